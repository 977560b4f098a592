import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readForm, type Form } from '$lib/server/http/forms';
import { slipCookie } from '$lib/server/sign-in/cookie';
import { busy, hashPassphrase } from '$lib/server/sign-in/passphrase';
import {
	passphraseProblem,
	readUserName,
	suggestPhrase,
	suggestUserNames,
	userNameProblem
} from '$lib/server/sign-in/phrase';
import { freeUserName, readSlip, useSlip } from '$lib/server/sign-in/slip';
import { networkOf } from '$lib/server/sign-in/throttle';
import { welcome } from '$lib/server/sign-in/welcome';
import { languages } from '$lib/server/words';
import { again, shown } from '../refuse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	passFor(event.locals, 'public:read');
	const { language } = event.locals.words;
	const slip = await readSlip(
		slipCookie.read(event) ?? '',
		networkOf(event.getClientAddress()),
		event.locals.now
	);
	if (slip.state !== 'open') redirect(303, '/sign-in/slip');
	return {
		name: slip.name,
		phone: slip.kind === 'person',
		language,
		languages: languages.map(({ code, name }) => ({ code, name })),
		userName: await freeUserName(suggestUserNames(language)),
		offered: suggestPhrase(language)
	};
};

/** Their own passphrase when they wrote one, else the one that was offered. */
const passphraseIn = (form: Form): string => form.one('passphrase') || form.one('offered');

const problemsIn = (form: Form): Record<string, string> => {
	const userName = readUserName(form.one('user-name'));
	const found = {
		'user-name': userNameProblem(userName),
		passphrase: passphraseProblem(passphraseIn(form), userName),
		language: languages.some(({ code }) => code === form.one('language')) ? null : 'sign-in:problems.pick'
	};
	return Object.fromEntries(
		Object.entries(found).flatMap(([field, key]) => (key === null ? [] : [[field, key]]))
	);
};

export const actions: Actions = {
	default: async (event) => {
		passFor(event.locals, 'public:sign-in');
		const fields = ['user-name', 'offered', 'passphrase', 'phone', 'language'];
		const form = await readForm(event.request, fields);
		if (!form.ok) return again(form.problems, shown(form.typed));
		const typed = shown(form.typed);
		const problems = problemsIn(form);
		if (Object.keys(problems).length > 0) return again(problems, typed);
		const passphraseHash = await hashPassphrase(passphraseIn(form));
		if (passphraseHash === busy) return again({ 'user-name': 'sign-in:problems.busy' }, typed, 503);
		const used = await useSlip(
			slipCookie.read(event) ?? '',
			{ userName: readUserName(form.one('user-name')), passphraseHash, language: form.one('language') },
			networkOf(event.getClientAddress()),
			event.locals.now
		);
		if (used.state === 'name-taken') return again({ 'user-name': 'sign-in:problems.name-taken' }, typed);
		if (used.state !== 'done') redirect(303, '/sign-in/slip');
		slipCookie.drop(event);
		await welcome(event, used.entrant, form.one('phone') === 'own', null, { first: true });
		redirect(303, '/sign-in/codes');
	}
};
