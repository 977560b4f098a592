import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { chooseLines, makeCode, readWallet, stopCode } from '$lib/server/care/wallet/acts';
import { choiceFields } from '$lib/server/care/wallet/form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';
import { codeView, walletView } from './view';

const done = ['chosen', 'stopped', 'gone'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const wallet = await readWallet(passFor(locals, 'wallet:read'), locals.words);
	const said = done.find((one) => one === url.searchParams.get('done')) ?? null;
	return { ...walletView(locals.words, wallet), key: randomUUID(), done: said };
};

export const actions: Actions = {
	choose: async ({ locals, request }) => {
		const pass = passFor(locals, 'wallet:write');
		const form = await readForm(request, choiceFields);
		if (!form.ok) return fail(422, form);
		const hold = await chooseLines(pass, form.many('line'), form.one('crisis') === 'yes', locals.words);
		const home = `/people/${pass.personId}`;
		redirect(303, hold === null ? `${home}/wallet?done=chosen` : `${home}/to-confirm/${hold}`);
	},
	make: async ({ locals, request, url }) => {
		const pass = passFor(locals, 'wallet:write');
		const form = await readForm(request, []);
		if (!form.ok) return fail(422, form);
		const made = await makeCode(pass);
		if (made === null) return fail(422, { problems: { '': 'wallet:problems.nothing' }, typed: {} });
		// A code is shown here and nowhere else: only a hash of it is stored.
		return { made: codeView(locals.words, url.origin, made) };
	},
	stop: async ({ locals, request }) => {
		const pass = passFor(locals, 'wallet:write');
		const form = await readForm(request, []);
		if (!form.ok) return fail(422, form);
		await stopCode(pass);
		redirect(303, `/people/${pass.personId}/wallet?done=stopped`);
	}
};
