import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { untilWords } from '$lib/server/care/card/aside';
import { reasons } from '$lib/server/care/card/acts';
import { haveRead, readOverride, tell, ways, type Override } from '$lib/server/care/card/record-acts';
import { readTold, toldFields } from '$lib/server/care/card/told-form';
import { readForm } from '$lib/server/http/forms';
import type { Words } from '$lib/words';
import { toldView, toTellView, whomView } from '../view';
import type { Actions, PageServerLoad } from './$types';

const subjectView = (words: Words, { subject, zone }: Override) => {
	if (subject.kind === 'attempt') {
		const { writtenAt, words: said } = subject.attempt;
		return { wish: null, attempt: { at: words.dateTime(writtenAt, zone), said } };
	}
	const { wish, line } = subject;
	return {
		attempt: null,
		wish: {
			line,
			reason: reasons.find((one) => one === wish.reason) ?? ('not-known' as const),
			said: wish.words,
			tried: wish.tried,
			until: untilWords(wish, zone, words),
			by: wish.by,
			at: words.dateTime(wish.at, zone)
		}
	};
};

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'telling:read');
	const { words } = locals;
	const record = await readOverride(pass, params.about, words);
	if (record === null) error(404);
	const { tellable } = record;
	return {
		...subjectView(words, record),
		name: record.name,
		own: pass.relations.includes('self'),
		told: toldView(words, record.zone, record.tellings),
		waits: record.waits,
		toTell: tellable === null ? [] : toTellView(words, tellable, record.tellings),
		kept: tellable?.kept ?? [],
		whom: tellable === null ? [] : whomView(words, record.name, tellable),
		asksAct:
			tellable !== null && tellable.bodies.length > 0 && !record.tellings.some(({ whom }) => whom === 'act'),
		ways: [...ways],
		key: randomUUID()
	};
};

export const actions: Actions = {
	told: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'telling:write');
		const form = await readForm(request, toldFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const record = await readOverride(pass, params.about, locals.words);
		if (record === null) error(404);
		const read = readTold(form, record.zone, pass.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		if ((await tell(pass, params.about, read.told, locals.words)) !== 'done')
			return fail(422, { problems: { whom: 'heeded:problem.nobody' }, typed: form.typed });
		redirect(303, `/people/${pass.personId}/not-followed/${params.about}`);
	},
	read: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'telling:acknowledge');
		const form = await readForm(request, ['key']);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		if (!(await haveRead(pass, params.about))) error(404);
		redirect(303, `/people/${pass.personId}/not-followed/${params.about}`);
	}
};
