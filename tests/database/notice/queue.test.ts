import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { driverGuard } from '../../../src/lib/server/database/driver-guard.js';
import type { Sql } from '../../../src/lib/server/database/index.js';
import { MOST_TRIES } from '../../../src/lib/server/jobs/backoff.js';
import { startWorker } from '../../../src/lib/server/jobs/worker.js';
import { runProgram, type Program } from '../../support/program.js';
import { openHouse, type House } from '../../support/sign-in.js';

/** How many jobs are done by the workers of two processes. */
const JOBS = Number(process.env.FOREWORD_PROOF_JOBS ?? 500);

let house: House;
let folder: string;
const running: Program[] = [];

beforeAll(async () => {
	house = await openHouse();
	folder = await mkdtemp(path.join(os.tmpdir(), 'foreword-works-'));
	await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [driverGuard()],
		ssr: { noExternal: true },
		build: { ssr: 'tests/database/notice/works.ts', outDir: folder, emptyOutDir: true }
	});
	// No constraint: what is done twice is to be seen.
	await house.superSql`create table worked (job uuid not null, lane uuid not null)`;
	await house.superSql`grant select, insert on worked to foreword_app`;
});
beforeEach(async () => {
	await house.superSql`delete from notice.job`;
	await house.superSql`delete from worked`;
});
afterAll(async () => {
	await Promise.all(running.map((one) => one.end('SIGKILL')));
	await house.close();
	await rm(folder, { recursive: true, force: true });
});

const program = async (env: NodeJS.ProcessEnv = {}): Promise<Program> => {
	const one = runProgram(path.join(folder, 'works.js'), {
		...env,
		DATABASE_URL: house.appUrl,
		DATABASE_OWNER_URL: house.ownerUrl
	});
	running.push(one);
	await one.until('works');
	return one;
};
const addJobs = async (count: number): Promise<void> => {
	await house.superSql`select notice.add_job('tell', gen_random_uuid()) from generate_series(1, ${count}::int)`;
};
const left = async (): Promise<number> =>
	Number((await house.superSql`select count(*) as n from notice.job where state <> 'done'`)[0]?.['n']);
const untilDone = async (): Promise<void> => {
	for (let tries = 0; (await left()) > 0; tries++) {
		if (tries === 300)
			throw new Error(`${await left()} jobs are left:\n${running.map((one) => one.printed()).join('\n')}`);
		await wait(50);
	}
};
const worked = () => house.superSql<{ job: string; lane: string }[]>`select job, lane from worked`;

test(`${JOBS} jobs, four workers of two processes: each is done, and each once`, async () => {
	await addJobs(JOBS / 2);
	const both = await Promise.all([program(), program()]);
	await addJobs(JOBS / 2);
	await untilDone();
	const done = await worked();
	expect(done).toHaveLength(JOBS);
	expect(new Set(done.map(({ job }) => job)).size).toBe(JOBS);
	expect(new Set(done.map(({ lane }) => lane)).size).toBe(4);
	// And both end when they are told to, with nothing left running.
	expect(await Promise.all(both.map((one) => one.end('SIGTERM')))).toEqual([0, 0]);
	expect(both.map((one) => one.printed()).join('')).not.toContain('fault');
});

test('a worker killed in the middle of a job leaves it to another; nothing of its half is there', async () => {
	await addJobs(1);
	const first = await program({ HANGS: 'yes', LANES: '1' });
	await first.until('began');
	const beside = await program({ LANES: '1' });
	await first.end('SIGKILL');
	await wait(300);
	// While its lease lasts nobody takes it: nobody can know from outside that it is dead.
	expect(await worked()).toEqual([]);
	const later = await program({ LANES: '1', AHEAD_SECONDS: '61' });
	await untilDone();
	expect(await worked()).toHaveLength(1);
	expect((await house.superSql`select tries, outcome from notice.job`)[0]).toEqual({
		tries: 2,
		outcome: 'sent'
	});
	await Promise.all([beside.end('SIGTERM'), later.end('SIGTERM')]);
});

test('what fails is tried again, later each time, and then given up; what it wrote meanwhile is not there', async () => {
	await addJobs(1);
	let now = new Date();
	let begun = 0;
	const gaps: number[] = [];
	const worker = startWorker({
		lanes: 1,
		clock: () => now,
		poll: 20,
		handlers: {
			tell: () => {
				begun++;
				if (begun === 2) throw new Error('broken');
				return Promise.resolve({ is: 'again', why: 'busy' });
			}
		}
	});
	for (let tries = 1; tries < MOST_TRIES; tries++) {
		while (begun < tries || (await house.superSql`select from notice.job where state = 'running'`).length > 0)
			await wait(10);
		const [row] = await house.superSql<
			{ run_at: Date; fault: string }[]
		>`select run_at, fault from notice.job`;
		gaps.push(Number(row?.run_at) - now.getTime());
		if (tries === 2) expect(row?.fault).toBe('fault');
		now = new Date(Number(row?.run_at) + 1);
	}
	await untilDone();
	await worker.stop();
	expect(begun).toBe(MOST_TRIES);
	expect(gaps).toEqual([...gaps].sort((one, other) => one - other));
	expect((await house.superSql`select outcome from notice.job`)[0]).toEqual({ outcome: 'unreached' });
});

test('a worker that was too slow writes nothing: the job belongs to another by then', async () => {
	await addJobs(1);
	let now = new Date();
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const effect = (lane: string) => async (sql: Sql) =>
		void (await sql`insert into worked values (${randomUUID()}, ${lane})`);
	const [slow, quick] = [randomUUID(), randomUUID()];
	let begun = false;
	const one = startWorker({
		lanes: 1,
		clock: () => now,
		poll: 20,
		handlers: {
			tell: async () => {
				begun = true;
				await held;
				return { is: 'end', became: 'sent', effect: effect(slow) };
			}
		}
	});
	while (!begun) await wait(10);
	now = new Date(now.getTime() + 61_000);
	const other = startWorker({
		lanes: 1,
		clock: () => now,
		poll: 20,
		handlers: { tell: () => Promise.resolve({ is: 'end', became: 'sent', effect: effect(quick) }) }
	});
	await untilDone();
	release();
	await Promise.all([one.stop(), other.stop()]);
	expect((await worked()).map(({ lane }) => lane)).toEqual([quick]);
});

test('a job is added with what causes it: what is undone adds none', async () => {
	const undone = new Error('undone');
	await house.superSql
		.begin(async (sql) => {
			await sql`select notice.add_job('tell', gen_random_uuid())`;
			throw undone;
		})
		.catch((fault: unknown) => {
			if (fault !== undone) throw fault;
		});
	expect(await left()).toBe(0);
});

test('the app itself reads and writes no row of the queue or of the addresses', async () => {
	for (const table of ['job', 'way', 'never', 'salt', 'code_asked'])
		await expect(house.appSql`select from ${house.appSql(`notice.${table}`)}`).rejects.toThrow(
			'permission denied'
		);
	await expect(house.appSql`select notice.add_job('tell', gen_random_uuid())`).rejects.toThrow(
		'permission denied'
	);
	await expect(house.appSql`select notice.tell(gen_random_uuid())`).rejects.toThrow('permission denied');
});
