import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readWish, readWishes, reasons, setAside, sourceKey, wishFields } from '$lib/server/care/card/acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { saidView } from '$lib/server/care/comment/say';
import { untilWords } from '$lib/server/care/card/aside';
import { readZone } from '$lib/server/care/person/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { words } = locals;
	const pass = passFor(locals, 'wish:set-aside');
	const { name, zone, lines, earlier } = await readWishes(pass, words);
	const ids = earlier.map(({ id }) => id);
	const beside = saidView(words, zone, await commentsOn(pass, ids));
	return {
		name,
		key: crypto.randomUUID(),
		episode: url.searchParams.get('episode') ?? '',
		lines: lines.flatMap(({ source, text, language }) =>
			source === null ? [] : [{ value: sourceKey(source), label: text, language }]
		),
		reasons: [...reasons],
		earlier: earlier.map(({ id, line, reason, words: said, by, at, ...until }) => ({
			id,
			comments: beside(id),
			line: line?.text ?? null,
			language: line?.language ?? null,
			reason: reasons.find((one) => one === reason) ?? 'not-known',
			said,
			until: untilWords(until, zone, words),
			by,
			at: words.dateTime(at, zone)
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'wish:set-aside');
		const form = await readForm(request, wishFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = readWish(form, { zone: await readZone(pass), now: pass.now });
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		if ((await setAside(pass, read.wish, locals.words)) === 'changed')
			return fail(422, { problems: { line: 'card:wishes.problems.changed' }, typed: form.typed });
		redirect(303, `/people/${pass.personId}/card`);
	}
};
