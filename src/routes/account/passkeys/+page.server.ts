import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { note, passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { partyAt } from '$lib/server/sign-in/passkey';
import { addPasskey, checkNewKey, passkeysOf, removePasskey } from '$lib/server/sign-in/passkey-own';
import { steppedUp } from '$lib/server/sign-in/step-up';
import { again } from '../../sign-in/refuse';
import { proofFields, showsItIsThem } from '../step-up';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'account:read');
	const keys = await passkeysOf(pass.session, pass.now);
	const day = (at: Date | null) => (at === null ? null : locals.words.dateTime(at, 'UTC'));
	return {
		possible: partyAt(url) !== null,
		open: await steppedUp(pass.session, pass.now),
		key: randomUUID(),
		added: url.searchParams.has('added'),
		keys: keys.map(({ id, name, copied, madeAt, usedAt, removedAt, works }) => ({
			id,
			name,
			copied,
			made: day(madeAt) ?? '',
			used: day(usedAt),
			removed: day(removedAt),
			works
		}))
	};
};

const longestName = 60;

export const actions: Actions = {
	prove: async (event) => {
		const pass = passFor(event.locals, 'account:write');
		const form = await readForm(event.request, proofFields);
		if (!form.ok) return again(form.problems);
		const shown = await showsItIsThem(event, pass, form);
		if (shown.outcome === 'no') return again(shown.problems, {}, shown.status);
		redirect(303, shown.outcome === 'proved' ? '/account?proved=yes' : '/account/passkeys');
	},
	add: async (event) => {
		const pass = passFor(event.locals, 'account:write');
		const form = await readForm(event.request, ['key', 'mine', 'name', 'credential', 'then']);
		if (!form.ok) return again(form.problems);
		const typed = { name: [form.one('name')] };
		const name = form.one('name').slice(0, longestName);
		const party = partyAt(event.url);
		if (form.one('mine') !== 'yes') return again({ mine: 'passkey:problems.mine' }, typed);
		if (name === '') return again({ name: 'passkey:problems.name' }, typed);
		if (party === null || !isId(form.one('key')))
			return again({ credential: 'passkey:problems.not-made' }, typed);
		const made = await checkNewKey(party, pass.session, form.one('credential'), pass.now);
		if (made === null) return again({ credential: 'passkey:problems.not-made' }, typed);
		const added = await transaction(pass, async (sql) => {
			const how = await addPasskey(sql, pass.session, form.one('key'), name, made, pass.now);
			const personId = pass.actor?.personId ?? null;
			if (how === 'done') await note(sql, pass, 'passkey:added', { id: form.one('key'), personId });
			return how;
		});
		if (added === 'unproved') redirect(303, '/account/passkeys');
		if (added !== 'done') return again({ credential: `passkey:problems.${added}` }, typed);
		redirect(303, form.one('then') === 'codes' ? '/sign-in/codes?added=yes' : '/account/passkeys?added=yes');
	},
	remove: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, ['passkey']);
		if (!form.ok) return again(form.problems);
		const id = form.one('passkey');
		if (!isId(id)) return again({ credential: 'passkey:problems.gone' });
		const removed = await transaction(pass, async (sql) => {
			const how = await removePasskey(sql, pass.session, id, pass.now);
			const personId = pass.actor?.personId ?? null;
			if (how === 'done') await note(sql, pass, 'passkey:removed', { id, personId });
			return how;
		});
		if (removed === 'last') return again({ credential: 'passkey:problems.last' });
		if (removed === 'no') return again({ credential: 'passkey:problems.gone' });
		redirect(303, '/account/passkeys');
	}
};
