import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import {
	identityFields,
	openFields,
	readIdentity,
	readSaid,
	secondField
} from '$lib/server/care/intake/form';
import { alikesShown } from '$lib/server/care/intake/open-view';
import { findNamed, giveName, readUnknown } from '$lib/server/care/intake/unknown-acts';
import { readForm, type Problems } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'person:name');
	const person = await readUnknown(pass);
	return { id: pass.personId, called: person?.name ?? null };
};

export const actions: Actions = {
	/** Looks whether somebody of that name has a record; changes nothing. */
	find: async ({ locals, request }) => {
		const pass = passFor(locals, 'person:name');
		const form = await readForm(request, identityFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readIdentity(form, locals.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const found = (await findNamed(pass, read.identity)) ?? error(404);
		return { found: alikesShown(found), identity: read.identity, typed: form.typed };
	},

	/** Gives the record its name, or joins it to the one picked. */
	open: async ({ locals, request }) => {
		const pass = passFor(locals, 'person:name');
		const form = await readForm(request, openFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const { typed } = form;
		const read = readIdentity(form, locals.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed });
		const { identity } = read;
		const named = await giveName(pass, { identity, picked: form.one('person'), said: readSaid(form) });
		if (named.outcome === 'gone') error(404);
		if (named.outcome === 'number-taken')
			return fail(422, { problems: { number: 'intake:problems.number-taken' } as Problems, typed });
		if ('alike' in named) {
			const problems: Problems =
				named.outcome === 'refused'
					? { [secondField(named.next)]: 'intake:problems.second' }
					: { person: 'intake:problems.pick' };
			return fail(422, { problems, typed, found: alikesShown(named), identity });
		}
		redirect(303, `/people/${named.personId}`);
	}
};
