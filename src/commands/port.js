import { createServer } from 'node:net';
import process from 'node:process';

/**
 * Ends with a sentence when another program listens on the port already: better told now than after a long story.
 * @param {number} port
 */
export const portIsFree = (port) =>
	/** @type {Promise<void>} */ (
		new Promise((resolve) => {
			const probe = createServer();
			probe.once('error', () => {
				console.error(
					`Foreword cannot listen on 127.0.0.1:${port}: another program does. Stop it, or set PORT to another number.`
				);
				process.exit(1);
			});
			probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
		})
	);
