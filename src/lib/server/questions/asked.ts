import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readForm, type Form } from '../http/forms';
import { passFor, transaction } from '../access';
import { chooseWay, mustBeOpen, openTo, wayOf, waysOf, type Way } from './alone';
import { placeOf, saveAnswer, saveDraft, type AnswerPass } from './acts';
import { nobody, type Audience, type Value } from './answer';
import {
	aboutItems,
	after,
	nextOfFirst,
	offered,
	peopleToChoose,
	questionPage,
	textOf,
	type Offer
} from './page';
import { answerFields, readAnswer, readAudience } from './read';
import { questionOf, type Question, type QuestionSet } from './set';
import { sets } from './sets';
import * as store from './store';

/** A question found by the name in the address, with its set. Throws 404 when there is none. */
export const find = (
	among: readonly QuestionSet[],
	id: string | undefined
): { set: QuestionSet; question: Question } => {
	for (const set of among) {
		const question = questionOf(set, id ?? '');
		if (question !== undefined) return { set, question };
	}
	error(404);
};

/** The sets of a voice that are about nothing in particular, or about an episode. */
export const setsOf = (voice: QuestionSet['voice'], context: QuestionSet['context']): QuestionSet[] =>
	[...sets.values()].filter((set) => set.voice === voice && set.context === context);

/** Whom the form names as readers. Where that is asked as a choice of its own, nobody is one without it. */
const audienceIn = (form: Form, question: Question, { groups, people }: Offer): Audience => {
	if (question.asksWho && form.one('who') !== 'chosen') return { groups: [], named: [] };
	if (!form.typed['audience-asked']) return { groups: question.audience, named: [] };
	const ids = people.map(({ id }) => id);
	return readAudience(form, groups, ids);
};

/** The three moves of a question page, whichever set it belongs to. */
export const asking = (among: readonly QuestionSet[]) => ({
	/**
	 * What the page shows. `usual`: who sees an answer that nobody has chosen readers for, when the set does not say.
	 * `offer`: who may be offered as a reader, when that does not follow from the set.
	 */
	view: async (
		event: RequestEvent,
		pass: AnswerPass,
		serviceLanguage: string,
		usual: Audience | null = null,
		offer: Offer | null = null
	) => {
		const { set, question } = find(among, event.params.question);
		await closedToNone(pass, set, question);
		return questionPage(pass, set, question, event.locals.words, serviceLanguage, usual, offer);
	},

	/**
	 * Saves and goes on to the next question, or to `home`. `undo`: where something was taken out, the next page says
	 * of which question, so that it can offer to take it back. `usual`, `offer`: as for `view`. What waits for the person's
	 * own word leads to the page that asks for it. `begun`: where to go once the first questions of the set have their
	 * answers, if anywhere. `then`: where what was just answered leads first, if anywhere.
	 */
	save: async (
		event: RequestEvent,
		pass: AnswerPass,
		serviceLanguage: string,
		home: string,
		{
			undo = false,
			usual = null,
			offer = null,
			begun = async () => null,
			then = () => null
		}: {
			undo?: boolean;
			usual?: Audience | null;
			offer?: Offer | null;
			begun?: () => Promise<string | null>;
			then?: (question: Question, value: Value | null) => string | null;
		} = {}
	) => {
		const { set, question } = find(among, event.params.question);
		await closedToNone(pass, set, question);
		const form = await readForm(event.request, answerFields(question));
		if (!form.ok) return fail(422, form);
		const { context, voice } = placeOf(pass, `${set.id}/${question.id}`);
		const { people, about } = await transaction(pass, async (sql) => ({
			people: offer?.people ?? (await peopleToChoose(sql, pass, voice)),
			about:
				question.about === undefined
					? []
					: aboutItems(set, question, await store.currents(sql, pass, context, voice))
		}));
		const read = readAnswer(form, question, about);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const who = form.one('who');
		// Whoever may read it is a choice of its own, and comes before the words are kept anywhere.
		if (
			question.asksWho &&
			form.typed['audience-asked'] &&
			read.value !== null &&
			!['only-me', 'chosen'].includes(who)
		)
			return fail(422, { problems: { who: 'questions:problem.who' }, typed: form.typed });
		const saved = await saveAnswer(pass, {
			question: `${set.id}/${question.id}`,
			setVersion: set.version,
			state: read.state,
			value: read.value,
			language: event.locals.words.language,
			base: form.one('base'),
			key: form.one('key') || event.locals.requestId,
			audience: audienceIn(form, question, { groups: offer?.groups ?? offered(set), people }),
			usual,
			also: read.also,
			alsoLanguage: serviceLanguage,
			alsoBy: read.alsoBy
		});
		if (saved.outcome === 'conflict') {
			const mine = { value: read.value, state: read.state, language: event.locals.words.language };
			return fail(409, {
				typed: form.typed,
				conflict: {
					theirs: textOf(event.locals.words, set, question, saved.theirs),
					mine: textOf(event.locals.words, set, question, { ...blank, ...mine })
				}
			});
		}
		if (saved.hold !== null) redirect(303, `/people/${pass.personId}/to-confirm/${saved.hold}`);
		// Read once it is saved: what was just answered may open or close the next question.
		const { answers, ways } = await transaction(pass, async (sql) => ({
			answers: await store.currents(sql, pass, context, voice),
			ways: await waysOf(sql, pass, context)
		}));
		const open = voice === nobody ? openTo(pass, ways) : undefined;
		const said = undo && saved.removed ? `?undo=${question.id}` : '';
		const first = nextOfFirst(set, question.id, answers, open);
		if (first === null && said === '' && set.first?.includes(question.id)) {
			const ready = await begun();
			if (ready !== null) redirect(303, ready);
		}
		const aside = said === '' ? then(question, read.value) : null;
		if (aside !== null) redirect(303, aside);
		const next = first ?? after(set, question.id, answers, open);
		redirect(303, (next === null ? home : `${home}/${next.id}`) + said);
	},

	/** Keeps what is being typed. */
	draft: async (event: RequestEvent, pass: AnswerPass) => {
		const { set, question } = find(among, event.params.question);
		await closedToNone(pass, set, question);
		const form = await readForm(event.request, answerFields(question));
		if (!form.ok) return fail(422, form);
		const { key: _key, base: _base, state: _state, ...fields } = form.typed;
		await saveDraft(pass, `${set.id}/${question.id}`, fields);
		return {};
	},

	/** The whole name of the question in the address: `about-me/helps`. */
	nameOf: (event: RequestEvent): string => {
		const { set, question } = find(among, event.params.question);
		return `${set.id}/${question.id}`;
	},

	/** How the person answers this question; null for anybody else, whose page never asks. */
	way: async (event: RequestEvent, pass: AnswerPass): Promise<Way | null> => {
		if (!pass.relations.includes('self')) return null;
		const { set, question } = find(among, event.params.question);
		const place = placeOf(pass, `${set.id}/${question.id}`);
		const ways = await transaction(pass, (sql) => waysOf(sql, pass, place.context));
		return wayOf(question, ways.get(place.question));
	},

	/** "I want to answer this alone", and back; the same page again. */
	choose: async (event: RequestEvent, how: Way) => {
		const pass = passFor(event.locals, 'sharing:write');
		const { set, question } = find(among, event.params.question);
		const form = await readForm(event.request, []);
		if (!form.ok) return fail(422, form);
		const context = 'episodeId' in pass && typeof pass.episodeId === 'string' ? pass.episodeId : nobody;
		const hold = await chooseWay(pass, { question: `${set.id}/${question.id}`, context, of: question }, how);
		redirect(303, hold === null ? event.url.pathname : `/people/${pass.personId}/to-confirm/${hold}`);
	}
});

/** A helper finds no question that the person answers alone. Staff answer for themselves. */
const closedToNone = (pass: AnswerPass, set: QuestionSet, question: Question): Promise<void> => {
	const place = placeOf(pass, `${set.id}/${question.id}`);
	return place.voice === nobody ? mustBeOpen(pass, { set, question }, place) : Promise.resolve();
};

/** An answer that is nowhere stored: what somebody sent and could not be saved as it was. */
const blank = {
	id: '',
	question: '',
	context: nobody,
	voice: nobody,
	setVersion: 0,
	typedBy: '',
	typist: '',
	toldAtIntake: null,
	base: null,
	proposal: null,
	writtenAt: new Date(0)
};
