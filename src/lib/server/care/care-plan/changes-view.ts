import type { Words } from '$lib/words';
import type { Finding } from '../debrief/debrief';
import type { Changes } from './acts';
import { ofPlan } from '../crisis-plan/for-card';
import { factWord, type EarlierNo, type Fact } from './again';
import { sayIn } from './care-plan';
import { careEntry } from './entry';

/** What is new since a no, in words. */
export const factWords = (
	words: Words,
	{ kind, at, question }: Pick<Fact, 'kind' | 'at' | 'question'>,
	zone: string
): string =>
	words.t(`changes:fact.${kind}`, {
		day: words.date(at, zone),
		question: question === null ? '' : words.t(`${question.replace('/', ':')}.title`)
	});

/** What a proposal is about, by the key it is kept under. */
export const titleOf = ({ t }: Words, question: string): string => {
	if (question === careEntry) return t('care-entries:target');
	if (question.startsWith(ofPlan)) return t(`crisis-plan:topic.${question.slice(ofPlan.length)}.title`);
	return t(`${question.replace('/', ':')}.title`);
};

/** Each no of the person, in their words, with its part of the plan and its day. */
export const noesView = (words: Words, noes: readonly EarlierNo[], serviceLanguage: string, zone: string) =>
	noes.map(({ id, at, question, wordings }) => ({
		id,
		...sayIn(wordings, words.language, serviceLanguage),
		title: titleOf(words, question),
		day: words.date(at, zone)
	}));

/** What may be proposed and what has been, for whoever leads the debrief. Of a declined one, only that it was. */
export const changesView = (
	words: Words,
	{ targets, proposals, actions, facts }: Changes,
	findings: readonly Finding[],
	serviceLanguage: string,
	zone: string
) => ({
	/** What is new since the person said no to something: named when the same is suggested again. */
	facts: facts.map((one) => ({ value: factWord(one), label: factWords(words, one, zone) })),
	targets: targets.map(({ value, title, line }) => ({
		value,
		label:
			line === null
				? words.t('joint:target.new', { question: title })
				: words.t('joint:target.line', { question: title, line })
	})),
	/** One finding makes one proposal: those that have made none. */
	free: findings
		.filter(({ id }) => !proposals.some(({ findingId }) => findingId === id))
		.map(({ id, wording }) => ({ value: id, label: wording })),
	proposals: proposals.map(({ id, answer, wordings, was }) => ({
		id,
		answer,
		was,
		offered: answer === 'declined' ? null : sayIn(wordings, words.language, serviceLanguage)
	})),
	actions: actions.map(({ id, wording, owner, dueOn, answer, reason }) => ({
		id,
		wording,
		owner,
		due: dueOn === null ? null : words.day(dueOn),
		answer,
		reason
	}))
});
