import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { isId } from '$lib/id';
import { readZone } from '$lib/server/care/person/acts';
import { openHolds, readHere, sayHere } from '$lib/server/care/pressure/acts';
import { hereFields } from '$lib/server/care/pressure/form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';
import { holdView } from './view';

/** What waits for the person. Their advocate sees none of it, and can say that they are beside them. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'to-confirm:read');
	if (pass.relations.includes('self')) {
		const zone = await readZone(pass);
		return {
			own: true as const,
			done: ['confirmed', 'taken-back'].find((one) => one === url.searchParams.get('done')) ?? null,
			holds: (await openHolds(pass)).map((hold) => holdView(locals.words, hold, zone))
		};
	}
	const here = await readHere(pass);
	if (here === null) error(404);
	return { own: false as const, key: randomUUID(), said: url.searchParams.has('said') };
};

export const actions: Actions = {
	here: async ({ locals, request }) => {
		const pass = passFor(locals, 'presence:say');
		const form = await readForm(request, hereFields);
		if (!form.ok) return fail(422, form);
		const key = form.one('key');
		if (!(await sayHere(pass, isId(key) ? key : randomUUID()))) error(404);
		redirect(303, `/people/${pass.personId}/to-confirm?said=yes`);
	}
};
