import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { openFoundFields, readSaid, searchFields, secondField } from '$lib/server/care/intake/form';
import { photoOf } from '$lib/server/care/intake/open-view';
import { openFound, readUnit, searchPeople } from '$lib/server/care/intake/open-acts';
import { readForm, type Problems } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const unit = await readUnit(passFor(locals, 'people:search'));
	return { unit: { id: unit.id, name: unit.name } };
};

/** Whom it found: who is here with their birth date; anybody else by name alone, to be told apart by more. */
const resultOf = async (locals: App.Locals, typed: string) => {
	const found = await searchPeople(passFor(locals, 'people:search'), typed);
	return {
		here: found.here.map(({ id, name, born }) => ({ id, name, born: locals.words.day(born) })),
		further: found.further.map(({ id, name, recordNumber }) => ({
			id,
			name,
			numbered: recordNumber !== null,
			photo: photoOf(found.photos, id)
		})),
		next: found.next,
		reached: found.reached,
		asked: found.known.length > 0,
		wait: found.wait
	};
};

export const actions: Actions = {
	/** Looks for somebody. By POST, so that no name stands in an address or a log. */
	find: async ({ locals, request }) => {
		const form = await readForm(request, searchFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, result: null });
		const { typed } = form;
		const text = form.one('q');
		if (text === '' || text.length > 200)
			return fail(422, { problems: { q: 'intake:problems.search' } as Problems, typed, result: null });
		const problems: Problems = {};
		return { problems, typed, result: await resultOf(locals, text) };
	},

	/** Opens the intake of one who was found, when what is said of them is right. */
	open: async ({ locals, request }) => {
		const pass = passFor(locals, 'intake:open');
		const form = await readForm(request, openFoundFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, result: null });
		const { typed } = form;
		const text = form.one('q');
		const asked = { typed: text, picked: form.one('person'), said: readSaid(form) };
		const opened = await openFound(pass, asked);
		if (opened.outcome === 'opened')
			redirect(303, `/people/${opened.personId}/${opened.emptyPlan ? 'told-today' : 'card'}`);
		if (opened.outcome === 'wait')
			return fail(429, { problems: { '': 'intake:problems.wait' } as Problems, typed, result: null });
		const result = text === '' ? null : await resultOf(locals, text);
		const problems: Problems =
			opened.outcome === 'refused'
				? { [secondField(result?.next ?? null)]: 'intake:problems.second' }
				: { person: 'intake:problems.pick' };
		return fail(422, { problems, typed, result });
	}
};
