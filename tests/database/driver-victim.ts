/**
 * A program that loses its connection at the worst moments. Bundled with the driver as it is or with the mended
 * one, run as a process of its own, since the fault ends the process. Prints what became of it as JSON.
 */
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';

const [, , url = '', scene = ''] = process.argv;
/** In `between` the connection stays away long enough for the second write to find nothing there. */
const app = postgres(url, {
	max: scene === 'load' ? 10 : 1,
	backoff: () => (scene === 'between' ? 0.5 : 0.05)
});
const killer = postgres(url, { max: 1 });

const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error ? String(error.code) : String(error);

const cut = async (sql: postgres.ISql) => {
	const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
	await killer`select pg_terminate_backend(${row?.pid ?? 0})`;
	await wait(100);
};

/** The connection goes between two small writes of a transaction. */
const between = async () => {
	const outcome = await app
		.begin(async (sql) => {
			await cut(sql);
			await sql`select 1`;
		})
		.then(() => 'saved', codeOf);
	return { outcome, after: (await app`select 1 as one`)[0]?.one };
};

/** A transaction that lost its connection goes on writing when somebody else already has that connection. */
const late = async () => {
	await app`create table written (by text)`;
	let goOn = () => {};
	const othersTurn = new Promise<void>((resolve) => (goOn = resolve));
	let lateWrite: Promise<string> = Promise.resolve('');
	const outcome = app
		.begin(async (sql) => {
			await cut(sql);
			await othersTurn;
			lateWrite = sql`insert into written values ('late')`.then(() => 'written', codeOf);
			await lateWrite;
		})
		.catch(codeOf);
	await outcome;
	await app.begin(async (sql) => {
		await sql`insert into written values ('other')`;
		goOn();
		await wait(100);
	});
	return {
		outcome: await outcome,
		late: await lateWrite,
		rows: (await app`select by from written`).map(({ by }) => by)
	};
};

/** Asks once more where the last cut still met the question itself: that is an answer about the cut, not the driver. */
const stillAnswers = async (tries = 3): Promise<unknown> => {
	try {
		return (await app`select 1 as one`)[0]?.one;
	} catch (error) {
		if (tries === 0) throw error;
		await wait(100);
		return stillAnswers(tries - 1);
	}
};

/** Many small transactions while every connection is cut again and again: each must end, well or badly. */
const load = async () => {
	let running = true;
	const cutting = (async () => {
		while (running) {
			await killer`select pg_terminate_backend(pid) from pg_stat_activity
				where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`;
			await wait(20);
		}
	})();
	const one = () =>
		app
			.begin(async (sql) => {
				await sql`select 1`;
				await sql`select ${'x'.repeat(20)}::text`;
			})
			.then(() => 'saved', codeOf);
	const ends: string[] = [];
	for (let round = 0; round < 20; round++) {
		const all = Promise.all(Array.from({ length: 50 }, one));
		ends.push(...(await Promise.race([all, wait(8_000, null, { ref: false }).then(() => ['hung'])])));
		if (ends.includes('hung')) break;
	}
	running = false;
	await cutting;
	return {
		hung: ends.includes('hung'),
		kinds: [...new Set(ends)].sort(),
		after: await stillAnswers()
	};
};

const scenes = new Map<string, () => Promise<object>>(Object.entries({ between, late, load }));
const result = await scenes.get(scene)?.();
console.log(JSON.stringify(result));
await Promise.all([app.end({ timeout: 1 }), killer.end({ timeout: 1 })]);
