import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askForHelp, nameOf, readHelp } from '$lib/server/care/debrief/help-acts';
import { tickedBefore, type Asked } from '$lib/server/care/debrief/help';
import { helpWords } from '$lib/server/care/debrief/help-view';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { readForm } from '$lib/server/http/forms';
import type { Words } from '$lib/words';
import type { Actions, PageServerLoad } from './$types';

const askedView = (words: Words, zone: string, one: Asked) => ({
	id: one.id,
	what: helpWords(words, one),
	asked: words.t('help-asked:asked', { time: words.dateTime(one.askedAt, zone) }),
	waits: one.answers.length > 0 ? null : words.t(`help-asked:not-seen.${one.wentTo}`),
	answers: one.answers.map(({ step, by, at, words: said }) => ({
		text: words.t(`help-asked:step.${step}`, { name: by, time: words.dateTime(at, zone) }),
		said
	}))
});

export const load: PageServerLoad = async ({ locals, params }) => {
	const { words } = locals;
	const pass = passFor(locals, 'debrief:choose');
	const { zone, wanted, asked } = await readHelp(pass);
	const asksNow = asked.some(({ answers }) => answers.length === 0);
	return {
		outside: await outsideFor(pass, words),
		back: `/people/${params.person}/episodes/${params.episode}/debrief`,
		wanted: wanted.map((one) => ({ value: nameOf(one), label: helpWords(words, one) })),
		ticked: tickedBefore(wanted).map(nameOf),
		asked: asked.toReversed().map((one) => askedView(words, zone, one)),
		waits: asksNow,
		numbers: asksNow ? serviceView(await readService(pass), words.language).helpNumbers : []
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'debrief:choose');
		const form = await readForm(request, ['wish[]']);
		if (!form.ok) return fail(422, form);
		if (!(await askForHelp(pass, form.many('wish'))))
			return fail(422, { problems: { wish: 'help-asked:problem.none' }, typed: form.typed });
		redirect(303, `/people/${params.person}/episodes/${params.episode}/debrief/help`);
	}
};
