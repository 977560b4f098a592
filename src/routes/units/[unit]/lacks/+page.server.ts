import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readLacks, writeLacks } from '$lib/server/care/service/lack-acts';
import { againFields, lackFields, readAgain, readLack } from '$lib/server/care/service/lack-form';
import {
	lacksView,
	offeredNames,
	optionsOffered,
	questionsOffered
} from '$lib/server/care/service/lack-view';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const dayOf = (now: Date, zone: string): string => toWallClock(now, zone).slice(0, 10);

/** What a unit cannot offer. Whoever works there writes it down; every plan shows it beside the wish. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'lacks:read');
	const read = await readLacks(pass);
	if (read === null) error(404);
	return {
		unit: { id: read.unit.id, name: read.unit.name },
		lacks: lacksView(locals.words, read.unit.zone, read.rows, dayOf(locals.now, read.unit.zone)),
		questions: questionsOffered(locals.words),
		asked: optionsOffered(locals.words, url.searchParams.get('of')),
		again: url.searchParams.get('again'),
		works: pass.relations.includes('member'),
		saved: url.searchParams.has('saved'),
		key: randomUUID()
	};
};

export const actions: Actions = {
	add: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'lacks:write');
		const form = await readForm(request, lackFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readLacks(pass);
		if (read === null) error(404);
		const asked = readLack(form, offeredNames, dayOf(locals.now, read.unit.zone));
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await writeLacks(pass, asked.rows);
		redirect(303, `/units/${params.unit}/lacks?saved`);
	},
	again: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'lacks:write');
		const form = await readForm(request, againFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readLacks(pass);
		if (read === null) error(404);
		const asked = readAgain(form, offeredNames, dayOf(locals.now, read.unit.zone));
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await writeLacks(pass, asked.rows);
		redirect(303, `/units/${params.unit}/lacks?saved`);
	}
};
