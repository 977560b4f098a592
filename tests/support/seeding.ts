import { existsSync } from 'node:fs';
import path from 'node:path';
import { runEmbedded, type EmbeddedServer } from './embedded.js';

/** One way to try the demo: who, with which user name and passphrase. */
export type DemoSignIn = { role: string; name: string; userName: string; passphrase: string };

type People = { seed: (given: { server: EmbeddedServer }) => Promise<DemoSignIn[]> };

const PEOPLE = path.resolve('tests/people/demo.ts');

/**
 * Lets the demo people live their story through the real server, on the clock of the story, into the database of
 * a folder. Called by `npm run demo` when that database is new.
 */
export const seedDemo = async (folder: string): Promise<DemoSignIn[]> => {
	const server = await runEmbedded(folder, 'build-demo');
	try {
		// The one-click page lists every account: a database that is not a demo's refuses that to the app.
		await server.ownerSql()`grant execute on function sign_in.personas() to foreword_app`;
		if (!existsSync(PEOPLE)) return [];
		const people: People = await import(/* @vite-ignore */ PEOPLE);
		return await people.seed({ server });
	} finally {
		await server.stop();
	}
};
