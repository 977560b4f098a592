import type { EmbeddedServer } from './embedded.js';

/** Everything goes down and comes back: as for a deploy, as in a power cut, or the database alone. */
export const restarts: readonly ((server: EmbeddedServer) => Promise<void>)[] = [
	(server) => server.restart(),
	async (server) => {
		await Promise.all([server.killDatabase(), server.kill()]);
		await server.restart();
	},
	(server) => server.killDatabase()
];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const isReady = async (server: EmbeddedServer): Promise<boolean> => {
	const asked = server.visit().send('/readyz');
	return (await asked.catch(() => null))?.status === 200;
};

/**
 * Waits until the server says that its database is there. What a killed database left behind still answers for a
 * moment: ready is who says so three times in a row.
 */
export const untilReady = async (server: EmbeddedServer): Promise<void> => {
	const began = performance.now();
	for (let calm = 0; calm < 3; calm = (await isReady(server)) ? calm + 1 : 0) {
		if (performance.now() - began > 60_000) throw new Error(`not back:\n${server.log()}`);
		await pause(300);
	}
};
