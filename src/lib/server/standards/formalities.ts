import type { AttestationRow, DirectiveRow, Missing, WitnessRow } from './directive-state';
import type { Jurisdiction, WitnessRelation } from './jurisdiction';

export type Eligible = {
	/** `not-known`: not asked, or the law has a class that Foreword does not know. */
	readonly may: 'yes' | 'no' | 'not-known';
	/** The relations that stand in the way. */
	readonly because: readonly (WitnessRelation | 'not-in-class')[];
	readonly verified: boolean;
};

/** Whether somebody may witness, by all that they are to the person. */
export const mayWitness = (
	pack: Jurisdiction,
	witness: Pick<WitnessRow, 'relations' | 'inClass'>
): Eligible => {
	const { witnessExclusions, witnessClass } = pack.formalities;
	const excluded = witness.relations.filter((relation) => witnessExclusions.value.includes(relation));
	const child = witnessClass.value === 'adult' && witness.relations.includes('under-18');
	const outside = witnessClass.value === 'prescribed' && witness.inClass === false;
	const because = [
		...excluded,
		...(child && !excluded.includes('under-18') ? (['under-18'] as const) : []),
		...(outside ? (['not-in-class'] as const) : [])
	];
	const notAsked =
		(witnessExclusions.value.length > 0 && witness.relations.length === 0) ||
		(witnessClass.value === 'prescribed' && witness.inClass === null);
	return {
		may: because.length > 0 ? 'no' : notAsked ? 'not-known' : 'yes',
		because,
		verified: excluded.length > 0 ? witnessExclusions.verified : witnessClass.verified
	};
};

/** One thing a law asks for; `metAt` null: not met yet. */
export type Need = Missing & { readonly metAt: Date | null };

const first = (times: readonly Date[]): Date | null =>
	[...times].sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

const need = (
	formality: Missing['formality'],
	rule: { readonly verified: boolean },
	metAt: Date | null,
	count = 1
): Need => ({ formality, count, verified: rule.verified, metAt });

/**
 * Witnesses, attestation and capacity: what a law asks of a making and, where it says "in the same way", of a
 * withdrawal. Each with the moment at which it was met.
 */
export const witnessed = (
	pack: Jurisdiction,
	witnesses: readonly Omit<WitnessRow, 'textHash'>[],
	attested: readonly Omit<AttestationRow, 'textHash'>[]
): readonly Need[] => {
	const { formalities } = pack;
	const good = witnesses
		.filter((witness) => mayWitness(pack, witness).may === 'yes')
		.sort((a, b) => a.at.getTime() - b.at.getTime());
	const wanted = formalities.witnesses.value;
	const certified = [
		...(formalities.capacity.value === 'witness' ? good.filter((one) => one.certifiesCapacity) : []),
		...attested.filter(({ what, by }) => what === 'capacity' && by === formalities.capacity.value)
	].map(({ at }) => at);
	const documents = attested.filter(({ what, by }) => what === 'document' && by === 'practitioner');
	return [
		...(wanted > 0
			? [
					need(
						'witnesses',
						formalities.witnesses,
						good[wanted - 1]?.at ?? null,
						Math.max(0, wanted - good.length)
					)
				]
			: []),
		...(formalities.practitionerAttests.value
			? [need('practitionerAttests', formalities.practitionerAttests, first(documents.map(({ at }) => at)))]
			: []),
		...(formalities.capacity.value === 'presumed'
			? []
			: [need('capacity', formalities.capacity, first(certified))])
	];
};

/** All that a law asks of a directive, and when each was met. A signature of another text meets nothing. */
export const needsOf = (row: DirectiveRow): readonly Need[] => {
	const { formalities } = row.pack;
	const ofThis = ({ textHash }: { readonly textHash: string }) => textHash === row.textHash;
	const signatures = row.signatures.filter(ofThis);
	const accepted = row.representatives.flatMap(({ acceptedAt }) => (acceptedAt ? [acceptedAt] : []));
	return [
		need('signature', formalities.signature, first(signatures.map(({ at }) => at))),
		...witnessed(row.pack, row.witnesses.filter(ofThis), row.attestations.filter(ofThis)),
		...(formalities.representative.value
			? [
					need(
						'representative',
						formalities.representative,
						row.representatives.length > 0 ? row.begunAt : null
					)
				]
			: []),
		...(formalities.representative.value && formalities.representativeAccepts.value
			? [need('representativeAccepts', formalities.representativeAccepts, first(accepted))]
			: []),
		...(formalities.choice.value
			? [need('choice', formalities.choice, row.mayWithdrawWhileIncapable === null ? null : row.begunAt)]
			: [])
	];
};
