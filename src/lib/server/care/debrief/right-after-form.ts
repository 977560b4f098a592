import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { fromWallClock } from '../zone';
import { hurts, safes, supports, tolds, type RightAfter } from './right-after';

export const rightAfterFields: Fields = [
	...['key', 'held', 'led', 'safe', 'hurt[]', 'injuries', 'observation'],
	...['others-told', 'support', 'support-words']
];

const pick = <T extends string>(list: readonly T[], said: string): T | null =>
	list.find((one) => one === said) ?? null;
const tooLong = (words: string, most: number): string | null =>
	words.length > most ? 'joint:problem.too-long' : null;

/**
 * What was looked at, when and who led it. Everything else may be left open; only a time that is no time or still to
 * come is asked for again.
 * @param me who writes: they led it, unless somebody else is named
 */
export const readRightAfter = (form: Form, zone: string, now: Date, me: string): Read<RightAfter> => {
	const clock = fromWallClock(form.one('held'), zone);
	const heldAt = clock === 'no-such-time' ? null : 'at' in clock ? clock.at : clock.ambiguous[0];
	const led = form.one('led');
	const injuries = form.one('injuries');
	const observation = form.one('observation');
	const support = form.one('support-words');
	return readOf(
		{
			id: keyIn(form),
			heldAt: heldAt ?? now,
			ledBy: led || me,
			safe: pick(safes, form.one('safe')),
			hurt: hurts.filter((one) => form.many('hurt').includes(one)),
			injuries: injuries || null,
			observation: observation || null,
			othersTold: pick(tolds, form.one('others-told')),
			support: pick(supports, form.one('support')),
			supportWords: support || null
		},
		{
			held: heldAt === null ? 'joint:problem.time' : heldAt > now ? 'right-after:problem.not-yet' : null,
			led: tooLong(led, 100),
			injuries: tooLong(injuries, 1000),
			observation: tooLong(observation, 280),
			'support-words': tooLong(support, 600)
		}
	);
};
