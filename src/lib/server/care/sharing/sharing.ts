import type { Part } from '../../access';

/** What a supporter may do in a part: read it, or type in it for the person, who checks every word. */
export type May = 'read' | 'type';

/**
 * As what somebody helps a person. A personal ombudsman works for the person alone: no staff list or stop them, as
 * nobody but the person does with any of these. A representative has a legal power, which sharing alone never gives.
 */
export const kinds = [
	'supporter',
	'peer-advocate',
	'person-of-trust',
	'ombudsman',
	'representative'
] as const;
export type Kind = (typeof kinds)[number];

/** What something is shared for. A word, so that the helper reads it in their own language. */
export const purposes = ['plan', 'know', 'beside', 'tell', 'speak'] as const;
export type Purpose = (typeof purposes)[number];

/** One part shared with one supporter, from one instant until another. */
export type Grant = {
	readonly id: string;
	readonly supporterId: string;
	readonly name: string;
	readonly part: Part;
	readonly may: May;
	readonly kind: Kind;
	/** What it is for; null where the person was not asked. */
	readonly purpose: Purpose | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly withdrawnAt: Date | null;
	/** Given under pressure and not confirmed by the person: it gives nothing. */
	readonly held: boolean;
};

/** What can be shared, as the person picks it. */
export type Pick = { readonly part: Part; readonly may: May };

/** Somebody the person wants told when something happens, or never told. */
export type Contact = {
	readonly id: string;
	readonly name: string;
	/** Who they are to the person: "my sister". */
	readonly who: string | null;
	readonly phone: string | null;
	readonly tell: boolean;
};

/** A contact on the list, with the moment it was put there. */
export type ListedContact = Contact & { readonly since: Date };

/** A contact as it stands on the page of somebody who writes it: by whose hand, and what waits for the person. */
export type WrittenContact = Contact & {
	/** Who typed it for the person; null when they wrote it themselves. */
	readonly typist: string | null;
	readonly checked: boolean;
	/** Who asks to take it off the list; null when nobody does. */
	readonly offBy: string | null;
};

/** A "never" protects at once; somebody to tell whom a helper typed counts once the person says that it is right. */
export const contactCounts = ({
	tell,
	typist,
	checked
}: Omit<WrittenContact, keyof Contact> & { tell: boolean }) => !tell || typist === null || checked;

/** A contact the person took off the list, and can put back. */
export type Removed = Contact & { readonly removedAt: Date };

/** A slip that waits for its supporter. `key` names it in the page, since its code is known to whoever holds it. */
export type OpenSlip = {
	readonly key: string;
	readonly name: string;
	readonly picks: readonly Pick[];
	readonly kind: Kind;
	readonly purpose: Purpose | null;
	readonly worksUntil: Date;
	readonly endsAt: Date;
};

/** Somebody a supporter may read or write for, and what of theirs. */
export type Supported = {
	readonly id: string;
	readonly name: string;
	/** As what they help. */
	readonly kinds: readonly Kind[];
	readonly parts: readonly (Pick & { readonly until: Date })[];
};

/** What the page offers, in its order. A card is read only; a debrief is shared by telling it together. */
export const offered: readonly Pick[] = [
	{ part: 'card', may: 'read' },
	{ part: 'about-me', may: 'read' },
	{ part: 'about-me', may: 'type' },
	{ part: 'debrief', may: 'type' },
	{ part: 'directive', may: 'read' },
	{ part: 'directive', may: 'type' },
	{ part: 'crisis-plan', may: 'read' },
	{ part: 'crisis-plan', may: 'type' }
];

/** The same as one word, for a form and for locale keys: `about-me-type`. */
export const wordOf = ({ part, may }: Pick): string => `${part}-${may}`;

/** The picks those words stand for, without what another of them holds already; null when one is no pick. */
export const picksIn = (words: readonly string[]): Pick[] | null => {
	const picks = words.map((word) => offered.find((pick) => wordOf(pick) === word));
	if (!picks.every((pick) => pick !== undefined)) return null;
	return offered.filter(
		(pick) =>
			picks.includes(pick) &&
			!(pick.may === 'read' && picks.some((other) => other.part === pick.part && other.may === 'type'))
	);
};

/** For how many months something can be shared. Two years are the most; nothing is shared for ever. */
export const lengths: readonly number[] = [1, 3, 6, 12, 24];
export const usualLength = 12;

/** The same time of day that many months later, in UTC; the last of the month where it has no such day. */
export const endAfter = (start: Date, months: number): Date => {
	const end = new Date(start);
	end.setUTCDate(1);
	end.setUTCMonth(end.getUTCMonth() + months);
	const days = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
	end.setUTCDate(Math.min(start.getUTCDate(), days));
	return end;
};

/** Whether the grant holds at an instant: the same rule as `access.counts` in the database. */
export const holds = ({ startsAt, endsAt, withdrawnAt, held }: Grant, now: Date): boolean =>
	startsAt <= now && endsAt > now && withdrawnAt === null && !held;

/** When sharing ended: by the person's word, or by itself; null while it goes on. */
export const endedAt = ({ endsAt, withdrawnAt }: Grant, now: Date): Date | null =>
	withdrawnAt ?? (endsAt <= now ? endsAt : null);

export type Supporter = {
	readonly id: string;
	readonly name: string;
	readonly kind: Kind;
	readonly grants: readonly Grant[];
};

/** Who helps now, by name, each with what they have. */
export const supportersIn = (grants: readonly Grant[], now: Date): Supporter[] => {
	const held = grants.filter((grant) => holds(grant, now));
	const place = ({ part }: Grant): number => offered.findIndex((pick) => pick.part === part);
	// What the person said last, the newest grant being the first, is what somebody is to them.
	return [...new Map(held.toReversed().map((grant) => [grant.supporterId, grant])).values()]
		.map(({ supporterId: id, name, kind }) => ({
			id,
			name,
			kind,
			grants: held.filter((one) => one.supporterId === id).toSorted((a, b) => place(a) - place(b))
		}))
		.toSorted((a, b) => a.name.localeCompare(b.name));
};

/** What has ended, the latest first. */
export const endedIn = (grants: readonly Grant[], now: Date): (Grant & { readonly ended: Date })[] =>
	grants
		.flatMap((grant) => {
			const ended = endedAt(grant, now);
			return ended === null ? [] : [{ ...grant, ended }];
		})
		.toSorted((a, b) => b.ended.getTime() - a.ended.getTime());

/** From so many days before its end the person is reminded that something shared ends; from the second, in strong words. */
export const remindDays = { first: 30, last: 7 } as const;

/** Something shared that ends soon, and that no longer grant of the same part takes over. */
export type Ending = Grant & { readonly last: boolean };

const dayLong = 24 * 3600 * 1000;

/**
 * What ends within thirty days, the earliest first. Worked out each time from the grants: a reminder is gone with the
 * request after the person renewed it or stopped it.
 */
export const endingIn = (grants: readonly Grant[], now: Date): Ending[] => {
	const held = grants.filter((grant) => holds(grant, now));
	const goesOn = (one: Grant): boolean =>
		held.some(
			(other) =>
				other.supporterId === one.supporterId &&
				other.part === one.part &&
				(other.may === 'type' || one.may === 'read') &&
				other.endsAt > one.endsAt
		);
	const left = ({ endsAt }: Grant): number => (endsAt.getTime() - now.getTime()) / dayLong;
	return held
		.filter((one) => left(one) <= remindDays.first && !goesOn(one))
		.map((one) => ({ ...one, last: left(one) <= remindDays.last }))
		.toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime() || a.name.localeCompare(b.name));
};
