import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answerHelp, helpFor } from '$lib/server/care/account/help-acts';
import { helpFields, readHelpAnswer } from '$lib/server/care/account/help-form';
import { helpWords } from '$lib/server/care/account/help-view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const idOf = (help: string): string => (isId(help) ? help : error(404));

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const one = await helpFor(passFor(locals, 'account:read'), idOf(params.help));
	return {
		person: one.person,
		what: helpWords(words, one),
		// What somebody wrote of threats or pressure, for the manager whom they let read it.
		said: one.kind === 'pressure' ? one.words : null,
		asked: words.t('help-asked:asked-at', { unit: one.unit, time: words.dateTime(one.askedAt, one.zone) }),
		by: one.passedOnBy === null ? null : words.t('help-asked:spoken.staff', { name: one.passedOnBy }),
		seen:
			one.seenBy === null || one.seenAt === null
				? null
				: words.t('help-asked:step.seen', { name: one.seenBy, time: words.dateTime(one.seenAt, one.zone) }),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'account:write');
		const help = await helpFor(passFor(locals, 'account:read'), idOf(params.help));
		const form = await readForm(request, helpFields);
		if (!form.ok) return fail(422, form);
		const read = readHelpAnswer(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		await answerHelp(pass, help.id, read.read);
		redirect(303, read.read.step === 'done' ? '/tasks' : `/tasks/help/${help.id}`);
	}
};
