import type { Wish } from './wish';

/** One row of the log that is about the person and was made by somebody else. */
export type Entry = {
	/** Its number in the log: what a question about it names. */
	readonly seq: number;
	readonly at: Date;
	readonly kind: 'look' | 'act' | 'refusal';
	readonly deed: string;
	readonly part: string | null;
	readonly subjectId: string | null;
	readonly accountId: string | null;
	/** How the account is named to others; null for Foreword itself. */
	readonly by: string | null;
};

/** What the person reads of it: one row, or rows of the same one about the same part within ten minutes. */
export type Look = Entry & {
	readonly count: number;
	/** The numbers of all its rows. */
	readonly rows: readonly number[];
};

/** A look with the wish it tells about, when somebody wrote that a wish was not followed. */
export type Told = Look & { readonly wish: Wish | null };

const together = 10 * 60 * 1000;

/** Acts that come in rows, a line for each field that was filled in. */
const inRows = [
	'person-found',
	'photo-offered',
	'answer-typed',
	'answer-told',
	'episode-written',
	'answer-saved',
	'sharing-started'
];

const sameLook = (first: Look, next: Entry): boolean =>
	first.kind === next.kind &&
	// Whoever reads by a code has no account: each says who they are.
	first.part !== 'wallet' &&
	(first.kind === 'look' || inRows.includes(first.deed.replace(':', '-'))) &&
	first.accountId === next.accountId &&
	(first.kind === 'act' || first.part === next.part) &&
	first.deed === next.deed &&
	next.at.getTime() - first.at.getTime() <= together;

/**
 * Folds what the same one did again and again. The counts add up to the rows of the log, whatever was folded.
 * @param entries oldest first
 * @returns newest first, each at the time of its first look
 */
export const fold = (entries: readonly Entry[]): Look[] => {
	const looks: Look[] = [];
	for (const entry of entries) {
		const place = looks.findLastIndex((look) => sameLook(look, entry));
		const before = looks[place];
		if (before === undefined) looks.push({ ...entry, count: 1, rows: [entry.seq] });
		else looks[place] = { ...before, count: before.count + 1, rows: [...before.rows, entry.seq] };
	}
	return looks.toReversed();
};

/** Parts and acts that have words of their own; all others are told in general words. */
const parts = [
	'card',
	'card-paper',
	'card-urgent',
	'wallet',
	'plan',
	'plan-line',
	'crisis-plan',
	'care-plan',
	'for-them',
	'episodes',
	'episode',
	'debrief',
	'directive',
	'directive-paper',
	'legal-status',
	'health',
	'media',
	'signs',
	'contacts',
	'not-followed'
] as const;
const acts: Readonly<Record<string, string>> = {
	'card-read': 'card-read',
	'card-opened-urgently': 'card-opened-urgently',
	'urgent-reviewed': 'urgent-reviewed',
	'wish-not-followed': 'wish-not-followed',
	'wish-followed': 'wish-followed',
	'telling-told': 'telling-told',
	'telling-noticed': 'telling-noticed',
	'telling-read': 'telling-read',
	'health-confirmed': 'health-confirmed',
	'health-taken-back': 'health-taken-back',
	'asking-written': 'asking-written',
	'talked-written': 'talked-written',
	'person-found': 'person-found',
	'person-pick-refused': 'person-pick-refused',
	'photo-offered': 'photo-offered',
	'person-joined': 'person-joined',
	'person-join-undone': 'person-join-undone',
	'person-named': 'person-named',
	'legal-status-written': 'legal-status-written',
	'intake-opened': 'intake-opened',
	'intake-ended': 'intake-ended',
	'intake-discharge': 'intake-ended',
	'intake-discharged': 'intake-ended',
	'intake-wrong-person': 'intake-wrong-person',
	'answer-told': 'answer-told',
	'answer-typed': 'answer-typed',
	'contact-typed': 'contact-typed',
	'contact-asked-off': 'contact-typed',
	'media-typed': 'media-typed',
	'media-removed': 'media-removed',
	// By anybody but the person it is an answer to the questions for staff.
	'answer-saved': 'answer-saved',
	'episode-started': 'episode-started',
	'episode-written': 'episode-written',
	'episode-taken-back': 'episode-written',
	'episode-staff-named': 'episode-written',
	'crisis-plan-written': 'crisis-said',
	'crisis-plan-answered': 'crisis-said',
	'crisis-plan-specific': 'crisis-said',
	'crisis-plan-signed': 'crisis-said',
	'crisis-plan-paused': 'crisis-said',
	'crisis-plan-voice-left': 'crisis-said',
	'crisis-plan-used': 'crisis-used',
	'slip-made': 'slip-made',
	'sharing-started': 'sharing-started',
	'debrief-facilitator-named': 'facilitator-named',
	'debrief-offered': 'debrief-offered',
	'help-seen': 'help-seen',
	'help-done': 'help-seen',
	'debrief-not-now': 'debrief-not-now',
	'debrief-met': 'debrief-met',
	'debrief-found': 'debrief-found',
	'joint-attendee': 'talk-written',
	'joint-wanted': 'talk-written',
	'joint-accepted': 'talk-written',
	'joint-read-to': 'talk-written',
	'joint-frame': 'talk-written',
	'joint-person-words': 'talk-written',
	'joint-staff-words': 'talk-written',
	'joint-agreed': 'talk-written',
	'joint-not-agreed': 'talk-written',
	'joint-counselling': 'talk-written',
	'joint-counselling-answer': 'talk-written',
	'joint-contributor': 'talk-written',
	'joint-staff-closed': 'talk-written',
	'joint-person-closed': 'talk-written',
	'joint-closing-words': 'talk-written',
	'joint-reopened': 'talk-written',
	'joint-outside-invited': 'talk-written',
	'joint-exception-asked': 'talk-written',
	'joint-exception-answer': 'talk-written',
	'joint-leader-refused': 'talk-written',
	'joint-leader-wanted': 'talk-written',
	'joint-leader-away': 'talk-written',
	'account-sitting': 'talk-written',
	'proposal-made': 'proposal-made',
	'proposal-suggested-for': 'proposal-made',
	'proposal-worked': 'proposal-worked',
	'proposal-answered-for': 'answered-for',
	'capacity-can': 'capacity-found',
	'capacity-cannot': 'capacity-found',
	'capacity-own-word': 'capacity-found',
	'care-entry-written': 'care-entry-written',
	'care-entry-ended': 'care-entry-written',
	'team-will-do': 'team-answered',
	'team-partly': 'team-answered',
	'team-cannot': 'team-answered',
	'directive-witnessed': 'directive-witnessed',
	'directive-speaker-answered': 'directive-speaker-answered',
	'directive-withdrawal-tried': 'directive-reported',
	'unit-action-written': 'unit-action-written',
	'unit-action-will-do': 'unit-action-answered',
	'unit-action-partly': 'unit-action-answered',
	'unit-action-cannot': 'unit-action-answered',
	'unit-action-done': 'unit-action-answered',
	'unit-action-answered': 'unit-action-answered'
};

/** The word key for what somebody did. */
export const lookKey = ({ kind, deed, part }: Pick<Entry, 'kind' | 'deed' | 'part'>): string => {
	if (kind === 'refusal') return 'looks:refused';
	if (kind === 'look') return `looks:part.${parts.find((one) => one === part) ?? 'other'}`;
	return `looks:act.${acts[deed.replaceAll(':', '-')] ?? 'other'}`;
};
