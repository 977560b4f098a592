import { mayContact, type Listed } from '../sharing/may-contact';
import type { Representative } from './store';

/** What somebody may speak for the person in. None picked: all that the directive says. */
export const areas = ['treatment', 'medicines', 'hard', 'hospital', 'everyday'] as const;
export type Area = (typeof areas)[number];
export const isArea = (text: string): text is Area => areas.some((one) => one === text);

/** How somebody learns of it; `yes` and `no` say whether the treatment was under the law. */
export const ways = ['phone', 'in-person', 'in-writing'] as const;
export type Way = (typeof ways)[number];

/** One thing that was done so that somebody learns of it. */
export type Telling = {
	readonly id: string;
	readonly wish: string | null;
	readonly withdrawal: string | null;
	readonly whom: 'person' | 'representative' | 'body' | 'act';
	readonly representative: string | null;
	/** Null where the reader may not know who it was (any more). */
	readonly name: string | null;
	readonly body: string | null;
	readonly how: 'notice' | 'read' | 'kept' | 'yes' | 'no' | Way;
	readonly words: string | null;
	readonly at: Date;
	/** Who wrote it down. */
	readonly by: string;
};

const isMedicine = (name: string): boolean => name.startsWith('medicines');
const hard: readonly string[] = ['ect', 'experimental', 'if-it-happens', 'never'];
const hospital: readonly string[] = [
	'hospital-prefer',
	'hospital-avoid',
	'instead',
	'visitors-yes',
	'visitors-no'
];

/** What a wish is about, of those things that somebody may speak for the person in. */
export const areaOf = (question: string): Area => {
	const [set = '', name = ''] = question.split('/');
	if (set !== 'directive') return 'everyday';
	if (isMedicine(name)) return 'medicines';
	if (hard.includes(name)) return 'hard';
	if (hospital.includes(name)) return 'hospital';
	return name.startsWith('treatment') || name.startsWith('start') ? 'treatment' : 'everyday';
};

/**
 * Whether somebody is to be told when this is not followed: the person wants them told, and they speak for the person
 * in it. What stands in no directive is told only to whom the person named for everyday wishes.
 * @param question what the wish was asked by; null when all of the directive was to be cancelled
 */
export const covers = (
	{ alert, covers: named }: Pick<Representative, 'alert' | 'covers'>,
	question: string | null
): boolean => {
	if (!alert) return false;
	if (question === null) return true;
	const area = areaOf(question);
	return named.length === 0 ? question.startsWith('directive/') : named.includes(area);
};

/** What is done at once for each who speaks for the person: nothing yet is for staff to do by hand. */
export type ToTell = { readonly one: Representative; readonly how: 'notice' | 'kept' | null };

/** @param kept ids of those the person keeps this from */
export const toTellOf = (
	speakers: readonly Representative[],
	question: string | null,
	contacts: readonly Listed[],
	kept: ReadonlySet<string>
): ToTell[] =>
	speakers
		.filter((one) => covers(one, question))
		.map((one) => {
			const open = mayContact({ name: one.name, phone: one.phone }, contacts) && !kept.has(one.id);
			if (!open) return { one, how: 'kept' };
			return { one, how: one.accountId === null ? null : 'notice' };
		});

/** What staff write down by hand: that somebody was told, or whether the treatment was under the law. */
export type Told = {
	readonly key: string;
	/** `person`, `act`, `body <name>`, or `speaker <id>`. */
	readonly whom: string;
	readonly how: Way | 'yes' | 'no';
	readonly words: string | null;
	readonly at: Date;
};
