import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { findPeople, openIntake, readUnit } from '$lib/server/care/intake/open-acts';
import { alikesShown } from '$lib/server/care/intake/open-view';
import {
	identityFields,
	openFields,
	readIdentity,
	readSaid,
	secondField
} from '$lib/server/care/intake/form';
import { readForm, type Problems } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const unit = await readUnit(passFor(locals, 'intake:open'));
	return { unit: { id: unit.id, name: unit.name }, key: randomUUID() };
};

export const actions: Actions = {
	/** Looks for the person; opens nothing. */
	find: async ({ locals, request }) => {
		const pass = passFor(locals, 'intake:open');
		const form = await readForm(request, identityFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readIdentity(form, locals.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		return {
			found: alikesShown(await findPeople(pass, read.identity)),
			identity: read.identity,
			typed: form.typed
		};
	},

	/** Opens the intake of the one picked, or of somebody new, and leads to the card. */
	open: async ({ locals, request }) => {
		const pass = passFor(locals, 'intake:open');
		const form = await readForm(request, openFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readIdentity(form, locals.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const { typed } = form;
		const { identity } = read;
		if (!isId(form.one('key'))) return fail(422, { problems: { '': 'errors:not-understood' }, typed });
		const asked = { identity, picked: form.one('person'), key: form.one('key'), said: readSaid(form) };
		const opened = await openIntake(pass, asked);
		if (opened.outcome === 'number-taken')
			return fail(422, { problems: { number: 'intake:problems.number-taken' }, typed });
		if (opened.outcome !== 'opened') {
			const wrong = opened.outcome === 'refused';
			const field = secondField(opened.next);
			const problems: Problems = wrong
				? { [field]: 'intake:problems.second' }
				: { person: 'intake:problems.pick' };
			return fail(422, { problems, typed, found: alikesShown(opened), identity });
		}
		redirect(303, `/people/${opened.personId}/${opened.emptyPlan ? 'told-today' : 'card'}`);
	}
};
