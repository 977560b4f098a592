import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readCrisisPlan } from '$lib/server/care/crisis-plan/acts';
import { isTopic } from '$lib/server/care/crisis-plan/crisis-plan';
import * as forms from '$lib/server/care/crisis-plan/form';
import {
	answerLine,
	checkWording,
	chooseLineWay,
	isLine,
	markSpecific,
	putBack,
	say,
	takeOut,
	wayOfLine
} from '$lib/server/care/crisis-plan/line-acts';
import { linePage } from '$lib/server/care/crisis-plan/line-view';
import { keyIn, readForm, type Form, type Problems } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The id of a line stands in its address: a form sent again is about the same one. */
const lineOf = ({ params }: Pick<RequestEvent, 'params'>): string =>
	isId(params.line) ? params.line : error(404);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'crisis-plan:answer');
	const way = await wayOfLine(pass, lineOf({ params }));
	const plan = await readCrisisPlan(pass);
	const wanted = { topic: url.searchParams.get('topic'), begin: url.searchParams.has('begin') };
	const view = linePage(locals.words, plan, lineOf({ params }), wanted);
	if (view === null) error(404);
	return { ...view, way, key: randomUUID(), kept: url.searchParams.has('kept') };
};

const here = (event: RequestEvent): string =>
	`/people/${event.params.person}/crisis-plan/lines/${lineOf(event)}`;

const wrong = (of: string, problems: Problems, form: Form) => fail(422, { of, problems, typed: form.typed });

/** Alone or together, and the same page again: a line that has no words yet is known by its topic alone; else 404. */
const choose = async (event: RequestEvent, how: 'alone' | 'together') => {
	const pass = passFor(event.locals, 'crisis-plan:choose');
	const form = await readForm(event.request, []);
	if (!form.ok) return fail(422, { of: how, ...form });
	const topic = event.url.searchParams.get('topic') ?? '';
	if (!isTopic(topic) && !(await isLine(pass, lineOf(event)))) error(404);
	const hold = await chooseLineWay(pass, lineOf(event), how);
	if (hold !== null) redirect(303, `/people/${pass.personId}/to-confirm/${hold}`);
	redirect(303, isTopic(topic) ? `${here(event)}?topic=${topic}` : here(event));
};

export const actions: Actions = {
	alone: (event) => choose(event, 'alone'),
	together: (event) => choose(event, 'together'),
	say: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:write');
		const form = await readForm(event.request, forms.sayFields);
		if (!form.ok) return fail(422, { of: 'say', ...form });
		const said = forms.readSaying(form, lineOf(event));
		if (!said.ok) return wrong('say', said.problems, form);
		await say(pass, said.read, event.locals.words.language);
		redirect(303, `${here(event)}?kept`);
	},
	answers: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:answer');
		const form = await readForm(event.request, forms.answerFields);
		if (!form.ok) return fail(422, { of: 'answers', ...form });
		const said = forms.readAnswers(form, lineOf(event));
		if (!said.ok) return wrong('answers', said.problems, form);
		const outcome = await answerLine(pass, said.read, event.locals.words.language);
		if (outcome !== 'kept') return wrong('answers', { '': `crisis-plan:problems.${outcome}` }, form);
		const { next } = await nextOf(event);
		redirect(303, next);
	},
	out: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.keyFields);
		if (!form.ok) return fail(422, { of: 'out', ...form });
		const one = { key: keyIn(form), line: lineOf(event) };
		const hold = await takeOut(pass, one, event.locals.words.language);
		const after = hold === null ? 'crisis-plan?done=out' : `to-confirm/${hold}`;
		redirect(303, `/people/${pass.personId}/${after}`);
	},
	back: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.keyFields);
		if (!form.ok) return fail(422, { of: 'back', ...form });
		await putBack(pass, { key: keyIn(form), line: lineOf(event) });
		redirect(303, here(event));
	},
	check: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.checkFields);
		if (!form.ok) return fail(422, { of: 'check', ...form });
		const outcome = form.one('outcome') === 'confirmed' ? 'confirmed' : 'not-mine';
		if (!isId(form.one('version'))) error(404);
		await checkWording(pass, form.one('version'), outcome);
		redirect(303, here(event));
	},
	specific: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:check');
		const form = await readForm(event.request, forms.keyFields);
		if (!form.ok) return fail(422, { of: 'specific', ...form });
		await markSpecific(pass, { key: keyIn(form), line: lineOf(event) });
		redirect(303, here(event));
	}
};

/** The next line of the talk, and after the last one the plan. */
const nextOf = async (event: RequestEvent): Promise<{ next: string }> => {
	const plan = await readCrisisPlan(passFor(event.locals, 'crisis-plan:answer'));
	const at = `/people/${event.params.person}/crisis-plan`;
	const view = linePage(event.locals.words, plan, lineOf(event), { topic: null, begin: false });
	return { next: view?.next ? `${at}/lines/${view.next}?kept` : `${at}?done=kept` };
};
