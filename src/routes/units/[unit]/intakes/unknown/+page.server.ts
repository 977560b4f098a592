import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readUnit } from '$lib/server/care/intake/open-acts';
import { aboutAges, meetUnknown } from '$lib/server/care/intake/unknown-acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const unit = await readUnit(passFor(locals, 'intake:open'));
	return { unit: { id: unit.id, name: unit.name }, ages: [...aboutAges], key: randomUUID() };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'intake:open');
		const { t } = locals.words;
		const form = await readForm(request, ['key', 'called', 'age']);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const aboutAge = aboutAges.find((one) => one === form.one('age'));
		const called = form.one('called').replace(/\s+/g, ' ');
		const problems = {
			...(aboutAge === undefined ? { age: 'intake:problems.age' } : {}),
			...(called.length > 60 ? { called: 'intake:problems.name-long' } : {}),
			...(isId(form.one('key')) ? {} : { '': 'errors:not-understood' })
		};
		if (aboutAge === undefined || Object.keys(problems).length > 0)
			return fail(422, { problems, typed: form.typed });
		const personId = await meetUnknown(pass, {
			...{ called, aboutAge, key: form.one('key'), offered: t('intake:unknown.names') },
			forNow: (name) => t('intake:unknown.for-now', { name })
		});
		redirect(303, `/people/${personId}/card`);
	}
};
