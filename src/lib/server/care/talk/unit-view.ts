import type { Words } from '$lib/words';
import type { Pass } from '../../access';
import { dayIn } from '../../standards/zone';
import { isNotNow } from '../debrief/offer';
import { dueView, standingWords } from '../debrief/offer-view';
import type { Listed } from './unit-acts';
import type { Pressed } from '../debrief/unit-store';

/** What the unit should look at in itself, a line for each thing. */
const pressedView = (words: Words, { notNows, tooEarly, afterNo }: Pressed): string[] => [
	...(notNows > 1 ? [words.t('debrief-offers:flag.put-off', { count: notNows })] : []),
	...(tooEarly > 0 ? [words.t('debrief-offers:flag.too-early')] : []),
	...(afterNo > 0 ? [words.t('debrief-offers:flag.after-no')] : [])
];

/** One ended episode in the unit's list. Staff who took part read nothing of what the person chose. */
export const listedView = (
	words: Words,
	one: Listed,
	zone: string,
	{ actor, now, unitId }: Pick<Pass<'debriefs:read'>, 'actor' | 'now' | 'unitId'>
) => {
	const path = `/people/${one.personId}/episodes/${one.episodeId}`;
	const leads = one.leader !== null && one.leader === actor?.accountId && !one.tookPart;
	return {
		id: one.episodeId,
		name: one.personName,
		started: words.dateTime(one.startedAt, zone),
		ended: words.dateTime(one.endedAt, zone),
		standing:
			one.standing === null ? words.t('unit-debriefs:choice.theirs') : standingWords(words, one.standing),
		staff: words.t('unit-debriefs:staff', { written: one.staffWritten, named: one.staffNamed }),
		dues: one.dues.map((due) => dueView(words, zone, due)),
		notNow:
			one.notNowUntil !== null &&
			one.nextOffer !== null &&
			isNotNow({ nextOffer: one.nextOffer }, dayIn(now, zone))
				? words.t('debrief-offers:not-now.unit', {
						until: words.day(one.notNowUntil),
						next: words.day(one.nextOffer),
						name: one.notNowBy ?? ''
					})
				: null,
		flags: one.pressed === null ? [] : pressedView(words, one.pressed),
		leader: one.tookPart ? null : `/units/${unitId}/debriefs/${one.episodeId}/leader`,
		ending: one.tookPart ? null : `/units/${unitId}/debriefs/${one.episodeId}/ending`,
		offers: one.tookPart ? null : `/units/${unitId}/debriefs/${one.episodeId}`,
		met: one.metAt === null ? null : words.dateTime(one.metAt, zone),
		ledBy: one.ledBy,
		candidates: one.candidates.map(({ id, name }) => ({ value: id, label: name })),
		rightAfter: one.tookPart ? `${path}/right-after` : null,
		own: one.tookPart ? `${path}/staff-debrief` : null,
		account: one.opened ? `${path}/account` : null,
		joint: leads ? `${path}/joint` : null
	};
};
