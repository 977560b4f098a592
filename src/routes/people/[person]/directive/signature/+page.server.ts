import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { questionsUnder } from '$lib/server/care/directive/acts';
import { changesBetween } from '$lib/server/care/directive/changes';
import { readSigning, signFields } from '$lib/server/care/directive/form';
import { changedSince, readToSign, sign, type ToSign } from '$lib/server/care/directive/signing-acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

/** How many questions have no answer: leaving them out is fine, and said. */
const blank = ({ version }: ToSign): number => {
	const asked = questionsUnder(version.jurisdiction).questions.length;
	return asked - version.answers.filter(({ state }) => state === 'answered').length;
};

export const load: PageServerLoad = async ({ locals }) => {
	const found = await readToSign(passFor(locals, 'directive:sign'), locals.words);
	if (found === null) return { sign: null };
	const { version, parts, hash, before } = found;
	const answered = version.answers.filter(({ state }) => state === 'answered');
	return {
		sign: {
			version: version.id,
			parts: [...parts],
			hash,
			shown: version.answers.map(({ id }) => id).join(' '),
			language: locals.words.language,
			card: answered.filter(({ audience }) => audience.groups.includes('card')).length,
			private: answered.filter(({ audience }) => audience.groups.length + audience.named.length === 0).length,
			blank: blank(found),
			since: before === null ? null : changesBetween(before, parts),
			empty: answered.length === 0,
			key: randomUUID()
		}
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:sign');
		const form = await readForm(request, signFields);
		if (!form.ok) return fail(422, { ...form, changed: null });
		const read = readSigning(form, pass.now);
		const found = await readToSign(pass, locals.words);
		const words = { typed: form.typed, changed: null };
		if (found !== null && found.version.answers.length === 0)
			return fail(422, { ...words, problems: { '': 'directive-pages:problems.empty' } });
		if (!read.ok) return fail(422, { ...words, problems: read.problems });
		if (!isId(form.one('key')))
			return fail(422, { ...words, problems: { '': 'directive-pages:problems.gone' } });
		const signed = await sign(pass, {
			...read.read,
			key: form.one('key'),
			version: form.one('version'),
			hash: form.one('hash'),
			language: form.one('language'),
			freely: form.one('freely') === 'yes'
		});
		if (signed.outcome === 'gone')
			return fail(409, { ...words, problems: { '': 'directive-pages:problems.gone' } });
		if (signed.outcome === 'changed') {
			const changed = await changedSince(pass, form.one('shown').split(' '), locals.words);
			return fail(409, { typed: form.typed, problems: {}, changed });
		}
		redirect(
			303,
			signed.hold === null
				? `/people/${pass.personId}/directive?done=signed`
				: `/people/${pass.personId}/to-confirm/${signed.hold}`
		);
	}
};
