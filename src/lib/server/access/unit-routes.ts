import type { Routes } from './routes';

/** What a unit, the service or its reviewers do. */
export const unitRoutes: Routes = {
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
	'/reviews/[review]/policy': { GET: 'case-reviews:read' },
	'/tasks': { GET: 'account:read' },
	'/tasks/help/[help]': { GET: 'account:read', POST: 'account:write' },
	'/tasks/given/[given]': { GET: 'account:read', POST: 'account:write' },
	'/tasks/support/[support]': { GET: 'support:read', POST: 'support:answer' },
	'/tasks/told/[told]': { GET: 'account:read', POST: 'account:write' },
	'/tasks/told/[told]/pictures/[media]': { GET: 'account:read' },
	'/tasks/asked/[asked]': { GET: 'account:read', POST: 'account:write' },
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
	'/units/[unit]/photos/[media]': { GET: 'people:search' },
	'/units/[unit]/recovery': {
		GET: 'recovery:confirm',
		'POST ?/find': 'recovery:confirm',
		'POST ?/confirm': 'recovery:confirm'
	},
	'/units/[unit]/learning': { GET: 'learning:read', POST: 'learning:change' },
	'/units/[unit]/care-plans': { GET: 'care-plans:read', 'POST ?/answer': 'care-plans:answer' },
	'/units/[unit]/debriefs': {
		GET: 'debriefs:read',
		'POST ?/facilitator': 'debriefs:name',
		'POST ?/answer': 'unit-actions:answer'
	},
	'/units/[unit]/debriefs/[episode]/leader': {
		GET: 'debriefs:offer',
		'POST ?/exception': 'debriefs:offer',
		'POST ?/outside': 'debriefs:offer',
		'POST ?/away': 'debriefs:offer'
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
	'/units/[unit]/policy': {
		GET: 'policy:read',
		'POST ?/put-up': 'policy:write',
		'POST ?/read': 'policy:acknowledge'
	},
	'/units/[unit]/debriefs/[episode]': {
		GET: 'debriefs:offer',
		'POST ?/offer': 'debriefs:offer',
		'POST ?/not-now': 'debriefs:offer'
	},
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
