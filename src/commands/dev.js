import path from 'node:path';
import process from 'node:process';
import { ensureInstalled, withoutDatabases } from './setup.js';

await ensureInstalled();
const { createServer } = await import('vite');
const { ensureStory, tellSignIns } = await import('./story.js');

const folder = path.resolve(process.env.FOREWORD_DATA || '.foreword/dev');
const port = Number(process.env.PORT || 3000);
const signIns = await ensureStory(folder);

// One-click sign-in is there, as in the demo; the data are of their own.
Object.assign(process.env, withoutDatabases(), { FOREWORD_DEMO: '1', FOREWORD_DATA: folder });
const server = await createServer({ server: { host: '127.0.0.1', port, strictPort: true } });
await server.listen();
tellSignIns(signIns, `http://localhost:${port}`);
server.printUrls();

/** The framework's own name for the event; Node's types know only Node's. @type {import('node:events').EventEmitter} */
const events = process;

const leave = async () => {
	events.emit('sveltekit:shutdown', 'SIGTERM');
	await server.close();
};
process.once('SIGINT', leave);
process.once('SIGTERM', leave);
