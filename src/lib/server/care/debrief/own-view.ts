import type { Words } from '$lib/words';
import { setOf } from '../../questions/sets';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { firstAudience } from '../../questions/readers';
import { toCheck } from '../../questions/waiting';
import { dayIn } from '../../standards/zone';
import { carryOn, partsOf, progressOfPart, type Part } from '../about-me/about-me';
import type { Debrief, StaffPart } from './acts';
import { standingOf, type Meeting, type Finding } from './debrief';
import { notNowView, offerView } from './offer-view';
import { planLines } from './plan-used';

const titled = (words: Words, parts: readonly Part[]) =>
	parts
		.filter(({ rows }) => rows.length > 0)
		.map(({ set, section, rows }) => ({
			id: section,
			title: words.t(`${set.id}:section.${section}.title`),
			progress: progressOfPart(rows),
			rows: rows.map(({ question, progress }) => ({
				id: question.id,
				title: words.t(`${set.id}:${question.id}.title`),
				progress
			}))
		}));

const nextOf = (words: Words, next: ReturnType<typeof carryOn>) =>
	next === null
		? null
		: { question: next.question.id, section: words.t(`${next.set.id}:section.${next.section}.title`) };

const meetingView = (words: Words, zone: string, one: Meeting) => ({
	id: one.id,
	at: words.dateTime(one.heldAt, zone),
	present: words.list(one.present)
});

const findingView = ({ id, wording, language, whose }: Finding) => ({ id, wording, language, whose });

/** What the person is asked about what a helper typed; who may see it starts as they chose for the whole of it. */
const waitingView = (words: Words, { waiting, renderings, answers, usual }: Debrief) => {
	const set = setOf('debrief-person');
	return toCheck(words, [set], waiting, renderings, answers).map((one) => {
		const key = waiting.find(({ id }) => id === one.id)?.question ?? '';
		const question = questionOf(set, key.slice(set.id.length + 1));
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
	const set = setOf('debrief-person');
	const mine = drafts.filter(({ writer }) => writer === who.id);
	const parts = partsOf(
		set,
		who.own ? answers : [...answers, ...waiting],
		mine,
		(within, question) =>
			// The lines of the plan are the person's to look at: whoever types for them may not know them.
			(who.own || `${set.id}/${question.id}` !== planLines) && read.open(within, question)
	);
	const standing = standingOf(read.chosen, dayIn(now, after.zone));
	return {
		day: words.weekday(after.startedAt, after.zone),
		standing: 'come' in standing && standing.come ? ('come' as const) : standing.state,
		laterOn: 'on' in standing && standing.on !== null ? words.day(standing.on) : null,
		wanted: read.wanted,
		offers: who.own ? read.offers.map((one) => offerView(words, after.zone, one)) : [],
		notNow: who.own ? notNowView(words, read.notNow, dayIn(now, after.zone)) : null,
		started: answers.length + waiting.length + mine.length > 0,
		parts: read.alone ? [] : titled(words, parts),
		alone: read.alone,
		carryOn: read.alone ? null : nextOf(words, carryOn(parts, answers, mine)),
		waiting: who.own ? waitingView(words, read) : [],
		readers: read.readers,
		audience: [...usual.groups, ...usual.named],
		leader: read.leader,
		meetings: read.meetings.map((one) => meetingView(words, after.zone, one)),
		findings: read.findings.map(findingView)
	};
};

/** A staff member's own part of the debrief. */
export const staffPartView = (words: Words, { after, answers, drafts }: StaffPart) => {
	const parts = partsOf(setOf('debrief-staff'), answers, drafts);
	return {
		day: words.dateTime(after.startedAt, after.zone),
		parts: titled(words, parts),
		carryOn: nextOf(words, carryOn(parts, answers, drafts))
	};
};

/** What staff wrote of their side and meant for the person, each answer as one text with who wrote it. */
export const staffSaidView = (words: Words, { staffSaid }: Debrief) => {
	const set = setOf('debrief-staff');
	return staffSaid.flatMap((one) => {
		const question = questionOf(set, one.question.slice(set.id.length + 1));
		if (question === undefined) return [];
		const lines = linesOf(words, set, question, one, []).map(({ text }) => text);
		const title = words.t(`${set.id}:${question.id}.title`);
		return [{ id: one.id, title, by: one.typist, text: lines.join('\n') }];
	});
};
