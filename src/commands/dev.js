import process from 'node:process';
import { ensureInstalled } from './setup.js';

await ensureInstalled();
const { createServer } = await import('vite');

// One-click sign-in is there, as in the demo; the data are of their own.
process.env.FOREWORD_DEMO = '1';
process.env.FOREWORD_DATA ||= '.foreword/dev';

const server = await createServer({ server: { host: '127.0.0.1', port: Number(process.env.PORT || 3000) } });
await server.listen();
server.printUrls();

/** The framework's own name for the event; Node's types know only Node's. @type {import('node:events').EventEmitter} */
const events = process;

const leave = async () => {
	events.emit('sveltekit:shutdown', 'SIGTERM');
	await server.close();
};
process.once('SIGINT', leave);
process.once('SIGTERM', leave);
