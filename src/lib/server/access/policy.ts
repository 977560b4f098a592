/**
 * Who may do what: one table. A *deed* says what it is about and which relations allow it; a *route* says which
 * deed each of its methods and actions is. What stands in neither is refused, in `handle` and in the tests.
 *
 * Relations are computed by `access.relations` (migration 0011): what the current account is to this person, unit
 * or episode right now. `supporter:card` is a grant to read that part, `types:about-me` a grant to write in it,
 * `treating` a unit with an open intake, `leads` the debrief's facilitator, `in-episode` staff named in the record.
 * `recovering` stands in place of `self` for 72 hours after somebody was helped back in (migration 0019): what does
 * not name it is closed to them. `advocate` is a supporter whom the person chose to stand beside them.
 * `crisis-voice` is whom the person asked to the table of their crisis plan (migration 0021).
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
	| 'member'
	| 'in-episode'
	| 'leads'
	| 'crisis-voice'
	| 'crisis-facilitator'
	| 'keeper'
	| 'reviewer'
	| 'privacy';

/** What a person can share with a supporter. */
export type Part = 'about-me' | 'card' | 'debrief' | 'directive' | 'crisis-plan';

export type SubjectKind = 'public' | 'account' | 'person' | 'episode' | 'unit' | 'service';

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
	'about-me:review': rule({ of: 'person', allow: ['self'] }),
	'about-me:sign': rule({ of: 'person', allow: ['self'] }),
	'about-me:check': rule({ of: 'person', allow: ['self'] }),
	'about-me:versions': rule({ of: 'person', allow: ['self'] }),
	'about-me:take-back': rule({ of: 'person', allow: ['self'] }),
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
	'paper:read': rule({ of: 'person', allow: ['self'] }),
	'wallet:read': rule({ of: 'person', allow: ['self'] }),
	'wallet:write': rule({ of: 'person', allow: ['self'] }),
	// Whoever holds the card: the code lets them in, and the look is noted with what they say of themselves.
	'wallet:use': rule({ of: 'public', allow: ['anyone'] }),
	'card:mark-read': rule({ of: 'person', allow: ['treating'] }),
	'wish:set-aside': rule({ of: 'person', allow: ['treating'], look: 'card' }),
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
	'to-confirm:read': rule({ of: 'person', allow: ['self', 'supporter'] }),
	'to-confirm:answer': rule({ of: 'person', allow: ['self'] }),
	'presence:say': rule({ of: 'person', allow: ['supporter'] }),
	'proposals:read': rule({ of: 'person', allow: ['self'] }),
	'proposal:answer': rule({ of: 'person', allow: ['self'] }),
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
	'person:invite': rule({ of: 'person', allow: ['treating'] }),

	'episodes:read': rule({ of: 'person', allow: ['self', 'treating'], look: 'episodes' }),
	'episode:start': rule({ of: 'person', allow: ['treating'] }),
	'episode:read': rule({
		of: 'episode',
		allow: ['self', 'treating', 'in-episode', 'leads'],
		look: 'episode'
	}),
	'episode:write': rule({ of: 'episode', allow: ['treating', 'in-episode'] }),
	'debrief:read': rule({ of: 'episode', allow: ['self', 'types:debrief'] }),
	'debrief:choose': rule({ of: 'episode', allow: ['self'] }),
	// What the person told, as far as they opened it: the words themselves are held back row by row.
	'debrief:see': rule({
		of: 'episode',
		allow: ['supporter', 'treating', 'in-episode', 'leads'],
		look: 'debrief'
	}),
	'debrief:answer': rule({ of: 'episode', allow: ['self', 'types:debrief'] }),
	'staff-debrief:read': rule({ of: 'episode', allow: ['in-episode'] }),
	'staff-debrief:answer': rule({ of: 'episode', allow: ['in-episode'] }),
	'joint:read': rule({ of: 'episode', allow: ['leads'], look: 'debrief' }),
	'joint:write': rule({ of: 'episode', allow: ['leads'] }),

	'export:read': rule({ of: 'person', allow: ['self'] }),
	'export:make': rule({ of: 'person', allow: ['self'] }),
	'erasure:read': rule({ of: 'person', allow: ['self'] }),
	'erasure:ask': rule({ of: 'person', allow: ['self'] }),
	'recovery:help': rule({ of: 'person', allow: ['advocate'] }),
	'recovery:confirm': rule({ of: 'unit', allow: ['member'] }),

	'unit:read': rule({ of: 'unit', allow: ['member'] }),
	'intake:open': rule({ of: 'unit', allow: ['member'] }),
	'debriefs:read': rule({ of: 'unit', allow: ['member'] }),
	'debriefs:name': rule({ of: 'unit', allow: ['member'] }),
	'unit-actions:answer': rule({ of: 'unit', allow: ['member'] }),

	'service:read': rule({ of: 'service', allow: ['keeper'] }),
	'service:write': rule({ of: 'service', allow: ['keeper'] }),
	'erasures:read': rule({ of: 'service', allow: ['keeper', 'privacy'] }),
	'erasures:confirm': rule({ of: 'service', allow: ['keeper', 'privacy'] })
} as const;

export type Deed = keyof typeof deeds;

/** `GET`, `POST` (the default action, or an endpoint), `POST ?/name`. */
export type Way = 'GET' | 'POST' | `POST ?/${string}`;

export const routes: Readonly<Record<string, Readonly<Partial<Record<Way, Deed>>>>> = {
	'/': { GET: 'public:read' },
	'/not-here': { GET: 'public:read' },
	'/healthz': { GET: 'public:read' },
	'/readyz': { GET: 'public:read' },
	'/help-now': { GET: 'public:read' },
	'/example': { GET: 'public:read' },
	'/on-paper': { GET: 'public:read' },
	'/reading': { GET: 'public:read', POST: 'public:reading' },
	'/sign-in': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/slip': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/new': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/codes': { GET: 'account:read', POST: 'account:write' },
	'/sign-in/recovery': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/helped': { GET: 'public:read', POST: 'public:sign-in' },
	'/leave': { GET: 'public:read', POST: 'public:sign-in' },
	// The shipped build does not even hold the address.
	...(__DEMO__ || import.meta.env.DEV
		? { '/personas': { GET: 'public:read', POST: 'public:sign-in' } as const }
		: {}),
	'/account': {
		GET: 'account:read',
		'POST ?/end': 'account:write',
		'POST ?/passphrase': 'account:write',
		'POST ?/codes': 'account:write',
		'POST ?/proof': 'account:write',
		'POST ?/stop': 'account:write'
	},
	'/wallet': { GET: 'public:read', POST: 'wallet:use' },
	'/kept': { GET: 'account:read', 'POST ?/remove': 'account:write' },
	'/tasks': { GET: 'account:read' },
	'/tasks/asked/[asked]': { GET: 'account:read', POST: 'account:write' },

	'/people/[person]': { GET: 'home:read' },
	'/people/[person]/about-me': {
		GET: 'about-me:read',
		'POST ?/confirm': 'about-me:check',
		'POST ?/not-mine': 'about-me:check'
	},
	'/people/[person]/about-me/[question]': {
		GET: 'about-me:answer',
		'POST ?/save': 'about-me:answer',
		'POST ?/draft': 'about-me:answer',
		'POST ?/alone': 'sharing:write',
		'POST ?/together': 'sharing:write'
	},
	'/people/[person]/about-me/[question]/versions': {
		GET: 'about-me:versions',
		'POST ?/take-back': 'about-me:take-back'
	},
	'/people/[person]/plan': { GET: 'plan:read' },
	'/people/[person]/card': { GET: 'card:read', 'POST ?/read': 'card:mark-read' },
	'/people/[person]/card/pdf': { GET: 'card:print' },
	'/people/[person]/paper': { GET: 'paper:read' },
	'/people/[person]/paper/plan': { GET: 'paper:read' },
	'/people/[person]/paper/plan/pdf': { GET: 'paper:read' },
	'/people/[person]/wallet': {
		GET: 'wallet:read',
		'POST ?/choose': 'wallet:write',
		'POST ?/make': 'wallet:write',
		'POST ?/stop': 'wallet:write'
	},
	'/people/[person]/wallet/pdf': { POST: 'wallet:read' },
	'/people/[person]/card/wishes-not-followed': { GET: 'wish:set-aside', POST: 'wish:set-aside' },
	'/people/[person]/asking': { GET: 'asking:read', POST: 'asking:write' },
	'/people/[person]/told-by-law': { GET: 'law:read', POST: 'law:write' },
	'/people/[person]/health': { GET: 'health:read', POST: 'health:confirm' },
	'/people/[person]/directive': {
		GET: 'directive:read',
		'POST ?/begin': 'directive:write',
		'POST ?/discard': 'directive:write',
		'POST ?/confirm': 'directive:check',
		'POST ?/not-mine': 'directive:check',
		'POST ?/accept': 'directive:accept',
		'POST ?/report': 'directive:report'
	},
	'/people/[person]/directive/[question]': {
		GET: 'directive:answer',
		'POST ?/save': 'directive:answer',
		'POST ?/draft': 'directive:answer'
	},
	'/people/[person]/directive/speaker': {
		GET: 'directive:write',
		'POST ?/name': 'directive:write',
		'POST ?/remove': 'directive:write',
		'POST ?/paper': 'directive:write'
	},
	'/people/[person]/directive/pdf': { GET: 'directive:print' },
	'/people/[person]/directive/signature': { GET: 'directive:sign', POST: 'directive:sign' },
	'/people/[person]/directive/witness': { GET: 'directive:witness', POST: 'directive:witness' },
	'/people/[person]/directive/withdrawal': { GET: 'directive:withdraw', POST: 'directive:withdraw' },
	'/people/[person]/directive/copies': {
		GET: 'directive:write',
		'POST ?/copy': 'directive:write',
		'POST ?/receipt': 'directive:write'
	},
	'/people/[person]/directive/versions/[version]': { GET: 'directive:versions' },
	'/people/[person]/told-today': { GET: 'told:write', POST: 'told:write' },
	'/people/[person]/review': { GET: 'about-me:review', 'POST ?/sign': 'about-me:sign' },
	'/people/[person]/looks': { GET: 'looks:read' },
	'/people/[person]/looks/ask': { GET: 'looks:read', POST: 'looks:ask' },
	'/people/[person]/comment': {
		GET: 'comment:read',
		'POST ?/say': 'comment:write',
		'POST ?/take-back': 'comment:write'
	},
	'/people/[person]/sharing': {
		GET: 'sharing:read',
		'POST ?/invite': 'sharing:write',
		'POST ?/grant': 'sharing:write',
		'POST ?/withdraw': 'sharing:write',
		'POST ?/contact': 'sharing:write',
		'POST ?/remove-contact': 'sharing:write',
		'POST ?/put-back': 'sharing:write'
	},
	'/people/[person]/sharing/hidden': { GET: 'sharing:read', POST: 'sharing:write' },
	'/people/[person]/to-confirm': { GET: 'to-confirm:read', 'POST ?/here': 'presence:say' },
	'/people/[person]/to-confirm/[hold]': {
		GET: 'to-confirm:answer',
		'POST ?/felt': 'to-confirm:answer',
		'POST ?/confirm': 'to-confirm:answer',
		'POST ?/take-back': 'to-confirm:answer'
	},
	'/people/[person]/export': { GET: 'export:read', POST: 'export:read' },
	'/people/[person]/export/json': { POST: 'export:make' },
	'/people/[person]/export/pdf': { POST: 'export:make' },
	'/people/[person]/erasure': {
		GET: 'erasure:read',
		'POST ?/prove': 'erasure:read',
		'POST ?/ask': 'erasure:ask',
		'POST ?/take-back': 'erasure:ask'
	},
	'/people/[person]/recovery': { GET: 'recovery:help', POST: 'recovery:help' },
	'/people/[person]/proposals': { GET: 'proposals:read' },
	'/people/[person]/proposals/[proposal]/answer': { GET: 'proposal:answer', POST: 'proposal:answer' },
	'/people/[person]/crisis-plan': {
		GET: 'crisis-plan:read',
		'POST ?/step': 'crisis-plan:choose',
		'POST ?/pause': 'crisis-plan:check',
		'POST ?/leave': 'crisis-plan:leave'
	},
	'/people/[person]/crisis-plan/lines/[line]': {
		GET: 'crisis-plan:answer',
		'POST ?/say': 'crisis-plan:write',
		'POST ?/answers': 'crisis-plan:answer',
		'POST ?/out': 'crisis-plan:choose',
		'POST ?/back': 'crisis-plan:choose',
		'POST ?/check': 'crisis-plan:choose',
		'POST ?/specific': 'crisis-plan:check'
	},
	'/people/[person]/crisis-plan/voices': {
		GET: 'crisis-plan:choose',
		'POST ?/invite': 'crisis-plan:choose',
		'POST ?/name': 'crisis-plan:choose',
		'POST ?/end': 'crisis-plan:choose'
	},
	'/people/[person]/crisis-plan/signing': { GET: 'crisis-plan:sign', POST: 'crisis-plan:sign' },
	'/people/[person]/crisis-plan/pdf': { GET: 'crisis-plan:read' },
	'/people/[person]/crisis-plan/keeping': {
		GET: 'crisis-plan:read',
		'POST ?/use': 'crisis-plan:use',
		'POST ?/copy': 'crisis-plan:choose',
		'POST ?/copy-back': 'crisis-plan:choose',
		'POST ?/review': 'crisis-plan:choose'
	},
	'/people/[person]/intakes/[intake]': {
		GET: 'intake:read',
		'POST ?/discharge': 'intake:end',
		'POST ?/wrong-person': 'intake:end',
		'POST ?/slip': 'person:invite'
	},
	'/people/[person]/episodes': { GET: 'episodes:read', POST: 'episode:start' },
	'/people/[person]/episodes/[episode]': {
		GET: 'episode:read',
		'POST ?/fact': 'episode:write',
		'POST ?/staff': 'episode:write',
		'POST ?/end': 'episode:write'
	},
	'/people/[person]/episodes/[episode]/debrief': {
		GET: 'debrief:read',
		'POST ?/choose': 'debrief:choose',
		'POST ?/readers': 'debrief:choose',
		'POST ?/confirm': 'debrief:choose',
		'POST ?/not-mine': 'debrief:choose'
	},
	'/people/[person]/episodes/[episode]/debrief/[question]': {
		GET: 'debrief:answer',
		'POST ?/save': 'debrief:answer',
		'POST ?/draft': 'debrief:answer',
		'POST ?/alone': 'sharing:write',
		'POST ?/together': 'sharing:write'
	},
	'/people/[person]/episodes/[episode]/account': { GET: 'debrief:see' },
	'/people/[person]/episodes/[episode]/staff-debrief': { GET: 'staff-debrief:read' },
	'/people/[person]/episodes/[episode]/staff-debrief/[question]': {
		GET: 'staff-debrief:answer',
		'POST ?/save': 'staff-debrief:answer',
		'POST ?/draft': 'staff-debrief:answer'
	},
	'/people/[person]/episodes/[episode]/joint': {
		GET: 'joint:read',
		'POST ?/meeting': 'joint:write',
		'POST ?/finding': 'joint:write',
		'POST ?/proposal': 'joint:write',
		'POST ?/action': 'joint:write'
	},

	'/units/[unit]': { GET: 'unit:read' },
	'/units/[unit]/intakes': { GET: 'intake:open', 'POST ?/find': 'intake:open', 'POST ?/open': 'intake:open' },
	'/units/[unit]/recovery': {
		GET: 'recovery:confirm',
		'POST ?/find': 'recovery:confirm',
		'POST ?/confirm': 'recovery:confirm'
	},
	'/units/[unit]/debriefs': {
		GET: 'debriefs:read',
		'POST ?/facilitator': 'debriefs:name',
		'POST ?/answer': 'unit-actions:answer'
	},
	'/erased': { GET: 'public:read', POST: 'public:sign-in' },
	'/service/erasures': { GET: 'erasures:read', POST: 'erasures:confirm' },
	'/service': {
		GET: 'service:read',
		'POST ?/settings': 'service:write',
		'POST ?/unit': 'service:write',
		'POST ?/slip': 'service:write'
	}
};

/** The deed of a route, method and action; undefined when there is no rule, which means no. */
export const deedOf = (route: string | null, way: Way): Deed | undefined =>
	route === null ? undefined : routes[route]?.[way];
