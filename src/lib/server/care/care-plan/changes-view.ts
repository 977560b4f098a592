import type { Words } from '$lib/words';
import type { Finding } from '../debrief/debrief';
import type { Changes } from './acts';
import { sayIn } from './care-plan';

/** What may be proposed and what has been, for whoever leads the debrief. Of a declined one, only that it was. */
export const changesView = (
	words: Words,
	{ targets, proposals, actions }: Changes,
	findings: readonly Finding[],
	serviceLanguage: string
) => ({
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
