import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { listFields, readListed } from '$lib/server/care/notice/form';
import { leaveAlone, readCounts, writeAgain } from '$lib/server/care/notice/list-acts';
import { readForm } from '$lib/server/http/forms';
import { waysHere } from '$lib/server/post';
import type { Actions, PageServerLoad } from './$types';

/** What goes out, in numbers, and the addresses that want to be left alone. */
export const load: PageServerLoad = async ({ locals, url }) => ({
	counts: await readCounts(passFor(locals, 'service:read')),
	ways: waysHere(),
	done: url.searchParams.get('done')
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'service:write');
		const form = await readForm(request, listFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const wanted = readListed(form);
		if (!wanted.ok) return fail(422, { problems: wanted.problems, typed: form.typed });
		const { address, off } = wanted.read;
		await (off ? writeAgain(pass, address) : leaveAlone(pass, address));
		redirect(303, `/service/notices?done=${off ? 'off' : 'on'}`);
	}
};
