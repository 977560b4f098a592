import { randomInt } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import * as store from './store';
import { CODE_MS, unchosen, type Asked, type Confirmed, type Way } from './way';

export type { Asked, Confirmed, Way } from './way';

const nearestZone = async (sql: Sql, pass: Pass): Promise<string> =>
	(await store.zonesNear(sql, pass))[0] ?? 'UTC';

/** How I am told, which zones there are, and why I may not say where to write to just now. */
export const readWay = (
	pass: Pass<'account:read'>
): Promise<{ way: Way; zones: readonly string[]; notNow: string | null }> =>
	transaction(pass, async (sql) => {
		const zones = await store.zonesNear(sql, pass);
		return {
			way: (await store.myWay(sql, pass)) ?? unchosen(zones[0] ?? 'UTC'),
			zones,
			notNow: await store.whyNotNow(sql, pass)
		};
	});

/** The zones that quiet hours can be in. */
export const zonesHere = (pass: Pass<'account:write'>): Promise<string[]> =>
	transaction(pass, (sql) => store.zonesNear(sql, pass));

/** An act about my account stands in my log too, when the account is a person's. */
const about = (pass: Pass) => ({ personId: pass.actor?.personId ?? null });

/** Sends a code to an address. Until it comes back, what was before goes on. */
export const askFor = (
	pass: Pass<'account:write'>,
	one: { how: 'mail' | 'text'; address: string }
): Promise<Asked> =>
	transaction(pass, async (sql) => {
		const code = String(randomInt(1_000_000)).padStart(6, '0');
		const until = new Date(pass.now.getTime() + CODE_MS);
		const asked = await store.askFor(sql, pass, { ...one, code, until, zone: await nearestZone(sql, pass) });
		if (asked === 'asked') await note(sql, pass, 'notice:asked', { ...about(pass), part: one.how });
		return asked;
	});

/** The code came back: from now on this address is used. */
export const confirmCode = (pass: Pass<'account:write'>, code: string): Promise<Confirmed> =>
	transaction(pass, async (sql) => {
		const became = (await store.confirm(sql, pass, code)) as Confirmed;
		if (became === 'done') await note(sql, pass, 'notice:confirmed', about(pass));
		return became;
	});

/** Nothing more to me; `forEver`: nothing more to this address, from anybody here. Works at once, anywhere. */
export const stopWay = (pass: Pass<'account:write'>, forEver: boolean): Promise<void> =>
	transaction(pass, async (sql) => {
		await store.stop(sql, pass, forEver);
		await note(sql, pass, forEver ? 'notice:never-again' : 'notice:stopped', about(pass));
	});

/** Hours in which nothing is sent. */
export const keepQuiet = (pass: Pass<'account:write'>, quiet: Way['quiet']): Promise<void> =>
	transaction(pass, async (sql) => {
		await store.keepQuiet(sql, pass, quiet);
		await note(sql, pass, 'notice:quiet-hours', about(pass));
	});
