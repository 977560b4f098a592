import type { Words } from '$lib/words';
import { purposes, type Meeting } from '../debrief/debrief';
import { contributorsOf, counsellingOf, frameOf, partsOf, type Entry } from './together';
import { attendeesOf, isComing, type Attendee } from './who-comes';

/** What each meeting came to, purpose by purpose, said to the person. */
export const meetingsView = (words: Words, zone: string, meetings: readonly Meeting[]) =>
	meetings.map((one) => ({
		id: one.id,
		at: words.dateTime(one.heldAt, zone),
		rows: purposes.map((purpose) => ({
			label: words.t(`together:purpose.${purpose}`),
			value: [words.t(`together:outcome.${one.purposes[purpose] ?? 'none'}`), one.words[purpose] ?? '']
		}))
	}));

/** Who asked for somebody, said to the person, or about them by name. */
const askedWords = (words: Words, { own, askedBy }: Attendee, person: string | null): string => {
	if (person === null) return words.t(own ? 'together:asked.own' : 'together:asked.by', { name: askedBy });
	return own
		? words.t('joint-people:asked.own', { name: person })
		: words.t('joint-people:asked.by', { by: askedBy });
};

/** Somebody who was named: what the person says to it, whether they come, whether it was read to them. */
export const attendeeView = (words: Words, zone: string, one: Attendee, person: string | null = null) => ({
	id: one.id,
	name: one.name,
	is: person === null ? words.t(`together:is.${one.is}`) : words.t(`joint-people:is.${one.is}`),
	why: one.why,
	asked: askedWords(words, one, person),
	wanted: one.wanted === null ? 'open' : one.wanted.yes ? 'yes' : 'no',
	/** The person's own word, which nobody says otherwise for them. */
	wantedOwn: one.wanted?.own === true,
	wantedBy: one.wanted === null || one.wanted.own ? null : one.wanted.by,
	/** They took part, and the person has not said yes or no themselves. */
	needsOwn: one.needsOwn && one.wanted?.own !== true,
	accepted: one.accepted === null ? 'open' : one.accepted ? 'yes' : 'no',
	byAccount: one.accountId !== null,
	coming: isComing(one),
	readTo: one.readTo === null ? null : words.dateTime(one.readTo, zone)
});

const saidView = (words: Words, zone: string, one: Entry | null) =>
	one === null
		? null
		: { words: one.words ?? '', language: one.language, by: one.by, at: words.dateTime(one.at, zone) };

/** The frame of the talk: what was said last to each of its fields. */
export const frameView = (words: Words, zone: string, entries: readonly Entry[]) =>
	frameOf(entries).map(({ field, said }) => ({
		field,
		label: words.t(`together:frame.${field}`),
		said: saidView(words, zone, said)
	}));

/** The four parts side by side, purpose by purpose. */
export const partsView = (words: Words, zone: string, entries: readonly Entry[]) =>
	partsOf(entries).map((one) => ({
		purpose: one.purpose,
		person: saidView(words, zone, one.person),
		staff: one.staff.map((said) => ({
			id: said.id,
			words: said.words ?? '',
			language: said.language,
			by: said.by,
			at: words.dateTime(said.at, zone)
		})),
		agreed: saidView(words, zone, one.agreed),
		notAgreed: saidView(words, zone, one.notAgreed)
	}));

/** Support that was offered, with what the person said to it. */
export const counsellingView = (words: Words, zone: string, entries: readonly Entry[]) =>
	counsellingOf(entries).map(({ offer, answer }) => ({
		id: offer.id,
		name: offer.name ?? '',
		words: offer.words,
		day: offer.onDay === null ? null : words.day(offer.onDay),
		offered: words.t('together:counselling.offered', {
			name: offer.by,
			time: words.dateTime(offer.at, zone)
		}),
		answer: answer?.what ?? 'open',
		own: answer?.own === true
	}));

/** What lay behind it, by where it lay. */
export const contributorsView = (
	words: Words,
	entries: readonly Entry[],
	/** Whose words it is said in: to the person, or about them. */
	told: 'together' | 'joint-parts' = 'together'
) =>
	contributorsOf(entries).map((one) => ({
		id: one.id,
		level:
			told === 'together'
				? words.t(`together:level.${one.what ?? 'unit'}`)
				: words.t(`joint-parts:level.${one.what ?? 'unit'}`),
		words: one.words ?? '',
		language: one.language,
		topics: one.topics.map((topic) => words.t(`standards-page:topic.${topic}`))
	}));

/** @param person their name where others read it; without one it is said to the person */
export const attendeesView = (
	words: Words,
	zone: string,
	entries: readonly Entry[],
	person: string | null = null
) => attendeesOf(entries).map((one) => attendeeView(words, zone, one, person));
