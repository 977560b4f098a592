import { fail, redirect } from '@sveltejs/kit';
import { looks, readingCookie, sizes, wordings, writeReading, type Reading } from '$lib/reading';
import { passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import { pageHere } from '$lib/server/http/here';
import { keepReading } from '$lib/server/sign-in/account';
import { languages, speaks } from '$lib/server/words';
import type { Actions, PageServerLoad } from './$types';

const aYear = 365 * 24 * 3600;

export const load: PageServerLoad = ({ locals, url }) => {
	passFor(locals, 'public:read');
	return {
		languages: languages.map(({ code, name }) => ({ code, name })),
		reading: { ...locals.reading, language: locals.words.language },
		from: pageHere(url.searchParams.get('from'))
	};
};

export const actions: Actions = {
	default: async ({ cookies, locals, request }) => {
		const pass = passFor(locals, 'public:reading');
		const form = await readForm(request, ['words', 'language', 'size', 'look', 'motion', 'from']);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const size = sizes.find((one) => one === form.one('size'));
		const look = looks.find((one) => one === form.one('look'));
		const words = wordings.find((one) => one === form.one('words'));
		const language = form.one('language');
		const problems = {
			...(words ? {} : { words: 'reading:unknown' }),
			...(speaks(language) ? {} : { language: 'reading:unknown' }),
			...(size ? {} : { size: 'reading:unknown' }),
			...(look ? {} : { look: 'reading:unknown' })
		};
		if (!words || !size || !look || !speaks(language)) return fail(422, { problems, typed: form.typed });
		const reading: Reading = { language, size, look, calm: form.one('motion') === 'calm', words };
		if (locals.actor) await transaction(pass, (sql) => keepReading(sql, locals.session, reading, locals.now));
		cookies.set(readingCookie, writeReading(reading), { path: '/', maxAge: aYear });
		redirect(303, pageHere(form.one('from')));
	}
};
