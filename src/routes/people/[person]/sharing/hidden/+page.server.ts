import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { hideFields } from '$lib/server/care/sharing/form';
import { entryIn, entryWord, questionIn, type Entry } from '$lib/server/care/sharing/hiding';
import { keepFrom, readHiding, type Hiding } from '$lib/server/care/sharing/hiding-acts';
import { readForm } from '$lib/server/http/forms';
import { questionOf } from '$lib/server/questions/set';
import { sets } from '$lib/server/questions/sets';
import type { Words } from '$lib/words';
import type { Actions, PageServerLoad } from './$types';

/** What an entry is called on this page: a question by its own words. */
const titleOf = (words: Words, entry: Entry, contacts: Hiding['contacts']): string => {
	const [id = '', name = ''] = (questionIn(entry) ?? '').split('/');
	const set = sets.get(id);
	if (set !== undefined && questionOf(set, name) !== undefined) return words.t(`${id}:${name}.title`);
	if (entry.kind === 'contact') {
		const name = contacts.find(({ id }) => id === entry.subject)?.name ?? '';
		return words.t('sharing:hidden.contact', { name });
	}
	return words.t(entry.kind === 'directive' ? 'sharing:hidden.directive' : 'sharing:hidden.statement');
};

/** Every entry that is kept from somebody, with whom; and the one the address names, to choose whom. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { hidden, known, contacts } = await readHiding(passFor(locals, 'sharing:read'));
	const entries = new Map(hidden.map((one) => [entryWord(one), one]));
	const asked = entryIn(url.searchParams.get('entry') ?? '');
	if (asked === null && url.searchParams.has('entry')) error(404);
	const from = (word: string) => hidden.filter((one) => entryWord(one) === word);
	return {
		asked: asked && {
			word: entryWord(asked),
			title: titleOf(locals.words, asked, contacts),
			picked: from(entryWord(asked)).map(({ accountId }) => accountId)
		},
		people: known.map(({ id, name }) => ({ value: id, label: name })),
		entries: [...entries].map(([word, one]) => ({
			word,
			title: titleOf(locals.words, one, contacts),
			names: locals.words.list(from(word).map(({ name }) => name))
		})),
		done: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'sharing:write');
		const form = await readForm(request, hideFields);
		if (!form.ok) return fail(422, form);
		const entry = entryIn(form.one('entry'));
		if (entry === null) error(404);
		const hold = await keepFrom(pass, entry, form.many('hide-from'));
		const after = hold === null ? 'sharing/hidden?done' : `to-confirm/${hold}`;
		redirect(303, `/people/${pass.personId}/${after}`);
	}
};
