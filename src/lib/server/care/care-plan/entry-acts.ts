import { error } from '@sveltejs/kit';
import { note, transaction, type Pass } from '../../access';
import { dayIn } from '../../standards/zone';
import { readZone } from '../person/acts';
import type { UnitAnswer } from './care-plan';
import { careEntry, entriesIn, reviewIsDue, type Entry, type EntrySource } from './entry';
import { saidNoToEntry } from './again-store';
import { untold, type Tells } from './tells';
import * as store from './entry-store';

export type { Asked, TeamAnswer } from './entry-store';

/** The team's care plan with all its history, and what units said to changes. */
export type CarePlan = {
	readonly entries: readonly Entry[];
	readonly zone: string;
	/** `YYYY-MM-DD` there. */
	readonly today: string;
	readonly mayWrite: boolean;
};

export const readCarePlan = async (pass: Pass<'care-plan:read'>): Promise<CarePlan> => {
	const zone = await readZone(pass);
	return transaction(pass, async (sql) => ({
		zone,
		today: dayIn(pass.now, zone),
		entries: entriesIn(await store.versionsOf(sql, pass)),
		mayWrite: pass.relations.includes('treating') && (await store.unitHere(sql, pass)) !== null
	}));
};

/** A wording as the team writes it: a new entry, or another wording of one, or its end. */
export type Writing = Tells & {
	readonly id: string;
	/** Null: a new entry. */
	readonly entryId: string | null;
	readonly wording: string;
	readonly source: Exclude<EntrySource, 'proposal'>;
	readonly sourceWords: string;
	readonly owner: string | null;
	readonly reviewOn: string | null;
	readonly ended: boolean;
};

/**
 * Writes it beside what was: nothing is written over. 404 when the entry is not there. `said-no`: the person said no to
 * these words, and nothing is new since.
 */
export const writeEntry = (
	pass: Pass<'care-plan:write'>,
	one: Writing,
	language: string
): Promise<'written' | 'said-no'> =>
	transaction(pass, async (sql) => {
		const versions = await store.versionsOf(sql, pass);
		if (versions.some(({ id }) => id === one.id)) return 'written';
		const unitId = await store.unitHere(sql, pass);
		const entryId = one.entryId ?? one.id;
		const known = versions.some((version) => version.entryId === entryId);
		if (unitId === null || (one.entryId !== null && !known)) error(404);
		if (!one.ended && (await saidNoToEntry(sql, pass, { entryId, language, wording: one.wording })))
			return 'said-no';
		if (one.entryId === null)
			await store.addEntry(sql, pass, { id: entryId, personId: pass.personId, unitId });
		const row = { ...one, entryId, language, proposalId: null, personId: pass.personId };
		if (await store.addVersion(sql, pass, row))
			await note(sql, pass, one.ended ? 'care-entry:ended' : 'care-entry:written', { id: entryId });
		return 'written';
	});

/** What is asked of a unit, what it said, and the entries whose day to be looked at again has come. */
export type UnitPlans = {
	/** `YYYY-MM-DD` at the unit. */
	readonly today: string;
	readonly asked: readonly (store.Asked & { readonly answers: readonly store.TeamAnswer[] })[];
	readonly reviews: readonly (Entry & { readonly personId: string; readonly person: string })[];
};

export const readUnitPlans = (pass: Pass<'care-plans:read'>, zone: string): Promise<UnitPlans> =>
	transaction(pass, async (sql) => {
		const asked = await store.askedOfUnit(sql, pass);
		const said = await store.teamAnswers(
			sql,
			pass,
			asked.map(({ id }) => id)
		);
		const versions = await store.versionsAt(sql, pass);
		const today = dayIn(pass.now, zone);
		return {
			today,
			asked: asked.map((one) => ({
				...one,
				answers: said.filter(({ proposalId }) => proposalId === one.id)
			})),
			reviews: entriesIn(versions)
				.filter((entry) => reviewIsDue(entry, today))
				.flatMap((entry) => {
					const whose = versions.find(({ entryId }) => entryId === entry.id);
					return whose === undefined ? [] : [{ ...entry, personId: whose.personId, person: whose.person }];
				})
				.toSorted((a, b) => (a.now.reviewOn ?? '').localeCompare(b.now.reviewOn ?? ''))
		};
	});

/** The unit's word on a change that it has to do something for, and who does it until when. */
export type Answering = {
	readonly id: string;
	readonly proposalId: string;
	readonly answer: UnitAnswer;
	readonly reason: string | null;
	readonly owner: string | null;
	readonly reviewOn: string | null;
};

/**
 * Writes the unit's answer; the newest holds. What it will do, wholly or in part, is an entry of the care plan from
 * then on, in the words the person took in. False when the unit was not asked.
 */
export const answerForUnit = (pass: Pass<'care-plans:answer'>, one: Answering): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const asked = (await store.askedOfUnit(sql, pass)).find(({ id }) => id === one.proposalId);
		if (asked === undefined) return false;
		const { personId } = asked;
		if (!(await store.addTeamAnswer(sql, pass, { ...one, personId }))) return true;
		const [[language, wording] = ['en', '']] = Object.entries(asked.wordings);
		if (one.answer !== 'cannot' && asked.question === careEntry) {
			const entryId = asked.item ?? one.proposalId;
			if (asked.item === null)
				await store.addEntry(sql, pass, { id: entryId, personId, unitId: pass.unitId });
			// Other words for the same line still answer what the line answered.
			const before = entriesIn(await store.versionsAt(sql, pass)).find(({ id }) => id === entryId);
			const { tells, tellsWords, tellsKnown } = before?.now ?? untold;
			await store.addVersion(sql, pass, {
				...{ tells, tellsWords, tellsKnown },
				...{ id: one.id, entryId, personId, wording, language, source: 'proposal', sourceWords: null },
				...{ proposalId: one.proposalId, owner: one.owner, reviewOn: one.reviewOn, ended: false }
			});
		}
		await note(sql, pass, `team:${one.answer}`, { id: one.proposalId, personId });
		return true;
	});

/** What units said to the person's changes, newest first. */
export const teamAnswersOn = (
	pass: Pass<'proposals:read'> | Pass<'care-plan:read'>,
	ids: readonly string[]
): Promise<store.TeamAnswer[]> =>
	ids.length === 0 ? Promise.resolve([]) : transaction(pass, (sql) => store.teamAnswers(sql, pass, ids));
