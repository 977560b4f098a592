import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createServer } from 'vite';
import { ensureBuild } from './build.js';
import { removeData } from './sweep.js';

/**
 * @typedef {{ role: string, name: string, userName: string, passphrase: string }} SignIn
 * @typedef {{ state: 'seeding' | 'seeded', signIns: SignIn[] }} Story
 */

/** @param {string} folder */
const slipOf = (folder) => path.join(folder, 'demo.json');

/**
 * @param {string} folder
 * @param {Story} story
 */
const keep = (folder, story) => {
	mkdirSync(folder, { recursive: true });
	writeFileSync(slipOf(folder), JSON.stringify(story, null, '\t'));
};

/**
 * What an earlier demo left in a folder; null when the folder is new. Ends the process on data no demo made.
 * @param {string} folder
 * @returns {Story | null}
 */
const earlier = (folder) => {
	if (existsSync(slipOf(folder))) return JSON.parse(readFileSync(slipOf(folder), 'utf8'));
	if (!existsSync(folder) || readdirSync(folder).length === 0) return null;
	console.error(`${folder} holds data that no demo made: the demo does not touch them. Unset FOREWORD_DATA.`);
	process.exit(1);
};

/**
 * The story is TypeScript, shared with the tests: Vite reads it, without a server of its own.
 * @param {string} folder
 * @returns {Promise<SignIn[]>}
 */
const tell = async (folder) => {
	const reader = await createServer({
		configFile: false,
		logLevel: 'error',
		appType: 'custom',
		server: { middlewareMode: true, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true },
		resolve: { alias: { $lib: path.resolve('src/lib') } }
	});
	try {
		const { seedDemo } = await reader.ssrLoadModule(path.resolve('tests/support/seeding.ts'));
		return await seedDemo(folder);
	} finally {
		await reader.close();
	}
};

/**
 * Lets the demo people live their story in a new folder; one that has it already is left as it is. Half a story
 * is taken away, folder and all: nobody typed anything into it yet.
 * @param {string} folder
 * @returns {Promise<SignIn[]>} one way to sign in for each role
 */
export const ensureStory = async (folder) => {
	const left = earlier(folder);
	if (left?.state === 'seeded') return left.signIns;
	await ensureBuild('build-demo');
	if (left) await removeData(folder);
	keep(folder, { state: 'seeding', signIns: [] });
	console.log('Writing the story of the demo people …');
	const signIns = await tell(folder);
	keep(folder, { state: 'seeded', signIns });
	return signIns;
};

/**
 * Says how to come in.
 * @param {SignIn[]} signIns
 * @param {string} origin
 */
export const tellSignIns = (signIns, origin) => {
	console.log(`\nDemo: no real people. ${origin}/personas signs you in with one press, or:`);
	for (const { role, name, userName, passphrase } of signIns)
		console.log(`  ${role}: ${name}, user name ${userName}, passphrase "${passphrase}"`);
	console.log('Stop it with Ctrl+C. What you typed is there again when you come back.\n');
};
