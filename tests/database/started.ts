/** The whole start of the database as a program of its own: says how it went, in the folder it was started in. */
import { startDatabase, stopDatabase } from '../../src/lib/server/database/index.js';

await startDatabase().then(
	() => console.log('started'),
	(error: Error) => console.log(error.message)
);
await stopDatabase();
