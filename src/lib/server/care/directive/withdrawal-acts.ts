import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { standingOf } from '../../standards/standing';
import { holdIfPressed } from '../pressure/acts';
import { partsFor, withWholeQuestions } from './directive';
import { gather, inForceOf, type Directives, type Version } from './gather';
import { takenBackOf, type TakenBack } from './taken-back';
import { leaveNotices } from './telling-acts';
import * as store from './withdrawal-store';

/** The version a withdrawal is of: the one in force, else the newest that was signed. */
export const toWithdraw = (all: Directives): Version | null =>
	inForceOf(all)[0] ??
	all.versions.find(
		({ id, signature }) =>
			signature !== null && all.standing.versions.some((one) => one.id === id && one.state === 'signed')
	) ??
	null;

export type WithdrawForm = {
	readonly key: string;
	readonly version: string;
	readonly parts: readonly string[] | null;
	readonly method: store.Withdrawal['method'];
	readonly words: string | null;
	readonly foundIncapable: boolean;
	readonly writtenAt: Date;
};

const none = { witnesses: 0, certified: 0, attested: 0, examined: 0 };
const tried: store.Counts = { counts: 'not', ...none };

/** What the rules would make of a withdrawal that is about to be written. */
const countsFor = (all: Directives, version: Version, form: WithdrawForm, now: Date): store.Counts => {
	const attempted = {
		id: form.key,
		writtenAt: form.writtenAt,
		enteredAt: now,
		parts: partsFor(version.id, form.parts, version.row.items),
		inWriting: form.method !== 'aloud',
		foundIncapable: form.foundIncapable,
		witnesses: [],
		attestations: [],
		receipts: [],
		toConfirm: false
	};
	const rows = all.versions.map(({ row }) =>
		row.id === version.id ? { ...row, withdrawals: [...row.withdrawals, attempted] } : row
	);
	const attempt = standingOf(rows, now)
		.versions.flatMap(({ attempts }) => attempts)
		.find(({ withdrawal }) => withdrawal === form.key);
	if (attempt === undefined) return { counts: 'at-once', ...none };
	if (attempt.why !== 'formality-missing') return tried;
	const { witnesses, capacity, practitionerAttests } = version.row.pack.formalities;
	return {
		counts: 'witnessed',
		witnesses: witnesses.value,
		certified: capacity.value === 'witness' ? 1 : 0,
		attested: practitionerAttests.value ? 1 : 0,
		examined: capacity.value === 'practitioner' ? 1 : 0
	};
};

export type Withdrew = {
	readonly outcome: 'withdrawn' | 'waits' | 'attempt' | 'gone';
	readonly hold: string | null;
};

const write = async (
	sql: Sql,
	pass: PersonPass & Pass,
	form: WithdrawForm,
	reported = false
): Promise<Withdrew> => {
	const all = await gather(sql, pass);
	const version = toWithdraw(all);
	if (version === null || version.id !== form.version) return { outcome: 'gone', hold: null };
	const parts = form.parts === null ? null : withWholeQuestions(version.id, form.parts, version.row.items);
	// Only what the person enters withdraws, whatever the law would let somebody else hear.
	const counted = reported ? tried : countsFor(all, version, form, pass.now);
	const added = await store.addWithdrawal(sql, pass, {
		...form,
		...counted,
		id: form.key,
		directiveId: version.id,
		parts,
		by: actorOf(pass)
	});
	if (added)
		await note(sql, pass, counted.counts === 'not' ? 'directive:withdrawal-tried' : 'directive:withdrawn', {
			id: version.id,
			part: parts === null ? 'whole' : 'parts'
		});
	if (added && counted.counts === 'not')
		await leaveNotices(sql, pass, {
			of: { withdrawal: form.key },
			question: null,
			directive: version.id,
			item: null
		});
	// What was taken back where somebody may have been pressed is not gone until the person says so in quiet.
	const hold = await holdIfPressed(sql, pass, { act: 'withdrawing', subject: form.key, loosens: true });
	const outcome = { 'at-once': 'withdrawn', witnessed: 'waits', not: 'attempt' } as const;
	return { outcome: outcome[counted.counts], hold };
};

/**
 * Takes the directive back, whole or in parts. What the rules let count is gone for every reader of Foreword with this
 * transaction; what they do not is kept as an attempt that the card tells of.
 */
export const withdraw = (pass: Pass<'directive:withdraw'>, form: WithdrawForm): Promise<Withdrew> =>
	transaction(pass, (sql) => write(sql, pass, form));

/** Staff write down that the person, found unable to decide, wants it cancelled. It ends nothing by itself. */
export const report = (
	pass: Pass<'directive:report'>,
	form: Omit<WithdrawForm, 'foundIncapable' | 'parts'>
): Promise<Withdrew> =>
	transaction(pass, (sql) => write(sql, pass, { ...form, foundIncapable: true, parts: null }, true));

/** What the person said and took back, for an export: it reads rows, which keep every word that was ever signed. */
export const takenBackIn = async (sql: Sql, pass: PersonPass): Promise<TakenBack> =>
	takenBackOf(await gather(sql, pass));

/** Holders of copies outside Foreword, what reached them when, and which withdrawals there were. */
export type Outside = {
	readonly copies: readonly store.Copy[];
	readonly receipts: readonly store.Receipt[];
	readonly all: Directives;
};

export const readOutside = (pass: Pass<'directive:write'>): Promise<Outside> =>
	transaction(pass, async (sql) => ({
		copies: await store.copies(sql, pass),
		receipts: await store.receipts(sql, pass),
		all: await gather(sql, pass)
	}));

export const giveCopy = (
	pass: Pass<'directive:write'>,
	one: Omit<store.Copy, 'directiveId'>
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const newest = (await gather(sql, pass)).versions.find(({ signature }) => signature !== null);
		if (newest === undefined) return false;
		const added = await store.addCopy(sql, pass, { ...one, directiveId: newest.id, by: actorOf(pass) });
		if (added) await note(sql, pass, 'directive:copy-given', { id: one.id });
		return true;
	});

export const tellReceipt = (
	pass: Pass<'directive:write'>,
	one: store.Receipt & { readonly id: string }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const { withdrawals } = await gather(sql, pass);
		if (!withdrawals.some(({ id }) => id === one.withdrawalId)) return false;
		if (await store.addReceipt(sql, pass, { ...one, by: actorOf(pass) }))
			await note(sql, pass, 'directive:receipt-told', { id: one.id });
		return true;
	});
