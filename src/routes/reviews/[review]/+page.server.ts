import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readReview, write } from '$lib/server/care/case-review/acts';
import {
	actionFields,
	closeFields,
	markFields,
	ownerFields,
	readAction,
	readClosing,
	readMark,
	readOwner,
	readWriting,
	writeFields,
	type Sent
} from '$lib/server/care/case-review/form';
import { reviewView, saidBy } from '$lib/server/care/case-review/view';
import { readHanded } from '$lib/server/care/reflection/acts';
import { readForm, type Fields, type Form } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'case-reviews:read');
	const read = await readReview(pass, params.review);
	if (read === null) error(404);
	const handed = await readHanded(pass, params.review);
	return {
		key: randomUUID(),
		handed: handed.map((one) => saidBy(locals.words, one, read.review.zone)),
		...reviewView(locals.words, read, locals.now)
	};
};

type Reading =
	| { readonly ok: true; readonly read: Sent }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** What an act refuses, by the field it is about. */
const refusals = {
	closed: { '': 'service-review:problem.is-closed' },
	owner: { '': 'service-review:problem.no-owner' },
	finding: { '': 'service-review:problem.no-finding' },
	named: { words: 'service-review:problem.named' }
} as const;

const saving = (of: string, fields: Fields, read: (form: Form) => Reading) => async (event: RequestEvent) => {
	const pass = passFor(event.locals, 'case-reviews:write');
	const form = await readForm(event.request, fields);
	if (!form.ok) return fail(422, { of, problems: form.problems, typed: form.typed });
	const sent = read(form);
	if (!sent.ok) return fail(422, { of, problems: sent.problems, typed: form.typed });
	const outcome = await write(pass, event.params.review, sent.read);
	if (outcome === 'not-there') error(404);
	if (outcome !== 'done') {
		const problems =
			of === 'owner' && outcome === 'owner' ? { owner: 'service-review:problem.owner' } : refusals[outcome];
		return fail(422, { of, problems, typed: form.typed });
	}
	redirect(303, `/reviews/${event.params.review}#${of}`);
};

export const actions: Actions = {
	owner: saving('owner', ownerFields, readOwner),
	write: saving('write', writeFields, readWriting),
	action: saving('action', actionFields, readAction),
	mark: saving('mark', markFields, readMark),
	close: saving('close', closeFields, readClosing)
};
