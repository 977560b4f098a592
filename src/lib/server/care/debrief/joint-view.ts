import type { Words } from '$lib/words';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import { linesOf, type Line } from '../../questions/say';
import { inOrder, questionOf, type QuestionSet } from '../../questions/set';
import { setOf } from '../../questions/sets';
import type { Account, Joint } from './acts';
import { dayIn } from '../../standards/zone';
import { purposes, type Standing } from './debrief';
import { notNowView, wantedView } from './offer-view';
import { ownSets } from './own-sets';
import { planLines } from './plan-used';

/** One answer as it is read beside others: the question, its lines, and whose it is when several answer it. */
export type Told = {
	readonly id: string;
	readonly title: string;
	readonly lines: readonly Line[];
	/** Empty for the person's own. */
	readonly by: string;
};

const toldOf = (
	words: Words,
	set: QuestionSet,
	answers: readonly Current[],
	renderings: readonly Rendering[],
	nameOf: (voice: string) => string
): Told[] => {
	const order = inOrder(set).map(({ id }) => `${set.id}/${id}`);
	return answers
		.filter((one) => one.state === 'answered' && one.question !== planLines && order.includes(one.question))
		.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
		.flatMap((one) => {
			const question = questionOf(set, one.question.slice(set.id.length + 1));
			if (question === undefined) return [];
			return [
				{
					id: one.id,
					title: words.t(`${set.id}:${question.id}.title`),
					lines: linesOf(words, set, question, one, renderings),
					by: one.voice === nobody ? '' : nameOf(one.voice)
				}
			];
		});
};

const hasPlanLines = (answers: readonly Current[]): boolean =>
	answers.some(({ question, state }) => question === planLines && state === 'answered');

/** What the person told, for somebody they let see it. */
export const accountView = (words: Words, { after, answers, renderings }: Account) => ({
	day: words.dateTime(after.startedAt, after.zone),
	told: ownSets().flatMap((set) => toldOf(words, set, answers, renderings, () => '')),
	/** Line by line on a page of its own, beside what staff wrote. */
	planUsed: hasPlanLines(answers)
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

/** The facilitator's page: both sides as far as they may be read, and what the talk came to. */
export const jointView = (words: Words, joint: Joint, now: Date) => {
	const { after, renderings } = joint;
	const { zone } = after;
	return {
		person: joint.person,
		language: after.language,
		zone,
		day: words.dateTime(after.startedAt, zone),
		standing: standingWords(words, joint.standing),
		wanted: wantedView(words, joint.wanted),
		notNow: notNowView(words, joint.notNow, dayIn(now, zone)),
		planUsed: hasPlanLines(joint.told),
		told: ownSets().flatMap((set) => toldOf(words, set, joint.told, renderings, () => '')),
		staff: toldOf(
			words,
			setOf('debrief-staff'),
			joint.staff,
			renderings,
			(voice) => joint.names.get(voice) ?? words.t('joint:staff-member')
		),
		meetings: joint.meetings.map((one) => ({
			id: one.id,
			at: words.dateTime(one.heldAt, zone),
			present: words.list(one.present),
			purposes: purposes.map((purpose) => ({
				purpose,
				outcome: one.purposes[purpose] ?? null,
				words: one.words[purpose] ?? null
			}))
		})),
		findings: joint.findings.map(({ id, wording, language, whose }) => ({ id, wording, language, whose }))
	};
};
