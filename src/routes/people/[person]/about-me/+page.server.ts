import { fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { check, readAboutMe } from '$lib/server/care/about-me/acts';
import { carryOn, partsOf, progressOfPart } from '$lib/server/care/about-me/about-me';
import { checkFields } from '$lib/server/care/about-me/form';
import { readLastTalk } from '$lib/server/care/about-me/talked-acts';
import { talkedLine } from '$lib/server/care/about-me/talked-view';
import { readForm } from '$lib/server/http/forms';
import { setsOf } from '$lib/server/questions/asked';
import { readAudience } from '$lib/server/questions/read';
import { toCheck } from '$lib/server/questions/waiting';
import { undoFor } from './undo';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const pass = passFor(locals, 'about-me:read');
	const { answers, drafts, waiting, renderings, readers, open, alone } = await readAboutMe(pass);
	const { t } = locals.words;
	const sets = setsOf('person', 'none');
	const mine = drafts.filter((one) => one.writer === pass.actor?.accountId);
	const own = pass.relations.includes('self');
	const seen = own ? answers : [...answers, ...waiting];
	const parts = sets.flatMap((set) => partsOf(set, seen, mine, open)).filter(({ rows }) => rows.length > 0);
	const next = carryOn(parts, answers, mine);
	return {
		own,
		talked: talkedLine(locals.words, await readLastTalk(pass)),
		alone,
		undo: await undoFor(event, pass),
		parts: parts.map(({ set, section, rows }) => ({
			id: `${set.id}/${section}`,
			title: t(`${set.id}:section.${section}.title`),
			progress: progressOfPart(rows),
			current: next?.set === set && next.section === section,
			rows: rows.map(({ question, progress }) => ({
				id: question.id,
				title: t(`${set.id}:${question.id}.title`),
				progress,
				behindOpen: question.behindOpen ?? false
			}))
		})),
		carryOn:
			next === null
				? null
				: { question: next.question.id, section: t(`${next.set.id}:section.${next.section}.title`) },
		waiting: toCheck(locals.words, sets, waiting, renderings, answers),
		readers
	};
};

const answerTo = async (event: RequestEvent, outcome: 'confirmed' | 'not-mine') => {
	const pass = passFor(event.locals, 'about-me:check');
	const form = await readForm(event.request, checkFields);
	if (!form.ok) return fail(422, form);
	const { readers } = await readAboutMe(passFor(event.locals, 'about-me:read'));
	const audience = readAudience(
		form,
		['card', 'care-team'],
		readers.map(({ id }) => id)
	);
	const checked = await check(pass, form.one('answer'), outcome, audience);
	const waits = checked === false ? null : checked.hold;
	redirect(303, `/people/${pass.personId}/${waits === null ? 'about-me' : `to-confirm/${waits}`}`);
};

export const actions: Actions = {
	confirm: (event) => answerTo(event, 'confirmed'),
	'not-mine': (event) => answerTo(event, 'not-mine')
};
