import { build, now, type Who } from '../access/world.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ask, type Answer } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';

/** The world of the walls with something planted in it, and a server of its own. */
export type World = { db: TestDatabase; server: TestServer };

export const world = async (plant: (sql: TestDatabase['superSql']) => Promise<void>): Promise<World> => {
	const db = await freshDatabase();
	await build(db.superSql);
	await plant(db.superSql);
	return { db, server: await startServer({ now, database: db }) };
};

export const close = async (one: World | undefined): Promise<void> => {
	await one?.server.stop();
	await one?.db.drop();
};

export const get = ({ server }: World, who: Who, path: string, language = 'en'): Promise<Answer> =>
	ask(server.origin + path, {
		headers: { accept: 'text/html', 'accept-language': language, cookie: `foreword=${who}` }
	});

export const post = ({ server }: World, who: Who, path: string, body: string): Promise<Answer> =>
	ask(server.origin + path, {
		method: 'POST',
		body,
		headers: {
			accept: 'text/html',
			origin: server.origin,
			cookie: `foreword=${who}`,
			'content-type': 'application/x-www-form-urlencoded'
		}
	});

/** Made anew for each response: when it was, and what follows from the ids of its forms. */
const anew = ['date', 'etag', 'content-length'];

/** All of a response but what is made anew for each: ids of requests and forms, nonces, the port. */
export const plain = ({ server }: World, { status, headers, body }: Answer): string =>
	[
		status,
		...Object.entries(headers)
			.filter(([name]) => !anew.includes(name))
			.map(([name, value]) => `${name}: ${value}`),
		body
	]
		.join('\n')
		.replaceAll(server.origin, 'http://here')
		.replace(/nonce(-|="?)[\w+/=-]+/g, 'nonce')
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');

/** Where two responses begin to differ, for whoever mends it. */
export const firstDifference = (here: string, there: string): string => {
	const at = [...here].findIndex((letter, place) => letter !== there[place]);
	const around = (text: string): string => text.slice(Math.max(0, at - 150), at + 150);
	return `${around(here)} | ${around(there)}`;
};
