import { error } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readUrgentCard } from '$lib/server/care/card/urgent-acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const read = await readUrgentCard(passFor(locals, 'card:read-urgently'), words);
	// It ended between the door and the room.
	if (read === null) error(404);
	const { sections, ...rest } = read.card;
	return {
		card: {
			...rest,
			sections: sections.map((part) => ({
				...part,
				lines: part.lines.map(({ source: _s, slot: _o, must: _m, inner: _i, wished: _w, ...line }) => line)
			}))
		},
		reason: words.t(`urgent:reason.${read.reason}`),
		said: read.words,
		until: words.time(read.endsAt, read.zone)
	};
};
