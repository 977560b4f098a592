import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Words } from '$lib/words';
import { askForHelp, nameOf, readHelp, type Helping } from '$lib/server/care/account/help-acts';
import { tickedBefore, type Asked } from '$lib/server/care/account/help';
import { helpWords } from '$lib/server/care/account/help-view';
import { readService, serviceView } from '$lib/server/care/service/acts';
import { readForm } from '$lib/server/http/forms';

const askedView = (words: Words, zone: string, own: boolean, one: Asked) => ({
	id: one.id,
	what: helpWords(words, one),
	by: one.passedOnBy === null ? null : words.t('help-asked:spoken.by', { name: one.passedOnBy }),
	asked: words.t(own ? 'help-asked:asked' : 'help-asked:spoken.at', {
		time: words.dateTime(one.askedAt, zone)
	}),
	waits: one.answers.length > 0 ? null : words.t(`help-asked:not-seen.${one.wentTo}`),
	answers: one.answers.map(({ step, by, at, words: said }) => ({
		text: words.t(`help-asked:step.${step}`, { name: by, time: words.dateTime(at, zone) }),
		said
	}))
});

/** What the page of help shows, whatever it is asked about. `list`: where the questions are. */
export const helpPage = async (pass: Helping, words: Words, list: string) => {
	const own = pass.relations.includes('self');
	const { zone, wanted, asked } = await readHelp(pass);
	const asksNow = asked.some(({ answers }) => answers.length === 0);
	return {
		back: list,
		own,
		wanted: wanted.map((one) => ({
			value: nameOf(one),
			label: own ? helpWords(words, one) : words.t('help-asked:spoken.yes')
		})),
		// What somebody said aloud is ticked once they said yes to passing it on.
		ticked: own ? tickedBefore(wanted).map(nameOf) : [],
		asked: asked.toReversed().map((one) => askedView(words, zone, own, one)),
		waits: asksNow,
		numbers: asksNow ? serviceView(await readService(pass), words.language).helpNumbers : []
	};
};

/** Passes on what was ticked, and comes back to the page. */
export const askHelp = async (pass: Helping, { request, url }: RequestEvent) => {
	const own = pass.relations.includes('self');
	const form = await readForm(request, ['wish[]']);
	if (!form.ok) return fail(422, form);
	if (!(await askForHelp(pass, form.many('wish'))))
		return fail(422, {
			problems: { wish: `help-asked:problem.${own ? 'none' : 'spoken'}` },
			typed: form.typed
		});
	redirect(303, url.pathname);
};
