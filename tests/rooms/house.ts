import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One import: who takes what from where, and whether only its types. Paths are from the project's root. */
export type Import = { from: string; to: string; typeOnly: boolean };

/** Every source file below a folder, tests left out. */
export const sourcesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((file) => /\.(ts|js|svelte)$/.test(file) && !/\.(test|example|d)\.ts$/.test(file));

const scriptOf = (file: string) => {
	const text = readFileSync(file, 'utf8');
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n');
};

/** The file a name stands for, without its ending; a package's name stays as it is. */
const resolve = (from: string, name: string) => {
	const plain = name.replace(/\.(js|ts)$/, '').replace(/\/index$/, '');
	if (plain.startsWith('$lib')) return plain.replace('$lib', 'src/lib');
	return plain.startsWith('.') ? path.posix.join(path.posix.dirname(from), plain) : plain;
};

const isTypeOnly = (clause: ts.ImportClause | undefined) => {
	if (!clause) return false;
	if (clause.isTypeOnly) return true;
	const named = clause.namedBindings;
	return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((one) => one.isTypeOnly);
};

/** All imports of a file, `export … from` and `import(…)` of a literal included. */
export const importsOf = (file: string): Import[] => {
	const found: Import[] = [];
	const note = (name: ts.Node | undefined, typeOnly: boolean) => {
		if (name && ts.isStringLiteral(name)) found.push({ from: file, to: resolve(file, name.text), typeOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnly(node.importClause));
		else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			note(node.argument.literal, true);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			note(node.arguments[0], false);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, scriptOf(file), ts.ScriptTarget.Latest));
	return found;
};

const places: [room: string, pattern: RegExp][] = [
	['hooks', /^src\/hooks/],
	['serve', /^src\/(serve|commands)/],
	['route pages', /^src\/routes\/.*(\.svelte|\+(page|layout)\.ts)$/],
	['routes', /^src\/routes\//],
	['ui', /^src\/lib\/ui\//],
	['clock', /^src\/lib\/server\/clock/],
	['acts', /^src\/lib\/server\/care\/[^/]+\/([^/]+-)?(acts|reading|gather|save)(\.ts)?$/],
	['form', /^src\/lib\/server\/care\/[^/]+\/([^/]+-)?forms?(\.ts)?$/],
	['view', /^src\/lib\/server\/care\/[^/]+\/([^/]+-)?(say|view)(\.ts)?$/],
	['store', /^src\/lib\/server\/care\/[^/]+\/([^/]+-)?store(\.ts)?$/],
	['rules', /^src\/lib\/server\/care\//],
	['question store', /^src\/lib\/server\/questions\/(store|drafts|answer-row)(\.ts)?$/],
	['server', /^src\/lib\/server\/([^/.]+)/],
	['shared', /^src\/lib\//]
];

/** The room a file stands in: `access`, `database`, `acts`, `store`, `ui` …; `package` for what is not ours. */
export const roomOf = (file: string) => {
	const place = places.find(([, pattern]) => pattern.test(file));
	if (!place) return file.startsWith('src/') ? 'shared' : 'package';
	const [room, pattern] = place;
	return room === 'server' ? (pattern.exec(file)?.[1] ?? 'server') : room;
};

/** The folder of care a file belongs to, null outside care. */
export const conceptOf = (file: string) =>
	/^src\/lib\/server\/care\/([^/.]+)\//.exec(`${file}/`)?.[1] ?? null;
