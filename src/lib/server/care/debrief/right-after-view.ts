import type { Words } from '$lib/words';
import { sayMinutes } from '../episode/duration';
import { dueView } from './offer-view';
import type { Written } from './offer-store';
import { contradicts, leftOpen, type RightAfter } from './right-after';
import type { SameShift } from './right-after-acts';

/** The answer and the words beside it; null when it was left open. */
const both = (words: Words, picked: readonly string[], free: string | null): string[] | null => {
	const said = [...(picked.length === 0 ? [] : [words.list([...picked])]), ...(free === null ? [] : [free])];
	return said.length === 0 ? null : said;
};

const rowsOf = (words: Words, one: RightAfter) => {
	const say = (point: string, value: string | null) =>
		value === null ? [] : [words.t(`right-after:${point}.${value}`)];
	const row = (point: string, value: string[] | null) => ({
		label: words.t(`right-after:${point}.title`),
		value,
		absent: words.t('right-after:open')
	});
	return [
		row('safe', both(words, say('safe', one.safe), null)),
		row(
			'hurt',
			both(
				words,
				one.hurt.flatMap((who) => say('hurt', who)),
				one.injuries
			)
		),
		row('observation', both(words, [], one.observation)),
		row('others-told', both(words, say('others-told', one.othersTold), null)),
		row('support', both(words, say('support', one.support), one.supportWords))
	];
};

const written = (words: Words, zone: string, one: Written<RightAfter>) => ({
	id: one.id,
	led: words.t('right-after:led-at', { name: one.ledBy, time: words.dateTime(one.heldAt, zone) }),
	by: words.t('right-after:by', { name: one.by, time: words.dateTime(one.at, zone) }),
	rows: rowsOf(words, one),
	open: leftOpen(one).map((point) => words.t(`right-after:${point}.title`)),
	contradicts: contradicts(one)
});

/** How late it was or is, in words; null in time. Late is said and never in the way. */
const lateWords = (words: Words, { due, rows }: SameShift, now: Date): string | null =>
	due === null || due.lateByMinutes === 0
		? null
		: words.t(rows.length === 0 ? 'right-after:late-open' : 'right-after:late-done', {
				time: sayMinutes(words, due.due, due.metAt ?? now)
			});

/** The page of the immediate part: what holds, what it said before, and by when it was due. */
export const rightAfterView = (words: Words, read: SameShift, now: Date) => {
	const { zone } = read.after;
	const all = read.rows.map((one) => written(words, zone, one));
	return {
		person: read.person,
		day: words.dateTime(read.after.startedAt, zone),
		due: read.due === null ? null : dueView(words, zone, read.due),
		late: lateWords(words, read, now),
		now: all.at(-1) ?? null,
		before: all.slice(0, -1).reverse()
	};
};
