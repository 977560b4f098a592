import type { Words } from '$lib/words';
import { EVENTS, pointsOf, thingOn, type Thing, type ThingEvent, type ThingThen } from './register';
import type { RegisterRead } from './register-acts';

export type ThingView = {
	readonly id: string;
	readonly sort: string;
	readonly name: string;
	readonly about: string | null;
	/** How it stands today, a sentence each. */
	readonly now: readonly string[];
	readonly history: readonly string[];
	readonly points: readonly { readonly name: string; readonly label: string }[];
};

/** How a thing stands, in sentences: never assessed, what is missing, what is wrong. */
export const thenWords = (words: Words, then: ThingThen): readonly string[] => {
	const { t } = words;
	return [
		...(then.inUse ? [] : [t('register:not-in-use')]),
		then.assessedOn === null
			? t('register:never-assessed')
			: t('register:assessed-on', { day: words.day(then.assessedOn) }),
		...(then.lacking.length === 0
			? []
			: [
					t('register:lacking', { points: words.list(then.lacking.map((one) => t(`register:lacks.${one}`))) })
				]),
		...then.wrong.map((what) => t('register:wrong', { what }))
	];
};

const line = (words: Words, zone: string, event: ThingEvent): string => {
	const { t } = words;
	const what = t(`register:what.${event.what}`);
	const args = {
		day: words.day(event.onDay),
		what,
		by: event.by ?? '',
		when: words.dateTime(event.enteredAt, zone)
	};
	return event.words === null
		? t('register:event', args)
		: t('register:event-words', { ...args, words: event.words });
};

export const eventOptions = ({ t }: Words) =>
	EVENTS.map((what) => ({ value: what, label: t(`register:what.${what}`) }));

/** A unit's register as its page shows it. */
export const registerView = (words: Words, read: RegisterRead, today: string): readonly ThingView[] =>
	read.things.map((thing: Thing) => {
		const { t } = words;
		return {
			id: thing.id,
			sort: t(`register:sort.${thing.sort}`),
			name: thing.name,
			about: thing.about,
			now: [
				t('register:since', { day: words.day(thing.inUseFrom) }),
				...thenWords(words, thingOn(thing, read.events, today))
			],
			history: read.events
				.filter(({ thingId }) => thingId === thing.id)
				.map((event) => line(words, read.unit.zone, event)),
			points: pointsOf(thing.sort).map((name) => ({ name, label: t(`register:point.${name}`) }))
		};
	});
