import type { Words } from '$lib/words';
import type { DebriefDue } from '../../standards/debrief-times';
import type { Standing, Wanted } from './debrief';
import { isNotNow, type NotNow, type Offer } from './offer';
import type { Flagged, Written } from './offer-store';

/** How the person wants it, a line for each thing they said. */
export const wantedView = (words: Words, { way, place, company }: Wanted): string[] => [
	...(way === null ? [] : [words.t(`debrief-offers:way.${way}`)]),
	...(place === null ? [] : [words.t('debrief-offers:wanted.place', { place })]),
	...(company === null ? [] : [words.t('debrief-offers:wanted.company', { company })])
];

/** Not now for health reasons, as it stands today; null when it never was, or its day has come. */
export const notNowView = (words: Words, one: Written<NotNow> | null, today: string) =>
	one !== null && isNotNow(one, today)
		? {
				by: one.by,
				reason: one.reason,
				until: words.day(one.until),
				next: words.day(one.nextOffer)
			}
		: null;

const answerWords = (words: Words, { answer, answerOn }: Offer): string =>
	answerOn === null
		? words.t(`debrief-offers:said.${answer}`)
		: words.t(`debrief-offers:said.${answer}-on`, { day: words.day(answerOn) });

/**
 * One offer as a line, with what the person said to it.
 * @param person by name, for staff; null where the person reads it
 */
export const offerView = (words: Words, zone: string, one: Flagged, person: string | null) => ({
	id: one.id,
	made: words.t(`debrief-offers:${person === null ? 'made' : 'made-to'}.${one.what}`, {
		time: words.dateTime(one.offeredAt, zone),
		name: one.by,
		how: words.t(`debrief-offers:how.${one.how}`),
		...(person === null ? {} : { person })
	}),
	said: answerWords(words, one),
	flags: [
		...(one.tooEarly ? [words.t('debrief-offers:flag.too-early')] : []),
		...(one.afterNo ? [words.t(`debrief-offers:flag.${person === null ? 'after-your-no' : 'after-no'}`)] : [])
	],
	words: one.words
});

const tones = {
	met: 'done',
	running: 'calm',
	passed: 'late',
	'not-now': 'calm',
	'by-choice': 'calm'
} as const;

/** By when something is due, in words: how it stands, and whose rule it is. */
export const dueView = (words: Words, zone: string, one: DebriefDue) => ({
	id: one.rule,
	text: words.t(`debrief-offers:due.${one.stage}.${one.state}`, {
		time: words.dateTime(one.metAt ?? one.due, zone)
	}),
	level: tones[one.state],
	rule: words.t('debrief-offers:due.rule', {
		time: words.dateTime(one.due, zone),
		document: one.source.document,
		place: one.source.place
	})
});

/** What the person chose, in words: later is by choice, whatever the day. */
export const standingWords = (words: Words, standing: Standing): string => {
	if (standing.state === 'asked' || standing.state === 'now')
		return words.t(`unit-debriefs:choice.${standing.state}`);
	return standing.on === null
		? words.t('unit-debriefs:choice.no')
		: words.t(`unit-debriefs:choice.${standing.state === 'no' ? 'no-again' : 'later'}`, {
				day: words.day(standing.on)
			});
};
