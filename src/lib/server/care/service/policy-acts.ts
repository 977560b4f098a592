import {
	note,
	transaction,
	type EpisodePass,
	type Pass,
	type PersonPass,
	type Sql,
	type UnitPass
} from '../../access';
import { unitOf } from './acts';
import { editionAt, type Edition, type ReadBy } from './policy';
import * as store from './policy-store';
import type { Unit } from './service';

/** An edition with what it says. */
export type Written = Edition & { readonly words: string };

/** The edition of a unit that held at a moment, by what was known at another; null when there was none. */
export const policyAt = async (
	sql: Sql,
	pass: Pass,
	unitId: string,
	at: Date,
	known: Date
): Promise<Edition | null> => editionAt(await store.editionsOf(sql, pass, unitId), at, known);

/** An edition with its words. */
export const withWords = async (sql: Sql, pass: Pass, edition: Edition | null): Promise<Written | null> =>
	edition === null ? null : { ...edition, words: (await store.wordsOf(sql, pass, edition.id)) ?? '' };

export type PolicyRead = {
	readonly unit: Unit;
	/** In the order they were entered. */
	readonly editions: readonly Edition[];
	readonly inForce: Edition | null;
	/** The one that is shown: the one asked for, else the one in force, else the first to come. */
	readonly shown: Written | null;
	/** When whoever asks said that they read the one shown; null: they have not. */
	readonly mine: Date | null;
	/** Who of the staff read the one shown; null for who does not see that. */
	readonly readBy: readonly ReadBy[] | null;
};

/** A unit's policy with its editions; `wanted` is the edition to show. */
export const readPolicy = (pass: Pass<'policy:read'>, wanted: string | null): Promise<PolicyRead> =>
	transaction(pass, async (sql) => {
		const unit = await unitOf(sql, pass);
		const editions = await store.editionsOf(sql, pass, pass.unitId);
		const inForce = editionAt(editions, pass.now, pass.now);
		const edition = editions.find(({ id }) => id === wanted) ?? inForce ?? editions[0] ?? null;
		const sees = edition !== null && (await store.seesWhoRead(sql, pass));
		return {
			unit,
			editions,
			inForce,
			shown: await withWords(sql, pass, edition),
			mine: edition === null ? null : await store.readByMe(sql, pass, edition.id),
			readBy: sees ? await store.readBy(sql, pass, edition.id) : null
		};
	});

/** The zone on whose calendar the days of a unit's policy are. */
export const policyZone = (pass: Pass<'policy:write'>): Promise<string> =>
	transaction(pass, async (sql) => (await unitOf(sql, pass)).zone);

/** Puts an edition up. The ones before stay, and a record keeps the one that held when it began. */
export const putUpPolicy = (pass: Pass<'policy:write'>, edition: store.NewEdition): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addEdition(sql, pass, edition))
			await note(sql, pass, 'policy:put-up', { id: edition.id });
	});

/** "I have read it." False when the unit has no such edition. Saying so twice is saying so once. */
export const acknowledgePolicy = (pass: Pass<'policy:acknowledge'>, id: string): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const editions = await store.editionsOf(sql, pass, pass.unitId);
		if (!editions.some((one) => one.id === id)) return false;
		if (await store.addRead(sql, pass, id)) await note(sql, pass, 'policy:read', { id });
		return true;
	});

/** What a unit said when something happened there; null: nothing had been put up. */
export type SaidThen = {
	readonly episode: string;
	readonly unit: string;
	/** IANA zone of the unit. */
	readonly zone: string;
	readonly began: Date;
	readonly edition: Written | null;
};

/** Of each thing that happened to a person, the edition of that unit's policy that held when it began, whole. */
export const policiesThen = async (sql: Sql, pass: PersonPass): Promise<readonly SaidThen[]> => {
	const found: SaidThen[] = [];
	for (const one of await store.beginningsOf(sql, pass, pass.personId)) {
		const { episodeId, unitId, unit, zone, began, entered } = one;
		const edition = await withWords(sql, pass, await policyAt(sql, pass, unitId, began, entered));
		found.push({ episode: episodeId, unit, zone, began, edition });
	}
	return found;
};

/** What holds at a unit now, beside a form; `edition` null: none was put up. */
export type Beside = { readonly place: store.Place; readonly edition: Edition | null };

const placesFor = async (sql: Sql, pass: Pass): Promise<readonly store.Place[]> => {
	const { personId, episodeId, unitId } = pass as Pass & Partial<PersonPass & EpisodePass & UnitPass>;
	if (unitId !== undefined) return store.placeById(sql, pass, unitId);
	if (personId === undefined) return [];
	return episodeId === undefined
		? store.placesOf(sql, pass, personId)
		: store.placeOfEpisode(sql, pass, { personId, episodeId });
};

/** The edition in force where an episode happened, or where one of this person would be started. */
export const policyBeside = (pass: Pass): Promise<readonly Beside[]> =>
	transaction(pass, async (sql) => {
		const found: Beside[] = [];
		for (const place of await placesFor(sql, pass))
			found.push({ place, edition: await policyAt(sql, pass, place.id, pass.now, pass.now) });
		return found;
	});
