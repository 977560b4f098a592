import type { Words } from '$lib/words';
import { HELPERS, helpers, type HelperId, type HelperVerdict } from '../../standards/helper';
import { adviceLines } from './advice-view';
import { standingAll } from './episode';
import { factForm, type Changing, type FactForm } from './fact-forms';
import { askedField, helpedBy } from './is-it';
import type { EpisodeRead } from './reading';
import { placeWords } from './place-words';

/** What a helper said to one set of answers: the answer, the rule behind it, and where that rule stands. */
export type HelperAnswer = {
	readonly item: string;
	/** What was asked about, in the words of whoever asked. */
	readonly about: string | null;
	readonly verdict: string;
	readonly rule: string;
	readonly source: string;
	/** What to do next, for this answer. */
	readonly next: string;
	/** A reason of another class has other rules (S1-04). */
	readonly reason: string | null;
};
export type HelperView = {
	readonly id: HelperId;
	readonly title: string;
	readonly text: string;
	readonly answers: readonly HelperAnswer[];
	/** What became of advice that was asked for. */
	readonly advice: readonly string[];
	readonly form: FactForm;
	readonly examples: readonly { readonly text: string; readonly verdict: string; readonly rule: string }[];
};

const verdictWords = ({ t }: Words, id: HelperId, answer: HelperVerdict): string =>
	t(`episode-is-it:${id}.verdict.${answer}`);

/** Everything a helper answered in this record, the newest last. */
export const answersOf = (words: Words, { facts }: EpisodeRead, id: HelperId): readonly HelperAnswer[] =>
	standingAll(facts, askedField[id]).map(({ item, value }) => {
		const { answer, rule, source, reason } = helpedBy(id, value);
		return {
			item,
			about: value.about,
			verdict: verdictWords(words, id, answer),
			rule: words.t(`episode-is-it:${id}.rule.${rule}`),
			source: placeWords(words, source),
			next: words.t(`episode-is-it:${id}.next.${answer}`),
			reason: reason === null ? null : words.t(`episode-is-it:reason.${reason}`)
		};
	});

/** Both helpers: what they answered, their form, and the examples of their sources. */
export const isItView = (words: Words, read: EpisodeRead, changing: Changing | null): readonly HelperView[] =>
	HELPERS.map((id) => ({
		id,
		title: words.t(`episode-is-it:${id}.title`),
		text: words.t(`episode-is-it:${id}.text`),
		answers: answersOf(words, read, id),
		advice: adviceLines(words, read, id),
		form: factForm(words, read, askedField[id], changing),
		examples: helpers[id].examples.map((one) => ({
			text: words.t(`episode-is-it:${id}.example.${one.id}`),
			verdict: verdictWords(words, id, one.answer),
			rule: words.t(`episode-is-it:${id}.rule.${one.rule}`)
		}))
	}));
