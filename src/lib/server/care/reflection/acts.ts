import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { error } from '@sveltejs/kit';
import { transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { rowsToAdd, type Reflection, type Row } from './reflection';
import { handedTo, readersOfHanded, type Handed } from './handed-store';
import * as store from './store';

export type Own = {
	/** What holds, one row of each kind. */
	readonly rows: readonly Row[];
	readonly colleagues: readonly store.Colleague[];
	/** Reviewers who would read how it affected them, were it handed over. */
	readonly reviewers: readonly store.Colleague[];
	/** IANA zone of the episode's clocks. */
	readonly zone: string;
	/** What whoever was asked said to it. */
	readonly answers: readonly store.Answer[];
};

/** What somebody who took part wrote for themselves. Nobody else has this page, and no log says that it was opened. */
export const readReflection = (pass: Pass<'reflection:read'>, episodeId: string): Promise<Own> =>
	transaction(pass, async (sql) => {
		const rows = await store.heldBy(sql, pass, episodeId, actorOf(pass));
		const asked = rows.find(({ kind }) => kind === 'support');
		return {
			rows,
			zone: await store.zoneOf(sql, pass, episodeId),
			colleagues: await store.colleagues(sql, pass, episodeId),
			reviewers: await readersOfHanded(sql, pass, episodeId),
			answers: asked === undefined ? [] : await store.answersTo(sql, pass, asked.id)
		};
	});

/**
 * Keeps what somebody wrote for themselves. The log of the chart says nothing of it: the person it happened to reads that.
 * @returns false, and nothing is kept, when they ask somebody who cannot be asked
 */
export const keepReflection = (
	pass: Pass<'reflection:write'>,
	episodeId: string,
	one: Reflection
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const me = actorOf(pass);
		const known = await store.colleagues(sql, pass, episodeId);
		if (one.supervisor !== null && !known.some(({ id }) => id === one.supervisor)) return false;
		const held = await store.heldBy(sql, pass, episodeId, me);
		const ids = { reaction: randomUUID(), support: randomUUID() };
		for (const row of rowsToAdd(one, held, ids)) await store.add(sql, pass, episodeId, row, me);
		return true;
	});

export type ToHear = store.Asked & { readonly answers: readonly store.Answer[] };

/** What a colleague asks of the account. 404 when nothing of that id is asked of it, or is asked no more. */
export const readSupport = (
	pass: Pass<'support:read'> | Pass<'support:answer'>,
	id: string
): Promise<ToHear> =>
	transaction(pass, async (sql) => {
		const asked = isId(id) ? await store.askedOf(sql, pass, id, actorOf(pass)) : null;
		if (asked === null) error(404);
		return { ...asked, answers: await store.answersTo(sql, pass, asked.id) };
	});

/** Tells the colleague that it was seen, with a word or none. */
export const answerSupport = async (
	pass: Pass<'support:answer'>,
	about: string,
	one: { readonly id: string; readonly words: string | null }
): Promise<void> => {
	await readSupport(pass, about);
	await transaction(pass, (sql) => store.answer(sql, pass, { ...one, about }, actorOf(pass)));
};

/** Who asks the account for support and was not answered yet. */
export const supportToGive = async (pass: Pass<'account:read'>) =>
	(await transaction(pass, (sql) => store.toSupport(sql, pass))).filter(({ answered }) => !answered);

/** What staff handed to the reviewers about the event of a review: none of it for a reviewer who took part. */
export const readHanded = async (
	pass: Pass<'case-reviews:read'>,
	reviewId: string
): Promise<readonly Handed[]> =>
	isId(reviewId) ? transaction(pass, (sql) => handedTo(sql, pass, reviewId)) : [];
