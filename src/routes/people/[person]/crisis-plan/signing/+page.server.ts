import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readCrisisPlan } from '$lib/server/care/crisis-plan/acts';
import { readSigning, signFields } from '$lib/server/care/crisis-plan/form';
import { ways } from '$lib/server/care/crisis-plan/signing';
import { signersView } from '$lib/server/care/crisis-plan/sign-view';
import { sign } from '$lib/server/care/crisis-plan/step-acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'crisis-plan:sign');
	return {
		...signersView(locals.words, await readCrisisPlan(pass)),
		ways: ways.map((way) => ({ value: way, label: locals.words.t(`crisis-plan:way.${way}`) })),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'crisis-plan:sign');
		const form = await readForm(request, signFields);
		if (!form.ok) return fail(422, form);
		const read = readSigning(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const outcome = await sign(pass, read.read);
		if (outcome === 'not-yours') error(404);
		if (typeof outcome === 'string')
			return fail(422, { problems: { '': `crisis-plan:problems.sign-${outcome}` }, typed: form.typed });
		const after = outcome.hold === null ? 'crisis-plan?done=signed' : `to-confirm/${outcome.hold}`;
		redirect(303, `/people/${pass.personId}/${after}`);
	}
};
