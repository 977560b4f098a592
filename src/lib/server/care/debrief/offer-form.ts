import { keyIn, type Fields, type Form } from '../../http/forms';
import { dayIn } from '../../standards/zone';
import { readDay, readOf, type Read } from '../day';
import { fromWallClock } from '../zone';
import { answers, hows, whats, type NotNow, type Offer } from './offer';

export const offerFields: Fields = [
	...['key', 'what', 'how', 'offered', 'answer', 'words'],
	...['on-day', 'on-month', 'on-year']
];
export const notNowFields: Fields = [
	...['key', 'reason'],
	...['until', 'next'].flatMap((name) => ['day', 'month', 'year'].map((part) => `${name}-${part}`))
];

const longest = 600;
/** How far off the next offer can be: what is put off longer is said again, by somebody who looked again. */
const furthest = 14 * 24 * 60 * 60_000;

/** The day picked: needed with "later", free with "no"; beside any other answer it is left aside. */
const dayProblem = (answer: string, day: string | null, today: string): string | null => {
	if (!['later', 'no'].includes(answer) || (answer === 'no' && day === '')) return null;
	if (day === null) return 'errors:field.no-such-day';
	return day > today ? null : 'debrief:problem.day';
};

/**
 * An offer that was made: what, how and when, and what the person said.
 * @param zone where it happened: the times and days are those of its clocks
 */
export const readOffer = (form: Form, zone: string, now: Date): Read<Offer> => {
	const what = whats.find((one) => one === form.one('what'));
	const how = hows.find((one) => one === form.one('how'));
	const answer = answers.find((one) => one === form.one('answer'));
	const clock = fromWallClock(form.one('offered'), zone);
	const offeredAt = clock === 'no-such-time' ? null : 'at' in clock ? clock.at : clock.ambiguous[0];
	const day = readDay(form, 'on');
	const words = form.one('words');
	return readOf(
		{
			id: keyIn(form),
			what: what ?? 'side',
			how: how ?? 'in-person',
			offeredAt: offeredAt ?? now,
			answer: answer ?? 'none',
			answerOn: answer === 'later' || answer === 'no' ? day || null : null,
			words: words || null
		},
		{
			what: what ? null : 'debrief-offers:problem.what',
			how: how ? null : 'debrief-offers:problem.how',
			offered:
				offeredAt === null ? 'joint:problem.time' : offeredAt > now ? 'debrief-offers:problem.not-yet' : null,
			answer: answer ? null : 'debrief-offers:problem.answer',
			on: dayProblem(answer ?? '', day, dayIn(now, zone)),
			words: words.length > longest ? 'joint:problem.too-long' : null
		}
	);
};

/** Why it is not now, until when, and when it is offered next. */
export const readNotNow = (form: Form, zone: string, now: Date): Read<NotNow> => {
	const reason = form.one('reason');
	const [until, next] = [readDay(form, 'until'), readDay(form, 'next')];
	const today = dayIn(now, zone);
	const last = dayIn(new Date(now.getTime() + furthest), zone);
	const toCome = (day: string | null, from: string): string | null =>
		day === null ? 'errors:field.no-such-day' : day > today && day >= from ? null : 'debrief:problem.day';
	return readOf(
		{ id: keyIn(form), reason, until: until ?? '', nextOffer: next ?? '' },
		{
			reason:
				reason === ''
					? 'debrief-offers:problem.reason'
					: reason.length > longest
						? 'joint:problem.too-long'
						: null,
			until: toCome(until, ''),
			next: toCome(next, until ?? '') ?? ((next ?? '') > last ? 'debrief-offers:problem.too-far' : null)
		}
	);
};
