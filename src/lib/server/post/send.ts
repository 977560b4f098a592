import { decide, type How } from '../care/notice/notice';
import type { Sql } from '../database';
import { inJob, type Job } from '../jobs/queue';
import type { Handler, Went } from '../jobs/worker';
import { wordsFor } from '../words';
import { codeLetter, noticeLetter, type Carrier, type Delivered, type Letter } from './letter';

/** What a worker has to send with, and the address that stands in a letter. */
export type Office = {
	readonly origin: string;
	readonly carriers: Readonly<Partial<Record<How, Carrier>>>;
};

type Row = {
	how: How | null;
	address: string | null;
	code: string | null;
	language: string;
	zone: string;
	quiet_from: number;
	quiet_until: number;
	told_at: Date | null;
	told_job: string | null;
	never: boolean;
	faulty: boolean;
};

const over = (became: string): Went => ({ is: 'end', became });

const toSend = async (sql: Sql, job: Job, worker: string): Promise<Row | null> =>
	(await sql<Row[]>`select * from notice.to_send(${job.id}, ${worker})`)[0] ?? null;

const mark =
	(job: Job, worker: string, now: Date, why: string | null) =>
	async (sql: Sql): Promise<void> => {
		await sql`select notice.mark_way(${job.id}, ${worker}, ${now}, ${why})`;
	};

const became = (job: Job, worker: string, now: Date, delivered: Delivered): Went => {
	if (delivered === 'sent') return { is: 'end', became: 'sent', effect: mark(job, worker, now, null) };
	if (delivered === 'refused')
		return { is: 'end', became: 'refused', effect: mark(job, worker, now, 'refused') };
	return { is: 'again', why: delivered.again, givenUp: mark(job, worker, now, 'unreached') };
};

const post = async (office: Office, row: Row, letter: Letter): Promise<Delivered | 'off'> =>
	(await office.carriers[row.how ?? 'none']?.send(letter)) ?? 'off';

/** The decision and the beginning of the hour in one transaction; what is sent comes after it. */
const mayTell = (job: Job, worker: string, now: Date): Promise<Row | Went> =>
	inJob(now, async (sql) => {
		const row = await toSend(sql, job, worker);
		if (row === null) return over('not-wanted');
		const told =
			row.told_at === null || row.told_job === null ? null : { at: row.told_at, job: row.told_job };
		const quiet = { from: row.quiet_from, until: row.quiet_until, zone: row.zone };
		const { how, never, faulty } = row;
		const decision = decide({ how, never, faulty, quiet, told }, job.id, now, job.kind === 'now');
		if (decision.is === 'drop') return over(decision.why);
		if (decision.is === 'later') return decision;
		await sql`select notice.begin_telling(${job.id}, ${worker}, ${now})`;
		return row;
	});

/** "There is something new for you." */
export const tell =
	(office: Office): Handler =>
	async (job, worker, now) => {
		const row = await mayTell(job, worker, now);
		if ('is' in row) return row;
		const words = noticeLetter(wordsFor(row.language), office.origin);
		const delivered = await post(office, row, { id: job.id, to: row.address ?? '', ...words });
		return delivered === 'off' ? over('off') : became(job, worker, now, delivered);
	};

/** Ten more minutes are over: when nobody has seen the help by now, whoever is on the list hears of it. */
export const lookForHelp: Handler = (job, worker, now) =>
	inJob(now, async (sql) => {
		const [row] = await sql<{ waits: boolean }[]>`select notice.help_waits(${job.id}, ${worker}) as waits`;
		return over(row?.waits === true ? 'told' : 'seen');
	});

/** The code for an address: asked for this minute, so that neither hour nor quiet hours hold it back. */
export const sendCode =
	(office: Office): Handler =>
	async (job, worker, now) => {
		const row = await inJob(now, (sql) => toSend(sql, job, worker));
		if (row === null || row.code === null || row.address === null) return over('not-wanted');
		if (row.never) return over('not-here');
		const words = codeLetter(wordsFor(row.language), row.code);
		const delivered = await post(office, row, { id: job.id, to: row.address, ...words });
		return delivered === 'off' ? over('off') : became(job, worker, now, delivered);
	};
