import { randomUUID } from 'node:crypto';
import type { Words } from '../../../words';
import { heldBefore, note, transaction, type Pass, type Sql } from '../../access';
import { sets } from '../../questions/sets';
import * as questions from '../../questions/store';
import { attempt, codeRule, forgive, tried } from '../../sign-in/throttle';
import { gather } from '../card/gather';
import type { Inputs } from '../card/line';
import { crisisForWallet } from '../crisis-plan/card-acts';
import { directiveForWallet } from '../directive/wallet-acts';
import { zoneOf } from '../person/acts';
import { walletHash as hashOf } from '../person/find-acts';
import { holdIfPressed, pressedBy } from '../pressure/acts';
import { contactsOf } from '../sharing/acts';
import type { Use } from './form';
import * as store from './store';
import { codeLife, codeOf, linesOfCard, walletLines, type WalletLine } from './wallet';

export type { WalletLine } from './wallet';

export type Wallet = {
	readonly name: string;
	readonly zone: string;
	readonly lines: readonly WalletLine[];
	/** Keys as the page shows them ticked: as chosen; before that none, or those of the card where these were asked for. */
	readonly ticked: readonly string[];
	readonly chosen: boolean;
	/** Ticked, and waiting for the person's word. */
	readonly waiting: boolean;
	readonly crisis: boolean;
	/** Something of the plan is signed, and stands. */
	readonly signed: boolean;
	readonly code: store.Code | null;
	/** A new code waits for the person's word. */
	readonly codeWaits: boolean;
	readonly uses: readonly store.Use[];
};

const readAll = async (sql: Sql, pass: Pass<'wallet:read'> | Pass<'wallet:write'>, words: Words) => {
	const { inputs, person } = await gather(sql, pass, words);
	const contacts = await contactsOf(sql, pass);
	const lines = walletLines(inputs, contacts, await store.kept(sql, pass));
	return { inputs, person, lines };
};

/**
 * The person's wallet card: what may be ticked, what is, the code that works, and who used one.
 * @param card - before anything is chosen, show the lines of the card ticked
 */
export const readWallet = (pass: Pass<'wallet:read'>, words: Words, card = false): Promise<Wallet> =>
	transaction(pass, async (sql) => {
		const { inputs, person, lines } = await readAll(sql, pass, words);
		const choice = await store.choice(sql, pass);
		const shown = await store.ticked(sql, pass);
		const { works, waits } = await store.codes(sql, pass);
		return {
			name: person.name,
			zone: inputs.zone,
			lines,
			ticked: choice?.lines.length ? choice.lines : card ? linesOfCard(lines) : [],
			chosen: choice !== null,
			waiting: choice?.lines.some((line) => !shown.includes(line)) ?? false,
			crisis: choice?.crisis ?? false,
			signed: await store.isSigned(sql, pass),
			code: works,
			codeWaits: waits,
			uses: await store.uses(sql, pass)
		};
	});

/**
 * Ticks lines for the code. What is left out is gone at once; what is added under pressure waits.
 * @returns the id of the hold, when it waits
 */
export const chooseLines = (
	pass: Pass<'wallet:write'>,
	picked: readonly string[],
	crisis: boolean,
	words: Words
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const { lines } = await readAll(sql, pass, words);
		const before = await store.ticked(sql, pass);
		const known = ['name', 'born', ...lines.map(({ key }) => key)];
		const chosen = known.filter((key) => picked.includes(key));
		const id = randomUUID();
		await store.choose(sql, pass, id, { lines: chosen, crisis });
		await note(sql, pass, 'wallet:chosen', { id, detail: { lines: chosen.length } });
		if (chosen.every((line) => before.includes(line))) return null;
		return holdIfPressed(sql, pass, { act: 'widening', subject: id, loosens: true });
	});

/** A new code, shown once, and the hold that keeps it from working, if any. */
export type Made = {
	readonly code: string;
	readonly until: Date;
	readonly zone: string;
	readonly hold: string | null;
};

/**
 * Makes the code of a form and stops the one before it; under pressure the one before goes on until the new one is
 * confirmed. Only its hash is stored. Sent twice, it is the same code; sent again after that one was stopped, another.
 * @returns null when no line is ticked that it could show
 */
export const makeCode = (pass: Pass<'wallet:write'>, key: string): Promise<Made | null> =>
	transaction(pass, async (sql) => {
		if ((await store.ticked(sql, pass)).length === 0) return null;
		const [zone, twice] = [await zoneOf(sql, pass), codeOf(key)];
		const before = await store.codeWith(sql, pass, hashOf(twice));
		if (before !== null)
			return { code: twice, until: before.expiresAt, zone, hold: await heldBefore(sql, pass, before.id) };
		const stopped = await store.wasMade(sql, pass, hashOf(twice));
		const code = stopped ? codeOf(randomUUID()) : twice;
		const [id, until] = [randomUUID(), new Date(pass.now.getTime() + codeLife)];
		const pressed = (await pressedBy(sql, pass)).length > 0;
		const { works } = await store.codes(sql, pass);
		await store.stop(sql, pass, pressed ? (works?.id ?? null) : null);
		await store.addCode(sql, pass, { id, hash: hashOf(code), expiresAt: until });
		await note(sql, pass, 'wallet:made', { id });
		const hold = await holdIfPressed(sql, pass, { act: 'granting', subject: id, loosens: true });
		return { code, until, zone, hold };
	});

/** Stops the code at once. No reason is asked. */
export const stopCode = (pass: Pass<'wallet:write'>): Promise<void> =>
	transaction(pass, async (sql) => {
		if ((await store.stop(sql, pass)) > 0) await note(sql, pass, 'wallet:stopped');
	});

export type Printed = {
	readonly name: string | null;
	readonly until: Date;
	readonly zone: string;
	readonly crisis: boolean;
	/** Something of the plan is signed, and stands. */
	readonly signed: boolean;
};

/** What is printed beside a code that works; null for any other code. */
export const readPrinted = (pass: Pass<'wallet:read'>, code: string): Promise<Printed | null> =>
	transaction(pass, async (sql) => {
		const found = await store.codeWith(sql, pass, hashOf(code));
		if (found === null) return null;
		const shown = await store.ticked(sql, pass);
		const crisis = (await store.choice(sql, pass))?.crisis ?? false;
		const name = shown.includes('name') ? (pass.actor?.name ?? null) : null;
		const [signed, zone] = [await store.isSigned(sql, pass), await zoneOf(sql, pass)];
		return { name, until: found.expiresAt, zone, crisis, signed };
	});

/** Who used the person's codes, by the id that the log has for it. */
export const readUses = (pass: Pass<'looks:read'>): Promise<ReadonlyMap<string, store.Use>> =>
	transaction(pass, async (sql) => new Map((await store.uses(sql, pass)).map((one) => [one.id, one])));

export type Shown =
	| ({
			readonly state: 'shown';
			readonly lines: readonly WalletLine[];
			/** Something of the plan is signed, and stands. */
			readonly signed: boolean;
	  } & store.Names)
	| { readonly state: 'stopped' }
	| { readonly state: 'wait'; readonly seconds: number };

/** The lines a stranger reads: nothing but what the database gave out for this use. */
const strangerLines = async (
	sql: Sql,
	pass: Pass<'wallet:use'>,
	use: string,
	words: Words,
	plan: store.Plan
): Promise<WalletLine[]> => {
	const held = await store.held(sql, pass, use);
	const { answers, renderings } = await questions.shownByWallet(sql, pass, use);
	const contacts = await store.contacts(sql, pass, use);
	const inputs: Inputs = {
		...{ sets: sets.values(), told: [], contacts: [], supporters: [], banners: {}, setAside: [] },
		...{ confirmations: [], answers, renderings, held, now: pass.now, zone: plan.zone, words },
		crisis: await crisisForWallet(sql, pass, use),
		directive: await directiveForWallet(sql, pass, use, answers, new Set(held.keys()))
	};
	const shown = new Set(contacts.flatMap(({ id, shown }) => (shown ? [`c:${id}`] : [])));
	return walletLines(inputs, contacts).filter(
		({ key }) => (key !== 'd:legal' || plan.legal) && (!key.startsWith('c:') || shown.has(key))
	);
};

/**
 * Shows the ticked lines of the card a code belongs to, as they are now. Each time is a look that the person sees, with
 * the name and the reason given. Five codes that do not work, then fifteen minutes of waiting for that network; a code
 * that never was, was stopped or is over is the same to whoever tries it.
 */
export const showByCode = async (
	pass: Pass<'wallet:use'>,
	{ code, reader, reason }: Use,
	network: string,
	words: Words
): Promise<Shown> => {
	const here = tried(codeRule, 'wallet', network);
	const seconds = await attempt([here], pass.now);
	if (seconds > 0) return { state: 'wait', seconds };
	const id = randomUUID();
	const shown = await transaction(pass, async (sql): Promise<Shown> => {
		if (!(await store.use(sql, pass, { id, hash: hashOf(code), reader, reason })))
			return { state: 'stopped' };
		const plan = await store.plan(sql, pass, id);
		const lines = await strangerLines(sql, pass, id, words, plan);
		return { state: 'shown', lines, signed: plan.signed, ...(await store.names(sql, pass, id)) };
	});
	if (shown.state === 'shown') await forgive(here, false);
	return shown;
};
