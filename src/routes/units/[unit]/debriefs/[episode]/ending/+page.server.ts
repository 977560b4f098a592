import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor, transaction, type Pass } from '$lib/server/access';
import { endUnitSide, readUnitEndings } from '$lib/server/care/talk/ending-acts';
import { endingFields, readPersonEnding, readStaffEnding } from '$lib/server/care/talk/ending-form';
import { endingsView, mayView } from '$lib/server/care/talk/ending-view';
import { unitOf } from '$lib/server/care/service/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const zoneFor = async (pass: Pass<'debriefs:offer'>): Promise<string> =>
	(await transaction(pass, (sql) => unitOf(sql, pass))).zone;

/** The episode in the address. Throws 404 when that is no name of one. */
const episodeOf = ({ params }: { params: { episode: string } }): string =>
	isId(params.episode) ? params.episode : error(404);

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'debriefs:offer');
	const read = await readUnitEndings(pass, episodeOf({ params }), await zoneFor(pass));
	return {
		back: `/units/${params.unit}/debriefs`,
		name: read.person,
		keys: { staff: randomUUID(), person: randomUUID() },
		may: mayView(read.may),
		...endingsView(locals.words, read.after.zone, read.entries, 'joint-ending')
	};
};

const end = async (event: RequestEvent, side: 'staff' | 'person') => {
	const pass = passFor(event.locals, 'debriefs:offer');
	const form = await readForm(event.request, endingFields);
	if (!form.ok) return fail(422, form);
	const said = side === 'staff' ? readStaffEnding(form) : readPersonEnding(form);
	if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
	if ((await endUnitSide(pass, episodeOf(event), said.read)) === 'not-so')
		return fail(422, {
			problems: { [`${side}-outcome`]: 'joint-ending:problem.not-so' },
			typed: form.typed
		});
	redirect(303, `/units/${event.params.unit}/debriefs/${event.params.episode}/ending`);
};

export const actions: Actions = {
	staff: (event) => end(event, 'staff'),
	person: (event) => end(event, 'person')
};
