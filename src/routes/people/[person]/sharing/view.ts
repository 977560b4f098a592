import type { Words } from '$lib/words';
import type { PersonPass } from '$lib/server/access';
import type { Contact, Sharing } from '$lib/server/care/sharing/acts';
import {
	endAfter,
	endedIn,
	endingIn,
	holds,
	kinds,
	lengths,
	offered,
	purposes,
	supportersIn,
	usualLength,
	wordOf,
	type Pick,
	type Purpose
} from '$lib/server/care/sharing/sharing';
import { entryLink } from '$lib/server/care/sharing/hiding';
import { contactCounts } from '$lib/server/care/sharing/contacts-acts';

/** What the page can say was done, after it was done. */
export const done = ['shared', 'stopped', 'renewed', 'added', 'removed', 'put-back', 'checked'] as const;

/** A slip works for seven days. */
const slipLife = 7 * 24 * 3600 * 1000;

/** The last day of a slip that is made now. */
export const slipDays = (words: Words, now: Date, zone: string): string =>
	words.date(new Date(now.getTime() + slipLife), zone);

const said = ({ id, name, who, phone }: Contact) => ({
	id,
	text: [name, who, phone].filter((part) => part !== null).join(' · ')
});

/** What the page shows, in the reader's words. */
export const sharingView = (
	words: Words,
	{ grants, slips }: Sharing,
	{ now, zone }: { now: Date; zone: string }
) => {
	const { t } = words;
	const soon = new Map(endingIn(grants, now).map((one) => [one.id, one]));
	const day = (at: Date): string => words.date(at, zone);
	const has = (pick: Pick): string => t(`sharing:has.${wordOf(pick)}`);
	const ends = (endsAt: Date): string => t('sharing:helpers.ends', { date: day(endsAt) });
	const whyAndUntil = (purpose: Purpose | null, endsAt: Date): string =>
		purpose === null ? ends(endsAt) : `${t(`sharing:purpose.${purpose}`)}. ${ends(endsAt)}`;
	return {
		supporters: supportersIn(grants, now).map((one) => ({
			id: one.id,
			name: one.name,
			kind: t(`sharing:kind.${one.kind}`),
			grants: one.grants.map((grant) => ({
				id: grant.id,
				what: has(grant),
				ends: whyAndUntil(grant.purpose, grant.endsAt),
				soon: soon.has(grant.id)
			}))
		})),
		slips: slips.map(({ key, name, picks, purpose, worksUntil, endsAt }) => ({
			key,
			title: t('sharing:slip.waits', { name }),
			picks: picks.map((pick) => `${has(pick)}. ${whyAndUntil(purpose, endsAt)}`),
			until: t('sharing:slip.until', { date: day(worksUntil) })
		})),
		past: endedIn(grants, now).map(({ id, name, ended, withdrawnAt, ...pick }) => ({
			id,
			name,
			what: has(pick),
			when: t(`sharing:past.${withdrawnAt === null ? 'ended' : 'stopped'}`, { date: day(ended) })
		})),
		kinds: kinds.map((value) => ({ value, label: t(`sharing:kind.${value}`) })),
		purposes: purposes.map((value) => ({ value, label: t(`sharing:purpose.${value}`) })),
		picks: offered.map(wordOf).map((value) => ({
			value,
			label: t(`sharing:may.${value}`),
			hint: t(`sharing:may.${value}-hint`)
		})),
		lengths: lengths.map((months) => ({
			value: String(months),
			label: t('sharing:months.one', { months, date: day(endAfter(now, months)) })
		})),
		usualLength: String(usualLength)
	};
};

/** The lists of whom to tell, and what of them waits for the person's word. */
export const contactsView = (pass: PersonPass, { contacts, removed }: Sharing) => {
	const lines = contacts.map((one) => ({
		...said(one),
		tell: one.tell,
		counts: contactCounts(one),
		typist: one.typist,
		checked: one.checked,
		offBy: one.offBy,
		hide: entryLink(pass, { kind: 'contact', subject: one.id })
	}));
	return {
		tell: lines.filter(({ tell, counts }) => tell && counts),
		never: lines.filter(({ tell }) => !tell),
		toCheck: lines.filter(({ counts }) => !counts),
		removed: removed.map((one) => ({ ...said(one), tell: one.tell }))
	};
};

/** What the form to share something for longer is about; null when it is not shared any more. */
export const renewalView = ({ t }: Words, { grants }: Sharing, id: string | null, now: Date) => {
	const grant = grants.find((one) => one.id === id && holds(one, now));
	return grant === undefined
		? null
		: { id: grant.id, name: grant.name, what: t(`sharing:has.${wordOf(grant)}`) };
};

export type SharingView = ReturnType<typeof sharingView> & ReturnType<typeof contactsView>;
