import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor, type Pass } from '$lib/server/access';
import {
	addContact,
	inviteSupporter,
	listContact,
	readSharing,
	renew,
	shareWith,
	stopSlip,
	withdraw
} from '$lib/server/care/sharing/acts';
import { checkContact } from '$lib/server/care/sharing/contacts-acts';
import * as forms from '$lib/server/care/sharing/form';
import { readZone } from '$lib/server/care/person/acts';
import { readHeld } from '$lib/server/care/pressure/acts';
import { readForm, type Form, type Problems } from '$lib/server/http/forms';
import { showOnce, takeOnce } from '$lib/server/http/once';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { contactsView, done, renewalView, sharingView, slipDays } from './view';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const pass = passFor(locals, 'sharing:read');
	const sharing = await readSharing(pass);
	const waits = [...(await readHeld(pass)).values()].some(({ act }) => act === 'granting');
	const said = done.find((one) => one === url.searchParams.get('done')) ?? null;
	const { now, words } = locals;
	const zone = await readZone(pass);
	const slip = takeOnce({ cookies, url });
	return {
		...sharingView(words, sharing, { now, zone }),
		...contactsView(pass, sharing),
		slip: slip && { ...slip, until: slipDays(words, now, zone) },
		renewal: renewalView(words, sharing, url.searchParams.get('renew'), now),
		done: said,
		waits,
		key: randomUUID()
	};
};

const wrong = (problems: Problems, form: Form) => fail(422, { problems, typed: form.typed });

/** Reads the form, does one thing, and leads back to the page, which says what was done. */
const change =
	(
		fields: readonly string[],
		said: (typeof done)[number],
		act: (pass: Pass<'sharing:write'>, form: Form) => Promise<Problems | null>
	) =>
	async ({ locals, request }: RequestEvent) => {
		const pass = passFor(locals, 'sharing:write');
		const form = await readForm(request, fields);
		if (!form.ok) return fail(422, form);
		const problems = await act(pass, form);
		if (problems !== null) return wrong(problems, form);
		redirect(303, `/people/${pass.personId}/sharing?done=${said}`);
	};

const nothing = { '': 'errors:field.unknown-field' };

export const actions: Actions = {
	invite: async ({ cookies, locals, request, url }) => {
		const pass = passFor(locals, 'sharing:write');
		const form = await readForm(request, forms.inviteFields);
		if (!form.ok) return fail(422, form);
		const offer = forms.readInvite(form);
		if (!offer.ok) return wrong(offer.problems, form);
		const code = await inviteSupporter(pass, offer.read);
		if (code === null) return wrong({ '': 'sharing:problems.no-slip' }, form);
		// The page that follows shows the slip, once and nowhere else: only a hash of its code is stored.
		showOnce({ cookies, url }, { code, name: offer.read.to });
		redirect(303, `/people/${pass.personId}/sharing`);
	},
	grant: change(forms.grantFields, 'shared', async (pass, form) => {
		const offer = forms.readGrant(form);
		if (!offer.ok) return offer.problems;
		const outcome = await shareWith(pass, offer.read);
		if (outcome === 'done') return null;
		if (typeof outcome === 'object' && 'hold' in outcome)
			redirect(303, `/people/${pass.personId}/to-confirm/${outcome.hold}`);
		return { 'grant-user-name': `sharing:problems.${outcome === 'unknown' ? 'unknown' : 'wait'}` };
	}),
	renew: change(forms.renewFields, 'renewed', async (pass, form) => {
		const one = forms.readRenewal(form);
		if (!one.ok) return one.problems;
		const outcome = isId(one.read.grant) ? await renew(pass, one.read) : 'gone';
		if (typeof outcome === 'object') redirect(303, `/people/${pass.personId}/to-confirm/${outcome.hold}`);
		return outcome === 'done' ? null : { '': 'sharing:problems.gone' };
	}),
	withdraw: change(forms.withdrawFields, 'stopped', async (pass, form) => {
		const [grant, supporter, slip] = [form.one('grant'), form.one('supporter'), form.one('slip')];
		if (isId(grant)) await withdraw(pass, { grant });
		else if (isId(supporter)) await withdraw(pass, { supporter });
		else if (isId(slip)) await stopSlip(pass, slip);
		else return nothing;
		return null;
	}),
	contact: change(forms.contactFields, 'added', async (pass, form) => {
		const contact = forms.readContact(form);
		if (!contact.ok) return contact.problems;
		await addContact(pass, contact.read);
		return null;
	}),
	'remove-contact': change(forms.listedFields, 'removed', async (pass, form) => {
		if (!isId(form.one('contact'))) return nothing;
		await listContact(pass, form.one('contact'), false);
		return null;
	}),
	'check-contact': change(forms.listedFields, 'checked', async (pass, form) => {
		if (!isId(form.one('contact'))) return nothing;
		await checkContact(pass, form.one('contact'));
		return null;
	}),
	'put-back': change(forms.listedFields, 'put-back', async (pass, form) => {
		if (!isId(form.one('contact'))) return nothing;
		await listContact(pass, form.one('contact'), true);
		return null;
	})
};
