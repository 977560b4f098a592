import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { markRead, readCard } from '$lib/server/care/card/acts';
import { sayStillRight } from '$lib/server/care/card/still-right-acts';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'card:read');
	const { card, zone, further, readAt, lacks } = await readCard(pass, locals.words);
	const { sections, ...rest } = card;
	return {
		card: {
			...rest,
			sections: sections.map((part) => ({
				...part,
				lines: part.lines.map(({ source: _s, slot: _o, must: _m, inner: _i, wished: _w, ...line }) => line)
			}))
		},
		further,
		key: randomUUID(),
		lacks: lacks.map(({ text, says }) => ({ text, says: says.join(' ') })),
		readAt: readAt === null ? null : locals.words.dateTime(readAt, zone)
	};
};

export const actions: Actions = {
	read: async ({ locals, request }) => {
		const pass = passFor(locals, 'card:mark-read');
		const form = await readForm(request, []);
		if (!form.ok) return fail(422, form);
		await markRead(pass);
		redirect(303, `/people/${pass.personId}/card`);
	},
	'still-right': async ({ locals, request }) => {
		const pass = passFor(locals, 'card:still-right');
		const form = await readForm(request, ['key']);
		if (!form.ok) return fail(422, form);
		await sayStillRight(pass, keyIn(form));
		redirect(303, `/people/${pass.personId}/card`);
	}
};
