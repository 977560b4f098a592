import { createHash } from 'node:crypto';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { makeCode, readCode } from '../../sign-in/code';
import { attempt, codeRule, forgive, tried } from '../../sign-in/throttle';
import { findPack } from '../../standards/packs';
import {
	keptByRules,
	roles,
	type Asked,
	type Confirmed,
	type Plan,
	type Receipt,
	type Waiting
} from './erasure';
import * as store from './store';

export { goes, stays } from './erasure';
export type { Asked, Confirmed, Plan, Receipt, Waiting } from './erasure';

const receiptHash = (code: string): Buffer =>
	createHash('sha256')
		.update(`erasure ${readCode(code)}`, 'utf8')
		.digest();

const planFor = async (sql: Sql, pass: PersonPass): Promise<Plan> => ({
	...(await store.counts(sql, pass)),
	rules: keptByRules(await store.episodes(sql, pass), findPack)
});

/** What would go, what stays, by which rule and until when; and what was asked before. */
export const readErasure = (pass: Pass<'erasure:read'>): Promise<{ plan: Plan; asked: Asked[] }> =>
	transaction(pass, async (sql) => ({ plan: await planFor(sql, pass), asked: await store.asked(sql, pass) }));

/**
 * Puts the asking into the queue. The receipt is shown once: it is how the person sees, when the account is gone, what
 * was kept. The same form sent again changes nothing and shows none. Null too while another asking waits.
 */
export const askErasure = (pass: Pass<'erasure:ask'>, key: string): Promise<string | null> =>
	transaction(pass, async (sql) => {
		if ((await store.asked(sql, pass)).some(({ standing }) => standing === 'waiting')) return null;
		const receipt = makeCode(4);
		const plan = await planFor(sql, pass);
		if (!(await store.ask(sql, pass, { id: key, plan, receiptHash: receiptHash(receipt) }))) return null;
		await note(sql, pass, 'erasure:asked', { id: key });
		return receipt;
	});

export const takeErasureBack = (pass: Pass<'erasure:ask'>, id: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.takeBack(sql, pass, id)) await note(sql, pass, 'erasure:taken-back', { id });
	});

/** What waits for a keeper and a privacy officer. */
export const erasuresWaiting = (pass: Pass<'erasures:read'>): Promise<Waiting[]> =>
	transaction(pass, (sql) => store.waiting(sql, pass));

/**
 * One of the two says yes, as what they are. With the other's word everything that may go is destroyed in the same
 * transaction. Who is both can be one of them only.
 */
export const confirmErasure = (pass: Pass<'erasures:confirm'>, id: string): Promise<Confirmed> =>
	transaction(pass, async (sql) => {
		const one = (await store.waiting(sql, pass)).find((row) => row.id === id);
		if (one === undefined) return 'no';
		const role = roles.find((name) => pass.relations.includes(name) && one[name] === null);
		if (role === undefined) return one.mine ? 'same' : 'no';
		const outcome = await store.confirm(sql, pass, id, role);
		if (outcome === 'waiting' || outcome === 'done')
			await note(sql, pass, outcome === 'done' ? 'erasure:done' : 'erasure:confirmed', { id, part: role });
		return outcome;
	});

/** Whoever holds the receipt sees what became of it. Five wrong ones, then a wait. */
export const erasureBy = async (
	pass: Pass<'public:sign-in'>,
	receipt: string,
	network: string
): Promise<Receipt | { seconds: number } | null> => {
	const here = tried(codeRule, 'erasure', network);
	const seconds = await attempt([here], pass.now);
	if (seconds > 0) return { seconds };
	const found = await transaction(pass, (sql) => store.byReceipt(sql, pass, receiptHash(receipt)));
	if (found !== null) await forgive(here, true);
	return found;
};
