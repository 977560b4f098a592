import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { zoneOf } from '../person/acts';
import { lastTalked, type Talked } from './talked';
import * as store from './talked-store';

export type { Talked } from './talked';

/** Every talk about what calms and what harms that the reader may see, the latest first, and the zone of its days. */
export const readTalks = (
	pass: Pass<'talked:read'> | Pass<'talked:write'>
): Promise<{ readonly talks: readonly Talked[]; readonly zone: string }> =>
	transaction(pass, async (sql) => ({
		talks: await store.talksWith(sql, pass, [pass.personId]),
		zone: await zoneOf(sql, pass)
	}));

/** The last talk with each of several people; who has none is not in it. */
export const lastTalksOf = async (
	sql: Sql,
	pass: Pass,
	people: readonly string[]
): Promise<ReadonlyMap<string, Talked>> => {
	const all = await store.talksWith(sql, pass, people);
	return new Map(
		people.flatMap((id) => {
			const last = lastTalked(all.filter(({ personId }) => personId === id));
			return last === null ? [] : [[id, last] as const];
		})
	);
};

/** The last talk with the person, as far as the reader may see it; null when there is none. */
export const lastTalkOf = async (sql: Sql, pass: PersonPass): Promise<Talked | null> =>
	(await lastTalksOf(sql, pass, [pass.personId])).get(pass.personId) ?? null;

/** The same for a page that reads nothing else. */
export const readLastTalk = (pass: Pass<'about-me:read'>): Promise<Talked | null> =>
	transaction(pass, (sql) => lastTalkOf(sql, pass));

/** Writes that the writer talked with the person. Staff who treat them write as staff, whoever else supports them. */
export const writeTalked = (
	pass: Pass<'talked:write'>,
	one: Pick<Talked, 'id' | 'on' | 'present'>
): Promise<void> =>
	transaction(pass, async (sql) => {
		const as = pass.relations.includes('treating') ? 'staff' : 'supporter';
		if (await store.addTalked(sql, pass, { ...one, as }))
			await note(sql, pass, 'talked:written', { id: one.id });
	});

/** The person says that a talk was not so, or that it was after all. */
export const sayTalked = (
	pass: Pass<'talked:say'>,
	word: { readonly id: string; readonly about: string; readonly wasSo: boolean }
): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addWord(sql, pass, word)) await note(sql, pass, 'talked:answered', { id: word.about });
	});
