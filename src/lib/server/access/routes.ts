import type { Deed } from './policy';

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
	'/packs': { GET: 'public:read' },
	'/packs/compare': { GET: 'public:read' },
	'/packs/[pack]': { GET: 'public:read' },
	'/reading': { GET: 'public:read', POST: 'public:reading' },
	'/sign-in': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/slip': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/new': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/codes': { GET: 'account:read', POST: 'account:write' },
	'/sign-in/recovery': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/passkey': { GET: 'public:read', POST: 'public:sign-in' },
	'/sign-in/passkey/challenge': { POST: 'public:sign-in' },
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
		'POST ?/stop': 'account:write',
		'POST ?/everywhere': 'account:write',
		'POST ?/show': 'account:write'
	},
	'/account/passkeys': {
		GET: 'account:read',
		'POST ?/prove': 'account:write',
		'POST ?/add': 'account:write',
		'POST ?/remove': 'account:write'
	},
	'/account/notices': {
		GET: 'account:read',
		'POST ?/prove': 'account:write',
		'POST ?/ask': 'account:write',
		'POST ?/confirm': 'account:write',
		'POST ?/quiet': 'account:write',
		'POST ?/stop': 'account:write',
		'POST ?/never': 'account:write'
	},
	'/account/passkeys/challenge': { POST: 'account:write' },
	'/wallet': { GET: 'public:read', POST: 'wallet:use' },
	'/kept': { GET: 'account:read', 'POST ?/remove': 'account:write' },
	'/reviews': { GET: 'case-reviews:read' },
	'/reviews/trend': { GET: 'case-reviews:read', POST: 'case-reviews:write' },
	'/reviews/export': { GET: 'case-reviews:export', POST: 'case-reviews:export' },
	'/reviews/export/json': { POST: 'case-reviews:export' },
	'/reviews/seat': { GET: 'review-seat:read', POST: 'review-seat:write' },
	'/reviews/[review]': {
		GET: 'case-reviews:read',
		'POST ?/owner': 'case-reviews:write',
		'POST ?/write': 'case-reviews:write',
		'POST ?/action': 'case-reviews:write',
		'POST ?/mark': 'case-reviews:write',
		'POST ?/close': 'case-reviews:write'
	},
	'/tasks': { GET: 'account:read' },
	'/tasks/help/[help]': { GET: 'account:read', POST: 'account:write' },
	'/tasks/support/[support]': { GET: 'support:read', POST: 'support:answer' },
	'/tasks/told/[told]': { GET: 'account:read', POST: 'account:write' },
	'/tasks/asked/[asked]': { GET: 'account:read', POST: 'account:write' },

	'/people/[person]': { GET: 'home:read' },
	'/people/[person]/about-me': {
		GET: 'about-me:read',
		'POST ?/confirm': 'about-me:check',
		'POST ?/not-mine': 'about-me:check'
	},
	'/people/[person]/about-me/calm': { GET: 'about-me:calm' },
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
	'/people/[person]/signs': { GET: 'signs:read' },
	'/people/[person]/signs/[question]': {
		GET: 'signs:read',
		'POST ?/picture': 'signs:write',
		'POST ?/sound': 'signs:write',
		'POST ?/remove': 'signs:write',
		'POST ?/tell': 'signs:tell',
		'POST ?/back': 'signs:check',
		'POST ?/confirm': 'signs:check',
		'POST ?/not-mine': 'signs:check'
	},
	'/people/[person]/media/[media]': { GET: 'media:read' },
	'/people/[person]/plan': { GET: 'plan:read' },
	'/people/[person]/card': { GET: 'card:read', 'POST ?/read': 'card:mark-read' },
	'/people/[person]/urgent': { GET: 'card:read-urgently' },
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
	'/people/[person]/card/following': { GET: 'wish:follow', POST: 'wish:follow' },
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
		'POST ?/draft': 'directive:answer',
		'POST ?/alone': 'sharing:write',
		'POST ?/together': 'sharing:write'
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
	'/people/[person]/not-followed/[about]': {
		GET: 'telling:read',
		'POST ?/told': 'telling:write',
		'POST ?/read': 'telling:acknowledge'
	},
	'/people/[person]/directive/versions/[version]': { GET: 'directive:versions' },
	'/people/[person]/told-today': { GET: 'told:write', POST: 'told:write' },
	'/people/[person]/review': {
		GET: 'about-me:review',
		'POST ?/sign': 'about-me:sign',
		'POST ?/photo': 'about-me:sign'
	},
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
		'POST ?/renew': 'sharing:write',
		'POST ?/withdraw': 'sharing:write',
		'POST ?/contact': 'sharing:write',
		'POST ?/remove-contact': 'sharing:write',
		'POST ?/put-back': 'sharing:write',
		'POST ?/check-contact': 'sharing:write'
	},
	'/people/[person]/contacts': {
		GET: 'contacts:read',
		'POST ?/contact': 'contacts:type',
		'POST ?/ask-off': 'contacts:type'
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
	'/people/[person]/proposals': { GET: 'proposals:read', 'POST ?/worked': 'worked:say' },
	'/people/[person]/for-them': { GET: 'agent:read', POST: 'agent:answer' },
	'/people/[person]/care-plan': {
		GET: 'care-plan:read',
		'POST ?/write': 'care-plan:write',
		'POST ?/capacity': 'capacity:write',
		'POST ?/worked': 'worked:say'
	},
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
		'POST ?/alone': 'crisis-plan:choose',
		'POST ?/together': 'crisis-plan:choose',
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
		'POST ?/copies': 'crisis-plan:choose',
		'POST ?/copy-back': 'crisis-plan:choose',
		'POST ?/review': 'crisis-plan:choose'
	},
	'/people/[person]/legal-status': { GET: 'status:read', POST: 'status:write' },
	'/people/[person]/name': {
		GET: 'person:name',
		'POST ?/find': 'person:name',
		'POST ?/open': 'person:name'
	},
	'/people/[person]/intakes/[intake]': {
		GET: 'intake:read',
		'POST ?/discharge': 'intake:end',
		'POST ?/wrong-person': 'intake:end',
		'POST ?/slip': 'person:invite'
	},
	'/people/[person]/medicine': { GET: 'medicine:check', POST: 'medicine:check' },
	'/people/[person]/authorisations': {
		GET: 'authorisation:read',
		'POST ?/ask': 'authorisation:write',
		'POST ?/assessment': 'authorisation:write'
	},
	'/people/[person]/authorisations/[authorisation]': {
		GET: 'authorisation:read',
		'POST ?/say': 'authorisation:say',
		'POST ?/view': 'authorisation:write',
		'POST ?/consent': 'authorisation:write',
		'POST ?/panel': 'authorisation:write',
		'POST ?/end': 'authorisation:write'
	},
	'/people/[person]/episodes': { GET: 'episodes:read', POST: 'episode:start' },
	'/people/[person]/episodes/[episode]': {
		GET: 'episode:read',
		'POST ?/fact': 'episode:write',
		'POST ?/staff': 'episode:write',
		'POST ?/end': 'episode:write'
	},
	'/people/[person]/episodes/[episode]/is-it': {
		GET: 'episode:ask',
		'POST ?/seclusion': 'episode:write',
		'POST ?/restraint': 'episode:write'
	},
	'/people/[person]/episodes/[episode]/orders': { GET: 'episode:read', 'POST ?/fact': 'episode:write' },
	'/people/[person]/episodes/[episode]/orders/live': { GET: 'episode:watch' },
	'/people/[person]/episodes/[episode]/checks': {
		GET: 'episode:read',
		'POST ?/quick': 'episode:write',
		'POST ?/check': 'episode:write',
		'POST ?/hand-over': 'episode:write',
		'POST ?/fact': 'episode:write'
	},
	'/people/[person]/episodes/[episode]/checks/live': { GET: 'episode:watch' },
	'/people/[person]/episodes/[episode]/checks/sheet': {
		GET: 'episode:ask',
		'POST ?/save': 'episode:write',
		'POST ?/more': 'episode:write'
	},
	'/people/[person]/episodes/[episode]/live': { GET: 'episode:watch' },
	'/people/[person]/episodes/[episode]/debrief': {
		GET: 'debrief:read',
		'POST ?/choose': 'debrief:choose',
		'POST ?/readers': 'debrief:choose',
		'POST ?/confirm': 'debrief:choose',
		'POST ?/not-mine': 'debrief:choose'
	},
	'/people/[person]/episodes/[episode]/debrief/help': { GET: 'debrief:choose', POST: 'debrief:choose' },
	'/people/[person]/episodes/[episode]/debrief/leave-out': { GET: 'debrief:choose', POST: 'debrief:choose' },
	'/people/[person]/episodes/[episode]/debrief/plan-lines': {
		GET: 'plan-used:answer',
		POST: 'plan-used:answer'
	},
	'/people/[person]/episodes/[episode]/plan-used': { GET: 'plan-used:read' },
	'/people/[person]/episodes/[episode]/debrief/[question]': {
		GET: 'debrief:answer',
		'POST ?/save': 'debrief:answer',
		'POST ?/draft': 'debrief:answer',
		'POST ?/alone': 'sharing:write',
		'POST ?/together': 'sharing:write'
	},
	'/people/[person]/episodes/[episode]/debrief/together': {
		GET: 'together:read',
		'POST ?/add': 'together:write',
		'POST ?/wanted': 'together:write',
		'POST ?/frame': 'together:write',
		'POST ?/words': 'together:write',
		'POST ?/counselling': 'together:write',
		'POST ?/leader': 'together:write'
	},
	'/people/[person]/episodes/[episode]/debrief/ending': {
		GET: 'together:read',
		'POST ?/end': 'together:write',
		'POST ?/reopen': 'together:write'
	},
	'/people/[person]/episodes/[episode]/account': { GET: 'debrief:see' },
	'/people/[person]/episodes/[episode]/right-after': { GET: 'right-after:read', POST: 'right-after:write' },
	'/people/[person]/unrecorded': { GET: 'unrecorded:read', POST: 'unrecorded:write' },
	'/people/[person]/unrecorded/[unrecorded]': {
		GET: 'unrecorded:read',
		'POST ?/write': 'unrecorded:write',
		'POST ?/send': 'unrecorded:write',
		'POST ?/take-back': 'unrecorded:write'
	},
	'/people/[person]/episodes/[episode]/own-account': { GET: 'beside:read' },
	'/people/[person]/episodes/[episode]/own-account/[question]': {
		GET: 'beside:answer',
		'POST ?/save': 'beside:answer',
		'POST ?/draft': 'beside:answer'
	},
	'/people/[person]/episodes/[episode]/for-myself': { GET: 'reflection:read', POST: 'reflection:write' },
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
	'/people/[person]/episodes/[episode]/joint/people': {
		GET: 'joint:read',
		'POST ?/add': 'joint:write',
		'POST ?/wanted': 'joint:write',
		'POST ?/accepted': 'joint:write',
		'POST ?/read': 'joint:write',
		'POST ?/frame': 'joint:write'
	},
	'/people/[person]/episodes/[episode]/joint/parts': {
		GET: 'joint:read',
		'POST ?/part': 'joint:write',
		'POST ?/counselling': 'joint:write',
		'POST ?/counselled': 'joint:write',
		'POST ?/contributor': 'joint:write'
	},
	'/people/[person]/episodes/[episode]/joint/ending': {
		GET: 'joint:read',
		'POST ?/staff': 'joint:write',
		'POST ?/person': 'joint:write'
	},
	'/people/[person]/episodes/[episode]/joint/attending': {
		GET: 'joint:attend',
		'POST ?/come': 'joint:say',
		'POST ?/words': 'joint:say'
	},

	'/units/[unit]': { GET: 'unit:read' },
	'/units/[unit]/live': { GET: 'unit:watch' },
	'/units/[unit]/intakes': { GET: 'intake:open', 'POST ?/find': 'intake:open', 'POST ?/open': 'intake:open' },
	'/units/[unit]/urgent': {
		GET: 'card:open-urgently',
		'POST ?/find': 'card:open-urgently',
		'POST ?/open': 'card:open-urgently'
	},
	'/units/[unit]/intakes/unknown': { GET: 'intake:open', POST: 'intake:open' },
	'/units/[unit]/people': {
		GET: 'people:search',
		'POST ?/find': 'people:search',
		'POST ?/open': 'intake:open'
	},
	'/units/[unit]/recovery': {
		GET: 'recovery:confirm',
		'POST ?/find': 'recovery:confirm',
		'POST ?/confirm': 'recovery:confirm'
	},
	'/units/[unit]/care-plans': { GET: 'care-plans:read', 'POST ?/answer': 'care-plans:answer' },
	'/units/[unit]/debriefs': {
		GET: 'debriefs:read',
		'POST ?/facilitator': 'debriefs:name',
		'POST ?/answer': 'unit-actions:answer'
	},
	'/units/[unit]/debriefs/[episode]/leader': {
		GET: 'debriefs:offer',
		'POST ?/exception': 'debriefs:offer',
		'POST ?/outside': 'debriefs:offer'
	},
	'/units/[unit]/debriefs/[episode]/ending': {
		GET: 'debriefs:offer',
		'POST ?/staff': 'debriefs:offer',
		'POST ?/person': 'debriefs:offer'
	},
	'/units/[unit]/settings': { GET: 'settings:read', POST: 'settings:write' },
	'/units/[unit]/register': {
		GET: 'register:read',
		'POST ?/add': 'register:write',
		'POST ?/event': 'register:write'
	},
	'/units/[unit]/lacks': {
		GET: 'lacks:read',
		'POST ?/add': 'lacks:write',
		'POST ?/again': 'lacks:write'
	},
	'/units/[unit]/training': {
		GET: 'training:read',
		'POST ?/add': 'training:write',
		'POST ?/back': 'training:write'
	},
	'/units/[unit]/debriefs/[episode]': {
		GET: 'debriefs:offer',
		'POST ?/offer': 'debriefs:offer',
		'POST ?/not-now': 'debriefs:offer'
	},
	'/erased': { GET: 'public:read', POST: 'public:sign-in' },
	'/service/urgent': { GET: 'urgent:review', POST: 'urgent:review' },
	'/service/joins': { GET: 'joins:read', POST: 'joins:undo' },
	'/service/notices': { GET: 'service:read', POST: 'service:write' },
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
