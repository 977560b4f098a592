import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { CHOICE_PART, readDirectives } from '$lib/server/care/directive/acts';
import { readWithdrawal, withdrawFields } from '$lib/server/care/directive/form';
import { toWithdraw, withdraw } from '$lib/server/care/directive/withdrawal-acts';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';
import { partsToTick } from '../view';

type Loaded = Pick<Parameters<PageServerLoad>[0], 'locals'>;

const found = async ({ locals }: Loaded) => {
	const pass = passFor(locals, 'directive:withdraw');
	const all = await readDirectives(pass);
	const version = toWithdraw(all);
	const state = all.standing.versions.find(({ id }) => id === version?.id);
	const counting = state === undefined ? [] : state.inForce.length > 0 ? state.inForce : state.wishes;
	const parts = version === null ? [] : partsToTick(locals.words, version, counting);
	const choice = state?.mayWithdrawWhileIncapable ?? null;
	return {
		pass,
		version,
		parts: version?.row.pack.withdrawal.parts.value === false ? [] : parts,
		choice: choice !== null
	};
};

export const load: PageServerLoad = async (event) => {
	const { version, parts, choice } = await found(event);
	if (version === null) return { taking: null };
	const { t } = event.locals.words;
	return {
		taking: {
			version: version.id,
			parts: [
				...parts,
				...(choice ? [{ value: CHOICE_PART, label: t('directive-pages:withdraw.choice') }] : [])
			],
			// Asked only where the law makes a difference.
			asksCapable: version.row.pack.withdrawal.whileIncapable.value !== 'yes',
			key: randomUUID()
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { pass, version, parts } = await found(event);
		const form = await readForm(event.request, withdrawFields);
		if (!form.ok) return fail(422, form);
		const read = readWithdrawal(form, [...parts.map(({ value }) => value), CHOICE_PART], pass.now);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const key = form.one('key');
		if (version === null || !isId(key))
			return fail(409, { problems: { '': 'directive-pages:problems.gone' }, typed: form.typed });
		const { outcome, hold } = await withdraw(pass, { ...read.read, key, version: form.one('version') });
		if (outcome === 'gone')
			return fail(409, { problems: { '': 'directive-pages:problems.gone' }, typed: form.typed });
		redirect(
			303,
			hold === null
				? `/people/${pass.personId}/directive?done=${outcome}`
				: `/people/${pass.personId}/to-confirm/${hold}`
		);
	}
};
