import process from 'node:process';
import { ensureInstalled, runTool, withoutDatabases } from './setup.js';

await ensureInstalled();
const { ensureBuild } = await import('./build.js');
const { sweep } = await import('./sweep.js');

await sweep();
await Promise.all([ensureBuild('build'), ensureBuild('build-demo')]);
process.exitCode = await runTool('vitest/vitest.mjs', ['run', ...process.argv.slice(2)], withoutDatabases());
await sweep();
