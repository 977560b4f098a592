import { note, transaction, type EpisodePass, type Pass, type PersonPass, type Sql } from '../../access';
import { itemsOf, nobody } from '../../questions/answer';
import { currents } from '../../questions/store';
import {
	authorisingPack,
	coverOf,
	hindrances,
	prohibitionsOf,
	type About,
	type Need,
	type Step
} from '../../standards/authorisation';
import type { Pack, Rule } from '../../standards/pack';
import { findPack } from '../../standards/packs';
import { KINDS, type Kind } from '../../standards/vocabulary';
import { personHeader } from '../person/acts';
import {
	askedOf,
	doneBy,
	stepOf,
	type Assessed,
	type Cover,
	type Request,
	type StepRow
} from './authorisation';
import * as store from './store';

export type { NewAssessment, NewRequest } from './store';

const byOf = (pass: Pass): string => pass.actor?.accountId ?? '';

/** Kinds the person said are very bad for them, as far as the reader may see it. */
const veryBadOf = async (sql: Sql, pass: PersonPass): Promise<readonly Kind[]> => {
	const answer = (await currents(sql, pass, nobody)).find(({ question }) => question === 'about-me/very-bad');
	const items = itemsOf(answer?.value ?? null);
	return KINDS.filter((kind) => items.some(({ option }) => option === kind));
};

type ReadPass = Pass<'authorisation:read'> | Pass<'authorisation:write'> | Pass<'authorisation:say'>;

/** All that was asked for about a person, and what the rules need to know beside it. */
export type AuthorisationsRead = {
	readonly name: string;
	/** Null where it is guessed. */
	readonly birthDate: string | null;
	readonly veryBad: readonly Kind[];
	readonly places: readonly store.Place[];
	readonly requests: readonly Request[];
	readonly steps: readonly StepRow[];
	readonly assessments: readonly Assessed[];
};

const headerOf = async (sql: Sql, pass: ReadPass) => {
	const { name, born, bornGuessed } = await personHeader(sql, pass);
	// Whose age is guessed may be younger: nothing that rests on it is allowed beforehand.
	return { name, birthDate: bornGuessed ? null : born };
};

const read = async (sql: Sql, pass: ReadPass): Promise<AuthorisationsRead> => ({
	...(await headerOf(sql, pass)),
	veryBad: await veryBadOf(sql, pass),
	places: pass.relations.includes('treating') ? await store.places(sql, pass) : [],
	requests: await store.requestsOf(sql, pass),
	steps: await store.stepsOf(sql, pass),
	assessments: await store.assessmentsOf(sql, pass)
});

export const readAuthorisations = (pass: ReadPass): Promise<AuthorisationsRead> =>
	transaction(pass, (sql) => read(sql, pass));

/** What the rules ask of the person at a moment. */
export const aboutAt = (all: AuthorisationsRead, zone: string, at: Date): About => ({
	birthDate: all.birthDate,
	zone,
	veryBad: all.veryBad,
	assessed: doneBy(all.assessments, at)
});

export const stepsOfRequest = (all: Pick<AuthorisationsRead, 'steps'>, id: string): readonly Step[] =>
	all.steps.filter(({ authorisationId }) => authorisationId === id).map(stepOf);

/** The pack whose rules of authorisation hold in a unit; null where its rules know none. */
export const rulesFor = (ref: string) => {
	const pack = findPack(ref);
	return pack && authorisingPack(pack);
};

/** What came of an act: done, not there, or refused by these rules. */
export type Outcome =
	| { readonly done: true }
	| { readonly done: false; readonly pack: Pack | null; readonly rules: readonly Rule[] };
const refused = (pack: Pack | null, rules: readonly Rule[]): Outcome => ({ done: false, pack, rules });

/** Asks for leave. Refused where the rules prohibit it for this person, whatever anybody would consent to. */
export const askFor = (pass: Pass<'authorisation:write'>, one: store.NewRequest): Promise<Outcome> =>
	transaction(pass, async (sql) => {
		const all = await read(sql, pass);
		const [place] = all.places;
		const rules = place ? rulesFor(place.pack) : null;
		if (!place || !rules) return refused(null, []);
		const about = aboutAt(all, place.zone, pass.now);
		const prohibited = prohibitionsOf(rules, askedOf(one), about, [], pass.now);
		if (prohibited.length > 0) {
			await note(sql, pass, 'authorisation:refused', { part: one.kind });
			return refused(rules, prohibited);
		}
		if (await store.addRequest(sql, pass, one, place.unitId, byOf(pass)))
			await note(sql, pass, 'authorisation:asked', { id: one.id, part: one.kind });
		return { done: true };
	});

/** Takes a step with a request, unless a rule is in its way. What the person says is never refused. */
export const takeStep = (
	pass: Pass<'authorisation:write'> | Pass<'authorisation:say'>,
	one: store.NewStep
): Promise<Outcome> =>
	transaction(pass, async (sql) => {
		const all = await read(sql, pass);
		const request = all.requests.find(({ id }) => id === one.authorisationId);
		const rules = request ? rulesFor(request.pack) : null;
		if (!request || !rules) return refused(null, []);
		const step = stepOf({ ...one, at: pass.now, by: '' });
		const needs: readonly Need[] = hindrances(
			rules,
			askedOf(request),
			aboutAt(all, request.zone, pass.now),
			stepsOfRequest(all, request.id),
			step
		);
		if (needs.length > 0) {
			await note(sql, pass, 'authorisation:refused', { id: request.id, part: one.what });
			return refused(
				rules,
				needs.map(({ rule }) => rule)
			);
		}
		if (await store.addStep(sql, pass, one, request.personId, byOf(pass)))
			await note(sql, pass, `authorisation:${one.what}`, { id: request.id });
		return { done: true };
	});

/** Whether there is anything to lead to: something was asked for, or the rules of a unit here know it. */
export const knowsAuthorisation = (
	pass: Pass<'episodes:read'>,
	units: readonly { readonly pack: string }[]
): Promise<boolean> =>
	transaction(
		pass,
		async (sql) => units.some(({ pack }) => rulesFor(pack) !== null) || (await store.anyAsked(sql, pass))
	);

/** Writes down how an assessment stands. */
export const sayAssessment = (pass: Pass<'authorisation:write'>, one: store.NewAssessment): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addAssessment(sql, pass, one, byOf(pass)))
			await note(sql, pass, 'assessment:said', { id: one.id, part: one.what });
	});

/** How assessments stand, for the card. */
export const assessmentsOf = (sql: Sql, pass: PersonPass): Promise<readonly Assessed[]> =>
	store.assessmentsOf(sql, pass);

/** Each use of an episode with what covered it; null where the unit's rules know no authorisation. */
export const coversOf = async (
	sql: Sql,
	pass: EpisodePass,
	pack: Pack,
	about: Omit<About, 'assessed'>,
	uses: readonly { readonly kind: Kind; readonly startedAt: Date; readonly endedAt: Date | null }[]
): Promise<readonly Cover[] | null> => {
	const rules = authorisingPack(pack);
	if (rules === null) return null;
	const { requests, steps, assessed } = await store.forEpisode(sql, pass);
	const all = requests.map((request) => ({
		mostMinutes: request.mostMinutes,
		asked: askedOf(request),
		steps: stepsOfRequest({ steps }, request.id)
	}));
	return uses
		.filter(({ kind }) => rules.authorisation.kinds.includes(kind))
		.map(({ kind, startedAt: at, endedAt }) => ({
			kind,
			at,
			minutes: Math.floor(((endedAt ?? pass.now).getTime() - at.getTime()) / 60_000),
			covered: coverOf(rules, all, { ...about, assessed: doneBy(assessed, at) }, kind, at)
		}));
};
