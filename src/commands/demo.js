import path from 'node:path';
import process from 'node:process';
import { portIsFree } from './port.js';
import { ensureInstalled, withoutDatabases } from './setup.js';

await ensureInstalled();
const { ensureBuild } = await import('./build.js');
const { ensureStory, tellSignIns } = await import('./story.js');

const folder = path.resolve(process.env.FOREWORD_DATA || '.foreword/demo');
const port = process.env.PORT || '3000';
const origin = `http://localhost:${port}`;

await portIsFree(Number(port));
console.log('Building the demo …');
await ensureBuild('build-demo');
const signIns = await ensureStory(folder);

Object.assign(process.env, withoutDatabases(), {
	FOREWORD_DATA: folder,
	FOREWORD_BUILD: 'build-demo',
	HOST: '127.0.0.1',
	PORT: port,
	ORIGIN: origin,
	NODE_ENV: 'production',
	// Whoever is in the demo is made up: nothing is sent to anybody.
	MAIL_URL: '',
	TEXT_URL: ''
});
tellSignIns(signIns, origin);
await import('../serve.js');
