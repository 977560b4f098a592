import type { CapacityBy, Jurisdiction, Weight, WitnessRelation } from './jurisdiction';

/** The part of a directive that says whether it may be withdrawn while found incapable; withdrawn like an item. */
export const CHOICE_PART = 'choice';

export type DirectiveItem = {
	readonly id: string;
	/** Two items with the same content say the same thing (the words themselves, or a hash of them). */
	readonly content: string;
	/** Since when the person wants it shown as a wish although its version is not signed; null: not before. */
	readonly wishedAt: Date | null;
};

/** A signature or a witness's name: of exactly the text with this hash. */
export type SignatureRow = {
	readonly at: Date;
	readonly textHash: string;
	/** Signed under pressure and not confirmed yet: the wish stands, labelled, but replaces nothing older. */
	readonly toConfirm: boolean;
};

export type WitnessRow = {
	readonly at: Date;
	readonly textHash: string;
	/** All that they are to the person; empty: not asked. */
	readonly relations: readonly WitnessRelation[];
	/** They say they belong to the class of people the law allows; null: not asked. */
	readonly inClass: boolean | null;
	/** They certify in writing that the person could decide. */
	readonly certifiesCapacity: boolean;
};

/** Someone other than a witness who says in writing that the person could decide, or who attests the document. */
export type AttestationRow = {
	readonly at: Date;
	readonly textHash: string;
	readonly by: Exclude<CapacityBy, 'presumed'>;
	readonly what: 'capacity' | 'document';
};

export type RepresentativeRow = {
	readonly id: string;
	readonly acceptedAt: Date | null;
	readonly endedAt: Date | null;
};

export type WithdrawalRow = {
	readonly id: string;
	/** When the person wrote or said it. */
	readonly writtenAt: Date;
	/** When it was entered in Foreword: from then it counts for every reader of Foreword. */
	readonly enteredAt: Date | null;
	/** Ids of items, or `CHOICE_PART`; null: all of it, and all that was signed before. */
	readonly parts: readonly string[] | null;
	readonly inWriting: boolean;
	/** They were found incapable of deciding at that time. */
	readonly foundIncapable: boolean;
	readonly witnesses: readonly WitnessRow[];
	readonly attestations: readonly AttestationRow[];
	/** A paper withdrawal reaches each holder of a copy by itself. */
	readonly receipts: readonly { readonly holder: string; readonly at: Date }[];
	/** Withdrawn under pressure and not confirmed yet: withdraws nothing. */
	readonly toConfirm: boolean;
};

/** One version of a directive with everything that was done to it. */
export type DirectiveRow = {
	readonly id: string;
	readonly pack: Jurisdiction;
	readonly begunAt: Date;
	/** Thrown away before it was signed. */
	readonly discardedAt: Date | null;
	readonly items: readonly DirectiveItem[];
	/** Hash of the text as it stands; a signature of another text counts for nothing. */
	readonly textHash: string;
	readonly mayWithdrawWhileIncapable: boolean | null;
	/** It starts then, if that is later than its last formality. */
	readonly effectiveFrom: Date | null;
	readonly reviewBy: Date | null;
	/** The end that the signed text names; it counts only where the law knows such an end. */
	readonly endsAt: Date | null;
	readonly signatures: readonly SignatureRow[];
	readonly witnesses: readonly WitnessRow[];
	readonly attestations: readonly AttestationRow[];
	readonly representatives: readonly RepresentativeRow[];
	readonly withdrawals: readonly WithdrawalRow[];
};

/** For whom it is asked: somebody who reads Foreword, a holder of a copy outside, or both. */
export type Reader = { readonly foreword: boolean; readonly holder: string | null };
export const FOREWORD: Reader = { foreword: true, holder: null };

export type State =
	'draft' | 'signed' | 'active' | 'partly-withdrawn' | 'withdrawn' | 'superseded' | 'expired';

/** What a law asks for that is not there yet. `count`: how many witnesses are still needed. */
export type Missing = {
	readonly formality:
		| 'signature'
		| 'witnesses'
		| 'practitionerAttests'
		| 'capacity'
		| 'representative'
		| 'representativeAccepts'
		| 'choice';
	readonly count: number;
	/** False: the rule was not read in the law itself; the page says so. */
	readonly verified: boolean;
};

/** A withdrawal that the law does not let count: shown, never hidden, and it ends nothing. */
export type Attempt = {
	readonly withdrawal: string;
	readonly at: Date;
	readonly why: 'found-incapable' | 'not-written' | 'formality-missing' | 'to-confirm';
	readonly verified: boolean;
};

/** How one version stands for one reader at one moment. Computed each time, stored nowhere. */
export type DirectiveState = {
	readonly id: string;
	readonly state: State;
	readonly weight: Weight;
	/** The day to read it again has passed; it is in force all the same. */
	readonly reviewPassed: boolean;
	/** Ids of the items that count today. */
	readonly inForce: readonly string[];
	/** Ids of items to show as "wish, not yet witnessed". */
	readonly wishes: readonly string[];
	/** Ids of items that were taken back and not said anew: shown to nobody as something that is wanted. */
	readonly gone: readonly string[];
	readonly missing: readonly Missing[];
	/** Some of its signatures wait to be confirmed by the person alone. */
	readonly toConfirm: boolean;
	readonly signedAt: Date | null;
	/** When it counted or will count; null while a formality is missing. */
	readonly startsAt: Date | null;
	readonly endedAt: Date | null;
	/** The withdrawal that ended all of it. */
	readonly withdrawal: { readonly writtenAt: Date; readonly countsFrom: Date } | null;
	/** Ids of those who accepted to speak for the person, while it is in force. */
	readonly representatives: readonly string[];
	/** The choice that counts today; null: none made, or withdrawn. */
	readonly mayWithdrawWhileIncapable: boolean | null;
	readonly attempts: readonly Attempt[];
};

/** All versions together: what a card, a page, a paper and an export may say. */
export type Standing = {
	readonly versions: readonly DirectiveState[];
	/** The versions with something in force, newest first (two only while a newer one waits to be confirmed). */
	readonly inForce: readonly DirectiveState[];
	/** The newest version signed or wished and not yet in force. */
	readonly waiting: DirectiveState | null;
	/** The whole withdrawal that ended the last one, if nothing was signed since. */
	readonly withdrawn: { readonly writtenAt: Date; readonly countsFrom: Date } | null;
};
