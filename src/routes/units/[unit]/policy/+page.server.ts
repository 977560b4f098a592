import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { acknowledgePolicy, policyZone, putUpPolicy, readPolicy } from '$lib/server/care/service/policy-acts';
import { editionFields, readEdition, readFields } from '$lib/server/care/service/policy-form';
import { policyView } from '$lib/server/care/service/policy-view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

/** What the service says about restraint and seclusion here. The keeper puts editions up; staff say that they read one. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'policy:read');
	const read = await readPolicy(pass, url.searchParams.get('edition'));
	return {
		unit: { id: read.unit.id, name: read.unit.name },
		policy: policyView(locals.words, read, locals.now),
		mayChange: pass.relations.includes('keeper'),
		works: pass.relations.includes('member'),
		saved: url.searchParams.has('saved'),
		key: randomUUID()
	};
};

export const actions: Actions = {
	'put-up': async ({ locals, params, request }) => {
		const pass = passFor(locals, 'policy:write');
		const form = await readForm(request, editionFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const edition = readEdition(form, await policyZone(pass), locals.now);
		if (!edition.ok) return fail(422, { problems: edition.problems, typed: form.typed });
		await putUpPolicy(pass, edition.read);
		redirect(303, `/units/${params.unit}/policy?saved&edition=${edition.read.id}`);
	},
	read: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'policy:acknowledge');
		const form = await readForm(request, readFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const edition = form.one('edition');
		if (!isId(edition)) return fail(422, { problems: { '': 'errors:not-understood' }, typed: form.typed });
		if (!(await acknowledgePolicy(pass, edition))) error(404);
		redirect(303, `/units/${params.unit}/policy?saved&edition=${edition}`);
	}
};
