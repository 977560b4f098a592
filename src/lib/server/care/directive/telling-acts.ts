import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { jurisdictionOf } from '../../standards/jurisdictions';
import { contactsOf } from '../sharing/acts';
import { gather, inForceOf, type Directives } from './gather';
import type { Representative } from './store';
import { covers, toTellOf, type Telling, type Told } from './telling';
import * as store from './telling-store';

export { areas, ways, type Telling, type Told } from './telling';

/** What somebody is told of. `question` null: that the person wanted all of it cancelled. */
export type About = {
	readonly of: store.Of;
	readonly question: string | null;
	/** The version it stands in; null when it stands in none. */
	readonly directive: string | null;
	readonly item: string | null;
};

/** Who speaks for the person today: they said yes, and the version that names them is in force. */
const speakersNow = (all: Directives): Representative[] =>
	inForceOf(all).flatMap((version) => {
		const state = all.standing.versions.find(({ id }) => id === version.id);
		return version.speakers.filter(({ id }) => state?.representatives.includes(id) === true);
	});

const keptFrom = async (
	sql: Sql,
	pass: PersonPass,
	speakers: readonly Representative[],
	about: About
): Promise<Set<string>> => {
	const kept = new Set<string>();
	for (const { id, accountId } of speakers)
		if (
			accountId !== null &&
			(await store.isKeptFrom(sql, pass, accountId, {
				question: about.question ?? '',
				context: about.directive,
				item: about.item
			}))
		)
			kept.add(id);
	return kept;
};

/**
 * Leaves a notice for everybody who speaks for the person in this, in the transaction in which it was written down.
 * Whom the person never wants told is not told, whatever they were named for.
 */
export const leaveNotices = async (sql: Sql, pass: PersonPass, about: About): Promise<void> => {
	const speakers = speakersNow(await gather(sql, pass)).filter((one) => covers(one, about.question));
	if (speakers.length === 0) return;
	const kept = await keptFrom(sql, pass, speakers, about);
	const contacts = await contactsOf(sql, pass);
	for (const { one, how } of toTellOf(speakers, about.question, contacts, kept)) {
		if (how === null) continue;
		// What was shared with them has run out: they would find no notice, so staff tell them.
		if (how === 'notice' && !(await store.canBeNoticed(sql, pass, one.accountId ?? ''))) continue;
		const id = randomUUID();
		const row = { id, whom: 'representative' as const, representative: one.id, body: null, words: null };
		if ((await store.addTelling(sql, pass, about.of, { ...row, how, at: pass.now })) && how === 'notice')
			await note(sql, pass, 'telling:noticed', { id });
	}
};

/** The tellings of everything, for the pages that list what was not followed. */
export const tellingsOf = (sql: Sql, pass: PersonPass): Promise<Telling[]> => store.tellings(sql, pass, null);

/** The same in a transaction of its own. */
export const readTellings = (pass: Pass & PersonPass): Promise<Telling[]> =>
	transaction(pass, (sql) => tellingsOf(sql, pass));

/** Whom staff can still tell by hand, and whom the law wants told. */
export type Tellable = {
	readonly speakers: readonly { readonly id: string; readonly name: string; readonly phone: string | null }[];
	/** Somebody is named for it, and the person wants them to learn nothing of this. */
	readonly kept: readonly string[];
	readonly bodies: readonly string[];
};

/** Who is to be told of this, besides the person. */
export const tellableOf = async (sql: Sql, pass: PersonPass, about: About): Promise<Tellable> => {
	const all = await gather(sql, pass);
	const speakers = speakersNow(all);
	const kept = await keptFrom(sql, pass, speakers, about);
	const found = toTellOf(speakers, about.question, await contactsOf(sql, pass), kept);
	const version = all.versions.find(({ id }) => id === about.directive);
	return {
		speakers: found
			.filter(({ how }) => how !== 'kept')
			.map(({ one }) => ({ id: one.id, name: one.name, phone: one.phone })),
		kept: found.filter(({ how }) => how === 'kept').map(({ one }) => one.name),
		bodies:
			version === undefined || about.question === null
				? []
				: (jurisdictionOf(version.jurisdiction).departure?.value ?? [])
	};
};

const rowOf = (told: Told, { speakers, bodies }: Tellable): store.NewTelling | null => {
	const [kind = '', name = ''] = told.whom.split(' ');
	const row = { id: told.key, how: told.how, words: told.words, at: told.at };
	const none = { representative: null, body: null };
	const ofAct = told.how === 'yes' || told.how === 'no';
	if (kind === 'act') return ofAct && bodies.length > 0 ? { ...row, ...none, whom: 'act' } : null;
	if (ofAct) return null;
	if (kind === 'person') return { ...row, ...none, whom: 'person' };
	if (kind === 'body' && bodies.includes(name)) return { ...row, ...none, whom: 'body', body: name };
	return kind === 'speaker' && speakers.some(({ id }) => id === name)
		? { ...row, ...none, whom: 'representative', representative: name }
		: null;
};

/** Writes down when and how somebody was told; false when they are nobody who is to be told of this. */
export const writeTold = async (
	sql: Sql,
	pass: PersonPass & Pass,
	about: About,
	told: Told
): Promise<boolean> => {
	const row = rowOf(told, await tellableOf(sql, pass, about));
	if (row === null) return false;
	if (await store.addTelling(sql, pass, about.of, row)) await note(sql, pass, 'telling:told', { id: row.id });
	return true;
};

/** Who speaks for the person says that they read it: from this minute on they are told. */
export const acknowledge = (pass: Pass<'telling:acknowledge'>, of: store.Of): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const mine = (await store.tellings(sql, pass, of)).filter(({ how }) => how === 'notice');
		for (const { representative } of mine) {
			const done = (await store.tellings(sql, pass, of)).some(
				(one) => one.how === 'read' && one.representative === representative
			);
			const id = randomUUID();
			const row = { id, whom: 'representative' as const, representative, body: null, words: null };
			if (!done && (await store.addTelling(sql, pass, of, { ...row, how: 'read', at: pass.now })))
				await note(sql, pass, 'telling:read', { id });
		}
		return mine.length > 0;
	});
