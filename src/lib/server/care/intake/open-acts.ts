import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { cardStandings } from '../../questions/standing';
import { attempt, codeRule, forgive, tried } from '../../sign-in/throttle';
import { putBefore, type Beside } from '../media/photo-acts';
import { isCertain, meetPerson, peopleAlike, type Alike, type Identity } from '../person/acts';
import { askedNext, confirms, reachesFurther, readSearch, type Said } from '../person/find';
import { find, noteSearch, type Found, type Known } from '../person/find-acts';
import { unitOf, type Unit } from '../service/acts';
import { isEmptyPlan, pick } from './intake';
import * as store from './store';

/** The unit whose intake is opened, or from which somebody is looked for. */
export const readUnit = (pass: Pass<'intake:open'> | Pass<'people:search'>): Promise<Unit> =>
	transaction(pass, (sql) => unitOf(sql, pass));

/** Who is alike, and what has to be said of the one who is picked. */
export type Alikes = {
	readonly alike: readonly Alike[];
	/** Name, birth date and number all fit one person. */
	readonly certain: boolean;
	readonly next: 'born' | 'number' | null;
	/** By person: photos that tell them apart, of those who let staff see theirs. */
	readonly photos: ReadonlyMap<string, Beside>;
};

export const knownIn = ({ number }: Identity): Known[] => [
	'name',
	'born',
	...(number === null ? [] : ['number' as const])
];

export const alikesOf = (alike: readonly Alike[], identity: Identity): Alikes => ({
	alike,
	certain: isCertain(alike, identity),
	next: askedNext(knownIn(identity), alike.length),
	photos: new Map()
});

/** The same, to be shown to whoever looks from this unit: with photos, where several are alike. */
export const withPhotos = async (sql: Sql, pass: Pass, unitId: string, alikes: Alikes): Promise<Alikes> => ({
	...alikes,
	photos: await putBefore(
		sql,
		pass,
		unitId,
		alikes.alike.map(({ id }) => id)
	)
});

/** Whom an identity may be, and whether that is beyond doubt. Opens nothing. */
export const findPeople = (pass: Pass<'intake:open'>, identity: Identity): Promise<Alikes> =>
	transaction(pass, async (sql) => {
		const alike = await peopleAlike(sql, pass, identity);
		const here = await store.hereOf(sql, pass);
		const found = alike.map((one) => ({ ...one, here: here.includes(one.id) }));
		await noteSearch(sql, pass, { known: knownIn(identity), found });
		return withPhotos(sql, pass, pass.unitId, alikesOf(alike, identity));
	});

/** How many searches beyond the unit are free in a quarter of an hour, and how the waits after them grow; in seconds. */
const searchRule = { free: 30, span: 900, first: 5, longest: 60 };

export type Searched = {
	readonly unit: Unit;
	readonly here: readonly Found[];
	/** People whom the unit does not treat: to be shown by name alone. */
	readonly further: readonly Found[];
	readonly known: readonly Known[];
	/** It was enough to look beyond the unit. */
	readonly reached: boolean;
	readonly next: 'born' | 'number' | null;
	readonly photos: Alikes['photos'];
	/** Seconds to wait before it looks beyond the unit again. Who is at the unit is found all the same. */
	readonly wait: number;
};

/** Looks for somebody by whatever was typed. What it finds beyond the unit is noted, for each of them to read. */
export const searchPeople = async (pass: Pass<'people:search'>, typed: string): Promise<Searched> => {
	const search = readSearch(typed);
	const who = pass.actor?.accountId ?? '';
	const guesses = search.code === null ? [] : [tried(codeRule, 'wallet search', who)];
	const wide = search.code !== null || search.number !== '' || (search.name !== '' && search.born.length > 0);
	const wait = wide ? await attempt([...guesses, tried(searchRule, 'search', who)], pass.now) : 0;
	return transaction(pass, async (sql) => {
		const result = await find(sql, pass, search);
		const found = wait > 0 ? result.found.filter(({ here }) => here) : result.found;
		await noteSearch(sql, pass, { known: result.known, found });
		const further = found.filter(({ here }) => !here);
		const next = askedNext(result.known, further.length);
		const ids = next === 'number' ? further.map(({ id }) => id) : [];
		return {
			unit: await unitOf(sql, pass),
			here: found.filter(({ here }) => here),
			further,
			known: result.known,
			reached: reachesFurther(result.known),
			next,
			photos: await putBefore(sql, pass, pass.unitId, ids),
			wait
		};
	});
};

export type Opened =
	| { readonly outcome: 'opened'; readonly personId: string; readonly emptyPlan: boolean }
	/** Somebody must be picked, or the one picked does not match. */
	| ({ readonly outcome: 'pick' } & Alikes)
	/** What was said of the one picked is not right of them. */
	| ({ readonly outcome: 'refused' } & Alikes)
	/** The number is on another person's record. */
	| { readonly outcome: 'number-taken' };

type Asked = {
	readonly identity: Identity;
	/** A person's id, `new`, or empty. */
	readonly picked: string;
	/** Made with the form: the id of the person who is met for the first time. */
	readonly key: string;
	readonly said: Said;
};

/** Who it is: the one picked, or somebody met now under the id the form brought. */
const whoArrives = async (sql: Sql, pass: Pass<'intake:open'>, asked: Asked): Promise<string | Opened> => {
	const { identity, key, said } = asked;
	const alikes = alikesOf(await peopleAlike(sql, pass, identity), identity);
	const chosen = pick(alikes.alike, asked.picked);
	if (chosen?.who === 'known') {
		const one = alikes.alike.find(({ id }) => id === chosen.id);
		if (one !== undefined && confirms(one, alikes.next, said)) return chosen.id;
		await note(sql, pass, 'person:pick-refused', { personId: chosen.id });
		return { outcome: 'refused', ...(await withPhotos(sql, pass, pass.unitId, alikes)) };
	}
	// The same form sent twice: the person was met, and the intake opened, the first time.
	if (chosen !== null && (await store.openAt(sql, pass, key)) !== null) return key;
	if (chosen === null || alikes.certain)
		return { outcome: 'pick', ...(await withPhotos(sql, pass, pass.unitId, alikes)) };
	const { language } = await unitOf(sql, pass);
	const met = await meetPerson(sql, pass, key, identity, language);
	return met ? key : { outcome: 'number-taken' };
};

const opened = async (sql: Sql, pass: Pass<'intake:open'>, personId: string): Promise<Opened> => {
	const id = randomUUID();
	if (await store.open(sql, pass, pass.unitId, id, personId))
		await note(sql, pass, 'intake:opened', { id, personId });
	const card = (await cardStandings(sql, pass, [personId])).get(personId);
	return { outcome: 'opened', personId, emptyPlan: card === undefined || isEmptyPlan(card) };
};

/**
 * Opens the person's intake: from now on the unit treats them. The person reads that it was opened, by whom and
 * where. Opening it twice opens one.
 */
export const openIntake = (pass: Pass<'intake:open'>, asked: Asked): Promise<Opened> =>
	transaction(pass, async (sql): Promise<Opened> => {
		const personId = await whoArrives(sql, pass, asked);
		return typeof personId === 'string' ? opened(sql, pass, personId) : personId;
	});

/** Wrong words about somebody picked: five, then a quarter of an hour of waiting for that account. */
const pickTries = (pass: Pass<'intake:open'>) => tried(codeRule, 'pick', pass.actor?.accountId ?? '');

export type OpenedFound =
	| { readonly outcome: 'opened'; readonly personId: string; readonly emptyPlan: boolean }
	| { readonly outcome: 'refused' | 'pick' }
	| { readonly outcome: 'wait'; readonly seconds: number };

/** Opens the intake of one whom a search found, when what was said of them is right. */
export const openFound = async (
	pass: Pass<'intake:open'>,
	asked: { readonly typed: string; readonly picked: string; readonly said: Said }
): Promise<OpenedFound> => {
	const seconds = await attempt([pickTries(pass)], pass.now);
	if (seconds > 0) return { outcome: 'wait', seconds };
	return transaction(pass, async (sql): Promise<OpenedFound> => {
		const { found, known } = await find(sql, pass, readSearch(asked.typed));
		const further = found.filter(({ here }) => !here);
		const one = found.find(({ id }) => id === asked.picked);
		if (one === undefined) return { outcome: 'pick' };
		if (!one.here && !confirms(one, askedNext(known, further.length), asked.said)) {
			await note(sql, pass, 'person:pick-refused', { personId: one.id });
			return { outcome: 'refused' };
		}
		const done = await opened(sql, pass, one.id);
		return done.outcome === 'opened' ? done : { outcome: 'pick' };
	}).then(async (done) => {
		if (done.outcome !== 'refused') await forgive(pickTries(pass), false);
		return done;
	});
};
