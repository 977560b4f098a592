import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import {
	isLate,
	often,
	outcomes,
	readOpenings,
	reviewOpening,
	waits
} from '$lib/server/care/card/urgent-acts';
import { readReviewing, reviewFields } from '$lib/server/care/card/urgent-form';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words, now } = locals;
	const openings = await readOpenings(passFor(locals, 'urgent:review'));
	return {
		outcomes: [...outcomes],
		openings: openings.map((one) => ({
			id: one.id,
			key: randomUUID(),
			person: one.person,
			reader: one.reader,
			unit: one.unit,
			at: words.dateTime(one.openedAt, one.zone),
			until: words.time(one.endsAt, one.zone),
			reason: words.t(`urgent:reason.${one.reason}`),
			words: one.words,
			looks: one.looks,
			byReader: one.byReader,
			forPerson: one.forPerson,
			often: one.byReader >= often,
			mine: one.mine,
			waits: waits(one),
			late: isLate(one, now),
			review: one.review && {
				outcome: outcomes.find((known) => known === one.review?.outcome) ?? 'asking',
				said: one.review.said,
				by: one.review.by,
				at: words.dateTime(one.review.at, one.zone)
			}
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'urgent:review');
		const form = await readForm(request, reviewFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readReviewing(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		if (!(await reviewOpening(pass, read.read)))
			return fail(422, { problems: { '': 'urgent:problems.gone' }, typed: form.typed });
		redirect(303, '/service/urgent');
	}
};
