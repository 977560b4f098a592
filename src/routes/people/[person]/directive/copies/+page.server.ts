import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { copyFields, readCopy, readReceipt, receiptFields } from '$lib/server/care/directive/form';
import { giveCopy, readOutside, tellReceipt } from '$lib/server/care/directive/withdrawal-acts';
import { readForm } from '$lib/server/http/forms';
import { instantIn } from './instant';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { copies, receipts, all } = await readOutside(passFor(locals, 'directive:write'));
	const { words } = locals;
	return {
		copies: copies.map(({ id, holder, givenOn }) => ({ id, holder, since: words.day(givenOn) })),
		receipts: receipts.map(({ holder, receivedAt }) => ({
			holder,
			date: words.dateTime(receivedAt, all.zone)
		})),
		holders: [...new Set(copies.map(({ holder }) => holder))],
		withdrawals: all.withdrawals.map(({ id, writtenAt }) => ({
			value: id,
			label: words.t('directive-pages:receipts.of', { date: words.dateTime(writtenAt, all.zone) })
		})),
		key: randomUUID()
	};
};

export const actions: Actions = {
	copy: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:write');
		const form = await readForm(request, copyFields);
		if (!form.ok) return fail(422, form);
		const read = readCopy(form, pass.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		if (isId(form.one('key'))) await giveCopy(pass, { ...read.read, id: form.one('key') });
		redirect(303, `/people/${pass.personId}/directive/copies`);
	},
	receipt: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:write');
		const form = await readForm(request, receiptFields);
		if (!form.ok) return fail(422, form);
		const { all } = await readOutside(pass);
		const read = readReceipt(form, pass.now, instantIn(all.zone));
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		if (isId(form.one('key'))) await tellReceipt(pass, { ...read.read, id: form.one('key') });
		redirect(303, `/people/${pass.personId}/directive/copies`);
	}
};
