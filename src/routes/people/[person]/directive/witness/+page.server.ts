import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { readDirectives } from '$lib/server/care/directive/acts';
import { readWitness, witnessFields } from '$lib/server/care/directive/form';
import { bearWitness, toWitness, type ToWitness } from '$lib/server/care/directive/witness-acts';
import { readForm, type Problems } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

/** What these rules ask a witness. */
const asks = ({ version }: ToWitness) => {
	const { witnessExclusions, witnessClass, capacity, witnesses, practitionerAttests } =
		version.row.pack.formalities;
	const adult = witnessClass.value === 'adult' ? (['under-18'] as const) : [];
	return {
		relations: [...new Set([...witnessExclusions.value, ...adult])],
		inClass: witnessClass.value === 'prescribed',
		certifies: capacity.value === 'witness',
		what: [
			...(witnesses.value > 0 ? (['witness'] as const) : []),
			...(capacity.value === 'practitioner' ? (['capacity'] as const) : []),
			...(practitionerAttests.value ? (['document'] as const) : [])
		]
	};
};

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'directive:witness');
	const all = await readDirectives(pass);
	const { words } = locals;
	return {
		own: pass.relations.includes('self'),
		waits: toWitness(all).map((one) => ({
			version: one.version.id,
			withdrawal: one.withdrawal?.id ?? '',
			said: words.t(
				one.withdrawal === null
					? 'directive-pages:witness.of-signature'
					: 'directive-pages:witness.of-withdrawal',
				{
					date: words.date(
						one.withdrawal?.writtenAt ?? one.version.signature?.signedAt ?? pass.now,
						all.zone
					),
					instrument: words.t(`jurisdiction-${one.version.jurisdiction}:instrument`)
				}
			),
			hash: one.version.signature?.textHash.slice(0, 16) ?? '',
			...asks(one)
		})),
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:witness');
		const form = await readForm(request, witnessFields);
		if (!form.ok) return fail(422, form);
		const read = readWitness(form, !pass.relations.includes('self'));
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const key = form.one('key');
		const outcome = isId(key)
			? await bearWitness(pass, {
					...read.read,
					key,
					version: form.one('version'),
					withdrawal: read.read.withdrawalId
				})
			: 'gone';
		const wrong: Problems | null = {
			done: null,
			gone: { '': 'directive-pages:problems.gone' },
			'may-not': { relations: 'directive-pages:problems.may-not' },
			'not-known': { relations: 'directive-pages:problems.relations' }
		}[outcome];
		if (wrong !== null) return fail(422, { problems: wrong, typed: form.typed });
		redirect(303, `/people/${pass.personId}/directive?done=witnessed`);
	}
};
