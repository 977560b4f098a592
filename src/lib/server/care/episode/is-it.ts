import { helped, helpers, type Helped, type HelperId } from '../../standards/helper';
import type { Writing } from './acts';
import { standing, standingAll, type Fact } from './episode';
import type { AnyValue, Field, Value } from './fields';

/** The field in which the answers to a helper stand. */
export const askedField = { seclusion: 'seclusion-asked', restraint: 'restraint-asked' } as const;

/** What a helper says to the answers that stand. */
export const helpedBy = (
	id: HelperId,
	{ about: _, ...answers }: Value<'seclusion-asked'> | Value<'restraint-asked'>
): Helped =>
	helped(
		helpers[id],
		Object.fromEntries(
			Object.entries(answers).map(([question, answer]) => [
				question,
				typeof answer === 'string' ? answer : null
			])
		)
	);

type About = Value<'advice'>['about'];

const isOpen = (facts: readonly Fact[], about: About): boolean =>
	standingAll(facts, 'advice').some(({ value }) => value.about === about && value.answer === null);

const askFor = (facts: readonly Fact[], about: About, words: string | null): readonly Writing[] =>
	isOpen(facts, about)
		? []
		: [
				{
					field: 'advice',
					item: '',
					value: { about, words, answer: null, said: null },
					because: null,
					repeats: true
				}
			];

/** How leaving stood and what was believed are facts of their own too; what stands of them is left as it is. */
const leaving = (facts: readonly Fact[], value: Value<'seclusion-asked'>): readonly Writing[] => [
	...(value.exit !== null && standing(facts, 'exit') === null
		? [{ field: 'exit' as const, item: '', value: { choice: value.exit }, because: null, repeats: false }]
		: []),
	...(value.believed !== null && standing(facts, 'believed') === null
		? [
				{
					field: 'believed' as const,
					item: '',
					value: { choice: value.believed, words: null },
					because: null,
					repeats: false
				}
			]
		: [])
];

/**
 * What is written along with a fact: whoever is not sure asks for advice (S4-04), and the record goes on. The same is
 * not asked twice while nobody has answered.
 */
export const alsoWritten = (
	facts: readonly Fact[],
	field: Field,
	value: AnyValue | null
): readonly Writing[] => {
	if (value === null) return [];
	if ('alone' in value) {
		const unsure = helpedBy('seclusion', value).answer === 'not-sure';
		return [...leaving(facts, value), ...(unsure ? askFor(facts, 'seclusion', value.about) : [])];
	}
	if ('purpose' in value)
		return helpedBy('restraint', value).answer === 'not-sure' ? askFor(facts, 'restraint', value.about) : [];
	if ('choice' in value && value.choice === 'unsure')
		return askFor(facts, field === 'reason-class' ? 'reason' : 'seclusion', null);
	return [];
};
