import { passFor } from '$lib/server/access';
import { readUnitDay } from '$lib/server/care/intake/acts';
import type { PageServerLoad } from './$types';

/** The unit's day: who is here and how their cards stand, and what is going on. */
export const load: PageServerLoad = async ({ locals }) => {
	const day = await readUnitDay(passFor(locals, 'unit:read'));
	return {
		unit: { id: day.unit.id, name: day.unit.name, zone: day.unit.zone },
		intakes: day.intakes.map(({ id, personId, name, born, openedAt, openedBy, card }) => ({
			id,
			personId,
			name,
			born,
			openedAt,
			openedBy,
			card
		})),
		running: day.running
	};
};
