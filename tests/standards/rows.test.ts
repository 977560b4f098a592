import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import asked from './asked.json' with { type: 'json' };
import rows from './rows.json' with { type: 'json' };

/** The names of the tests and groups of tests in a file: what somebody reads when one of them fails. */
const namesIn = (file: string): readonly string[] => {
	const names: string[] = [];
	const called = (node: ts.Expression): string =>
		ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) || ts.isTaggedTemplateExpression(node)
			? called(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression)
			: ts.isIdentifier(node)
				? node.text
				: '';
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && ['test', 'describe'].includes(called(node.expression))) {
			const [name] = node.arguments;
			if (name && ts.isStringLiteralLike(name)) names.push(name.text);
			else if (name && ts.isTemplateExpression(name)) names.push(name.getText());
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
	return names;
};

/** Every row of S1 and S4 that must be there (domain.md, priority M), but S1-20, which is of the reports. */
const must = [
	...[1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19].map((row) => ['S1', row] as const),
	...[1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21].map((row) => ['S4', row] as const),
	...[23, 24, 25, 26, 27, 29, 30, 31, 33, 34, 35, 36].map((row) => ['S4', row] as const)
].map(([seed, row]) => `${seed}-${String(row).padStart(2, '0')}`);

test('each row of S1 and S4 that must be there stands in the list, with the tests that show it', () => {
	expect(rows.map(({ id }) => id)).toEqual(must);
	expect(rows.filter(({ shownBy }) => shownBy.length === 0)).toEqual([]);
});

const files = [...new Set(rows.flatMap(({ shownBy }) => shownBy))];
test.each(files)('%s still names what it shows', (file) => {
	const names = namesIn(file).join('\n');
	const lost = rows.filter(({ id, shownBy }) => shownBy.includes(file) && !names.includes(id));
	expect(lost.map(({ id }) => id)).toEqual([]);
});

/** Rows of S0, S2 and S3 that the issues on episodes and debriefs name (domain.md), by the name of a test that shows each. */
test.each([...new Set(asked.flatMap(({ shownBy }) => shownBy.map(({ file }) => file)))])(
	'%s still holds the tests that show S0, S2 and S3',
	(file) => {
		const names = namesIn(file);
		const lost = asked.flatMap(({ id, shownBy }) =>
			shownBy
				.filter((one) => one.file === file && !names.some((name) => name.includes(one.test)))
				.map((one) => `${id}: ${one.test}`)
		);
		expect(lost).toEqual([]);
	}
);
