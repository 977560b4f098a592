import { redirect } from '@sveltejs/kit';
import { note, passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { dropKept, keptPosts } from '$lib/server/sign-in/sealed';
import { again } from '../sign-in/refuse';
import { typedWords } from './typed-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'account:read');
	const posts = await transaction(pass, (sql) => keptPosts(sql, pass.session, pass.now));
	return {
		posts: posts.map(({ id, path, fields, goneAt }) => ({
			id,
			path,
			fields: Object.entries(fields).flatMap(([name, values]) => values.map((value) => ({ name, value }))),
			words: typedWords(fields),
			hours: Math.floor((goneAt.getTime() - pass.now.getTime()) / 3_600_000)
		}))
	};
};

export const actions: Actions = {
	remove: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, ['post']);
		if (!form.ok) return again(form.problems);
		await transaction(pass, async (sql) => {
			if (await dropKept(sql, pass.session, form.one('post'), pass.now))
				await note(sql, pass, 'kept-post:removed');
		});
		redirect(303, '/kept');
	}
};
