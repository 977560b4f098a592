import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { commentsOf } from '$lib/server/care/comment/acts';
import { saidAll } from '$lib/server/care/comment/say';
import { readCrisisPlan } from '$lib/server/care/crisis-plan/acts';
import * as forms from '$lib/server/care/crisis-plan/form';
import { addCopies, addCopy, copyBack, setReview, tellUse } from '$lib/server/care/crisis-plan/step-acts';
import { uses } from '$lib/server/care/crisis-plan/steps';
import { copiesView, keepingView } from '$lib/server/care/crisis-plan/view';
import { keyIn, readForm, type Form, type Problems } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { t } = locals.words;
	const pass = passFor(locals, 'crisis-plan:read');
	const plan = await readCrisisPlan(pass);
	const {
		person,
		own,
		may,
		copies,
		review,
		uses: told,
		ownSigned,
		putAway
	} = keepingView(locals.words, plan);
	return {
		said: saidAll(locals.words, plan.zone, await commentsOf(pass, 'used')),
		person,
		own,
		tells: own || (may.treat && ownSigned && !putAway),
		copies,
		without: copiesView(plan),
		review,
		told,
		uses: uses.map((use) => ({ value: use, label: t(`crisis-plan:used.${use}`) })),
		key: randomUUID()
	};
};

const wrong = (of: string, problems: Problems, form: Form) => fail(422, { of, problems, typed: form.typed });
const back = ({ params }: RequestEvent): never =>
	redirect(303, `/people/${params.person}/crisis-plan/keeping`);

export const actions: Actions = {
	use: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:use');
		const form = await readForm(event.request, forms.useFields);
		if (!form.ok) return fail(422, { of: 'use', ...form });
		const told = forms.readUse(form);
		if (!told.ok) return wrong('use', told.problems, form);
		const outcome = await tellUse(pass, { ...told.read, language: event.locals.words.language });
		if (outcome === 'closed') return wrong('use', { '': 'crisis-plan:problems.use-closed' }, form);
		return back(event);
	},
	copy: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.copyFields);
		if (!form.ok) return fail(422, { of: 'copy', ...form });
		const copy = forms.readCopy(form);
		if (!copy.ok) return wrong('copy', copy.problems, form);
		await addCopy(pass, copy.read);
		return back(event);
	},
	copies: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.copiesFields);
		if (!form.ok) return fail(422, { of: 'copies', ...form });
		const copies = forms.readCopies(form);
		if (!copies.ok) return wrong('copies', copies.problems, form);
		await addCopies(pass, copies.read);
		return back(event);
	},
	'copy-back': async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.copyBackFields);
		if (!form.ok) return fail(422, { of: 'copy', ...form });
		if (isId(form.one('copy'))) await copyBack(pass, { key: keyIn(form), copy: form.one('copy') });
		return back(event);
	},
	review: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.reviewFields);
		if (!form.ok) return fail(422, { of: 'review', ...form });
		const review = forms.readReview(form);
		if (!review.ok) return wrong('review', review.problems, form);
		await setReview(pass, review.read);
		return back(event);
	}
};
