import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { supportedPeople } from '$lib/server/care/sharing/acts';
import { myUnits } from '$lib/server/care/service/acts';
import type { PageServerLoad } from './$types';

/** Everybody's own first page: the one place they have, or a list of several. */
export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'public:read');
	const { actor } = locals;
	if (actor?.kind === 'person' && actor.personId !== null) redirect(303, `/people/${actor.personId}`);
	if (actor?.kind === 'supporter') {
		const people = await supportedPeople(pass);
		if (people.length === 1) redirect(303, `/people/${people[0]?.id}`);
		return {
			at: 'people' as const,
			people: people.map(({ id, name, parts }) => ({ id, name, parts: parts.map(({ part }) => part) }))
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
