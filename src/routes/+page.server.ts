import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { supportedPeople } from '$lib/server/care/sharing/acts';
import { caseView } from '$lib/server/care/sharing/caseload-view';
import { myUnits } from '$lib/server/care/service/acts';
import { supporterTasks } from './tasks/tasks.server';
import type { PageServerLoad } from './$types';

/** Everybody's own first page: the one place they have, or a list of several. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'public:read');
	const { actor } = locals;
	if (actor?.kind === 'person' && actor.personId !== null) redirect(303, `/people/${actor.personId}`);
	if (actor?.kind === 'supporter') {
		const people = await supportedPeople(pass);
		// Somebody who helps one person alone starts there; `?all` shows the list all the same.
		if (people.length === 1 && !url.searchParams.has('all')) redirect(303, `/people/${people[0]?.id}`);
		const waiting = await supporterTasks(pass);
		return {
			at: 'people' as const,
			people: people.map((one) => ({
				...caseView(locals.words, one),
				waiting: waiting.filter(({ personId }) => personId === one.id)
			}))
		};
	}
	if (actor?.kind === 'staff') {
		const units = await myUnits(pass);
		const reviewer = actor.roles.includes('reviewer');
		const seat = actor.roles.includes('lived-experience');
		if (units.length === 0 && actor.roles.length === 1 && seat) redirect(303, '/reviews/seat');
		if (units.length === 1 && !reviewer && !seat) redirect(303, `/units/${units[0]?.id}`);
		if (units.length === 0 && actor.roles.includes('keeper') && !reviewer && !seat) redirect(303, '/service');
		return {
			at: 'units' as const,
			units: units.map(({ id, name }) => ({ id, name })),
			reviewer,
			seat,
			keeper: actor.roles.includes('keeper'),
			privacy: actor.roles.includes('privacy')
		};
	}
	return { at: 'welcome' as const };
};
