import type { Words } from '$lib/words';
import type { Tellable, Telling } from '$lib/server/care/card/record-acts';

const whoIn = ({ t }: Words, one: Telling): string => {
	if (one.whom === 'person') return t('heeded:who.person');
	if (one.whom === 'body') return t(`heeded:body.${one.body ?? 'others-named'}`);
	return one.name ?? t('heeded:who.gone');
};

/** One thing that was done to tell somebody, with the minute. */
export const tellingView = (words: Words, zone: string, one: Telling): string => {
	const { t } = words;
	const time = words.dateTime(one.at, zone);
	if (one.whom === 'act') return t(`heeded:act.${one.how}`, { by: one.by, time });
	const name = whoIn(words, one);
	if (one.how === 'notice' || one.how === 'read' || one.how === 'kept')
		return t(`heeded:told.${one.how}`, { name, time });
	return t('heeded:told.by-hand', { name, time, how: t(`heeded:how-said.${one.how}`), by: one.by });
};

/** Everything that was done to tell of one thing. */
export const toldView = (words: Words, zone: string, tellings: readonly Telling[]) =>
	tellings.map((one) => ({ id: one.id, text: tellingView(words, zone, one), words: one.words }));

/**
 * Who waits to be told by staff: whoever speaks for the person and has not been told by hand and has no notice, such as
 * somebody who is on paper only; and whom the law names, once somebody said that the treatment was under it.
 */
export const toTellView = ({ t }: Words, tellable: Tellable, tellings: readonly Telling[]): string[] => {
	const told = (test: (one: Telling) => boolean): boolean => tellings.some(test);
	const act = tellings.filter(({ whom }) => whom === 'act').at(-1);
	const names = [
		...tellable.speakers
			.filter(({ id }) => !told(({ representative }) => representative === id))
			.map(({ name, phone }) => [name, phone].filter(Boolean).join(' · ')),
		...(act?.how === 'yes' ? tellable.bodies : [])
			.filter((body) => !told((one) => one.body === body))
			.map((body) => t(`heeded:body.${body}`))
	];
	return names.map((name) => t('heeded:to-tell', { name }));
};

/** Whom staff can write down as told. */
export const whomView = ({ t }: Words, name: string, tellable: Tellable) => [
	{ value: 'person', label: name },
	...tellable.speakers.map((one) => ({
		value: `speaker ${one.id}`,
		label: [one.name, one.phone].filter(Boolean).join(' · '),
		hint: t('heeded:speaks')
	})),
	...tellable.bodies.map((body) => ({ value: `body ${body}`, label: t(`heeded:body.${body}`) }))
];
