import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureInstalled, withoutDatabases } from './setup.js';

/**
 * @typedef {{ role: string, name: string, userName: string, passphrase: string }} SignIn
 * @typedef {{ state: 'seeding' | 'seeded', signIns: SignIn[] }} Demo
 */

await ensureInstalled();
const { ensureBuild } = await import('./build.js');
const { removeData } = await import('./sweep.js');
const { runnerImport } = await import('vite');

const folder = path.resolve(process.env.FOREWORD_DATA || '.foreword/demo');
const slip = path.join(folder, 'demo.json');

/** @param {Demo} demo */
const keep = (demo) => {
	mkdirSync(folder, { recursive: true });
	writeFileSync(slip, JSON.stringify(demo, null, '\t'));
};

/** What an earlier demo left here; null when the folder is new. Ends the process on data no demo made. */
const earlier = () => {
	if (existsSync(slip)) {
		/** @type {Demo} */
		const demo = JSON.parse(readFileSync(slip, 'utf8'));
		return demo;
	}
	if (!existsSync(folder) || readdirSync(folder).length === 0) return null;
	console.error(`${folder} holds data that no demo made: the demo does not touch them. Unset FOREWORD_DATA.`);
	process.exit(1);
};

/** Half a story is taken away, folder and all: nobody typed anything into it yet. */
const begin = async () => {
	if (existsSync(slip)) await removeData(folder);
	keep({ state: 'seeding', signIns: [] });
	console.log('Writing the story of the demo people …');
	/** @typedef {{ seedDemo: (folder: string) => Promise<SignIn[]> }} Seeding */
	const { module } = await runnerImport(path.resolve('tests/support/seeding.ts'), {
		logLevel: 'error',
		resolve: { alias: { $lib: path.resolve('src/lib') } }
	});
	const signIns = await /** @type {Seeding} */ (module).seedDemo(folder);
	/** @type {Demo} */
	const demo = { state: 'seeded', signIns };
	keep(demo);
	return demo;
};

console.log('Building the demo …');
await ensureBuild('build-demo');
const left = earlier();
const { signIns } = left?.state === 'seeded' ? left : await begin();

const port = process.env.PORT || '3000';
Object.assign(process.env, withoutDatabases(), {
	FOREWORD_DATA: folder,
	FOREWORD_BUILD: 'build-demo',
	HOST: '127.0.0.1',
	PORT: port,
	ORIGIN: `http://localhost:${port}`,
	NODE_ENV: 'production'
});

console.log(`\nDemo: no real people. http://localhost:${port}/personas signs you in with one press, or:`);
for (const { role, name, userName, passphrase } of signIns)
	console.log(`  ${role}: ${name}, user name ${userName}, passphrase "${passphrase}"`);
console.log('Stop it with Ctrl+C. What you typed is there again when you come back.\n');
await import('../serve.js');
