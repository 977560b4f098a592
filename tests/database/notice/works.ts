/** A worker of the queue as a program of its own. Told how many lanes, how far its clock is ahead, and where to hang. */
import { endsFirst, startDatabase, stopDatabase } from '../../../src/lib/server/database/index.js';
import { startWorker } from '../../../src/lib/server/jobs/worker.js';

const { LANES = '2', AHEAD_SECONDS = '0', HANGS = '' } = process.env;
const clock = () => new Date(Date.now() + Number(AHEAD_SECONDS) * 1000);

await startDatabase();
const worker = startWorker({
	lanes: Number(LANES),
	clock,
	poll: 500,
	report: (kind, code) => console.log(`fault ${kind} ${code}`),
	handlers: {
		tell: async (job, by) => {
			if (HANGS === 'yes') {
				console.log(`began ${job.id}`);
				await new Promise((resolve) => setTimeout(resolve, 600_000));
			}
			return {
				is: 'end',
				became: 'sent',
				effect: async (sql) => void (await sql`insert into worked (job, lane) values (${job.id}, ${by})`)
			};
		}
	}
});
endsFirst(worker.stop);
process.once('SIGTERM', () => void stopDatabase());
console.log('works');
