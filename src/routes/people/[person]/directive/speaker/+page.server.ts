import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import {
	answerForPerson,
	nameSpeaker,
	openOf,
	readDirectives,
	removeSpeaker
} from '$lib/server/care/directive/acts';
import { areas } from '$lib/server/care/directive/telling-acts';
import { readSpeaker, speakerFields } from '$lib/server/care/directive/form';
import { readForm, type Problems } from '$lib/server/http/forms';
import { speakersOf } from '../view';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const all = await readDirectives(passFor(locals, 'directive:write'));
	const open = openOf(all);
	return {
		open: open !== null,
		speakers: open === null ? [] : speakersOf(locals.words, all, open),
		// On paper, somebody says yes to what is signed already too.
		asked: all.versions
			.filter(({ id }) => all.standing.versions.some((one) => one.id === id && one.endedAt === null))
			.flatMap((version) => speakersOf(locals.words, all, version))
			.filter(({ answered }) => !answered),
		areas: areas.map((value) => ({ value, label: locals.words.t(`directive-pages:area.${value}`) })),
		key: randomUUID()
	};
};

const one =
	(act: (pass: ReturnType<typeof passFor<'directive:write'>>, id: string) => Promise<boolean>) =>
	async ({ locals, request }: RequestEvent) => {
		const pass = passFor(locals, 'directive:write');
		const form = await readForm(request, speakerFields);
		if (!form.ok) return fail(422, form);
		if (isId(form.one('speaker'))) await act(pass, form.one('speaker'));
		redirect(303, `/people/${pass.personId}/directive/speaker`);
	};

export const actions: Actions = {
	name: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:write');
		const form = await readForm(request, speakerFields);
		if (!form.ok) return fail(422, form);
		const read = readSpeaker(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const key = form.one('key');
		const outcome = isId(key) ? await nameSpeaker(pass, { ...read.read, id: key }) : 'none';
		const wrong: Problems | null = {
			done: null,
			taken: { rank: 'directive-pages:problems.taken' },
			none: { '': 'directive-pages:problems.gone' },
			unknown: { 'user-name': 'directive-pages:problems.unknown' }
		}[outcome];
		if (wrong !== null) return fail(422, { problems: wrong, typed: form.typed });
		redirect(303, `/people/${pass.personId}/directive/speaker`);
	},
	remove: one(removeSpeaker),
	paper: one((pass, speaker) => answerForPerson(pass, { speaker, answer: 'accepted' }))
};
