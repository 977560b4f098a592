import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { partsOf, progressOfPart } from '$lib/server/care/about-me/about-me';
import * as acts from '$lib/server/care/directive/acts';
import * as forms from '$lib/server/care/directive/form';
import { toWitness } from '$lib/server/care/directive/witness-acts';
import { report, toWithdraw } from '$lib/server/care/directive/withdrawal-acts';
import { noticesFor } from '$lib/server/care/card/record-acts';
import { readTellings } from '$lib/server/care/directive/telling-acts';
import { readForm } from '$lib/server/http/forms';
import { readAudience } from '$lib/server/questions/read';
import { toCheck } from '$lib/server/questions/waiting';
import type { Actions, PageServerLoad } from './$types';
import { toldView } from '../not-followed/view';
import { rulesView, speakersOf, versionView } from './view';

const done = ['withdrawn', 'waits', 'attempt', 'signed', 'witnessed', 'reported'] as const;

/** What is being written: the task list, and what others typed into it. */
const openView = async (locals: App.Locals, all: acts.Directives) => {
	const pass = passFor(locals, 'directive:read');
	const open = acts.openOf(all);
	const own = pass.relations.includes('self');
	if (open === null || !(own || pass.relations.includes('types:directive'))) return null;
	const { t } = locals.words;
	const { drafts, typed, renderings, readers } = await acts.readWaiting(pass, open);
	const mine = drafts.filter((one) => one.writer === pass.actor?.accountId);
	const set = acts.questionsUnder(open.jurisdiction);
	const seen = own ? open.answers : [...open.answers, ...typed];
	return {
		id: open.id,
		where: t(`jurisdiction-${open.jurisdiction}:name`),
		parts: partsOf(set, seen, mine).map(({ section, rows }) => ({
			id: section,
			title: t(`directive:section.${section}.title`),
			progress: progressOfPart(rows),
			rows: rows.map(({ question, progress }) => ({
				id: question.id,
				title: t(`directive:${question.id}.title`),
				progress
			}))
		})),
		speakers: speakersOf(locals.words, all, open),
		waiting: own ? toCheck(locals.words, [set], typed, renderings, open.answers) : [],
		readers
	};
};

const versionsView = ({ words }: App.Locals, all: acts.Directives) =>
	all.versions.map((version, place) => ({
		id: version.id,
		title: words.t('directive-pages:version', {
			number: all.versions.length - place,
			instrument: words.t(`jurisdiction-${version.jurisdiction}:instrument`),
			date: words.date(version.begunAt, all.zone)
		}),
		state: words.t(
			`directive-pages:state.${
				version.discardedAt !== null
					? 'discarded'
					: (all.standing.versions.find(({ id }) => id === version.id)?.state ?? 'draft')
			}`
		)
	}));

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'directive:read');
	const { words } = locals;
	const all = await acts.readDirectives(pass);
	const own = pass.relations.includes('self');
	const shown = [...all.standing.inForce, ...all.standing.versions.filter(({ state }) => state === 'signed')];
	const [never, neverList] = [await acts.neverTold(pass), await acts.neverList(pass)];
	const views = [];
	for (const state of shown) {
		const version = all.versions.find(({ id }) => id === state.id);
		if (version !== undefined)
			views.push(versionView(words, all, version, state, await acts.renderingsOf(pass, version), never));
	}
	const tellings = await readTellings(pass);
	const told = (id: string) => tellings.filter(({ withdrawal }) => withdrawal === id);
	const helper = !own && !pass.relations.includes('treating');
	const versions = views.map((one) => ({
		...one,
		attempts: one.attempts.map((attempt) => ({
			...attempt,
			told: toldView(words, all.zone, told(attempt.id)),
			link: !helper || told(attempt.id).length > 0
		}))
	}));
	const me = pass.actor?.accountId;
	const withdrawnAt = all.withdrawnAt ?? all.standing.withdrawn?.writtenAt ?? null;
	const current = acts.inForceOf(all)[0] ?? null;
	const open = acts.openOf(all);
	return {
		own,
		treating: pass.relations.includes('treating') && !own,
		name: all.name,
		done: done.find((one) => one === url.searchParams.get('done')) ?? null,
		versions,
		inForce: all.standing.inForce.length > 0,
		withdrawn:
			withdrawnAt === null || all.standing.inForce.length > 0
				? null
				: words.t('directive-pages:withdrawn', { date: words.date(withdrawnAt, all.zone) }),
		asked: all.versions
			.flatMap((version) => speakersOf(words, all, version))
			.filter(({ accountId, answered }) => accountId === me && !answered && !own)
			.map(({ id, powers, limits }) => ({ id, powers, limits })),
		speaking: all.versions
			.flatMap(({ speakers }) => speakers)
			.filter(({ accountId, acceptedAt }) => !own && accountId === me && acceptedAt !== null)
			.map(({ id }) => id),
		open: await openView(locals, all),
		never: neverList,
		notices: (await noticesFor(pass)).map((one) => ({
			id: one.id,
			read: one.read,
			title: words.t(one.attempt ? 'heeded:notice-attempt' : 'heeded:notice-title', { name: all.name }),
			status: one.read
				? words.t('heeded:read-state')
				: words.t('heeded:since', { time: words.dateTime(one.at, all.zone) })
		})),
		history: own ? versionsView(locals, all) : [],
		toWitness: toWitness(all).length > 0,
		toWithdraw: toWithdraw(all)?.id ?? null,
		current: current?.jurisdiction ?? null,
		rules: [
			...new Set([
				...views.map(({ jurisdiction }) => jurisdiction),
				...(open === null ? [] : [open.jurisdiction])
			])
		].map((id) => ({ id, rules: rulesView(words, id) })),
		where: acts.jurisdictions().map((id) => ({
			value: id,
			label: words.t(`jurisdiction-${id}:name`),
			hint: words.t(`jurisdiction-${id}:setting`)
		})),
		key: randomUUID()
	};
};

const here = (person: string, said = ''): string =>
	`/people/${person}/directive${said === '' ? '' : `?done=${said}`}`;

const answerTo = async (event: RequestEvent, outcome: 'confirmed' | 'not-mine') => {
	const pass = passFor(event.locals, 'directive:check');
	const form = await readForm(event.request, forms.checkFields);
	if (!form.ok) return fail(422, form);
	const reading = passFor(event.locals, 'directive:read');
	const all = await acts.readDirectives(reading);
	const open = acts.openOf(all);
	// Signed in another window meanwhile: the page says so, and offers to begin a change.
	if (open === null && all.versions.some(({ signature }) => signature !== null))
		return fail(409, { problems: { '': 'directive-pages:problems.signed-check' }, typed: form.typed });
	if (open === null) error(404);
	const { readers } = await acts.readWaiting(reading, open);
	const audience = readAudience(
		form,
		['card', 'care-team'],
		readers.map(({ id }) => id)
	);
	await acts.check(pass, form.one('answer'), outcome, audience);
	redirect(303, here(pass.personId));
};

export const actions: Actions = {
	begin: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:write');
		const form = await readForm(request, forms.beginFields);
		if (!form.ok) return fail(422, form);
		const key = form.one('key');
		const begun =
			isId(key) &&
			(await acts.begin(pass, {
				key,
				jurisdiction: form.one('jurisdiction'),
				copy: form.one('copy') === 'yes'
			}));
		if (!begun)
			return fail(422, {
				problems: { jurisdiction: 'directive-pages:problems.where' },
				typed: form.typed
			});
		redirect(303, here(pass.personId));
	},
	discard: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:write');
		const form = await readForm(request, forms.discardFields);
		if (!form.ok) return fail(422, form);
		if (isId(form.one('version'))) await acts.discard(pass, form.one('version'));
		redirect(303, here(pass.personId));
	},
	confirm: (event) => answerTo(event, 'confirmed'),
	'not-mine': (event) => answerTo(event, 'not-mine'),
	accept: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:accept');
		const form = await readForm(request, forms.acceptFields);
		if (!form.ok) return fail(422, form);
		const answer = (['accepted', 'declined', 'ended'] as const).find((one) => one === form.one('answer'));
		if (answer === undefined || !(await acts.answerForPerson(pass, { speaker: form.one('speaker'), answer })))
			error(404);
		redirect(303, here(pass.personId));
	},
	report: async ({ locals, request }) => {
		const pass = passFor(locals, 'directive:report');
		const form = await readForm(request, forms.reportFields);
		if (!form.ok) return fail(422, form);
		const words = form.one('words');
		if (words === '' || words.length > 280 || !isId(form.one('key')))
			return fail(422, { problems: { words: 'directive-pages:problems.words' }, typed: form.typed });
		const { outcome } = await report(pass, {
			key: form.one('key'),
			version: form.one('version'),
			method: 'aloud',
			words,
			writtenAt: pass.now
		});
		if (outcome === 'gone')
			return fail(409, { problems: { '': 'directive-pages:problems.gone' }, typed: form.typed });
		redirect(303, here(pass.personId, 'reported'));
	}
};
