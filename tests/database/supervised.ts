/**
 * The supervisor as a program of its own, so that a test can run it as another user and from a place that others
 * cannot enter. Starts the server of a folder, asks it something, stops it, prints what it found.
 */
import { connectAlone } from '../../src/lib/server/database/connection.js';
import { loginOf, stopServer, superviseServer } from '../../src/lib/server/database/supervisor.js';

const said: string[] = [];
const server = await superviseServer(process.argv[2] ?? '', {
	durable: false,
	say: (sentence) => said.push(sentence)
});
const sql = connectAlone(loginOf(server, 'superuser', 'postgres'));
const [row] = await sql<{ version: number; folder: string }[]>`
	select current_setting('server_version_num')::int / 10000 as version, current_setting('data_directory') as folder`;
await sql.end();
await stopServer(server);
console.log(JSON.stringify({ ...row, program: server.program.bin, uid: process.getuid?.(), said }));
