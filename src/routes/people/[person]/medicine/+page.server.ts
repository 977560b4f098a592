import { fail } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { compareMedicine } from '$lib/server/care/card/medicine-acts';
import { fields } from '$lib/server/care/episode/fields';
import { optionWords } from '$lib/server/care/episode/say';
import { byForceOrNeedle } from '$lib/server/care/episode/use-choices';
import { readForm } from '$lib/server/http/forms';
import type { Words } from '$lib/words';
import type { Actions, PageServerLoad } from './$types';

const { way, manner } = fields.component.shape;
const optionsOf = (words: Words, part: 'way' | 'manner', choices: readonly string[]) =>
	choices.map((value) => ({ value, label: optionWords(words, 'component', part, choices, value) }));

export const load: PageServerLoad = ({ locals, params }) => {
	passFor(locals, 'medicine:check');
	return {
		person: params.person,
		ways: optionsOf(locals.words, 'way', way.choices),
		manners: optionsOf(locals.words, 'manner', manner.choices)
	};
};

/** Most characters of a medicine, as in the record. */
const longest = 280;

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const pass = passFor(locals, 'medicine:check');
		const form = await readForm(request, ['drug', 'way', 'manner']);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const drug = form.one('drug').trim();
		if (drug === '' || drug.length > longest)
			return fail(422, {
				problems: { drug: drug === '' ? 'episode-medicine:problem.which' : 'episode:problem.too-long' },
				typed: form.typed
			});
		const given = { drug, byForceOrNeedle: byForceOrNeedle(form.one('way'), form.one('manner')) };
		return { medicine: { drug, lines: await compareMedicine(pass, locals.words, given) }, typed: form.typed };
	}
};
