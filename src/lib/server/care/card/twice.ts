import { orderOf } from './places';
import type { Line } from './line';
import type { Words } from '../../../words';

const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim()
		.toLocaleLowerCase('en');

/** What a line says and what it is said to; null for what can have no double. */
const meaning = ({ says, inner }: Line): string | null =>
	says === undefined || inner === undefined ? null : `${says} ${plain(inner)}`;

const isOfDirective = ({ source }: Line): boolean => source?.question.startsWith('directive/') ?? false;

const inForce = ({ wished }: Line): boolean => wished === 'in-force' || wished === 'to-confirm';

const sinceOf = ({ since }: Line) => (since === undefined ? {} : { since });

/** One line in place of two: the words and the source of the first, nothing lost of what the other says. */
const joined = (first: Line, other: Line, source: string): Line => ({
	...first,
	isNew: first.isNew ?? other.isNew,
	...sinceOf(first.since === undefined ? other : first),
	must: first.must || other.must,
	slot: orderOf(other.slot) < orderOf(first.slot) ? other.slot : first.slot,
	notes: [...new Set([...first.notes, ...(inForce(first) ? other.notes : []), source])]
});

/**
 * A wish that stands both in the directive and in "about me" is one line: the one with legal weight, which says both
 * sources. While the directive does not count, the line of "about me" stays as it is and says where else it stands.
 */
export const onlyOnce = (lines: readonly Line[], words: Words): Line[] => {
	const gone = new Set<Line>();
	const instead = new Map<Line, Line>();
	for (const one of lines.filter(isOfDirective)) {
		const said = meaning(one);
		const doubles = lines.filter(
			(other) => said !== null && !isOfDirective(other) && !gone.has(other) && meaning(other) === said
		);
		const double = doubles[0];
		if (double === undefined || double.unchecked !== null) continue;
		if (inForce(one)) {
			instead.set(one, joined(one, double, words.t('card:both-sources')));
			for (const other of doubles) gone.add(other);
		} else {
			const state = words.t(`directive-pages:card.${one.wished ?? 'not-signed'}`);
			instead.set(
				double,
				joined(instead.get(double) ?? double, one, words.t('card:in-directive-too', { state }))
			);
			gone.add(one);
		}
	}
	return lines.filter((line) => !gone.has(line)).map((line) => instead.get(line) ?? line);
};
