import { pool, type Sql } from '../database';

/** One job taken: what it is and about which account. It never holds what somebody wrote. */
export type Job = {
	readonly id: string;
	readonly kind: string;
	readonly subject: string;
	/** How often it was begun, this time included. */
	readonly tries: number;
};

/** Longer than any job may take: whoever holds one for longer is gone, and another takes it. */
export const LEASE_SECONDS = 60;

/** Runs with the time that the functions of the database go by. Nobody is signed in. */
export const inJob = async <T>(now: Date, work: (sql: Sql) => Promise<T>): Promise<T> =>
	(await pool().begin(async (sql) => {
		await sql`select set_config('app.session', '', true), set_config('app.now', ${now.toISOString()}, true)`;
		return work(sql);
	})) as T;

/** The job that is due for longest, from now on this worker's; null when none is. */
export const takeJob = async (worker: string, now: Date): Promise<Job | null> => {
	const rows = await pool()<Job[]>`
		select id, kind, subject, tries from notice.take_job(${worker}, ${now}, ${LEASE_SECONDS})`;
	return rows[0] ?? null;
};

/** Marks a job as done, in the transaction of what it did. False: another worker has it by now. */
export const endJob = async (
	sql: Sql,
	job: Job,
	worker: string,
	now: Date,
	became: string
): Promise<boolean> => {
	const rows = await sql<
		{ ok: boolean }[]
	>`select notice.end_job(${job.id}, ${worker}, ${now}, ${became}) as ok`;
	return rows[0]?.ok === true;
};

/** Once more, later. `counts`: it was a try that failed. */
export const putOffJob = async (
	sql: Sql,
	job: Job,
	worker: string,
	{ until, why, counts }: { until: Date; why: string | null; counts: boolean }
): Promise<void> => {
	await sql`select notice.put_off_job(${job.id}, ${worker}, ${until}, ${why}, ${counts})`;
};

/** When the next job is due; null when none waits. */
export const nextJobAt = async (): Promise<Date | null> =>
	(await pool()<{ at: Date | null }[]>`select notice.next_job_at() as at`)[0]?.at ?? null;

/** Takes away what was done long ago, and codes that ran out. */
export const sweepJobs = async (now: Date): Promise<void> => {
	await pool()`select notice.sweep(${now})`;
};

/** Calls back whenever a job was added, by any process; also after a lost connection came back. */
export const onNewJob = async (wake: () => void): Promise<unknown> => {
	const heard = pool();
	await heard.listen('foreword_job', wake, wake);
	return heard;
};

/** Whether what `onNewJob` listened on was replaced since: then it hears nothing any more. */
export const isDeaf = (heard: unknown): boolean => heard !== pool();
