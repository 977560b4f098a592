import type { Words } from '$lib/words';
import type { AgentAnswer, Capacity, ForAgent } from './agent-acts';
import { sayIn } from './care-plan';
import { noesView, titleOf } from './changes-view';
import { suggestTargets } from './suggest';
import type { ForTeam, readSuggested } from './suggest-acts';

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

/** How a finding stands: it holds, its day has come, or the person said that they can decide. */
const standingOf = ({ can, holdsUntil, saidCanAt }: Capacity, now: Date) => {
	if (can) return 'can';
	if (saidCanAt !== null) return 'own-word';
	return holdsUntil !== null && holdsUntil <= now ? 'lapsed' : 'cannot';
};

/** What was found about whether the person can decide, and until when it holds; null when nothing was. */
export const capacityView = (
	words: Words,
	found: Capacity | null,
	{ zone, name, now }: { readonly zone: string; readonly name: string | null; readonly now: Date }
) => {
	if (found === null) return null;
	const standing = standingOf(found, now);
	return {
		id: found.id,
		holds: standing === 'cannot',
		reason: found.reason,
		text: words.t(`for-them:found.${standing}${name === null ? '-own' : ''}`, {
			name: name ?? '',
			by: found.by,
			day: words.dateTime(found.at, zone),
			// It holds to the end of a day: a moment before, it is still that day.
			until: found.holdsUntil === null ? '' : words.date(new Date(found.holdsUntil.getTime() - 1), zone),
			said: found.saidCanAt === null ? '' : words.dateTime(found.saidCanAt, zone)
		})
	};
};

/** What whoever speaks for the person suggested, and what they may suggest something for; null: nothing now. */
export const suggestedView = (
	words: Words,
	suggested: Awaited<ReturnType<typeof readSuggested>>,
	serviceLanguage: string
) =>
	suggested === null
		? null
		: {
				noes: noesView(words, suggested.noes, serviceLanguage, suggested.zone),
				made: suggested.made.map((one) => ({
					id: one.id,
					title: titleOf(words, one.question),
					...sayIn(one.wordings, words.language, serviceLanguage),
					settled: one.settled
				})),
				targets: suggestTargets().map((value) => ({ value, label: titleOf(words, value) }))
			};

/** What the directive's named suggest, for the team: first what the person says themselves, then whose words it is. */
export const forTeamView = (
	words: Words,
	suggested: readonly ForTeam[],
	{ name, serviceLanguage }: { readonly name: string; readonly serviceLanguage: string }
) =>
	suggested.map(({ proposal, own }) => ({
		id: proposal.id,
		title: titleOf(words, proposal.question),
		own,
		...sayIn(proposal.wordings, words.language, serviceLanguage),
		why: sayIn(proposal.why, words.language, serviceLanguage),
		label: words.t('for-them:team.label', {
			name,
			agent: proposal.proposer,
			day: words.date(proposal.madeAt, proposal.zone)
		})
	}));
