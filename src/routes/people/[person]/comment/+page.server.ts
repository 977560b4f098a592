import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readEntry, say, takeBack } from '$lib/server/care/comment/acts';
import { entryWord, type EntryKind } from '$lib/server/care/comment/comment';
import { commentFields, readWords, takeBackFields } from '$lib/server/care/comment/form';
import { readZone } from '$lib/server/care/person/acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const onIn = (url: URL): string => url.searchParams.get('on') ?? '';

/** Where entries are read that are about no episode and stand in no list of looks. */
const elsewhereOf: Partial<Record<EntryKind, string>> = {
	law: 'told-by-law',
	'care-entry': 'care-plan',
	'team-answer': 'proposals'
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const { words } = locals;
	const pass = passFor(locals, 'comment:read');
	const { entry, comments, episode } = await readEntry(pass, onIn(url));
	const zone = await readZone(pass);
	const home = `/people/${pass.personId}`;
	const there = entry.kind === 'episode' ? '' : '/debrief';
	const elsewhere = elsewhereOf[entry.kind] ?? 'looks';
	return {
		on: entryWord(entry),
		kind: entry.kind,
		back: episode === null ? `${home}/${elsewhere}` : `${home}/episodes/${episode}${there}`,
		key: randomUUID(),
		done: url.searchParams.has('done'),
		comments: comments.map((one) => ({
			id: one.commentId,
			words: one.words,
			language: one.language,
			at: words.dateTime(one.writtenAt, zone),
			takenBack: one.takenBackAt !== null
		}))
	};
};

const here = ({ url }: RequestEvent, personId: string): string =>
	`/people/${personId}/comment?on=${encodeURIComponent(onIn(url))}&done`;

export const actions: Actions = {
	say: async (event) => {
		const pass = passFor(event.locals, 'comment:write');
		const form = await readForm(event.request, commentFields);
		if (!form.ok) return fail(422, form);
		const said = readWords(form);
		if (!said.ok) return fail(422, { problems: said.problems, typed: form.typed });
		await say(pass, onIn(event.url), { ...said.read, language: event.locals.words.language });
		redirect(303, here(event, pass.personId));
	},
	'take-back': async (event) => {
		const pass = passFor(event.locals, 'comment:write');
		const form = await readForm(event.request, takeBackFields);
		if (!form.ok) return fail(422, form);
		if (isId(form.one('comment'))) await takeBack(pass, form.one('comment'));
		redirect(303, here(event, pass.personId));
	}
};
