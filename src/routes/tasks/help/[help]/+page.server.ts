import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answerHelp, helpFor } from '$lib/server/care/debrief/help-acts';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const idOf = (help: string): string => (isId(help) ? help : error(404));
const longest = 280;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const one = await helpFor(passFor(locals, 'account:read'), idOf(params.help));
	return {
		person: one.person,
		what: one.words ?? words.t(`help-asked:kind.${one.kind}`),
		asked: words.t('help-asked:asked-at', { unit: one.unit, time: words.dateTime(one.askedAt, one.zone) }),
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
		const form = await readForm(request, ['key', 'step', 'words']);
		if (!form.ok) return fail(422, form);
		const step = (['seen', 'done'] as const).find((one) => one === form.one('step'));
		const words = form.one('words');
		const problems = {
			...(step === undefined ? { step: 'help-asked:problem.step' } : {}),
			...(words.length > longest ? { words: 'joint:problem.too-long' } : {})
		};
		if (step === undefined || words.length > longest) return fail(422, { problems, typed: form.typed });
		const key = keyIn(form);
		await answerHelp(pass, help.id, { id: key, step, words: words || null });
		redirect(303, step === 'done' ? '/tasks' : `/tasks/help/${help.id}`);
	}
};
