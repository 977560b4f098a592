import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { zoneOf } from '../person/acts';
import { heldOf, holdIfPressed } from '../pressure/acts';
import { linesIn, type Line, type Said, type Voice } from './crisis-plan';
import type { Signed } from './signing';
import { isPutAway, meetingOf, type Meeting, type Step } from './steps';
import * as store from './store';

export type { Invitable, Table } from './store';

/** What the reader can do at this table. */
export type May = {
	/** It is their own plan. */
	readonly self: boolean;
	/** May type what the person says; the person checks it. */
	readonly type: boolean;
	/** Leads the talk, and works in no unit that treats the person. */
	readonly lead: boolean;
	/** Treats the person: may tell whether the plan was used. */
	readonly treat: boolean;
};

/** The whole plan as far as the reader may read it. */
export type CrisisPlan = {
	readonly person: string;
	readonly zone: string;
	readonly meeting: Meeting;
	readonly putAway: boolean;
	readonly voices: readonly Voice[];
	readonly lines: readonly Line[];
	readonly said: readonly Said[];
	readonly steps: readonly Step[];
	readonly signed: readonly Signed[];
	/** The voice of the reader's own account; null when they have none, or are the person. */
	readonly mine: string | null;
	readonly may: May;
	readonly now: Date;
};

const mayOf = ({ relations }: PersonPass): May => ({
	self: relations.includes('self'),
	type: ['self', 'types:crisis-plan', 'crisis-facilitator'].some((one) =>
		relations.some((held) => held === one)
	),
	lead: relations.includes('crisis-facilitator'),
	treat: relations.includes('treating')
});

/** All of it, in a transaction of whoever needs it. Throws 404 when the reader may not know the person. */
export const planIn = async (sql: Sql, pass: PersonPass): Promise<CrisisPlan> => {
	const person = await store.personOf(sql, pass);
	if (person === null) error(404);
	const steps = await store.steps(sql, pass);
	const held = await heldOf(sql, pass);
	return {
		person: person.name,
		zone: await zoneOf(sql, pass),
		meeting: meetingOf(steps),
		putAway: isPutAway(steps),
		voices: (await store.voices(sql, pass)).filter(({ held }) => !held),
		lines: linesIn(await store.versions(sql, pass)),
		said: await store.said(sql, pass),
		steps,
		signed: (await store.signatures(sql, pass)).map((one) => ({ ...one, waits: held.has(one.id) })),
		mine: await store.myVoice(sql, pass),
		may: mayOf(pass),
		now: pass.now
	};
};

export type Reading =
	| Pass<'crisis-plan:read'>
	| Pass<'crisis-plan:answer'>
	| Pass<'crisis-plan:choose'>
	| Pass<'crisis-plan:sign'>;

export const readCrisisPlan = (pass: Reading): Promise<CrisisPlan> =>
	transaction(pass, (sql) => planIn(sql, pass));

/** The plan with those whom the person can ask to the table. */
export const readTable = (
	pass: Pass<'crisis-plan:choose'>
): Promise<CrisisPlan & { invitable: readonly store.Invitable[] }> =>
	transaction(pass, async (sql) => ({
		...(await planIn(sql, pass)),
		invitable: await store.toInvite(sql, pass)
	}));

/** At whose table the signed-in account has a voice. */
export const myTables = (pass: Pass): Promise<store.Table[]> => transaction(pass, (sql) => store.tables(sql));

/** Puts somebody at the table, by account or as present. Only the person does. Sent twice, they sit there once. */
export const addVoice = (
	pass: Pass<'crisis-plan:choose'>,
	one: store.NewVoice
): Promise<'not-found' | { hold: string | null }> =>
	transaction(pass, async (sql) => {
		const { accountId, kind } = one;
		const there = await store.voices(sql, pass);
		const asked = (await store.toInvite(sql, pass)).some(
			(other) => other.accountId === accountId && (other.kind === kind || kind !== 'team')
		);
		if (accountId !== null && !asked) return 'not-found';
		if (accountId !== null && there.some((v) => v.accountId === accountId && v.endedAt === null))
			return { hold: null };
		if (await store.addVoice(sql, pass, one))
			await note(sql, pass, 'crisis-plan:voice-added', {
				id: one.id,
				detail: { kind, account: accountId !== null }
			});
		if (accountId === null) return { hold: null };
		const held = {
			act: 'granting',
			subject: one.id,
			loosens: true,
			part: 'crisis-plan',
			whom: accountId
		} as const;
		return { hold: await holdIfPressed(sql, pass, held) };
	});

/** Somebody leaves, or is asked to. What they said stays; what they did not say was not asked. */
export const endVoice = (
	pass: Pass<'crisis-plan:choose'> | Pass<'crisis-plan:leave'>,
	key: string,
	which: string | 'mine'
): Promise<void> =>
	transaction(pass, async (sql) => {
		const voice = which === 'mine' ? await store.myVoice(sql, pass) : which;
		const here = (await store.voices(sql, pass)).find(({ id }) => id === voice);
		if (here === undefined) error(404);
		if (await store.endVoice(sql, pass, key, here.id))
			await note(sql, pass, 'crisis-plan:voice-left', { id: here.id });
	});
