import type { Routes } from './routes';

/** A record of what happened to a person, and the talks about it. */
export const episodeRoutes: Routes = {
	'/people/[person]/episodes': { GET: 'episodes:read', POST: 'episode:start' },
	'/people/[person]/episodes/[episode]': {
		GET: 'episode:read',
		'POST ?/fact': 'episode:write',
		'POST ?/staff': 'episode:write',
		'POST ?/end': 'episode:write',
		'POST ?/sign': 'episode:write'
	},
	'/people/[person]/episodes/[episode]/pdf': { GET: 'episode:read' },
	'/people/[person]/episodes/[episode]/policy': { GET: 'episode-policy:read' },
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
		'POST ?/not-mine': 'debrief:choose',
		'POST ?/sitting': 'debrief:answer'
	},
	'/people/[person]/episodes/[episode]/debrief/help': { GET: 'debrief:help', POST: 'debrief:help' },
	'/people/[person]/episodes/[episode]/debrief/learning': {
		GET: 'learning:own',
		'POST ?/look': 'learning:share',
		'POST ?/share': 'learning:share',
		'POST ?/back': 'learning:share'
	},
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
	'/people/[person]/episodes/[episode]/debrief/[question]/pictures': {
		GET: 'debrief:choose',
		'POST ?/picture': 'debrief:choose',
		'POST ?/remove': 'debrief:choose',
		'POST ?/back': 'debrief:choose'
	},
	'/people/[person]/episodes/[episode]/debrief/together': {
		GET: 'together:read',
		'POST ?/add': 'together:write',
		'POST ?/wanted': 'together:write',
		'POST ?/frame': 'together:write',
		'POST ?/words': 'together:write',
		'POST ?/counselling': 'together:write',
		'POST ?/leader': 'together:write',
		'POST ?/lead-word': 'together:write'
	},
	'/people/[person]/episodes/[episode]/debrief/ending': {
		GET: 'together:read',
		'POST ?/end': 'together:write',
		'POST ?/reopen': 'together:write'
	},
	'/people/[person]/episodes/[episode]/account': { GET: 'debrief:see' },
	'/people/[person]/episodes/[episode]/account/pictures/[media]': { GET: 'debrief:see' },
	'/people/[person]/episodes/[episode]/right-after': { GET: 'right-after:read', POST: 'right-after:write' },
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
	'/people/[person]/episodes/[episode]/joint/review': { GET: 'review-ask:read', POST: 'review-ask:write' },
	'/people/[person]/episodes/[episode]/joint/ending': {
		GET: 'joint:read',
		'POST ?/staff': 'joint:write',
		'POST ?/person': 'joint:write'
	},
	'/people/[person]/episodes/[episode]/joint/attending': {
		GET: 'joint:attend',
		'POST ?/come': 'joint:say',
		'POST ?/words': 'joint:say'
	}
};
