import { isId } from '$lib/id';
import type { Words } from '../../../words';
import { transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { attempts, type Attempt } from '../directive/attempt-acts';
import {
	acknowledge,
	tellableOf,
	tellingsOf,
	writeTold,
	type About,
	type Tellable,
	type Telling,
	type Told
} from '../directive/telling-acts';
import { zoneOf } from '../person/acts';
import * as store from './store';
import type { Wish } from './wish';
import { aboutWish, wishWords } from './wish-acts';

export { ways, type Tellable, type Telling, type Told } from '../directive/telling-acts';

/** What was not followed, or was to be cancelled. */
export type Subject =
	| {
			readonly kind: 'wish';
			readonly wish: Wish;
			readonly line: { readonly text: string; readonly language: string } | null;
	  }
	| { readonly kind: 'attempt'; readonly attempt: Attempt };

/** Everything that is known of one wish that was not followed: why, what else was tried, and who was told when. */
export type Override = {
	readonly name: string;
	readonly zone: string;
	readonly subject: Subject;
	readonly tellings: readonly Telling[];
	/** For staff: whom they can still tell. Null for everybody else. */
	readonly tellable: Tellable | null;
	/** A notice waits for whoever asks. */
	readonly waits: boolean;
};

type Found = { readonly subject: Subject; readonly about: About };

const find = async (sql: Sql, pass: PersonPass, id: string, words: Words): Promise<Found | null> => {
	if (!isId(id)) return null;
	const wish = (await store.wishes(sql, pass)).find((one) => one.id === id);
	if (wish !== undefined) {
		const line = await wishWords(sql, pass, wish, words);
		return { subject: { kind: 'wish', wish, line }, about: await aboutWish(sql, pass, wish) };
	}
	const attempt = (await attempts(sql, pass)).find((one) => one.id === id);
	if (attempt === undefined) return null;
	const of = { withdrawal: attempt.id };
	return {
		subject: { kind: 'attempt', attempt },
		about: { of, question: null, directive: attempt.directiveId, item: null }
	};
};

const isOf =
	(id: string) =>
	({ wish, withdrawal }: Telling): boolean =>
		wish === id || withdrawal === id;

/** Whether a notice of this was left for the reader and they have not said that they read it. */
const waitsIn = (tellings: readonly Telling[]): boolean =>
	tellings.some(
		(one) =>
			one.how === 'notice' &&
			!tellings.some(({ how, representative }) => how === 'read' && representative === one.representative)
	);

/** The record of one wish that was not followed, as this reader may read it; null when there is none for them. */
export const readOverride = (
	pass: Pass<'telling:read'> | Pass<'telling:write'>,
	id: string,
	words: Words
): Promise<Override | null> =>
	transaction(pass, async (sql) => {
		const found = await find(sql, pass, id, words);
		if (found === null) return null;
		const tellings = (await tellingsOf(sql, pass)).filter(isOf(id));
		const staff = pass.relations.includes('treating') && !pass.relations.includes('self');
		const helper = !staff && !pass.relations.includes('self');
		// Whoever speaks for the person learns of what they were to be told, and of nothing else.
		if (helper && tellings.length === 0) return null;
		const person = await store.person(sql, pass);
		return {
			name: person.name,
			zone: await zoneOf(sql, pass),
			subject: found.subject,
			tellings,
			tellable: staff ? await tellableOf(sql, pass, found.about) : null,
			waits: helper && waitsIn(tellings)
		};
	});

/** Staff write down when and how they told somebody; `nobody` when it is nobody who is to be told of this. */
export const tell = (
	pass: Pass<'telling:write'>,
	id: string,
	told: Told,
	words: Words
): Promise<'done' | 'nobody' | 'gone'> =>
	transaction(pass, async (sql) => {
		const found = await find(sql, pass, id, words);
		if (found === null) return 'gone';
		return (await writeTold(sql, pass, found.about, told)) ? 'done' : 'nobody';
	});

/** "I have read this", in the session of whoever speaks for the person. */
export const haveRead = async (pass: Pass<'telling:acknowledge'>, id: string): Promise<boolean> =>
	isId(id) && ((await acknowledge(pass, { wish: id })) || (await acknowledge(pass, { withdrawal: id })));

export type Notice = {
	readonly id: string;
	readonly at: Date;
	readonly read: boolean;
	readonly attempt: boolean;
};

/** What whoever asks was to be told, newest first. */
export const noticesFor = (pass: Pass & PersonPass): Promise<Notice[]> =>
	transaction(pass, async (sql) => {
		if (!pass.relations.includes('supporter:directive') || pass.relations.includes('self')) return [];
		const all = await tellingsOf(sql, pass);
		return all
			.filter(({ how }) => how === 'notice')
			.flatMap((one) => {
				const id = one.wish ?? one.withdrawal;
				if (id === null) return [];
				const read = !waitsIn(all.filter(isOf(id)));
				return [{ id, at: one.at, read, attempt: one.withdrawal !== null }];
			})
			.toReversed();
	});
