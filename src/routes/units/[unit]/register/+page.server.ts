import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addThing, readRegister, sayOfThing } from '$lib/server/care/service/register-acts';
import { eventFields, readEvent, readThing, thingFields } from '$lib/server/care/service/register-form';
import { SORTS } from '$lib/server/care/service/register';
import { eventOptions, registerView } from '$lib/server/care/service/register-view';
import { toWallClock } from '$lib/server/care/zone';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const dayOf = (now: Date, zone: string): string => toWallClock(now, zone).slice(0, 10);

/** Rooms, devices and items of a unit. Whoever works there writes down what is wrong with one. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'register:read');
	const read = await readRegister(pass);
	if (read === null) error(404);
	return {
		unit: { id: read.unit.id, name: read.unit.name },
		things: registerView(locals.words, read, dayOf(locals.now, read.unit.zone)),
		sorts: SORTS,
		events: eventOptions(locals.words),
		about: url.searchParams.get('about'),
		works: pass.relations.includes('member'),
		saved: url.searchParams.has('saved'),
		key: randomUUID()
	};
};

export const actions: Actions = {
	add: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'register:write');
		const form = await readForm(request, thingFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readRegister(pass);
		if (read === null) error(404);
		// The same form sent twice is one thing, not a name that is taken.
		const others = read.things.filter(({ id }) => id !== form.one('key')).map(({ name }) => name);
		const asked = readThing(form, others, dayOf(locals.now, read.unit.zone));
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await addThing(pass, asked.read);
		redirect(303, `/units/${params.unit}/register?saved`);
	},
	event: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'register:write');
		const form = await readForm(request, eventFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readRegister(pass);
		if (read === null) error(404);
		const asked = readEvent(form, read.things, dayOf(locals.now, read.unit.zone));
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await sayOfThing(pass, asked.read);
		redirect(303, `/units/${params.unit}/register?saved`);
	}
};
