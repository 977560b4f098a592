import process from 'node:process';
import { ensureInstalled, runTool, withoutDatabases } from './setup.js';

// The longer proof: every page at every size in every colour and direction. `npm test` looks at fewer combinations.
await ensureInstalled();
const { ensureBuild } = await import('./build.js');
const { sweep } = await import('./sweep.js');

await sweep();
await ensureBuild('build');
process.exitCode = await runTool(
	'vitest/vitest.mjs',
	['run', '--project', 'browser', ...process.argv.slice(2)],
	{ ...withoutDatabases(), PROOF: 'crossed' }
);
await sweep();
