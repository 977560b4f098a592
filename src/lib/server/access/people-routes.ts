import type { Routes } from './routes';

/** What is about one person: their plan, their papers, who sees it. */
export const peopleRoutes: Routes = {
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
	'/people/[person]/card': {
		GET: 'card:read',
		'POST ?/read': 'card:mark-read',
		'POST ?/still-right': 'card:still-right'
	},
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
	'/people/[person]/card/following/pdf': { GET: 'wish:follow' },
	'/people/[person]/card/following': { GET: 'wish:follow', POST: 'wish:follow' },
	'/people/[person]/card/wishes-not-followed': { GET: 'wish:set-aside', POST: 'wish:set-aside' },
	'/people/[person]/asking': { GET: 'asking:read', POST: 'asking:write' },
	'/people/[person]/talked': {
		GET: 'talked:read',
		'POST ?/write': 'talked:write',
		'POST ?/say': 'talked:say'
	},
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
	'/people/[person]/photo': {
		GET: 'sharing:read',
		'POST ?/give': 'sharing:write',
		'POST ?/allow': 'sharing:write',
		'POST ?/close': 'sharing:write',
		'POST ?/remove': 'sharing:write'
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
	'/people/[person]/for-them': {
		GET: 'agent:read',
		'POST ?/answer': 'agent:answer',
		'POST ?/suggest': 'agent:suggest'
	},
	'/people/[person]/care-plan': {
		GET: 'care-plan:read',
		'POST ?/write': 'care-plan:write',
		'POST ?/capacity': 'capacity:write',
		'POST ?/own-word': 'capacity:end',
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
	'/people/[person]/unrecorded': { GET: 'unrecorded:read', POST: 'unrecorded:write' },
	'/people/[person]/unrecorded/[unrecorded]': {
		GET: 'unrecorded:read',
		'POST ?/write': 'unrecorded:write',
		'POST ?/send': 'unrecorded:write',
		'POST ?/take-back': 'unrecorded:write'
	},
	'/people/[person]/unrecorded/[unrecorded]/leave-out': {
		GET: 'unrecorded:answer',
		'POST ?/leave': 'unrecorded:answer',
		'POST ?/name': 'unrecorded:answer',
		'POST ?/unname': 'unrecorded:answer'
	},
	'/people/[person]/unrecorded/[unrecorded]/help': { GET: 'unrecorded:answer', POST: 'unrecorded:answer' },
	'/people/[person]/unrecorded/[unrecorded]/[question]': {
		GET: 'unrecorded:answer',
		'POST ?/save': 'unrecorded:answer',
		'POST ?/draft': 'unrecorded:answer'
	},
	'/people/[person]/unrecorded/[unrecorded]/[question]/pictures': {
		GET: 'unrecorded:answer',
		'POST ?/picture': 'unrecorded:answer',
		'POST ?/remove': 'unrecorded:answer',
		'POST ?/back': 'unrecorded:answer'
	}
};
