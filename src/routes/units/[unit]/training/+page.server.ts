import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addTraining, readTraining, takeTrainingBack } from '$lib/server/care/service/training-acts';
import {
	backFields,
	readBack,
	readTraining as readTyped,
	trainingFields
} from '$lib/server/care/service/training-form';
import {
	competenceOptions,
	howOptions,
	membersView,
	topicOptions
} from '$lib/server/care/service/training-view';
import { readForm } from '$lib/server/http/forms';
import { toWallClock } from '$lib/server/care/zone';
import type { Actions, PageServerLoad } from './$types';

const dayOf = (now: Date, zone: string): string => toWallClock(now, zone).slice(0, 10);

/** Which training the staff of a unit have. Colleagues may read it; the keeper writes it down. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'training:read');
	const read = await readTraining(pass);
	if (read === null) error(404);
	return {
		unit: { id: read.unit.id, name: read.unit.name },
		members: membersView(locals.words, read, dayOf(locals.now, read.unit.zone)),
		topics: topicOptions(locals.words),
		competence: competenceOptions(locals.words),
		how: howOptions(locals.words),
		mayChange: pass.relations.includes('keeper'),
		works: pass.relations.includes('member'),
		backing: url.searchParams.get('back'),
		saved: url.searchParams.has('saved'),
		key: randomUUID()
	};
};

export const actions: Actions = {
	add: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'training:write');
		const form = await readForm(request, trainingFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readTraining(pass);
		if (read === null) error(404);
		const staff = read.staff.map(({ id }) => id);
		const asked = readTyped(form, staff, dayOf(locals.now, read.unit.zone));
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await addTraining(pass, asked.training);
		redirect(303, `/units/${params.unit}/training?saved`);
	},
	back: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'training:write');
		const form = await readForm(request, backFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const problems = readBack(form);
		if (Object.keys(problems).length > 0) return fail(422, { problems, typed: form.typed });
		if (!(await takeTrainingBack(pass, form.one('training'), form.one('because')))) error(404);
		redirect(303, `/units/${params.unit}/training?saved`);
	}
};
