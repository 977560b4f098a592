import { randomUUID } from 'node:crypto';
import type { Sql } from '../database';
import { MOST_TRIES, waitAfter } from './backoff';
import { endJob, inJob, isDeaf, nextJobAt, onNewJob, putOffJob, sweepJobs, takeJob, type Job } from './queue';

/**
 * How a job went. `end`: over, as this code says, with an effect that is written together with the mark. `again`: it
 * failed; the effect is written when it was the last try. `later`: not yet, and no fault of anything.
 */
export type Went =
	| { readonly is: 'end'; readonly became: string; readonly effect?: (sql: Sql) => Promise<void> }
	| { readonly is: 'again'; readonly why: string; readonly givenUp?: (sql: Sql) => Promise<void> }
	| { readonly is: 'later'; readonly until: Date };

/** Does one kind of job. Told whose worker it is, to ask the database for what is the job's alone. */
export type Handler = (job: Job, worker: string, now: Date) => Promise<Went>;

export type WorkerOptions = {
	readonly handlers: Readonly<Record<string, Handler>>;
	readonly clock: () => Date;
	/** How many jobs this process does at once. */
	readonly lanes?: number;
	/** The longest that nobody looks, in milliseconds: a call can be lost, a look cannot. */
	readonly poll?: number;
	/** Told of a fault by its kind alone. */
	readonly report?: (kind: string, code: string) => void;
};

export type Worker = {
	/** Takes no more jobs and waits for those that run. */
	readonly stop: () => Promise<void>;
};

const HOUR = 3_600_000;
const codeOf = (fault: unknown): string =>
	fault instanceof Error ? ('code' in fault ? String(fault.code) : fault.name) : 'unknown';

const lost = new Error('another worker took this job');

const mark = async (job: Job, worker: string, now: Date, went: Went): Promise<void> =>
	inJob(now, async (sql) => {
		if (went.is === 'later')
			return putOffJob(sql, job, worker, { until: went.until, why: null, counts: false });
		if (went.is === 'again' && job.tries < MOST_TRIES) {
			const until = new Date(now.getTime() + waitAfter(job.tries));
			return putOffJob(sql, job, worker, { until, why: went.why, counts: true });
		}
		await (went.is === 'again' ? went.givenUp : went.effect)?.(sql);
		const became = went.is === 'again' ? 'unreached' : went.became;
		// Too slow, and taken by another: what this one did to the database never happened.
		if (!(await endJob(sql, job, worker, now, became))) throw lost;
	});

/**
 * Does the jobs of the queue in this process, beside any other process that does. Each is done once; one whose worker
 * died is taken again when its lease ends; what fails is tried again, later each time.
 */
export const startWorker = ({
	handlers,
	clock,
	lanes = 2,
	poll = 15_000,
	report = () => undefined
}: WorkerOptions): Worker => {
	const sleepers = new Set<() => void>();
	let stopping = false;
	let heard: unknown = null;
	let sweptAt = 0;

	const wake = () => {
		for (const rouse of [...sleepers]) rouse();
	};
	const sleep = (ms: number) =>
		new Promise<void>((resolve) => {
			const rouse = () => {
				clearTimeout(timer);
				sleepers.delete(rouse);
				resolve();
			};
			const timer = setTimeout(rouse, ms);
			sleepers.add(rouse);
			if (stopping) rouse();
		});

	const listen = async () => {
		if (heard !== null && !isDeaf(heard)) return;
		heard = 'trying';
		heard = await onNewJob(wake);
	};
	const tidy = async (now: Date) => {
		if (now.getTime() - sweptAt < HOUR) return;
		sweptAt = now.getTime();
		await sweepJobs(now);
	};

	const attempt = async (job: Job, worker: string): Promise<Went> =>
		(handlers[job.kind] ?? unknownKind)(job, worker, clock());
	const doOne = async (worker: string): Promise<boolean> => {
		const job = await takeJob(worker, clock());
		if (job === null) return false;
		const went = await attempt(job, worker).catch((fault: unknown): Went => {
			report('job', codeOf(fault));
			return { is: 'again', why: 'fault' };
		});
		await mark(job, worker, clock(), went);
		return true;
	};
	const untilNext = async (): Promise<number> => {
		const at = await nextJobAt();
		return at === null ? poll : Math.min(Math.max(at.getTime() - clock().getTime(), 50), poll);
	};

	const lane = async () => {
		const worker = randomUUID();
		while (!stopping) {
			try {
				await listen();
				await tidy(clock());
				if (!(await doOne(worker)) && !stopping) await sleep(await untilNext());
			} catch (fault) {
				if (stopping) return;
				if (fault === lost) continue;
				report('worker', codeOf(fault));
				await sleep(Math.min(poll, 2_000));
			}
		}
	};

	const running = Array.from({ length: lanes }, lane);
	return {
		stop: async () => {
			stopping = true;
			wake();
			await Promise.all(running);
		}
	};
};

/** Of a newer build, perhaps: another process may know it. */
const unknownKind: Handler = () => Promise.resolve({ is: 'again', why: 'unknown-kind' });
