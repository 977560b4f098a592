import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { cardStandings, type CardStanding } from '../../questions/standing';
import { saveTold, type Told } from '../../questions/told';
import { makeSlip } from '../../sign-in/slip';
import { lastTalkOf } from '../about-me/talked-acts';
import { personHeader } from '../person/acts';
import { figuresIn, recordsFor } from '../episode/figures-acts';
import { frequencyOf } from '../episode/frequency';
import { cardState, type CardState, type Ending, type Intake, type PlanOffer } from './intake';
import * as store from './store';
import type { Arrived } from './store';

export type { CardState, Intake } from './intake';

/** The open intake of the person that the reader may see: their unit's, else the newest; null when there is none. */
export const currentIntakeOf = async (sql: Sql, pass: PersonPass): Promise<Intake | null> =>
	(await store.openOf(sql, pass))[0] ?? null;

export type OpenIntake = Arrived &
	Pick<CardStanding, 'lines' | 'changedAt' | 'tool'> & { readonly card: CardState };

/** The same with how each card stands, for the lists of a unit. */
export const withCards = async (sql: Sql, pass: Pass, intakes: readonly Arrived[]): Promise<OpenIntake[]> => {
	const cards = await cardStandings(sql, pass, [...new Set(intakes.map(({ personId }) => personId))]);
	return intakes.map((intake) => {
		const card = cards.get(intake.personId) ?? { lines: 0, changedAt: null, tool: [], told: false };
		const { lines, changedAt, tool } = card;
		return { ...intake, lines, changedAt, tool, card: cardState({ ...card, ...intake }) };
	});
};

/** Who is at the unit now, the newest first, and how each card stands. */
export const openIntakes = (pass: Pass<'unit:read'>): Promise<OpenIntake[]> =>
	transaction(pass, async (sql) => withCards(sql, pass, await store.arrived(sql, pass, pass.unitId)));

/** Open intakes in the account's units whose card it has not read, or that has changed since. */
export const intakesToRead = (pass: Pass<'account:read'>): Promise<OpenIntake[]> =>
	transaction(pass, async (sql) => {
		const all = await withCards(sql, pass, await store.arrived(sql, pass, null));
		return all.filter(({ card, readByMe }) => !readByMe || card === 'changed');
	});

/** An intake of the person with who they are; null when there is none of that id to be seen. */
export const readIntake = (pass: Pass<'intake:read'>, id: string) =>
	transaction(pass, async (sql) => {
		const intake = await store.byId(sql, pass, id);
		return intake === null ? null : { intake, person: await personHeader(sql, pass) };
	});

/**
 * Ends an intake; with the last one at the account's units, the right to see the person ends too. "Wrong person"
 * takes nothing away: what was looked at stays in the log, and the person reads it.
 * @returns the unit, or null when there was no open intake of that id
 */
export const endIntake = (
	pass: Pass<'intake:end'>,
	id: string,
	how: Ending,
	plan: PlanOffer | null = null
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const intake = await store.byId(sql, pass, id);
		if (intake === null || !(await store.end(sql, pass, id, how))) return null;
		const detail: Record<string, string> = plan === null ? {} : { plan };
		await note(sql, pass, how === 'discharge' ? 'intake:discharged' : 'intake:wrong-person', { id, detail });
		return intake.unitId;
	});

/** Where the person was until lately, for the offer to change their plan; null when they left nowhere in two weeks. */
export const leftLately = (pass: Pass<'home:read'>): Promise<Intake | null> =>
	transaction(pass, (sql) => store.leftSince(sql, pass, new Date(pass.now.getTime() - 14 * 86_400_000)));

/** A slip with which the person makes their own account; null when they have one. The code is shown once. */
export const invitePerson = (pass: Pass<'person:invite'>): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const person = await personHeader(sql, pass);
		if (person.hasAccount) return null;
		const to = {
			kind: 'person',
			name: person.name,
			job: null,
			roles: [],
			units: [],
			personId: person.id
		} as const;
		const code = await makeSlip(sql, to, pass.now);
		if (code !== null) await note(sql, pass, 'slip:made', { detail: { kind: 'person' } });
		return code;
	});

/** Who is asked the first questions; null when no unit of the account has an open intake of the person. */
export const readAskNow = (pass: Pass<'told:write'>) =>
	transaction(pass, async (sql) => {
		const intake = await currentIntakeOf(sql, pass);
		return intake === null ? null : { intake, person: await personHeader(sql, pass) };
	});

/** Writes down what the person told. False when no intake is open any more. */
export const writeTold = (
	pass: Pass<'told:write'>,
	to: { readonly language: string; readonly key: string; readonly told: readonly Told[] }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const intake = await currentIntakeOf(sql, pass);
		if (intake === null) return false;
		await saveTold(sql, pass, { ...to, intakeId: intake.id });
		return true;
	});

/** The person's page as the treating unit sees it: where things are, nothing of what they say. */
export const staffHome = (pass: Pass<'home:read'>) =>
	transaction(pass, async (sql) => {
		const person = await personHeader(sql, pass);
		const intakes = await store.openOf(sql, pass);
		const cards = await withCards(
			sql,
			pass,
			(await store.arrived(sql, pass, null)).filter(({ personId }) => personId === pass.personId)
		);
		const talked = await lastTalkOf(sql, pass);
		const records = await recordsFor(sql, pass, [pass.personId]);
		return {
			person,
			intakes,
			talked,
			card: cards[0]?.card ?? 'none',
			...(await store.counts(sql, pass)),
			figures: figuresIn(records, pass.now).get(pass.personId) ?? [],
			frequency: frequencyOf(records, pass.now)
		};
	});
