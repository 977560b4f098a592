import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { nobody } from '../../questions/answer';
import { holdIfPressed } from '../pressure/acts';
import { clean } from './clean';
import {
	backUntil,
	type About,
	type AddedAs,
	type Cleaned,
	type Media,
	type Shown,
	type Unfit
} from './media';
import * as store from './store';

export { mostBytes, mostSeconds, mostWords, seenSize, backUntil, kinds } from './media';
export type { About, AddedAs, Cleaned, Kind, Media, Shown, State, Type, Unfit } from './media';
export { clean } from './clean';

/** As what this account adds: the person, whoever types for them, or their speech pathologist. */
export const addsAs = ({ relations }: PersonPass): AddedAs =>
	relations.includes('self')
		? 'self'
		: relations.includes('types:about-me')
			? 'supporter'
			: 'speech-pathologist';

/** What is to be kept: cleaned bytes and the words that say what is to be seen or heard. */
export type NewMedia = {
	/** Made with the form: the same form sent twice is one row. */
	readonly id: string;
	readonly about: About;
	readonly words: string;
	readonly language: string;
	readonly cleaned: Cleaned;
};

/** Whether more than one can stand there: beside what somebody tells of something that happened. */
const standsBeside = ({ context = nobody }: { readonly context?: string }): boolean => context !== nobody;

/**
 * Keeps a picture or a sound, inside the transaction of the act it belongs to. It takes the place of the one of its
 * kind that stood there, which can be put back; but beside what is told of something that happened it stands with it.
 */
export const keepMedia = async (sql: Sql, pass: PersonPass, one: NewMedia): Promise<boolean> => {
	const addedAs = addsAs(pass);
	const before = await store.mediaOf(sql, pass, one.about);
	if (!(await store.add(sql, pass, { ...one, addedAs }))) return false;
	const replaced = before.filter(
		({ state, kind, addedBy }) =>
			kind === one.cleaned.kind &&
			// Whoever else adds one takes back their own that waits, and never touches the person's.
			(addedAs === 'self' ? state === 'stands' : state === 'waiting' && addedBy === pass.actor?.accountId)
	);
	if (one.about.question !== null && !standsBeside(one.about))
		for (const old of replaced) await takeOff(sql, pass, old);
	await note(sql, pass, addedAs === 'self' ? 'media:added' : 'media:typed', {
		id: one.id,
		part: one.about.question ?? one.cleaned.kind
	});
	return true;
};

/** Takes one off; under pressure it stays until the person confirms. */
const takeOff = async (sql: Sql, pass: PersonPass, { id, question }: Media): Promise<string | null> => {
	const word = randomUUID();
	await store.say(sql, pass, { id: word, media: id, what: 'removed' });
	return holdIfPressed(sql, pass, { act: 'taking-back', subject: word, loosens: true, question });
};

/** Every picture and sound that this reader may see, without bytes; of one question or paper, or all. */
export const mediaOf = (sql: Sql, pass: PersonPass, about?: About): Promise<Media[]> =>
	store.mediaOf(sql, pass, about);

/** The photo of the person, for their own copy. */
export const photosOf = (sql: Sql, pass: Pass<'export:make'>): Promise<Media[]> => store.photosOf(sql, pass);

/** Every picture beside the answers about one thing that happened, as far as this reader may see them. */
export const mediaIn = (sql: Sql, pass: PersonPass, context: string): Promise<Media[]> =>
	store.mediaIn(sql, pass, context);

/** The bytes of a picture beside an answer about what happened, for whoever may read that answer. */
export const readAccountPicture = (
	pass: Pass<'debrief:see'> | Pass<'account:read'>,
	id: string
): Promise<Shown | null> => transaction(pass, (sql) => store.shownOfAccount(sql, pass, id));

/** The bytes, inside a transaction that is open: for paper. */
export const bytesOf = (sql: Sql, pass: PersonPass, id: string): Promise<Shown | null> =>
	store.shown(sql, pass, id);

/** One picture or sound, to be shown. Reading it is the look that the log notes. */
export const readMedia = (pass: Pass<'media:read'>, id: string): Promise<Shown | null> =>
	transaction(pass, (sql) => store.shown(sql, pass, id));

/** Whether this account is a speech pathologist of a unit where the person is. */
export const isPathologist = (sql: Sql, pass: PersonPass): Promise<boolean> => store.isPathologist(sql, pass);

/** Checks what somebody sent before anything else is asked of it. */
export const fit = (bytes: Buffer, kind: 'picture' | 'sound'): Promise<Cleaned | Unfit> => clean(bytes, kind);

/** The person's deeds where they tell what happened. */
type AccountPass = Pass<'debrief:choose'> | Pass<'unrecorded:answer'>;

/**
 * Takes a picture or a sound off. The person any of theirs; whoever added one while it waits.
 * @returns false when there is none to take off, else what waits for the person's word
 */
export const removeMedia = (
	pass: Pass<'signs:write'> | AccountPass,
	id: string
): Promise<false | { readonly hold: string | null }> =>
	transaction(pass, async (sql) => {
		const one = await store.mediaById(sql, pass, id);
		if (one === null || one.state === 'gone') return false;
		const mine = one.state === 'waiting' && one.addedBy === pass.actor?.accountId;
		if (!pass.relations.includes('self') && !mine) return false;
		const hold = await takeOff(sql, pass, one);
		await note(sql, pass, 'media:removed', { id, part: one.question ?? one.kind });
		return { hold };
	});

/** Puts back what was taken off less than thirty days ago, in place of what stands there now. */
export const putBack = (
	pass: Pass<'signs:check'> | AccountPass,
	id: string
): Promise<'done' | 'too-late' | 'not-there'> =>
	transaction(pass, async (sql) => {
		const one = await store.mediaById(sql, pass, id);
		if (one === null) return 'not-there';
		if (one.state !== 'gone') return 'done';
		if (backUntil(one, pass.now) === null) return 'too-late';
		const all = standsBeside(one)
			? []
			: await store.mediaOf(sql, pass, { question: one.question ?? '', subject: null });
		for (const now of all.filter(({ state, kind }) => state === 'stands' && kind === one.kind))
			await takeOff(sql, pass, now);
		await store.say(sql, pass, { id: randomUUID(), media: id, what: 'back' });
		if (one.addedAs !== 'self')
			await store.say(sql, pass, { id: randomUUID(), media: id, what: 'confirmed' });
		await note(sql, pass, 'media:back', { id, part: one.question ?? one.kind });
		return 'done';
	});

/** The person's word on what somebody else added: theirs from now on, in place of what stood there; or not theirs. */
export const checkMedia = (
	pass: Pass<'signs:check'>,
	id: string,
	outcome: 'confirmed' | 'not-mine'
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const one = await store.mediaById(sql, pass, id);
		if (one?.state !== 'waiting') return false;
		if (outcome === 'confirmed') {
			const all = await store.mediaOf(sql, pass, { question: one.question ?? '', subject: null });
			for (const now of all.filter(({ state, kind }) => state === 'stands' && kind === one.kind))
				await takeOff(sql, pass, now);
		}
		await store.say(sql, pass, { id: randomUUID(), media: id, what: outcome });
		await note(sql, pass, `media:${outcome}`, { id, part: one.question ?? one.kind });
		return true;
	});
