/**
 * Who may do what: one table. A *deed* says what it is about and which relations allow it; a *route* says which
 * deed each of its methods and actions is. What stands in neither is refused, in `handle` and in the tests.
 *
 * Relations are computed by `access.relations` (migration 0011): what the current account is to this person, unit
 * or episode right now. `supporter:card` is a grant to read that part, `types:about-me` a grant to write in it,
 * `treating` a unit with an open intake, `leads` the debrief's facilitator, `in-episode` staff named in the record.
 * `recovering` stands in place of `self` for 72 hours after somebody was helped back in (migration 0019): what does
 * not name it is closed to them. `advocate` is a supporter whom the person chose to stand beside them.
 * `crisis-voice` is whom the person asked to the table of their crisis plan (migration 0021). `speech` is a speech
 * pathologist of a unit where the person is (migration 0025). `urgent` is a clinician who broke the glass (migration 0038).
 */
export type Relation =
	| 'anyone'
	| 'signed-in'
	| 'self'
	| 'recovering'
	| 'supporter'
	| `supporter:${Part}`
	| `types:${Part}`
	| 'advocate'
	| 'treating'
	| 'speech'
	| 'urgent'
	| 'member'
	| 'in-episode'
	| 'leads'
	| 'crisis-voice'
	| 'crisis-facilitator'
	| 'keeper'
	| 'reviewer'
	| 'lived-experience'
	| 'privacy';

/** What a person can share with a supporter. */
export type Part = 'about-me' | 'card' | 'debrief' | 'directive' | 'crisis-plan';

/** `review`: the protected space of case reviews. Its passes read that and nothing else (docs/decisions/case-reviews.md). */
export type SubjectKind = 'public' | 'account' | 'person' | 'episode' | 'unit' | 'service' | 'review';

type Rule = {
	/** What the deed is about: decides which ids its Pass carries. */
	of: SubjectKind;
	/** Any one of these allows it. */
	allow: readonly Relation[];
	/** The part of the record that is looked at, when opening it by anyone but the person is a look. */
	look?: string;
};

const rule = <const R extends Rule>(one: R) => one;

export const deeds = {
	'public:read': rule({ of: 'public', allow: ['anyone'] }),
	'public:sign-in': rule({ of: 'public', allow: ['anyone'] }),
	'public:reading': rule({ of: 'public', allow: ['anyone'] }),
	'account:read': rule({ of: 'account', allow: ['signed-in'] }),
	'account:write': rule({ of: 'account', allow: ['signed-in'] }),

	'home:read': rule({ of: 'person', allow: ['self', 'recovering', 'supporter', 'treating'] }),
	'about-me:read': rule({ of: 'person', allow: ['self', 'supporter:about-me'] }),
	'about-me:answer': rule({ of: 'person', allow: ['self', 'types:about-me'] }),
	'about-me:calm': rule({ of: 'person', allow: ['self'] }),
	'about-me:review': rule({ of: 'person', allow: ['self'] }),
	'about-me:sign': rule({ of: 'person', allow: ['self'] }),
	'about-me:check': rule({ of: 'person', allow: ['self'] }),
	'about-me:versions': rule({ of: 'person', allow: ['self'] }),
	'about-me:take-back': rule({ of: 'person', allow: ['self'] }),
	// Whose picture or sound it is decides who gets it, row by row: as the answer that it shows.
	'media:read': rule({
		of: 'person',
		allow: ['self', 'recovering', 'treating', 'supporter', 'urgent'],
		look: 'media'
	}),
	'signs:read': rule({ of: 'person', allow: ['self', 'types:about-me', 'speech'], look: 'signs' }),
	'signs:write': rule({ of: 'person', allow: ['self', 'types:about-me', 'speech'] }),
	'signs:tell': rule({ of: 'person', allow: ['speech'] }),
	'signs:check': rule({ of: 'person', allow: ['self'] }),
	'plan:read': rule({ of: 'person', allow: ['recovering', 'treating'], look: 'plan' }),
	'card:read': rule({
		of: 'person',
		allow: ['self', 'recovering', 'treating', 'supporter:card'],
		look: 'card'
	}),
	// Paper leaves the house: it is told apart from a look at the screen.
	'card:print': rule({
		of: 'person',
		allow: ['self', 'treating', 'supporter:card'],
		look: 'card-paper'
	}),
	// Break-glass: with a reason, for an hour, the card alone (docs/decisions/break-glass.md).
	'card:open-urgently': rule({ of: 'unit', allow: ['member'] }),
	'card:read-urgently': rule({ of: 'person', allow: ['urgent'], look: 'card-urgent' }),
	'urgent:review': rule({ of: 'service', allow: ['privacy'] }),
	'paper:read': rule({ of: 'person', allow: ['self'] }),
	'wallet:read': rule({ of: 'person', allow: ['self'] }),
	'wallet:write': rule({ of: 'person', allow: ['self'] }),
	// Whoever holds the card: the code lets them in, and the look is noted with what they say of themselves.
	'wallet:use': rule({ of: 'public', allow: ['anyone'] }),
	'card:mark-read': rule({ of: 'person', allow: ['treating'] }),
	// Lines that speak of the medicine are a look, noted when there are any.
	'medicine:check': rule({ of: 'person', allow: ['treating'] }),
	// Only whose card it is can say that it is still right.
	'card:still-right': rule({ of: 'person', allow: ['self'] }),
	'wish:follow': rule({ of: 'person', allow: ['treating'], look: 'card' }),
	'wish:set-aside': rule({ of: 'person', allow: ['treating'], look: 'card' }),
	// Why a wish was not followed and who was told: the person, staff, and whoever speaks for the person.
	'telling:read': rule({
		of: 'person',
		allow: ['self', 'treating', 'supporter:directive'],
		look: 'not-followed'
	}),
	'telling:write': rule({ of: 'person', allow: ['treating'] }),
	'telling:acknowledge': rule({ of: 'person', allow: ['supporter:directive'] }),
	'told:write': rule({ of: 'person', allow: ['treating'] }),
	'directive:read': rule({
		of: 'person',
		allow: ['self', 'treating', 'supporter:directive'],
		look: 'directive'
	}),
	'directive:print': rule({
		of: 'person',
		allow: ['self', 'treating', 'supporter:directive'],
		look: 'directive-paper'
	}),
	'directive:answer': rule({ of: 'person', allow: ['self', 'types:directive'] }),
	'directive:check': rule({ of: 'person', allow: ['self'] }),
	// Only the person, in their own session: no advocate and no staff can sign, withdraw or begin (safety.md T5).
	'directive:write': rule({ of: 'person', allow: ['self'] }),
	'directive:sign': rule({ of: 'person', allow: ['self'] }),
	'directive:withdraw': rule({ of: 'person', allow: ['self'] }),
	'directive:witness': rule({ of: 'person', allow: ['self', 'treating', 'supporter:directive'] }),
	'directive:accept': rule({ of: 'person', allow: ['supporter:directive'] }),
	'directive:report': rule({ of: 'person', allow: ['treating'] }),
	'directive:versions': rule({ of: 'person', allow: ['self'] }),
	'asking:read': rule({ of: 'person', allow: ['treating'] }),
	'asking:write': rule({ of: 'person', allow: ['treating'] }),
	// That they talked about what calms and what harms: whoever talked writes it, the person may say that it was not so.
	'talked:read': rule({ of: 'person', allow: ['self', 'treating', 'supporter:about-me'] }),
	'talked:write': rule({ of: 'person', allow: ['treating', 'supporter:about-me'] }),
	'talked:say': rule({ of: 'person', allow: ['self'] }),
	// That the form is a manager's alone is held in the act and by the row: most staff read why there is none.
	'law:read': rule({ of: 'person', allow: ['self', 'treating'] }),
	'law:write': rule({ of: 'person', allow: ['treating'] }),
	'health:read': rule({ of: 'person', allow: ['treating'], look: 'health' }),
	'health:confirm': rule({ of: 'person', allow: ['treating'] }),
	'looks:read': rule({ of: 'person', allow: ['self'] }),
	'looks:ask': rule({ of: 'person', allow: ['self'] }),
	'comment:read': rule({ of: 'person', allow: ['self'] }),
	'comment:write': rule({ of: 'person', allow: ['self'] }),
	'sharing:read': rule({ of: 'person', allow: ['self'] }),
	'sharing:write': rule({ of: 'person', allow: ['self'] }),
	'contacts:read': rule({ of: 'person', allow: ['types:about-me'], look: 'contacts' }),
	'contacts:type': rule({ of: 'person', allow: ['types:about-me'] }),
	'to-confirm:read': rule({ of: 'person', allow: ['self', 'supporter'] }),
	'to-confirm:answer': rule({ of: 'person', allow: ['self'] }),
	'presence:say': rule({ of: 'person', allow: ['supporter'] }),
	'proposals:read': rule({ of: 'person', allow: ['self'] }),
	'proposal:answer': rule({ of: 'person', allow: ['self'] }),
	// The team's plan is theirs to read, and all of its history; the team writes it.
	'care-plan:read': rule({ of: 'person', allow: ['self', 'treating'], look: 'care-plan' }),
	'care-plan:write': rule({ of: 'person', allow: ['treating'] }),
	'capacity:write': rule({ of: 'person', allow: ['treating'] }),
	// The person's own word ends a finding about them.
	'capacity:end': rule({ of: 'person', allow: ['self'] }),
	// That they are named, said yes and the law gives the power is held in the act and by the row.
	'agent:read': rule({ of: 'person', allow: ['supporter:directive'], look: 'for-them' }),
	'agent:answer': rule({ of: 'person', allow: ['supporter:directive'] }),
	'agent:suggest': rule({ of: 'person', allow: ['supporter:directive'] }),
	'worked:say': rule({ of: 'person', allow: ['self', 'treating'] }),
	'crisis-plan:read': rule({
		of: 'person',
		allow: ['self', 'supporter:crisis-plan', 'treating', 'crisis-voice'],
		look: 'crisis-plan'
	}),
	'crisis-plan:answer': rule({
		of: 'person',
		allow: ['self', 'types:crisis-plan', 'crisis-voice'],
		look: 'crisis-plan'
	}),
	'crisis-plan:write': rule({ of: 'person', allow: ['self', 'types:crisis-plan', 'crisis-facilitator'] }),
	'crisis-plan:choose': rule({ of: 'person', allow: ['self'] }),
	'crisis-plan:check': rule({ of: 'person', allow: ['self', 'crisis-facilitator'] }),
	'crisis-plan:leave': rule({ of: 'person', allow: ['crisis-voice'] }),
	'crisis-plan:sign': rule({
		of: 'person',
		allow: ['self', 'types:crisis-plan', 'crisis-voice'],
		look: 'crisis-plan'
	}),
	'crisis-plan:use': rule({ of: 'person', allow: ['self', 'treating'] }),
	'intake:read': rule({ of: 'person', allow: ['treating'] }),
	'intake:end': rule({ of: 'person', allow: ['treating'] }),
	// By what right somebody is at a unit: theirs to read, staff's to write.
	'status:read': rule({ of: 'person', allow: ['self', 'treating'], look: 'legal-status' }),
	'status:write': rule({ of: 'person', allow: ['treating'] }),
	'person:name': rule({ of: 'person', allow: ['treating'] }),
	'person:invite': rule({ of: 'person', allow: ['treating'] }),

	// The person sees all of it. What they say of it is theirs alone to say; nobody consents in their name.
	'authorisation:read': rule({ of: 'person', allow: ['self', 'treating'], look: 'authorisation' }),
	'authorisation:say': rule({ of: 'person', allow: ['self'] }),
	'authorisation:write': rule({ of: 'person', allow: ['treating'] }),
	'episodes:read': rule({ of: 'person', allow: ['self', 'treating'], look: 'episodes' }),
	'episode:start': rule({ of: 'person', allow: ['treating'] }),
	'episode:read': rule({
		of: 'episode',
		allow: ['self', 'treating', 'in-episode', 'leads'],
		look: 'episode'
	}),
	// The page of plain questions shows what was answered before: a look like any other.
	'episode:ask': rule({ of: 'episode', allow: ['treating', 'in-episode'], look: 'episode' }),
	// Its clocks, as they go on: whoever has the page open looked already.
	'episode:watch': rule({ of: 'episode', allow: ['treating', 'in-episode', 'leads'] }),
	'episode:write': rule({ of: 'episode', allow: ['treating', 'in-episode'] }),
	'debrief:read': rule({ of: 'episode', allow: ['self', 'types:debrief', 'leads'] }),
	'debrief:choose': rule({ of: 'episode', allow: ['self'] }),
	// Help: for the person all of it; for whoever types for them pain alone, on the person's spoken yes.
	'debrief:help': rule({ of: 'episode', allow: ['self', 'types:debrief', 'leads'] }),
	// What the person told, as far as they opened it: the words themselves are held back row by row.
	'debrief:see': rule({
		of: 'episode',
		allow: ['supporter', 'treating', 'in-episode', 'leads'],
		look: 'debrief'
	}),
	'debrief:answer': rule({ of: 'episode', allow: ['self', 'types:debrief', 'leads'] }),
	// What the person lets staff of the unit learn from, without their name: theirs alone to say and to take back.
	'learning:own': rule({ of: 'episode', allow: ['self'] }),
	'learning:share': rule({ of: 'episode', allow: ['self'] }),
	// What staff of the same shift look at right after: the staff's alone, and whoever leads the talk.
	'right-after:read': rule({ of: 'episode', allow: ['treating', 'in-episode', 'leads'], look: 'episode' }),
	'right-after:write': rule({ of: 'episode', allow: ['treating', 'in-episode'] }),
	// "Was my plan used?": the person's own word, and both sides for whoever they let see it.
	'plan-used:answer': rule({ of: 'episode', allow: ['self'] }),
	'plan-used:read': rule({ of: 'episode', allow: ['leads', 'treating', 'in-episode'], look: 'debrief' }),
	// Of what no record says anything: theirs alone, until they send it to somebody outside the unit.
	'unrecorded:read': rule({ of: 'person', allow: ['self'] }),
	'unrecorded:write': rule({ of: 'person', allow: ['self'] }),
	'unrecorded:answer': rule({ of: 'person', allow: ['self'] }),
	// An account of their own by somebody close to a child; whose it may be is held by the act and by each row.
	'beside:read': rule({ of: 'episode', allow: ['supporter:debrief'] }),
	'beside:answer': rule({ of: 'episode', allow: ['supporter:debrief'] }),
	'staff-debrief:read': rule({ of: 'episode', allow: ['in-episode'] }),
	'staff-debrief:answer': rule({ of: 'episode', allow: ['in-episode'] }),
	'joint:read': rule({ of: 'episode', allow: ['leads'], look: 'debrief' }),
	'joint:write': rule({ of: 'episode', allow: ['leads'] }),
	// The talk together, for the person; and for whoever the person wants there, row by row.
	'together:read': rule({ of: 'episode', allow: ['self'] }),
	'together:write': rule({ of: 'episode', allow: ['self'] }),
	'joint:attend': rule({ of: 'episode', allow: ['supporter', 'treating', 'in-episode'], look: 'debrief' }),
	'joint:say': rule({ of: 'episode', allow: ['supporter', 'treating', 'in-episode'] }),

	'export:read': rule({ of: 'person', allow: ['self'] }),
	'export:make': rule({ of: 'person', allow: ['self'] }),
	'erasure:read': rule({ of: 'person', allow: ['self'] }),
	'erasure:ask': rule({ of: 'person', allow: ['self'] }),
	'recovery:help': rule({ of: 'person', allow: ['advocate'] }),
	'recovery:confirm': rule({ of: 'unit', allow: ['member'] }),

	'unit:read': rule({ of: 'unit', allow: ['member'] }),
	'unit:watch': rule({ of: 'unit', allow: ['member'] }),
	'intake:open': rule({ of: 'unit', allow: ['member'] }),
	'people:search': rule({ of: 'unit', allow: ['member'] }),
	'debriefs:read': rule({ of: 'unit', allow: ['member'] }),
	'debriefs:offer': rule({ of: 'unit', allow: ['member'] }),
	'debriefs:name': rule({ of: 'unit', allow: ['member'] }),
	'care-plans:read': rule({ of: 'unit', allow: ['member'] }),
	'care-plans:answer': rule({ of: 'unit', allow: ['member'] }),
	'unit-actions:answer': rule({ of: 'unit', allow: ['member'] }),

	// What people let the unit learn from: words, and nothing of whose they are (docs/decisions/learning.md).
	'learning:read': rule({ of: 'unit', allow: ['member'] }),
	'learning:change': rule({ of: 'unit', allow: ['member'] }),

	// Whoever works in a unit may read what it works under; only the keeper changes it.
	'settings:read': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'settings:write': rule({ of: 'unit', allow: ['keeper'] }),
	'register:read': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'register:write': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'lacks:read': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'lacks:write': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'training:read': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'training:write': rule({ of: 'unit', allow: ['keeper'] }),
	// What the service itself says about restraint and seclusion; beside a record also for whoever it was used on.
	'policy:read': rule({ of: 'unit', allow: ['keeper', 'member'] }),
	'policy:write': rule({ of: 'unit', allow: ['keeper'] }),
	'policy:acknowledge': rule({ of: 'unit', allow: ['member'] }),
	'episode-policy:read': rule({ of: 'episode', allow: ['self', 'treating', 'in-episode', 'leads'] }),

	'service:read': rule({ of: 'service', allow: ['keeper'] }),
	'service:write': rule({ of: 'service', allow: ['keeper'] }),
	'joins:read': rule({ of: 'service', allow: ['keeper', 'privacy'] }),
	'joins:undo': rule({ of: 'service', allow: ['keeper', 'privacy'] }),
	'erasures:read': rule({ of: 'service', allow: ['keeper', 'privacy'] }),
	'erasures:confirm': rule({ of: 'service', allow: ['keeper', 'privacy'] }),

	// What a staff member writes for themselves, and what they ask of one colleague: the protected space's role reads it
	// row by row, and whoever is not meant finds nothing (docs/decisions/own-reflections.md).
	'reflection:read': rule({ of: 'review', allow: ['in-episode'] }),
	'reflection:write': rule({ of: 'review', allow: ['in-episode'] }),
	'support:read': rule({ of: 'review', allow: ['signed-in'] }),
	'support:answer': rule({ of: 'review', allow: ['signed-in'] }),
	// A talk asks for a case review: whoever leads reads that they asked, and nothing else there.
	'review-ask:read': rule({ of: 'review', allow: ['leads'] }),
	'review-ask:write': rule({ of: 'review', allow: ['leads'] }),
	'case-reviews:read': rule({ of: 'review', allow: ['reviewer'] }),
	'case-reviews:write': rule({ of: 'review', allow: ['reviewer'] }),
	'case-reviews:export': rule({ of: 'review', allow: ['reviewer'] }),
	// A seat among the reviewers for people who lived through it: summaries without names, and nothing else (S0-30).
	'review-seat:read': rule({ of: 'review', allow: ['lived-experience'] }),
	'review-seat:write': rule({ of: 'review', allow: ['lived-experience'] })
} as const;

export type Deed = keyof typeof deeds;
