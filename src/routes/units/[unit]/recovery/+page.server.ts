import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { identityFields, openFields, readIdentity } from '$lib/server/care/intake/form';
import { codeMinutes, findPeople, helpAsStaff, readUnit } from '$lib/server/care/recovery/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const unit = await readUnit(passFor(locals, 'recovery:confirm'));
	return { unit: { id: unit.id, name: unit.name }, minutes: codeMinutes, key: randomUUID() };
};

export const actions: Actions = {
	/** Looks for the person; says nothing to anybody. */
	find: async ({ locals, request }) => {
		const pass = passFor(locals, 'recovery:confirm');
		const form = await readForm(request, identityFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readIdentity(form, locals.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const found = await findPeople(pass, read.identity);
		if (found.length === 0)
			return fail(422, { problems: { name: 'recovery:problems.nobody' }, typed: form.typed });
		return { found, identity: read.identity, typed: form.typed };
	},

	/** One member of staff's word. With the word of one from another unit the code is made, and shown here alone. */
	confirm: async ({ locals, request }) => {
		const pass = passFor(locals, 'recovery:confirm');
		const form = await readForm(request, [...openFields, 'saw']);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const { typed } = form;
		const read = readIdentity(form, locals.now);
		if (!read.ok || !isId(form.one('key')))
			return fail(422, { problems: { '': 'errors:not-understood' }, typed });
		const found = await findPeople(pass, read.identity);
		const one = found.find(({ id }) => id === form.one('person'));
		const again = { found, identity: read.identity, typed };
		if (one === undefined) return fail(422, { problems: { person: 'recovery:problems.pick' }, ...again });
		if (form.one('saw') !== 'yes') return fail(422, { problems: { saw: 'recovery:problems.saw' }, ...again });
		const help = await helpAsStaff(pass, {
			identity: read.identity,
			picked: one.id,
			key: form.one('key')
		});
		if (help === null || help.outcome === 'no' || help.outcome === 'no-account')
			return fail(422, { problems: { '': 'recovery:outcome.no-account' }, typed });
		if (help.outcome === 'twice' || help.outcome === 'same-unit')
			return fail(422, { problems: { '': `recovery:outcome.${help.outcome}` }, typed });
		return { said: { name: one.name, code: help.code }, typed };
	}
};
