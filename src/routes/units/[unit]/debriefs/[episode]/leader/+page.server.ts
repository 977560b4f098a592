import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { askException, inviteOutside, readLeading, writeAway } from '$lib/server/care/talk/leader-acts';
import {
	awayFields,
	exceptionFields,
	readAway,
	outsideFields,
	readException,
	readOutside
} from '$lib/server/care/talk/leader-form';
import { readForm } from '$lib/server/http/forms';
import { showOnce, takeOnce } from '$lib/server/http/once';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The episode in the address. Throws 404 when that is no name of one. */
const episodeOf = ({ params }: { params: { episode: string } }): string =>
	isId(params.episode) ? params.episode : error(404);

const here = ({ params }: RequestEvent): string => `/units/${params.unit}/debriefs/${params.episode}/leader`;

export const load: PageServerLoad = async ({ cookies, locals, params, url }) => {
	const pass = passFor(locals, 'debriefs:offer');
	const read = await readLeading(pass, episodeOf({ params }));
	return {
		back: `/units/${params.unit}/debriefs`,
		key: randomUUID(),
		keyToo: randomUUID(),
		keyAway: randomUUID(),
		refusesLeader: read.refusesLeader ? (read.row.ledBy ?? '') : null,
		there: read.independent.map(({ id, name }) => ({ value: id, label: name })),
		away: read.away.map(({ id, name, onDay, words }) => ({
			id,
			name: name ?? '',
			day: locals.words.day(onDay ?? ''),
			why: words ?? ''
		})),
		name: read.row.personName,
		slip: takeOnce({ cookies, url }),
		independent: locals.words.list(read.independent.map(({ name }) => name)),
		others: read.others.map(({ id, name }) => ({ value: id, label: name })),
		asked: read.asked.map(({ asked, answer }) => ({
			id: asked.id,
			name: asked.name ?? '',
			why: asked.words ?? '',
			answer: answer?.what ?? 'open'
		})),
		invited: read.invited.map(({ id, name, words }) => ({ id, name: name ?? '', why: words ?? '' }))
	};
};

export const actions: Actions = {
	exception: async (event) => {
		const pass = passFor(event.locals, 'debriefs:offer');
		const form = await readForm(event.request, exceptionFields);
		if (!form.ok) return fail(422, form);
		const said = readException(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const asked = await askException(pass, episodeOf(event), said.read);
		if (asked !== 'asked') {
			const why = typeof asked === 'object' ? 'there' : asked;
			return fail(422, { problems: { account: `joint-leader:problem.${why}` }, typed: form.typed });
		}
		redirect(303, here(event));
	},
	outside: async (event) => {
		const pass = passFor(event.locals, 'debriefs:offer');
		const form = await readForm(event.request, outsideFields);
		if (!form.ok) return fail(422, form);
		const said = readOutside(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const made = await inviteOutside(pass, episodeOf(event), said.read.entry, said.read.from);
		if (made !== null && typeof made === 'object')
			return fail(422, { problems: { guest: 'joint-leader:problem.there' }, typed: form.typed });
		const code = made;
		if (code === null)
			return fail(422, { problems: { guest: 'joint-leader:problem.not-made' }, typed: form.typed });
		// The page that follows shows the slip, once and nowhere else: only a hash of its code is stored.
		showOnce(event, { code, name: said.read.entry.name ?? '' });
		redirect(303, here(event));
	},
	away: async (event) => {
		const pass = passFor(event.locals, 'debriefs:offer');
		const form = await readForm(event.request, awayFields);
		if (!form.ok) return fail(422, form);
		const said = readAway(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		const written = await writeAway(pass, episodeOf(event), said.read);
		if (written === 'not-them')
			return fail(422, { problems: { away: 'joint-leader:problem.account' }, typed: form.typed });
		if (written === 'day-gone')
			return fail(422, { problems: { until: 'for-them:problem.day-gone' }, typed: form.typed });
		redirect(303, here(event));
	}
};
