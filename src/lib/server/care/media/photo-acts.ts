import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { holdIfPressed } from '../pressure/acts';
import type { Cleaned, Shown } from './media';
import type { Beside, Photo } from './photo';
import * as photos from './photo-store';
import * as store from './store';

export type { Beside, Photo } from './photo';

/** The person's own photo; null when they gave none. */
export const readPhoto = (pass: Pass<'sharing:read'>): Promise<Photo | null> =>
	transaction(pass, (sql) => photos.photoOf(sql, pass));

/**
 * Whether staff may see it where two people are alike. No is so at once; yes waits under pressure, as everything does
 * that lets more people see something.
 */
const say = async (
	sql: Sql,
	pass: Pass<'sharing:write'>,
	media: string,
	open: boolean
): Promise<string | null> => {
	const id = randomUUID();
	await store.say(sql, pass, { id, media, what: open ? 'allowed' : 'not-allowed' });
	await note(sql, pass, open ? 'photo:allowed' : 'photo:not-allowed', { id: media });
	return open
		? holdIfPressed(sql, pass, { act: 'widening', subject: id, loosens: true, part: 'photo' })
		: null;
};

/**
 * Keeps a photo of the person in place of the one before, of which nothing is left.
 * @returns what waits for their own word, when they let staff see it under pressure
 */
export const givePhoto = (
	pass: Pass<'sharing:write'>,
	one: photos.NewPhoto & { readonly cleaned: Cleaned; readonly open: boolean }
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		if (!(await photos.add(sql, pass, one, one.cleaned))) return null;
		await photos.emptyBut(sql, pass, one.id);
		await note(sql, pass, 'photo:given', { id: one.id });
		return one.open ? say(sql, pass, one.id, true) : null;
	});

/**
 * The person lets staff see their photo where two people are alike, or nobody.
 * @returns null when there is no photo; else what waits for their own word
 */
export const allowPhoto = (
	pass: Pass<'sharing:write'>,
	open: boolean
): Promise<{ readonly hold: string | null } | null> =>
	transaction(pass, async (sql) => {
		const photo = await photos.photoOf(sql, pass);
		if (photo === null) return null;
		if (open && (photo.open || photo.hold !== null)) return { hold: photo.hold };
		return { hold: await say(sql, pass, photo.id, open) };
	});

/** Takes the photo back: from this moment nobody sees it and nothing of it is kept. False when there is none. */
export const takePhotoBack = (pass: Pass<'sharing:write'>): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const photo = await photos.photoOf(sql, pass);
		if (photo === null) return false;
		await store.say(sql, pass, { id: randomUUID(), media: photo.id, what: 'removed' });
		await photos.emptyBut(sql, pass, null);
		await note(sql, pass, 'photo:taken-back', { id: photo.id });
		return true;
	});

/**
 * Puts the photos of people who are alike before whoever looks for one of them, as far as each lets staff see theirs.
 * The log says so before anything is seen: each of them can read it, and the photo is shown on the strength of it.
 */
export const putBefore = async (
	sql: Sql,
	pass: Pass,
	unitId: string,
	people: readonly string[]
): Promise<ReadonlyMap<string, Beside>> => {
	const found = people.length < 2 ? [] : await photos.among(sql, pass, unitId, people);
	for (const { id, personId } of found)
		await note(sql, pass, 'photo:offered', { id, personId, detail: { unit: unitId } });
	return new Map(found.map((one) => [one.personId, one]));
};

/** The bytes of a photo that a search put before this account a few minutes ago; null of any other. */
export const seePhoto = (pass: Pass<'people:search'>, id: string): Promise<Shown | null> =>
	transaction(pass, (sql) => photos.shown(sql, pass, id));
