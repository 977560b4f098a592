import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor, type Pass } from '$lib/server/access';
import { readZone } from '$lib/server/care/person/acts';
import { confirm, readHold, sayPressed, takeBack } from '$lib/server/care/pressure/acts';
import { feltFields, mostWords, readFelt } from '$lib/server/care/pressure/form';
import { readForm } from '$lib/server/http/forms';
import { holdView } from '../view';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = (params: Partial<Record<string, string>>): string => {
	const { hold = '' } = params;
	return isId(hold) ? hold : error(404);
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pass = passFor(locals, 'to-confirm:answer');
	const found = (await readHold(pass, idIn(params))) ?? error(404);
	const { hold, confirm: may, takeBack: back, beside, felt } = found;
	return {
		...holdView(locals.words, hold, await readZone(pass)),
		outcome: hold.outcome,
		confirm: may !== null,
		takeBack: back !== null,
		beside,
		felt,
		most: mostWords,
		said: url.searchParams.has('said'),
		key: randomUUID()
	};
};

type Decide = (pass: Pass<'to-confirm:answer'>, id: string) => ReturnType<typeof confirm>;

const decide =
	(act: Decide, done: 'confirmed' | 'taken-back') =>
	async ({ locals, params, request }: RequestEvent) => {
		const pass = passFor(locals, 'to-confirm:answer');
		const form = await readForm(request, []);
		if (!form.ok) return fail(422, form);
		const how = await act(pass, idIn(params));
		if (how === 'not-there') error(404);
		if (how === 'not-now') return fail(409, { problems: { '': 'pressure:problem.not-now' }, typed: {} });
		redirect(303, `/people/${pass.personId}/to-confirm?done=${done}`);
	};

export const actions: Actions = {
	felt: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'to-confirm:answer');
		const form = await readForm(request, feltFields);
		if (!form.ok) return fail(422, form);
		const said = readFelt(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const key = form.one('key');
		const hold = idIn(params);
		if (!(await sayPressed(pass, hold, { ...said.read, id: isId(key) ? key : randomUUID() }))) error(404);
		redirect(303, `/people/${pass.personId}/to-confirm/${hold}?said=yes`);
	},
	confirm: decide(confirm, 'confirmed'),
	'take-back': decide(takeBack, 'taken-back')
};
