import type { Words } from '$lib/words';
import type { Finding } from '../debrief/debrief';
import type { Changes } from './acts';
import { factWord, type Fact } from './again';
import { sayIn } from './care-plan';

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
