import type { Words } from '$lib/words';
import { setOf } from '../../questions/sets';
import { firstAudience } from '../../questions/readers';
import { toCheck } from '../../questions/waiting';
import { dayIn } from '../../standards/zone';
import { carryOn, partsOf } from '../about-me/about-me';
import type { Debrief } from './acts';
import { standingOf, type Meeting, type Finding } from '../debrief/debrief';
import { notNowView, offerView } from '../debrief/offer-view';
import { ownQuestion, ownSets, picturesFirst } from './own-sets';
import { nextOf, titled } from '../debrief/parts-view';
import { planLines } from './plan-used';
import { beforeView } from './told-view';

const meetingView = (words: Words, zone: string, one: Meeting) => ({
	id: one.id,
	at: words.dateTime(one.heldAt, zone),
	present: words.list(one.present)
});

const findingView = ({ id, wording, language, whose }: Finding) => ({ id, wording, language, whose });

/** What the person is asked about what a helper typed; who may see it starts as they chose for the whole of it. */
const waitingView = (words: Words, { waiting, renderings, answers, usual }: Debrief) => {
	return toCheck(words, ownSets(), waiting, renderings, answers).map((one) => {
		const key = waiting.find(({ id }) => id === one.id)?.question ?? '';
		const question = ownQuestion(key);
		const held = answers.some((answer) => answer.question === key);
		if (held || question === undefined) return one;
		const { groups, named } = firstAudience(question, usual);
		return { ...one, audience: [...groups, ...named] };
	});
};

/**
 * The person's page after something happened, for themselves or whoever types for them.
 * @param who the account that looks, and whether it is the person
 */
export const debriefView = (words: Words, read: Debrief, who: { id: string; own: boolean }, now: Date) => {
	const { after, answers, drafts, waiting, usual } = read;
	const mine = drafts.filter(({ writer }) => writer === who.id);
	const [five, parts] = (['debrief-child', 'debrief-person'] as const).map((id) =>
		partsOf(
			setOf(id),
			who.own ? answers : [...answers, ...waiting],
			mine,
			(within, question) =>
				// The lines of the plan are the person's to look at: whoever types for them may not know them.
				(who.own || `${id}/${question.id}` !== planLines) && read.open(within, question)
		)
	);
	const first = picturesFirst(read.born, after.startedAt, after.zone, read.wanted, [...answers, ...waiting]);
	const listed = (one = parts) =>
		read.alone || one === undefined
			? { parts: [], carryOn: null }
			: { parts: titled(words, one), carryOn: nextOf(words, carryOn(one, answers, mine)) };
	const standing = standingOf(read.chosen, dayIn(now, after.zone));
	return {
		day: words.weekday(after.startedAt, after.zone),
		standing: 'come' in standing && standing.come ? ('come' as const) : standing.state,
		laterOn: 'on' in standing && standing.on !== null ? words.day(standing.on) : null,
		wanted: read.wanted,
		offers: who.own ? read.offers.map((one) => offerView(words, after.zone, one, null)) : [],
		notNow: who.own ? notNowView(words, read.notNow, dayIn(now, after.zone)) : null,
		started: answers.length + waiting.length + mine.length > 0,
		...listed(),
		five: { ...listed(five), first },
		alone: read.alone,
		before: beforeView(words, read.before, after.zone, now),
		waiting: who.own ? waitingView(words, read) : [],
		readers: read.readers,
		audience: [...usual.groups, ...usual.named],
		leader: read.leader,
		meetings: read.meetings.map((one) => meetingView(words, after.zone, one)),
		findings: read.findings.map(findingView)
	};
};
