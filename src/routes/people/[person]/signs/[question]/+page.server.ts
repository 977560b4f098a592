import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { addSign, isSign, lineLength, readSigns, tellSign } from '$lib/server/care/about-me/signs-acts';
import { checkMedia, putBack, removeMedia, type Kind } from '$lib/server/care/media/acts';
import { mediaFields, readMediaForm } from '$lib/server/care/media/form';
import { mediaView } from '$lib/server/care/media/view';
import { mostOfUpload } from '$lib/server/http/body';
import { readForm, readUpload } from '$lib/server/http/forms';
import { find, setsOf } from '$lib/server/questions/asked';
import { linesOf } from '$lib/server/questions/say';
import type { Actions, PageServerLoad } from './$types';

const asked = (event: RequestEvent) => {
	if (!isSign(event.params.question ?? '')) error(404);
	return find(setsOf('person', 'none'), event.params.question);
};

export const load: PageServerLoad = async (event) => {
	const { set, question } = asked(event);
	const { words, now } = event.locals;
	const pass = passFor(event.locals, 'signs:read');
	const { as, answer, told, media, zone } = await readSigns(pass, `${set.id}/${question.id}`);
	const said = answer?.state === 'answered' ? linesOf(words, set, question, answer, []) : [];
	return {
		as,
		name: question.id,
		title: words.t(`${set.id}:${question.id}.title`),
		said: said.map(({ text, language }) => ({ text, language })),
		told: told.map((one) => ({
			id: one.id,
			by: one.typist,
			text: linesOf(words, set, question, one, []).map((line) => line.text),
			language: one.language
		})),
		media: media.map((one) => mediaView(words, zone, now, one)),
		keys: { picture: randomUUID(), sound: randomUUID(), tell: randomUUID() }
	};
};

const here = (event: RequestEvent): string => event.url.pathname;

const add = async (event: RequestEvent, kind: Kind) => {
	const { set, question } = asked(event);
	const pass = passFor(event.locals, 'signs:write');
	const form = await readUpload(event.request, mediaFields(kind), kind, mostOfUpload);
	if (!form.ok) return fail(422, { ...form, kind });
	const read = await readMediaForm(form, kind);
	if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed, kind });
	await addSign(pass, {
		id: read.id,
		about: { question: `${set.id}/${question.id}`, subject: null },
		words: read.words,
		language: event.locals.words.language,
		cleaned: read.cleaned
	});
	redirect(303, here(event));
};

/** The form that names one picture or sound. */
const one = async (event: RequestEvent) => {
	asked(event);
	const form = await readForm(event.request, ['media']);
	if (form.ok && !isId(form.one('media'))) error(404);
	return form;
};

const check = async (event: RequestEvent, outcome: 'confirmed' | 'not-mine') => {
	const pass = passFor(event.locals, 'signs:check');
	const form = await one(event);
	if (!form.ok) return fail(422, { ...form, kind: null });
	if (!(await checkMedia(pass, form.one('media'), outcome)))
		return fail(422, { problems: { '': 'media:problem.gone' }, typed: form.typed, kind: null });
	redirect(303, here(event));
};

export const actions: Actions = {
	picture: (event) => add(event, 'picture'),
	sound: (event) => add(event, 'sound'),
	remove: async (event) => {
		const pass = passFor(event.locals, 'signs:write');
		const form = await one(event);
		if (!form.ok) return fail(422, { ...form, kind: null });
		const removed = await removeMedia(pass, form.one('media'));
		if (removed === false)
			return fail(422, { problems: { '': 'media:problem.gone' }, typed: form.typed, kind: null });
		redirect(
			303,
			removed.hold === null ? here(event) : `/people/${pass.personId}/to-confirm/${removed.hold}`
		);
	},
	back: async (event) => {
		const pass = passFor(event.locals, 'signs:check');
		const form = await one(event);
		if (!form.ok) return fail(422, { ...form, kind: null });
		const outcome = await putBack(pass, form.one('media'));
		if (outcome !== 'done')
			return fail(422, { problems: { '': `media:problem.${outcome}` }, typed: form.typed, kind: null });
		redirect(303, here(event));
	},
	confirm: (event) => check(event, 'confirmed'),
	'not-mine': (event) => check(event, 'not-mine'),
	tell: async (event) => {
		const { set, question } = asked(event);
		const pass = passFor(event.locals, 'signs:tell');
		const form = await readForm(event.request, ['key', 'say']);
		if (!form.ok) return fail(422, { ...form, kind: null });
		const text = form.one('say');
		const wrong =
			text === ''
				? 'media:problem.no-line'
				: text.length > lineLength(question)
					? 'media:problem.line-too-long'
					: null;
		if (wrong !== null) return fail(422, { problems: { say: wrong }, typed: form.typed, kind: null });
		const said = { text, key: form.one('key') || randomUUID(), language: event.locals.words.language };
		if (!(await tellSign(pass, { set, question }, said)))
			return fail(422, { problems: { '': 'media:problem.left' }, typed: form.typed, kind: null });
		redirect(303, here(event));
	}
};
