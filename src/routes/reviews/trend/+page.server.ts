import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { beginTrend, trendUnits } from '$lib/server/care/case-review/space-acts';
import { readTrend, trendFields } from '$lib/server/care/case-review/space-form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	key: randomUUID(),
	units: (await trendUnits(passFor(locals, 'case-reviews:read'))).map(({ id, name }) => ({
		value: id,
		label: name
	}))
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'case-reviews:write');
		const form = await readForm(request, trendFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const sent = readTrend(form);
		if (!sent.ok) return fail(422, { problems: sent.problems, typed: form.typed });
		if (!(await beginTrend(pass, sent.read)))
			return fail(422, { problems: { unit: 'service-review:problem.unit' }, typed: form.typed });
		redirect(303, `/reviews/${sent.read.id}`);
	}
};
