import { passFor } from '$lib/server/access';
import { setOf } from '$lib/server/questions/sets';
import { questionOf } from '$lib/server/questions/set';
import type { PageServerLoad } from './$types';

/** What a sheet of paper asks: the first things staff need, in the order of the card. */
const asked = ['stop', 'never', 'do', 'helps', 'worse', 'signs-others', 'people-call', 'medicines-allergic'];

/** The first questions as a sheet to print and write on, with no account and nothing kept. */
export const load: PageServerLoad = ({ locals }) => {
	passFor(locals, 'public:read');
	const set = setOf('about-me');
	return {
		questions: asked.flatMap((id) =>
			questionOf(set, id) === undefined ? [] : [{ id, title: locals.words.t(`${set.id}:${id}.title`) }]
		)
	};
};
