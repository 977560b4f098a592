import type { RequestEvent } from '@sveltejs/kit';
import { note, transaction, type Pass } from '$lib/server/access';
import type { Form } from '$lib/server/http/forms';
import { partyAt } from '$lib/server/sign-in/passkey';
import { givePasskey } from '$lib/server/sign-in/passkey-enter';
import { stepUp } from '$lib/server/sign-in/step-up';

/** What a form that asks "is it you?" sends: the passphrase, or what the phone signed. */
export const proofFields = ['passphrase', 'credential'] as const;

/** `proved`: it also ended the time in which little is open, after somebody helped the account open. */
type Shown =
	{ outcome: 'done' | 'proved' } | { outcome: 'no'; problems: Record<string, string>; status: number };

const wrong = {
	wrong: ['account:passphrase.wrong', 422],
	wait: ['account:passphrase.wrong', 429],
	busy: ['sign-in:problems.busy', 503]
} as const;

/** Takes passphrase or key from whoever is signed in: good for ten minutes. Guesses are slowed like those at sign-in. */
export const showsItIsThem = async (
	event: RequestEvent,
	pass: Pass,
	form: Form,
	field = 'passphrase'
): Promise<Shown> => {
	const credential = form.one('credential');
	if (credential === '') {
		const outcome = await stepUp(pass.session, form.one(field), pass.now);
		if (outcome === 'done') return { outcome };
		const [key, status] = wrong[outcome];
		return { outcome: 'no', problems: { [field]: key }, status };
	}
	const party = partyAt(event.url);
	const account = pass.actor?.accountId ?? '';
	const given = party && (await givePasskey(party, pass.session, account, credential, pass.now));
	if (given === 'done') return { outcome: given };
	if (given === 'proved') {
		const personId = pass.actor?.personId ?? null;
		await transaction(pass, (sql) => note(sql, pass, 'recovery:proved', { personId }));
		return { outcome: given };
	}
	const status = typeof given === 'object' && given !== null ? 429 : 422;
	return { outcome: 'no', problems: { credential: 'passkey:problems.wrong' }, status };
};
