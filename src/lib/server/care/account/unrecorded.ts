/** What somebody tells of that no record says anything of, as it stands now. */
export type Unrecorded = {
	readonly id: string;
	/** What happened, in their words; null where they answer the questions alone. */
	readonly words: string | null;
	readonly language: string;
	/** When it happened, as they say it. */
	readonly happened: string | null;
	/** Where it happened, as they say it. */
	readonly place: string | null;
	readonly writtenAt: Date;
	/** To whom it is open; null while it is theirs alone. */
	readonly sent: { readonly to: string; readonly at: Date; readonly unit: string | null } | null;
	/** What whoever it was sent to did last. */
	readonly step: Step | null;
	readonly episodeId: string | null;
};

/** What whoever it was sent to can do: ask the unit for a record, connect it to one, or say that there is none. */
export const steps = ['record-asked', 'connected', 'no-record'] as const;
export type Step = (typeof steps)[number];

export type Written = Pick<Unrecorded, 'words' | 'happened' | 'place'>;

/** To whom it is sent, where it happened, and whether that unit may be asked for a record. */
export type Sending = { readonly to: string; readonly unitId: string | null; readonly mayAsk: boolean };

/** Somebody the person can only name in words, and which answers they must not learn of; null: of none at all. */
export type NotFor = { readonly name: string; readonly questions: readonly string[] | null };

/** What was sent to somebody who leads debriefs. */
export type Told = {
	readonly id: string;
	readonly personId: string;
	readonly person: string;
	readonly words: string | null;
	readonly language: string;
	readonly happened: string | null;
	readonly place: string | null;
	readonly unit: string | null;
	readonly zone: string;
	readonly sentAt: Date;
	readonly mayAsk: boolean;
	readonly step: Step | null;
	readonly takenAt: Date | null;
};
