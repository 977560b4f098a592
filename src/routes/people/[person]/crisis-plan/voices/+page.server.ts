import { randomUUID } from 'node:crypto';
import { isId } from '$lib/id';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { addVoice, endVoice, readTable } from '$lib/server/care/crisis-plan/acts';
import { kinds } from '$lib/server/care/crisis-plan/crisis-plan';
import * as forms from '$lib/server/care/crisis-plan/form';
import { present, voiceWords } from '$lib/server/care/crisis-plan/view';
import { keyIn, readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const table = await readTable(passFor(locals, 'crisis-plan:choose'));
	const { t } = locals.words;
	const here = present(table);
	return {
		key: randomUUID(),
		voices: here.map((one) => ({
			id: one.id,
			byAccount: one.accountId !== null,
			...voiceWords(locals.words, one)
		})),
		invitable: table.invitable
			.filter(({ accountId }) => !here.some((one) => one.accountId === accountId))
			.map(({ accountId, name, kind }) => ({ accountId, name, kind, is: t(`crisis-plan:kind.${kind}`) })),
		helperKinds: kinds
			.filter((kind) => kind !== 'team' && kind !== 'facilitator')
			.map((kind) => ({ value: kind, label: t(`crisis-plan:kind.${kind}`) })),
		namedKinds: kinds.map((kind) => ({ value: kind, label: t(`crisis-plan:kind.${kind}`) }))
	};
};

const back = ({ params }: RequestEvent): never =>
	redirect(303, `/people/${params.person}/crisis-plan/voices`);

export const actions: Actions = {
	invite: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.inviteFields);
		if (!form.ok) return fail(422, form);
		const asked = forms.readInvited(form);
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		const added = await addVoice(pass, asked.read);
		if (added === 'not-found')
			return fail(422, { problems: { '': 'crisis-plan:problems.account' }, typed: form.typed });
		if (added.hold !== null) redirect(303, `/people/${pass.personId}/to-confirm/${added.hold}`);
		return back(event);
	},
	name: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.nameFields);
		if (!form.ok) return fail(422, form);
		const named = forms.readNamed(form);
		if (!named.ok) return fail(422, { problems: named.problems, typed: form.typed });
		await addVoice(pass, named.read);
		return back(event);
	},
	end: async (event) => {
		const pass = passFor(event.locals, 'crisis-plan:choose');
		const form = await readForm(event.request, forms.voiceFields);
		if (!form.ok) return fail(422, form);
		if (isId(form.one('voice'))) await endVoice(pass, keyIn(form), form.one('voice'));
		return back(event);
	}
};
