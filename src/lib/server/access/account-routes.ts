import type { Routes } from './routes';

/** The doors that stand open, and what somebody does with their own account. */
export const accountRoutes: Routes = {
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
	'/erased': { GET: 'public:read', POST: 'public:sign-in' }
};
