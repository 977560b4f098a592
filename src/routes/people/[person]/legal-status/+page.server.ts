import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import type { Words } from '$lib/words';
import { passFor } from '$lib/server/access';
import { readList, readStatus, writeStatus, type Legal } from '$lib/server/care/intake/legal-acts';
import { legalFields, readLegal } from '$lib/server/care/intake/legal-form';
import { statusOptions, statusSaid } from '$lib/server/care/intake/legal-view';
import { readZone } from '$lib/server/care/person/acts';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const rowOf = (words: Words, zone: string, one: Legal) => ({
	id: one.id,
	...statusSaid(words, one),
	since: words.day(one.since),
	until: one.until === null ? null : words.day(one.until),
	told: one.told,
	by: one.by,
	at: words.dateTime(one.at, zone)
});

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'status:read');
	const { name, zone, now, list, rows } = await readStatus(pass);
	return {
		own: pass.relations.includes('self'),
		name,
		key: randomUUID(),
		list: list === null ? null : locals.words.t(`legal-${list.id}:name`),
		statuses: [...statusOptions(locals.words, list)],
		now: now === null ? null : { ...rowOf(locals.words, zone, now), over: now.over },
		rows: rows.map((one) => rowOf(locals.words, zone, one))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'status:write');
		const form = await readForm(request, legalFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const today = toWallClock(locals.now, await readZone(pass)).slice(0, 10);
		const read = readLegal(form, today, await readList(pass));
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		await writeStatus(pass, read.read);
		redirect(303, `/people/${pass.personId}/legal-status`);
	}
};
