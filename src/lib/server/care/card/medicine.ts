import { meant, speaksOfManner, type Meant } from '../../standards/medicines';
import { AGAINST, type Against } from '../episode/use-choices';
import type { Line } from './line';

/** A medicine that is about to be given or written down. */
export type Given = {
	readonly drug: string;
	/** Into the body by another way than the mouth, or in a manner the person did not choose. */
	readonly byForceOrNeedle: boolean;
};
export type Conflict = {
	readonly kind: Against;
	readonly meant: Meant | null;
	readonly line: Line;
};

const kinds: Readonly<Record<string, Against>> = {
	'about-me/medicines-allergic': 'allergy',
	'about-me/medicines-bad': 'reaction',
	'about-me/medicines-refuse': 'refused',
	'about-me/health-risks': 'health',
	'directive/medicines-bad': 'reaction',
	'directive/medicines-refuse': 'refused',
	'directive/medicines-limit': 'limit',
	'crisis-plan/medicines-refuse': 'refused',
	'crisis-plan/health': 'health'
};

const textOf = ({ inner, text, original }: Line): string => [inner ?? text, original?.text ?? ''].join(' ');

const conflictOf = (line: Line, { drug, byForceOrNeedle }: Given): Conflict | null => {
	const kind = kinds[line.source?.question ?? ''];
	const found = kind === undefined ? null : meant(drug, textOf(line));
	if (kind !== undefined && found !== null) return { kind, meant: found, line };
	const about = line.slot === 'medicines' || line.slot === 'avoid' || line.slot === 'if-it-happens';
	return byForceOrNeedle && about && speaksOfManner(textOf(line))
		? { kind: 'manner', meant: null, line }
		: null;
};

/** What of the plan stands against a medicine, the gravest first. It is told, and forbids nothing. */
export const conflictsWith = (lines: readonly Line[], given: Given): readonly Conflict[] =>
	lines
		.flatMap((line) => conflictOf(line, given) ?? [])
		.toSorted(
			(a, b) =>
				AGAINST.indexOf(a.kind) - AGAINST.indexOf(b.kind) ||
				Number(a.meant !== 'named') - Number(b.meant !== 'named')
		);
