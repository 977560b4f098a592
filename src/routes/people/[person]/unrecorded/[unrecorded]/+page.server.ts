import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readAnswered } from '$lib/server/care/account/answering-acts';
import { answeringView } from '$lib/server/care/account/answering-view';
import {
	outsideMine,
	readAddressees,
	readUnrecorded,
	sendUnrecorded,
	writeUnrecorded
} from '$lib/server/care/account/unrecorded-acts';
import {
	readSending,
	readWritten,
	sendingFields,
	takenBackFields,
	writtenFields
} from '$lib/server/care/account/unrecorded-form';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const here = ({ params }: RequestEvent): string => `/people/${params.person}/unrecorded/${params.unrecorded}`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'unrecorded:read');
	const one = (await readUnrecorded(pass)).find(({ id }) => id === params.unrecorded) ?? error(404);
	const { units, leaders } = await readAddressees(pass);
	const read = await readAnswered(pass, one.id);
	return {
		here: `/people/${params.person}/unrecorded/${params.unrecorded}`,
		...answeringView(locals.words, one, read, locals.now),
		back: `/people/${params.person}/unrecorded`,
		key: randomUUID(),
		outside: await outsideMine(pass, locals.words),
		told: {
			words: one.words ?? '',
			language: one.language,
			happened: one.happened ?? '',
			place: one.place ?? ''
		},
		sent: one.sent === null ? null : { to: one.sent.to, unit: one.sent.unit },
		step: one.step,
		record: one.episodeId === null ? null : `/people/${params.person}/episodes/${one.episodeId}`,
		units: units.map(({ id, name }) => ({ value: id, label: name })),
		leaders: leaders.map(({ id, name }) => ({ value: id, label: name }))
	};
};

export const actions: Actions = {
	write: async (event) => {
		const pass = passFor(event.locals, 'unrecorded:write');
		const form = await readForm(event.request, writtenFields);
		if (!form.ok) return fail(422, form);
		const said = readWritten(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const { language } = event.locals.words;
		if (!(await writeUnrecorded(pass, keyIn(form), event.params.unrecorded ?? '', said.read, language)))
			error(404);
		redirect(303, here(event));
	},
	send: async (event) => {
		const pass = passFor(event.locals, 'unrecorded:write');
		const form = await readForm(event.request, sendingFields);
		if (!form.ok) return fail(422, form);
		const { units, leaders } = await readAddressees(pass);
		const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
		const said = readSending(form, ids(leaders), ids(units));
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const wrong = await sendUnrecorded(pass, keyIn(form), event.params.unrecorded ?? '', said.read);
		if (wrong === 'not-there') error(404);
		if (wrong !== null)
			return fail(422, { problems: { to: 'unrecorded:problem.works-there' }, typed: form.typed });
		redirect(303, here(event));
	},
	'take-back': async (event) => {
		const pass = passFor(event.locals, 'unrecorded:write');
		const form = await readForm(event.request, takenBackFields);
		if (!form.ok) return fail(422, form);
		if ((await sendUnrecorded(pass, keyIn(form), event.params.unrecorded ?? '', null)) !== null) error(404);
		redirect(303, here(event));
	}
};
