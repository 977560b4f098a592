import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor, transaction } from '$lib/server/access';
import { addChange, readFeed } from '$lib/server/care/learning/acts';
import { changeFields, readChange } from '$lib/server/care/learning/form';
import { unitOf } from '$lib/server/care/service/acts';
import { keyed } from '$lib/server/http/forms';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'learning:read');
	const unit = await transaction(pass, (sql) => unitOf(sql, pass));
	const { people, statements } = await readFeed(pass);
	return {
		unit: { id: unit.id, name: unit.name },
		people,
		statements: keyed(statements),
		key: randomUUID(),
		// Where nothing was shared there is no form: nobody is told who reads what they write.
		nothingToWrite: statements.length === 0
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'learning:change');
		const said = await readSaid(request, changeFields, readChange, { in: 'of' });
		if (!said.ok) return fail(422, said.wrong);
		await addChange(pass, said.read);
		redirect(303, `/units/${params.unit}/learning`);
	}
};
