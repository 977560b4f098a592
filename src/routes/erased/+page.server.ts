import { fail } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { erasureBy } from '$lib/server/care/erasure/acts';
import { planView } from '$lib/server/care/erasure/view';
import { readForm } from '$lib/server/http/forms';
import { networkOf } from '$lib/server/sign-in/throttle';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	passFor(locals, 'public:read');
	return {};
};

export const actions: Actions = {
	/** The answer is the page: nothing of it has an address that a phone would remember. */
	default: async ({ locals, request, getClientAddress }) => {
		const pass = passFor(locals, 'public:sign-in');
		const { words } = locals;
		const form = await readForm(request, ['receipt']);
		if (!form.ok)
			return fail(422, {
				problems: form.problems,
				seconds: 0,
				found: null,
				receipt: form.typed['receipt']?.[0] ?? ''
			});
		const found = await erasureBy(pass, form.one('receipt'), networkOf(getClientAddress()));
		if (found === null)
			return fail(422, {
				problems: { receipt: 'erasure:problems.receipt' },
				seconds: 0,
				found: null,
				receipt: form.one('receipt')
			});
		if ('seconds' in found)
			return fail(429, { problems: {}, seconds: found.seconds, found: null, receipt: form.one('receipt') });
		const { plan, gone, doneAt, takenBackAt, askedAt, stays } = found;
		const at = (moment: Date): string => words.dateTime(moment, 'UTC');
		return {
			problems: {},
			seconds: 0,
			receipt: '',
			found: {
				plan: planView(words, gone === null ? plan : { ...plan, goes: gone }),
				done: doneAt !== null,
				more: stays,
				said:
					doneAt !== null
						? words.t('erasure:said.done', { day: at(doneAt) })
						: takenBackAt !== null
							? words.t('erasure:said.taken-back', { day: at(takenBackAt) })
							: words.t('erasure:said.waiting', { day: at(askedAt) })
			}
		};
	}
};
