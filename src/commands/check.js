import process from 'node:process';
import { ensureInstalled, runTool } from './setup.js';

await ensureInstalled();

/** @type {[name: string, script: string, args: string[]][]} */
const checks = [
	['Types of routes', '@sveltejs/kit/svelte-kit.js', ['sync']],
	['Types', 'svelte-check/bin/svelte-check', ['--fail-on-warnings', '--tsconfig', './tsconfig.json']],
	['Lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
	['Format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
	['Rooms', 'vitest/vitest.mjs', ['run', '--project', 'unit', 'tests/rooms']]
];

const failed = [];
for (const [name, script, args] of checks) {
	console.log(`\n${name}`);
	if ((await runTool(script, args)) !== 0) failed.push(name);
}
console.log(failed.length > 0 ? `\nNot right yet: ${failed.join(', ')}.` : '\nAll checks passed.');
process.exitCode = failed.length > 0 ? 1 : 0;
