import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { changeService, inviteStaff, keepUnit, packRefs, readKeeping } from '$lib/server/care/service/acts';
import { listPacks } from '$lib/server/care/service/pack-acts';
import {
	helpRows,
	readSettings,
	readStaff,
	readUnit,
	roles,
	settingsFields,
	staffFields,
	unitFields
} from '$lib/server/care/service/form';
import { readForm } from '$lib/server/http/forms';
import { showOnce, takeOnce } from '$lib/server/http/once';
import { slipUntil } from '$lib/server/sign-in/slip';
import { languages } from '$lib/server/words';
import type { Actions, PageServerLoad } from './$types';

const codes = languages.map(({ code }) => code);
const packs = packRefs();

/** What the keeper keeps. Nothing about the people who use the service. */
export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const pass = passFor(locals, 'service:read');
	const kept = await readKeeping(pass);
	const changing = kept.units.find(({ id }) => id === url.searchParams.get('unit')) ?? null;
	return {
		...kept,
		changing,
		newUnit: randomUUID(),
		saved: url.searchParams.get('saved'),
		languages: languages.map(({ code, name }) => ({ code, name })),
		packs,
		listed: listPacks(pass, locals.words),
		roles,
		helpRows,
		slip: takeOnce({ cookies, url }),
		slipUntil: slipUntil(locals.now)
	};
};

export const actions: Actions = {
	settings: async ({ locals, request }) => {
		const pass = passFor(locals, 'service:write');
		const form = await readForm(request, settingsFields(codes));
		if (!form.ok) return fail(422, { at: 'settings', problems: form.problems, typed: form.typed });
		const read = readSettings(form, codes);
		if (!read.ok) return fail(422, { at: 'settings', problems: read.problems, typed: form.typed });
		await changeService(pass, read.service);
		redirect(303, '/service?saved=settings');
	},
	unit: async ({ locals, request }) => {
		const pass = passFor(locals, 'service:write');
		const form = await readForm(request, unitFields);
		if (!form.ok) return fail(422, { at: 'unit', problems: form.problems, typed: form.typed });
		const read = readUnit(form, packs, codes);
		if (!read.ok) return fail(422, { at: 'unit', problems: read.problems, typed: form.typed });
		await keepUnit(pass, read.unit);
		redirect(303, '/service?saved=unit');
	},
	slip: async ({ cookies, locals, request, url }) => {
		const pass = passFor(locals, 'service:write');
		const form = await readForm(request, staffFields);
		if (!form.ok) return fail(422, { at: 'slip', problems: form.problems, typed: form.typed });
		const { units } = await readKeeping(passFor(locals, 'service:read'));
		const read = readStaff(
			form,
			units.map(({ id }) => id)
		);
		if (!read.ok) return fail(422, { at: 'slip', problems: read.problems, typed: form.typed });
		const code = await inviteStaff(pass, read.to);
		if (code === null)
			return fail(422, { at: 'slip', problems: { '': 'service:problems.slip' }, typed: form.typed });
		showOnce({ cookies, url }, { code, name: read.to.name });
		redirect(303, '/service');
	}
};
