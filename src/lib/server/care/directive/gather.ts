import { transaction, type Pass, type PersonPass, type Sql } from '../../access';
import type { Current } from '../../questions/answer';
import * as questions from '../../questions/store';
import type { DirectiveRow, Standing, WithdrawalRow } from '../../standards/directive-state';
import { jurisdictionOf } from '../../standards/jurisdictions';
import { monthsAfter, standingOf } from '../../standards/standing';
import { zoneOf } from '../person/acts';
import { heldOf } from '../pressure/acts';
import { choiceIn, dateIn, itemsOf, partsFor } from './directive';
import * as store from './store';
import * as taking from './withdrawal-store';

/** One version with all that was said in it and done to it, as far as the reader may read it. */
export type Version = store.Version & {
	readonly answers: readonly Current[];
	readonly signature: store.Signature | null;
	readonly witnesses: readonly store.Witness[];
	readonly speakers: readonly store.Representative[];
	readonly row: DirectiveRow;
};

/** Everything about somebody's directives for one reader. Nothing of it is kept between two requests. */
export type Directives = {
	/** Newest first. */
	readonly versions: readonly Version[];
	readonly withdrawals: readonly taking.Withdrawal[];
	readonly standing: Standing;
	/** When all of it was withdrawn and nothing signed since; for readers who know no more of it than that. */
	readonly withdrawnAt: Date | null;
	readonly zone: string;
	readonly name: string;
};

/** What was done to versions: as much of each row as the rules ask for. */
export type Rows = {
	readonly signatures: readonly Pick<
		store.Signature,
		'id' | 'directiveId' | 'textHash' | 'signedAt' | 'takenBack'
	>[];
	readonly witnesses: readonly Omit<store.Witness, 'id' | 'name' | 'role' | 'accountId'>[];
	readonly speakers: readonly Pick<store.Representative, 'id' | 'directiveId' | 'acceptedAt' | 'endedAt'>[];
	readonly withdrawals: readonly Omit<taking.Withdrawal, 'words'>[];
	readonly receipts: readonly taking.Receipt[];
	/** Rows that wait for the person's word in quiet. */
	readonly waiting: ReadonlySet<string>;
};

const witnessRow = (one: Rows['witnesses'][number]) => ({
	at: one.witnessedAt,
	textHash: one.textHash,
	relations: one.relations,
	inClass: one.inClass,
	certifiesCapacity: one.certifies
});

const sortOut = (all: Rows['witnesses']) => ({
	witnesses: all.filter(({ what }) => what === 'witness').map(witnessRow),
	attestations: all.flatMap((one) =>
		one.what === 'witness'
			? []
			: [{ at: one.witnessedAt, textHash: one.textHash, by: 'practitioner' as const, what: one.what }]
	)
});

const withdrawalRow = (
	one: Rows['withdrawals'][number],
	rows: Rows,
	items: DirectiveRow['items']
): WithdrawalRow => ({
	id: one.id,
	writtenAt: one.writtenAt,
	enteredAt: one.enteredAt,
	parts: partsFor(one.directiveId, one.parts, items),
	// What is typed here stands in writing.
	inWriting: one.method !== 'aloud',
	foundIncapable: one.foundIncapable,
	...sortOut(rows.witnesses.filter(({ withdrawalId }) => withdrawalId === one.id)),
	receipts: rows.receipts
		.filter(({ withdrawalId }) => withdrawalId === one.id)
		.map(({ holder, receivedAt }) => ({ holder, at: receivedAt })),
	toConfirm: one.held || one.tried
});

/** What the rules are asked about: a version and everything done to it. */
export const rowOf = (version: store.Version, answers: readonly Current[], rows: Rows): DirectiveRow => {
	const signature = rows.signatures.find(({ directiveId }) => directiveId === version.id) ?? null;
	const said = itemsOf(version.id, answers);
	// What was signed and not confirmed is no wish on its way either.
	const items = signature?.takenBack ? said.map((item) => ({ ...item, wishedAt: null })) : said;
	const pack = jurisdictionOf(version.jurisdiction);
	const reviewOn = dateIn(answers, 'review-on');
	return {
		id: version.id,
		pack,
		begunAt: version.begunAt,
		discardedAt: version.discardedAt,
		items,
		// What was signed does not change: the database holds that. What is unsigned has no text to be signed yet.
		textHash: signature?.textHash ?? '',
		mayWithdrawWhileIncapable: choiceIn(answers),
		effectiveFrom: dateIn(answers, 'starts-on'),
		reviewBy:
			reviewOn ??
			(signature === null ? null : monthsAfter(signature.signedAt, pack.validity.reviewAfterMonths.value)),
		endsAt: dateIn(answers, 'ends-on'),
		signatures:
			signature === null || signature.takenBack
				? []
				: [
						{
							at: signature.signedAt,
							textHash: signature.textHash,
							toConfirm: rows.waiting.has(signature.id)
						}
					],
		...sortOut(
			rows.witnesses.filter(
				({ directiveId, withdrawalId }) => directiveId === version.id && withdrawalId === null
			)
		),
		representatives: rows.speakers
			.filter(({ directiveId }) => directiveId === version.id)
			.map(({ id, acceptedAt, endedAt }) => ({ id, acceptedAt, endedAt })),
		withdrawals: rows.withdrawals
			.filter(({ directiveId }) => directiveId === version.id)
			.map((one) => withdrawalRow(one, rows, items))
	};
};

/** Reads every version that the reader may know of, and how they stand at the pass's moment. */
export const gather = async (sql: Sql, pass: PersonPass): Promise<Directives> => {
	const known = await store.versions(sql, pass);
	const waiting = new Set((await heldOf(sql, pass)).keys());
	const withdrawals = await taking.withdrawals(sql, pass);
	const rows = {
		signatures: await store.signatures(sql, pass),
		witnesses: await store.witnesses(sql, pass),
		speakers: await store.representatives(sql, pass),
		// One that the person took back again never was.
		withdrawals: withdrawals.filter(({ id, held }) => !held || waiting.has(id)),
		receipts: await taking.receipts(sql, pass),
		waiting
	} satisfies Rows;
	const versions: Version[] = [];
	for (const version of known) {
		const answers = await questions.currents(sql, pass, version.id);
		versions.push({
			...version,
			answers,
			signature: rows.signatures.find(({ directiveId }) => directiveId === version.id) ?? null,
			witnesses: rows.witnesses.filter(
				({ directiveId, withdrawalId }) => directiveId === version.id && withdrawalId === null
			),
			speakers: rows.speakers.filter(({ directiveId }) => directiveId === version.id),
			row: rowOf(version, answers, rows)
		});
	}
	versions.reverse();
	return {
		versions,
		withdrawals: rows.withdrawals,
		standing: standingOf(
			versions.map(({ row }) => row),
			pass.now
		),
		withdrawnAt: await taking.withdrawnAt(sql, pass),
		zone: await zoneOf(sql, pass),
		name: await store.nameOf(sql, pass)
	};
};

/** The same in a transaction of its own. */
export const gathered = (pass: Pass & PersonPass): Promise<Directives> =>
	transaction(pass, (sql) => gather(sql, pass));

/** The version that is being written: there is one at most. */
export const openOf = ({ versions }: Directives): Version | null =>
	versions.find(({ signature, discardedAt }) => signature === null && discardedAt === null) ?? null;

/** The versions that count today, newest first. */
export const inForceOf = ({ versions, standing }: Directives): Version[] =>
	standing.inForce.flatMap(({ id }) => versions.find((one) => one.id === id) ?? []);
