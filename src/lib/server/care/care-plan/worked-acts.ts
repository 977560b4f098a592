import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { dayIn } from '../../standards/zone';
import { zoneOf } from '../person/acts';
import { entriesIn } from './entry';
import { versionsOf } from './entry-store';
import { notWorked, toAsk, type Occasion, type Worked, type WorkedAnswer } from './worked';
import * as store from './worked-store';

export type { Seen } from './worked-store';

/** A change that stands, what was said of it, and whether this reader is asked how it did. */
export type Change = store.Standing & { readonly said: readonly Worked[]; readonly ask: Occasion | null };

const sideOf = (pass: PersonPass): Worked['whose'] => (pass.relations.includes('self') ? 'person' : 'staff');

/** Changes that the person took in, newest first, each with "did it work?" where it is asked now. */
export const changesIn = async (sql: Sql, pass: PersonPass): Promise<Change[]> => {
	const stands = await store.standing(sql, pass);
	if (stands.length === 0) return [];
	const said = await store.workedOf(sql, pass);
	const episodes = await store.pastEpisodes(sql, pass);
	const entries = entriesIn(await versionsOf(sql, pass));
	const today = dayIn(pass.now, await zoneOf(sql, pass));
	return stands.map((one) => {
		const ofIt = said.filter(({ proposalId }) => proposalId === one.id);
		const mine = ofIt.filter(({ whose }) => whose === sideOf(pass));
		const reviewOn = entries.find(({ now }) => now.proposalId === one.id)?.now.reviewOn ?? null;
		return { ...one, said: ofIt, ask: toAsk(one.since, episodes, mine, reviewOn, today) };
	});
};

export const readChangesThatStand = (
	pass: Pass<'proposals:read'> | Pass<'care-plan:read'>
): Promise<Change[]> => transaction(pass, (sql) => changesIn(sql, pass));

/** Who read a change first, at which intake; by the proposal it came of. For the person alone. */
export const readFirstSeen = (
	pass: Pass<'proposals:read'>,
	ids: readonly string[]
): Promise<ReadonlyMap<string, store.Seen>> =>
	transaction(pass, async (sql) => {
		const seen = new Map<string, store.Seen>();
		for (const id of ids) {
			const found = await store.firstSeen(sql, pass, id);
			if (found !== null) seen.set(id, found);
		}
		return seen;
	});

/** Says how a change did. False when it is not asked of this side now; a form sent twice is said once. */
export const sayWorked = (
	pass: Pass<'worked:say'>,
	one: {
		readonly id: string;
		readonly proposalId: string;
		readonly answer: WorkedAnswer;
		readonly words: string | null;
	},
	language: string
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const whose = sideOf(pass);
		if (whose === 'staff' && one.answer === 'skipped') return false;
		const change = (await changesIn(sql, pass)).find(({ id }) => id === one.proposalId);
		if (change === undefined) return false;
		if (change.said.some(({ id }) => id === one.id)) return true;
		if (change.ask === null) return false;
		const episodeId = change.ask.kind === 'episode' ? change.ask.id : null;
		if (await store.addWorked(sql, pass, { ...one, whose, episodeId, language }))
			await note(sql, pass, 'proposal:worked', { id: one.proposalId, detail: { answer: one.answer } });
		return true;
	});

/** A change that did not work, for who leads the next talk: another proposal may come of it. */
export type NotWorked = Worked & { readonly wordings: store.Standing['wordings']; readonly question: string };

export const readNotWorked = (pass: Pass<'joint:read'>): Promise<NotWorked[]> =>
	transaction(pass, async (sql) => {
		const stands = await store.standing(sql, pass);
		return notWorked(await store.workedOf(sql, pass)).flatMap((one) => {
			const change = stands.find(({ id }) => id === one.proposalId);
			return change === undefined ? [] : [{ ...one, wordings: change.wordings, question: change.question }];
		});
	});
