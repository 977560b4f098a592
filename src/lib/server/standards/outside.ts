import type { Certainty } from './vocabulary';
import file from './outside.json';
import { findPack } from './packs';

/** Whom somebody can turn to: to complain, or to have somebody at their side. */
export const OUTSIDE = ['complaint', 'advocate'] as const;
export type OutsideFor = (typeof OUTSIDE)[number];

/** A body that is no part of any unit, in one place's rules. Its name is the word `outside:body.<id>`. */
export type Body = {
	readonly id: string;
	readonly for: OutsideFor;
	readonly number: string;
	readonly source: {
		readonly document: string;
		readonly place: string;
		readonly certainty: Certainty;
		readonly address?: string;
	};
};

const isFor = (name: string): name is OutsideFor => OUTSIDE.some((one) => one === name);
const certainties: readonly string[] = ['read', 'second', 'background', 'own'] satisfies Certainty[];
const isCertain = (name: string): name is Certainty => certainties.includes(name);

/** Every body of the file, by the pack's id, whichever its edition. */
export const bodies: ReadonlyMap<string, readonly Body[]> = new Map(
	Object.entries(file).map(([pack, all]) => [
		pack,
		all.map((one) => {
			const { certainty } = one.source;
			if (!isFor(one.for) || !isCertain(certainty)) throw new Error(`outside.json: ${pack}, ${one.id}`);
			return { ...one, for: one.for, source: { ...one.source, certainty } };
		})
	])
);

/** The bodies of the place whose rules these are; none where nobody has written any down. */
export const bodiesOf = (packRef: string): readonly Body[] => bodies.get(findPack(packRef)?.id ?? '') ?? [];
