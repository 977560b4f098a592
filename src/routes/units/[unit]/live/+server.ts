import { error, json } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { again, passFor } from '$lib/server/access';
import { readClock } from '$lib/server/clock';
import { asksForStream, stream } from '$lib/server/http/stream';
import Running from '$lib/ui/Running.svelte';
import { boardOf } from '../board.server';
import type { RequestHandler } from './$types';

/** What goes on at the unit, as it goes on. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const pass = passFor(locals, 'unit:watch');
	const { words } = locals;
	const draw = async (): Promise<object | null> => {
		const fresh = await again(pass, readClock());
		if (fresh === null) return null;
		const { asOf, rows } = await boardOf(fresh, words);
		const { body } = render(Running, { props: { rows, none: words.t('unit:running.none') } });
		return { html: body, asOf, written: 0 };
	};
	if (asksForStream(request)) return stream(locals.session, { of: 'unit', id: pass.unitId }, draw);
	return json((await draw()) ?? error(404));
};
