import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { holdIfPressed, note, pressedBy, transaction, type Pass, type Sql } from '../../access';
import { actorOf, checkTyped } from '../../questions/acts';
import { isAnsweringAlone, openTo, waysOf } from '../../questions/alone';
import { nobody, type Answer, type Audience, type Current, type Rendering } from '../../questions/answer';
import { draftsIn, type Draft } from '../../questions/drafts';
import { narrowed, widens } from '../../questions/holding';
import * as answers from '../../questions/store';
import {
	type After,
	type Choice,
	type Chosen,
	type Finding,
	type Meeting,
	type Wanted
} from '../debrief/debrief';
import type { NotNow } from '../debrief/offer';
import { notNowOf, offersOf, type Flagged, type Written } from '../debrief/offer-store';
import { offeredIn } from '../debrief/offered-acts';
import { ownQuestion } from './own-sets';
import { toldBefore, toldIn, type ToldBefore, type ToldIn } from './told-acts';
import * as store from '../debrief/store';

/** The person's part of a debrief. A helper sees what they typed themselves, and the choice. */
export type Debrief = {
	readonly after: After;
	readonly chosen: readonly Chosen[];
	readonly wanted: Wanted;
	/** When it was offered, and whether it is not now for health reasons; for the person alone. */
	readonly offers: readonly Flagged[];
	/** The person's birth date, `YYYY-MM-DD`, where the reader may know it. */
	readonly born: string | null;
	readonly notNow: Written<NotNow> | null;
	readonly answers: readonly Current[];
	/** What staff wrote of their side and meant for the person as well. */
	readonly staffSaid: readonly Current[];
	readonly drafts: readonly Draft[];
	readonly waiting: readonly Answer[];
	readonly renderings: readonly Rendering[];
	/** What they told of it before there was a record; for the person alone. */
	readonly before: readonly ToldBefore[];
	readonly readers: readonly { id: string; name: string }[];
	/** What the person chose for the whole of it; nobody until they have. */
	readonly usual: Audience;
	readonly leader: string | null;
	readonly meetings: readonly Meeting[];
	readonly findings: readonly Finding[];
	/** Which questions this reader may open, and whether the person is answering alone now: for a helper. */
	readonly open: ReturnType<typeof openTo>;
	readonly alone: boolean;
};

export const readDebrief = (pass: Pass<'debrief:read'>): Promise<Debrief> =>
	transaction(pass, async (sql) => {
		const after = await offeredIn(sql, pass);
		const current = await answers.currents(sql, pass, pass.episodeId);
		const waiting = await answers.unchecked(sql, pass, pass.episodeId);
		return {
			after,
			chosen: await store.choicesOf(sql, pass),
			wanted: await store.wantedOf(sql, pass),
			born: await store.bornOn(sql, pass),
			offers: await offersOf(sql, pass.episodeId),
			notNow: await notNowOf(sql, pass),
			answers: current,
			staffSaid: (await answers.currents(sql, pass, pass.episodeId, null)).filter(
				({ voice, state }) => voice !== nobody && state === 'answered'
			),
			waiting,
			drafts: await draftsIn(sql, pass, pass.episodeId, nobody),
			renderings: await answers.renderingsOf(
				sql,
				pass,
				[...current, ...waiting].map(({ id }) => id)
			),
			before: pass.relations.includes('self') ? await toldBefore(sql, pass) : [],
			readers: await answers.readersToChoose(sql, pass),
			usual: await store.audienceOf(sql, pass),
			leader: await store.leaderOf(sql, pass),
			meetings: await store.meetingsOf(sql, pass),
			findings: await store.findingsOf(sql, pass),
			open: openTo(pass, await waysOf(sql, pass, pass.episodeId)),
			alone: await isAnsweringAlone(sql, pass)
		};
	});

/** What a question page of the person's side starts with: nobody, until the person has said who. */
export const usualAudience = (pass: Pass<'debrief:answer'>): Promise<Audience> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		return store.audienceOf(sql, pass);
	});

/**
 * The person's word: now, later on a day, or no, and how they want it. Each is a row; the latest holds, and it can be said again any time.
 * @param id a uuid made with the page: the same form sent twice is one choice
 */
export const choose = (
	pass: Pass<'debrief:choose'>,
	id: string,
	choice: Choice,
	laterOn: string | null,
	wanted: Wanted = { way: null, place: null, company: null }
): Promise<void> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const added = await store.addChoice(sql, pass, id, { choice, laterOn, wanted }, actorOf(pass));
		if (added) await note(sql, pass, 'debrief:chosen', { detail: { choice } });
	});

/**
 * Who may see the person's side: all of it that is there, and what is still to come. What starts as "only me" stays
 * so until the person opens it in its own place.
 * @returns what of it waits for the person's own word, where they let more people see it under pressure
 */
export const chooseReaders = (
	pass: Pass<'debrief:choose'>,
	id: string,
	audience: Audience
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		await offeredIn(sql, pass);
		const shown = await shownIn(sql, pass);
		const usual = await store.audienceOf(sql, pass);
		const wider = widens(usual, audience) || shown.some((one) => widens(one.audience, audience));
		const pressed = wider && (await pressedBy(sql, pass)).length > 0;
		const until = (before: Audience): Audience => (pressed ? narrowed(before, audience) : audience);
		// What holds meanwhile stands before what waits: of the two, the later one holds once it is confirmed.
		if (pressed) await store.addAudience(sql, pass, randomUUID(), until(usual), actorOf(pass));
		await store.addAudience(sql, pass, id, audience, actorOf(pass));
		for (const { place, answerId, audience: before } of shown)
			await answers.point(sql, pass, place, answerId, until(before), pass.now);
		await note(sql, pass, 'debrief:readers-chosen');
		if (!pressed) return null;
		const moved = shown
			.filter((one) => widens(one.audience, audience))
			.map(({ place, answerId, audience: before }) => ({
				place,
				before: { answerId, audience: until(before) },
				after: { answerId, audience }
			}));
		return holdIfPressed(sql, pass, { act: 'widening', subject: id, loosens: true, part: 'debrief', moved });
	});

/** The answers that follow what the person chooses for the whole of it, locked. */
const shownIn = async (sql: Sql, pass: Pass<'debrief:choose'>) => {
	const following = [];
	for (const one of await answers.currents(sql, pass, pass.episodeId)) {
		const question = ownQuestion(one.question);
		if (question === undefined || question.audience.length === 0) continue;
		const place = { question: one.question, context: pass.episodeId, voice: nobody };
		const held = await answers.currentForUpdate(sql, pass, place);
		if (held !== null) following.push({ place, answerId: held.id, audience: held.audience });
	}
	return following;
};

export const check = async (
	pass: Pass<'debrief:choose'>,
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	audience: Audience
): ReturnType<typeof checkTyped> => {
	const usual = await transaction(pass, (sql) => store.audienceOf(sql, pass));
	return checkTyped(pass, answerId, outcome, audience, usual);
};

export type Account = {
	readonly after: After;
	/** What they told of it before there was a record. */
	readonly before: readonly ToldBefore[];
} & ToldIn;

/**
 * What the person told after it, as far as they let this reader see it. Throws 404 when there is nothing to be seen,
 * the same whether nothing was told or it is not for this reader; no look is noted then, since nothing was looked at.
 */
export const readAccount = (pass: Pass<'debrief:see'>): Promise<Account> =>
	transaction(pass, async (sql) => {
		const after = await store.afterEpisode(sql, pass);
		const told = await toldIn(sql, pass, pass.episodeId);
		const before = await toldBefore(sql, pass);
		const seen = told.answers.some(
			({ state, question }) =>
				state === 'answered' || told.pictures.some((picture) => picture.question === question)
		);
		if (after === null || (!seen && before.length === 0)) error(404);
		return { ...told, after, before };
	});
