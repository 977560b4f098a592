import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import {
	findUrgently,
	openUrgently,
	urgentReasons,
	urgentUnit,
	type FoundWithRate
} from '$lib/server/care/card/urgent-acts';
import { openFields, readAsking, readWho, whoFields } from '$lib/server/care/card/urgent-form';
import { readForm } from '$lib/server/http/forms';
import type { Words } from '$lib/words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { id, name } = await urgentUnit(passFor(locals, 'card:open-urgently'));
	return { unit: { id, name }, reasons: [...urgentReasons], key: randomUUID() };
};

const view = (words: Words, zone: string, people: readonly FoundWithRate[]) =>
	people.map(({ id, name, born, recordNumber, treats, openUntil, rate }) => ({
		id,
		name,
		born: words.day(born),
		number: recordNumber,
		treats,
		until: openUntil === null ? null : words.time(openUntil, zone),
		theirs: rate.theirs,
		mine: rate.mine
	}));

export const actions: Actions = {
	/** Looks for the person; opens nothing. */
	find: async ({ locals, request }) => {
		const pass = passFor(locals, 'card:open-urgently');
		const form = await readForm(request, whoFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const who = readWho(form);
		if (!who.ok) return fail(422, { problems: who.problems, typed: form.typed });
		const { zone } = await urgentUnit(pass);
		return { found: view(locals.words, zone, await findUrgently(pass, who.read)), typed: form.typed };
	},

	/** Opens the card of the one picked, with a reason. */
	open: async ({ locals, request }) => {
		const pass = passFor(locals, 'card:open-urgently');
		const form = await readForm(request, openFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const { typed } = form;
		const who = readWho(form);
		if (!who.ok) return fail(422, { problems: who.problems, typed });
		const asking = readAsking(form);
		const again = async (problems: Readonly<Record<string, string>>) => {
			const { zone } = await urgentUnit(pass);
			const found = view(locals.words, zone, await findUrgently(pass, who.read));
			return fail(422, { problems, typed, found });
		};
		if (!asking.ok) return again(asking.problems);
		const outcome = await openUrgently(pass, who.read, asking.read);
		if (outcome === 'not-found') return again({ person: 'urgent:problems.person' });
		redirect(303, `/people/${asking.read.personId}/${outcome === 'treats' ? 'card' : 'urgent'}`);
	}
};
