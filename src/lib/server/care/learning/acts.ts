import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import type { Current } from '../../questions/answer';
import * as answers from '../../questions/store';
import { offeredIn } from '../debrief/offered-acts';
import type { Change, Shared, Statement } from './learning';
import * as store from './store';

/** What the person may let staff learn from, and what they let them. */
export type Own = {
	readonly unit: string;
	/** IANA zone of the unit. */
	readonly zone: string;
	/** The answers of their account, to begin from. */
	readonly answers: readonly Current[];
	readonly shared: readonly Shared[];
	readonly changes: readonly Change[];
	readonly names: readonly string[];
	/** Staff there whom they left out of an answer, and who would read this. */
	readonly leftOut: readonly string[];
	readonly people: number;
};

export const readOwn = (pass: Pass<'learning:own'>): Promise<Own> =>
	transaction(pass, async (sql) => {
		const after = await offeredIn(sql, pass);
		return {
			unit: after.unit,
			zone: after.zone,
			answers: (await answers.currents(sql, pass, pass.episodeId)).filter(
				({ state }) => state === 'answered'
			),
			shared: await store.sharedOf(sql, pass),
			changes: await store.changesFor(sql, pass),
			names: await store.namesNear(sql, pass),
			leftOut: await store.leftOut(sql, pass),
			people: await store.peopleNeeded(sql, pass)
		};
	});

/** Names around the episode that may tell who is meant by what the person is about to share. */
export const namesFor = (pass: Pass<'learning:share'>): Promise<readonly string[]> =>
	transaction(pass, (sql) => store.namesNear(sql, pass));

/** Lets staff of the unit learn from exactly these words, once enough people did. Nobody is told of it. */
export const share = (
	pass: Pass<'learning:share'>,
	one: { readonly id: string; readonly words: string; readonly language: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const { unitId } = await offeredIn(sql, pass);
		if (await store.share(sql, pass, { ...one, unitId }, actorOf(pass)))
			await note(sql, pass, 'learning:shared', { id: one.id });
	});

/** Takes it back: it is gone from the page of the staff at once. 404 for what is not theirs. */
export const takeBack = (pass: Pass<'learning:share'>, id: string): Promise<void> =>
	transaction(pass, async (sql) => {
		const known = (await store.sharedOf(sql, pass)).some((one) => one.id === id);
		if (!known) error(404);
		if (await store.takeBack(sql, pass, id, actorOf(pass)))
			await note(sql, pass, 'learning:taken-back', { id });
	});

/** What people let the staff of a unit learn from, each with what was changed because of it. */
export type Feed = {
	readonly people: number;
	readonly statements: readonly (Statement & {
		readonly changes: readonly { readonly id: string; readonly words: string; readonly by: string }[];
	})[];
};

const feedIn = async (sql: Sql, pass: Pass<'learning:read' | 'learning:change'>): Promise<Feed> => {
	const changes = await store.changesIn(sql, pass);
	return {
		people: await store.peopleNeeded(sql, pass),
		statements: (await store.feedOf(sql, pass)).map((one) => ({
			...one,
			changes: changes.filter(({ about }) => about === one.id)
		}))
	};
};

export const readFeed = (pass: Pass<'learning:read'>): Promise<Feed> =>
	transaction(pass, (sql) => feedIn(sql, pass));

/** Says what the unit changed because of a statement; whoever said it reads that. 404 for what is not (any more) there. */
export const addChange = (
	pass: Pass<'learning:change'>,
	one: { readonly id: string; readonly about: string; readonly words: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addChange(sql, pass, one, actorOf(pass))) return;
		const sentBefore = (await store.changesIn(sql, pass)).some(({ id }) => id === one.id);
		if (!sentBefore) error(404);
	});
