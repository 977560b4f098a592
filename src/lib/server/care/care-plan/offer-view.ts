import type { Words } from '$lib/words';
import type { Answer, Audience } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import type { Offer, Offered } from './acts';
import { longest, longestWords, sayIn } from './care-plan';
import { factWords } from './changes-view';

type OfAnswer = Extract<Offer['aim'], { kind: 'answer' }>;

/** The target's words in an answer, as the person reads them; null when nothing stands there. */
const standsIn = (
	words: Words,
	{ set, question }: OfAnswer,
	{ proposal, renderings }: Offer,
	answer: Answer | null
) => {
	if (answer === null) return null;
	const lines = linesOf(words, set, question, answer, renderings);
	if (question.kind === 'text') return lines[0] ?? null;
	return lines.find(({ item }) => item !== null && item === proposal.item) ?? null;
};

/** Who would see the line, in words of the page. */
const seenBy = ({ groups, named }: Audience): 'card' | 'team' | 'named' | 'only-me' => {
	if (groups.includes('card')) return 'card';
	if (groups.includes('care-team')) return 'team';
	return named.length > 0 ? 'named' : 'only-me';
};

const textOf = (said: { readonly text: string; readonly language: string } | null) =>
	said === null ? null : { text: said.text, language: said.language };

/** What is to be changed, as the person knows it: its place, what stood there, what stands there, who sees it. */
const aimView = (words: Words, offer: Offer) => {
	const { proposal, aim } = offer;
	if (aim.kind !== 'answer')
		return {
			...{ of: aim.kind, title: words.t(aim.title), adds: proposal.item === null },
			...{ was: textOf(aim.base), now: textOf(aim.current), seenBy: 'team' as const, most: longestWords }
		};
	const { set, question, base, current } = aim;
	return {
		of: set.id === 'directive' ? ('directive' as const) : ('answer' as const),
		title: words.t(`${set.id}:${question.id}.title`),
		adds: question.kind !== 'text' && proposal.item === null,
		was: textOf(standsIn(words, aim, offer, base)),
		now: textOf(standsIn(words, aim, offer, current)),
		seenBy: seenBy(current?.audience ?? { groups: question.audience, named: [] }),
		most: longest(question)
	};
};

/** That they said no to this before, and what is new since; null when they never did. */
const saidNoWords = (words: Words, { saidNoAt, factKind, factAt, factQuestion, zone }: Offer['proposal']) =>
	saidNoAt === null || factKind === null || factAt === null
		? null
		: {
				day: words.date(saidNoAt, zone),
				fact: factWords(words, { kind: factKind, at: factAt, question: factQuestion }, zone)
			};

/** A proposal as the person decides on it. The words of one that was declined are shown nowhere. */
export const offerView = (words: Words, offer: Offer, serviceLanguage: string) => {
	const { proposal, state, aim } = offer;
	const declined = state.state === 'answered' && state.answer === 'declined';
	const said = sayIn(proposal.wordings, words.language, serviceLanguage);
	return {
		state: state.state,
		answer: state.state === 'answered' ? state.answer : null,
		...aimView(words, offer),
		day: words.date(proposal.madeAt, proposal.zone),
		until: state.state === 'not-now' ? words.day(state.until) : null,
		changed: offer.changed,
		offered: declined ? null : said,
		why: declined ? null : sayIn(proposal.why, words.language, serviceLanguage),
		whose: proposal.whose,
		proposer: proposal.proposer,
		saidNo: saidNoWords(words, proposal),
		notThese: declined
			? []
			: offer.notThese.map(({ wordings, at }) => ({
					...sayIn(wordings, words.language, serviceLanguage),
					day: words.date(at, proposal.zone)
				})),
		base: aim.current?.id ?? '',
		asksService: proposal.asksService,
		also: serviceLanguage === words.language ? null : serviceLanguage
	};
};

const lineOf = (words: Words, { proposal }: Offered, serviceLanguage: string) =>
	sayIn(proposal.wordings, words.language, serviceLanguage);

/** Whether the person took it in, as it was offered or in their own words. */
export const isTaken = ({ state }: Offered): boolean =>
	state.state === 'answered' && state.answer !== 'declined';

/** The person's list: what waits, what was put off, what was taken in. Of what was declined only how many. */
export const offersView = (words: Words, offers: readonly Offered[], serviceLanguage: string) => {
	const shown = (one: Offered) => ({
		id: one.proposal.id,
		...lineOf(words, one, serviceLanguage),
		day: words.date(one.proposal.madeAt, one.proposal.zone)
	});
	return {
		waiting: offers.filter(({ state }) => state.state === 'waiting').map(shown),
		later: offers.flatMap((one) =>
			one.state.state === 'not-now' ? [{ ...shown(one), until: words.day(one.state.until) }] : []
		),
		taken: offers.flatMap((one) => {
			const { state } = one;
			if (state.state !== 'answered' || state.answer === 'declined') return [];
			const reworded = one.given.find(({ answer }) => answer === 'reworded')?.wording ?? null;
			const line =
				reworded === null ? shown(one) : { ...shown(one), text: reworded, language: words.language };
			return [{ ...line, since: words.date(state.at, one.proposal.zone) }];
		}),
		declined: offers.filter(({ state }) => state.state === 'answered' && state.answer === 'declined').length
	};
};
