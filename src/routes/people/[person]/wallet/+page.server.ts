import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor, type Pass } from '$lib/server/access';
import { chooseLines, makeCode, readPrinted, readWallet, stopCode } from '$lib/server/care/wallet/acts';
import { choiceFields, makeFields } from '$lib/server/care/wallet/form';
import { readForm } from '$lib/server/http/forms';
import { showOnce, takeOnce } from '$lib/server/http/once';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { codeView, walletView } from './view';

const done = ['chosen', 'stopped', 'gone'] as const;

/** What stands for "no hold" beside a code that was just made. */
const works = 'works';

/** The code that was just made, to be shown this once; null when there is none, or it was stopped since. */
const justMade = async (event: RequestEvent, pass: Pass<'wallet:read'>) => {
	const carried = takeOnce(event);
	const printed = carried && (await readPrinted(pass, carried.code));
	if (!carried || !printed) return null;
	const hold = carried.name === works ? null : carried.name;
	return codeView(event.locals.words, event.url.origin, {
		code: carried.code,
		until: printed.until,
		zone: printed.zone,
		hold
	});
};

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const pass = passFor(locals, 'wallet:read');
	const wallet = await readWallet(pass, locals.words, url.searchParams.get('tick') === 'card');
	const said = done.find((one) => one === url.searchParams.get('done')) ?? null;
	const made = await justMade(event, pass);
	return { ...walletView(locals.words, wallet), key: randomUUID(), done: said, made };
};

/**
 * Makes a new code and leads to the page that shows it once: only its hash is stored. Back from the paper then asks for
 * a page, and never makes another code in place of the one just printed.
 */
const make = async (event: RequestEvent, pass: Pass<'wallet:write'>, key: string) => {
	const made = await makeCode(pass, isId(key) ? key : randomUUID());
	if (made === null) return fail(422, { problems: { '': 'wallet:problems.nothing' }, typed: {} });
	showOnce(event, { code: made.code, name: made.hold ?? works });
	redirect(303, `/people/${pass.personId}/wallet`);
};

export const actions: Actions = {
	choose: async (event) => {
		const { locals, request } = event;
		const pass = passFor(locals, 'wallet:write');
		const form = await readForm(request, choiceFields);
		if (!form.ok) return fail(422, form);
		const hold = await chooseLines(pass, form.many('line'), form.one('crisis') === 'yes', locals.words);
		const home = `/people/${pass.personId}`;
		if (hold !== null) redirect(303, `${home}/to-confirm/${hold}`);
		if (form.one('then') !== 'make') redirect(303, `${home}/wallet?done=chosen`);
		return make(event, pass, form.one('key'));
	},
	make: async (event) => {
		const { locals, request } = event;
		const pass = passFor(locals, 'wallet:write');
		const form = await readForm(request, makeFields);
		if (!form.ok) return fail(422, form);
		return make(event, pass, form.one('key'));
	},
	stop: async ({ locals, request }) => {
		const pass = passFor(locals, 'wallet:write');
		const form = await readForm(request, []);
		if (!form.ok) return fail(422, form);
		await stopCode(pass);
		redirect(303, `/people/${pass.personId}/wallet?done=stopped`);
	}
};
