import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askOff, contactCounts, readContacts, typeContact } from '$lib/server/care/sharing/contacts-acts';
import { contactFields, listedFields, readContact } from '$lib/server/care/sharing/form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const lines = await readContacts(passFor(locals, 'contacts:read'));
	return {
		lines: lines.map((one) => ({
			id: one.id,
			text: [one.name, one.who, one.phone].filter((part) => part !== null).join(' · '),
			tell: one.tell,
			waits: !contactCounts(one),
			asked: one.offBy !== null
		})),
		done: ['typed', 'asked'].find((one) => one === url.searchParams.get('done')) ?? null,
		key: randomUUID()
	};
};

export const actions: Actions = {
	contact: async ({ locals, request }) => {
		const pass = passFor(locals, 'contacts:type');
		const form = await readForm(request, contactFields);
		if (!form.ok) return fail(422, form);
		const contact = readContact(form);
		if (!contact.ok) return fail(422, { problems: contact.problems, typed: form.typed });
		await typeContact(pass, contact.read);
		redirect(303, `/people/${pass.personId}/contacts?done=typed`);
	},
	'ask-off': async ({ locals, request }) => {
		const pass = passFor(locals, 'contacts:type');
		const form = await readForm(request, listedFields);
		if (!form.ok) return fail(422, form);
		if (!isId(form.one('contact')))
			return fail(422, { problems: { '': 'errors:field.unknown-field' }, typed: form.typed });
		await askOff(pass, form.one('contact'));
		redirect(303, `/people/${pass.personId}/contacts?done=asked`);
	}
};
