import { isId } from '$lib/id';
import type { Actor } from '../sign-in/actor';
import { pool } from '../database';
import { deeds, type Deed, type Relation, type SubjectKind } from './policy';
import type { Pass, Subject } from './pass';
import { noteRefusal } from './refusal';

/** Who is asking: null actor and empty session when nobody is signed in. */
export type Asker = { actor: Actor | null; session: string; now: Date; requestId: string };

const needs: Record<SubjectKind, readonly (keyof Subject)[]> = {
	public: [],
	account: [],
	service: [],
	person: ['personId'],
	episode: ['personId', 'episodeId'],
	unit: ['unitId'],
	review: []
};

/** What the asker is to the subject right now. */
const relationsTo = async (asker: Asker, subject: Subject): Promise<readonly Relation[]> => {
	if (asker.session === '') return ['anyone'];
	const rows = await pool().begin(async (sql) => {
		await sql`select set_config('app.session', ${asker.session}, true), set_config('app.now', ${asker.now.toISOString()}, true)`;
		return sql<{ relations: Relation[] }[]>`select access.relations(${subject.personId ?? null},
			${subject.unitId ?? null}, ${subject.episodeId ?? null}) as relations`;
	});
	return rows[0]?.relations ?? ['anyone'];
};

/** Whether it is the person's own account that asks, let in again lately or not. */
const isTheirs = (relations: readonly Relation[]): boolean =>
	relations.includes('self') || relations.includes('recovering');

/** A look is noted with what is read; an act waits its turn; the quiet is neither, such as a page fetched ahead. */
export type How = 'look' | 'act' | 'quiet';

/**
 * May they? The one check of Foreword. Returns a pass for each wanted deed that is allowed; a deed that is not,
 * or an address that names nothing, gives none. The first wanted deed alone can be a look, and the person's own
 * reading is none.
 */
export const admit = async (
	asker: Asker,
	wanted: readonly Deed[],
	subject: Subject,
	how: How
): Promise<Pass[]> => {
	if (Object.values(subject).some((id) => id !== undefined && !isId(id))) return [];
	const relations = await relationsTo(asker, subject);
	const passes = passesFor(asker, wanted, subject, how, relations);
	const [first] = wanted;
	if (how === 'act' && first !== undefined && passes[0]?.deed !== first)
		await noteRefusal(asker, first, subject);
	return passes;
};

const passesFor = (
	asker: Asker,
	wanted: readonly Deed[],
	subject: Subject,
	how: How,
	relations: readonly Relation[]
): Pass[] =>
	wanted.flatMap((deed, index) => {
		const rule = deeds[deed];
		if (needs[rule.of].some((id) => subject[id] === undefined)) return [];
		if (!rule.allow.some((one) => relations.includes(one))) return [];
		const look = 'look' in rule && how === 'look' && index === 0 && !isTheirs(relations) ? rule.look : '';
		const about = subject.personId ?? subject.unitId ?? asker.actor?.accountId ?? '';
		const turn = how === 'act' && index === 0 ? about : '';
		// The only place that makes a Pass.
		return [{ deed, ...asker, relations, look, turn, ...subject } as unknown as Pass];
	});
