import type { Words } from '$lib/words';
import { ofPlan } from '../crisis-plan/for-card';
import type { AgentAnswer, Capacity, ForAgent } from './agent-acts';
import { sayIn } from './care-plan';
import { careEntry } from './entry';

/** What a proposal is about, by the key it is kept under. */
const titleOf = ({ t }: Words, question: string): string => {
	if (question === careEntry) return t('care-entries:target');
	if (question.startsWith(ofPlan)) return t(`crisis-plan:topic.${question.slice(ofPlan.length)}.title`);
	return t(`${question.replace('/', ':')}.title`);
};

/** What waits, for whoever speaks for the person. */
export const forAgentView = (words: Words, offers: readonly ForAgent[], serviceLanguage: string) =>
	offers.map(({ id, question, was, wordings, why, answer }) => ({
		id,
		title: titleOf(words, question),
		was,
		...sayIn(wordings, words.language, serviceLanguage),
		why: sayIn(why, words.language, serviceLanguage).text,
		answer
	}));

/** What was said in the person's place, labelled as what it is; null when nobody said anything. */
export const saidForView = (words: Words, said: AgentAnswer | undefined, zone: string): string | null =>
	said === undefined
		? null
		: words.t(`for-them:label.${said.answer}`, { name: said.by, day: words.date(said.at, zone) });

/** What was found about whether the person can decide; null when nothing was. */
export const capacityView = (words: Words, found: Capacity | null, zone: string, name: string | null) =>
	found === null
		? null
		: {
				can: found.can,
				reason: found.reason,
				text: words.t(`for-them:found.${found.can ? 'can' : 'cannot'}${name === null ? '-own' : ''}`, {
					name: name ?? '',
					by: found.by,
					day: words.dateTime(found.at, zone)
				})
			};
