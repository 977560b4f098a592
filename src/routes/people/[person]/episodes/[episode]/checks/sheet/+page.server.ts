import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readEpisode } from '$lib/server/care/episode/reading';
import { mostRows, rowsAtFirst, rowsIn, saveSheet, sheetFields } from '$lib/server/care/episode/sheet-save';
import { sheetView } from '$lib/server/care/episode/sheet-view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const checks = ({ params }: Pick<RequestEvent, 'params'>): string =>
	`/people/${params.person}/episodes/${params.episode}/checks`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const read = await readEpisode(passFor(locals, 'episode:ask'));
	if (read === null) error(404);
	return {
		checks: checks({ params }),
		view: sheetView(locals.words, read, locals.now),
		rows: rowsAtFirst,
		key: randomUUID()
	};
};

export const actions: Actions = {
	save: async (event) => {
		const pass = passFor(event.locals, 'episode:write');
		const form = await readForm(event.request, sheetFields);
		const again = (problems: Readonly<Record<string, string>>) =>
			fail(422, { problems, typed: form.typed, rows: rowsIn(form.typed) });
		if (!form.ok) return again(form.problems);
		const read = await readEpisode(pass);
		if (read === null) error(404);
		const saved = await saveSheet(pass, read, form);
		if (!saved.ok) return again(saved.problems);
		redirect(303, `${checks(event)}#done`);
	},
	// Nothing is saved: the page comes back with all that was typed, and with room for more.
	more: async ({ locals, request }) => {
		passFor(locals, 'episode:write');
		const form = await readForm(request, sheetFields);
		const rows = rowsIn(form.typed);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, rows });
		return { problems: {}, typed: form.typed, rows: Math.min(mostRows, rows + rowsAtFirst) };
	}
};
