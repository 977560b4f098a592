import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readAnswersTo } from '$lib/server/care/account/answering-acts';
import { notForView } from '$lib/server/care/account/answering-view';
import { ownTold } from '$lib/server/care/account/told-view';
import { readTold, takeStep } from '$lib/server/care/account/unrecorded-acts';
import { readStep, stepFields } from '$lib/server/care/account/unrecorded-form';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const idOf = (text: string): string => (isId(text) ? text : error(404));

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const pass = passFor(locals, 'account:read');
	const { told, records } = await readTold(pass, idOf(params.told));
	const read = await readAnswersTo(pass, told);
	return {
		answers: ownTold(words, read, told.zone, locals.now),
		notFor: notForView(words, read.notFor),
		pictures: `/tasks/told/${told.id}/pictures`,
		key: randomUUID(),
		person: told.person,
		told: { words: told.words, language: told.language, happened: told.happened, place: told.place },
		unit: told.unit,
		sent: words.dateTime(told.sentAt, told.zone),
		mayAsk: told.mayAsk && told.step !== 'record-asked',
		step: told.step,
		since: told.takenAt === null ? null : words.dateTime(told.takenAt, told.zone),
		records: records.map(({ id, startedAt, unit, zone }) => ({
			value: id,
			label: words.t('unrecorded:record', { unit, time: words.dateTime(startedAt, zone) })
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'account:write');
		const told = idOf(params.told);
		const { records } = await readTold(pass, told);
		const form = await readForm(request, stepFields);
		if (!form.ok) return fail(422, form);
		const said = readStep(
			form,
			records.map(({ id }) => id)
		);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		if (!(await takeStep(pass, told, { id: keyIn(form), ...said.read })))
			return fail(422, { problems: { step: 'unrecorded:problem.may-not' }, typed: form.typed });
		redirect(303, `/tasks/told/${told}`);
	}
};
