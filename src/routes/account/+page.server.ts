import { redirect } from '@sveltejs/kit';
import { note, passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import {
	changePassphrase,
	credentialsOf,
	endOther,
	knowsPassphrase,
	newPaperCodes,
	paperCodesLeft,
	sessionsOf
} from '$lib/server/sign-in/account';
import { busy, hashPassphrase } from '$lib/server/sign-in/passphrase';
import { passphraseProblem, suggestPhrase } from '$lib/server/sign-in/phrase';
import { again, shown } from '../sign-in/refuse';
import type { Actions, PageServerLoad } from './$types';

const minutesSince = (then: Date, now: Date): number => Math.floor((now.getTime() - then.getTime()) / 60_000);

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'account:read');
	const { session, now } = pass;
	const mine = await credentialsOf(session, now);
	const { sessions, codesLeft } = await transaction(pass, async (sql) => ({
		sessions: await sessionsOf(sql, session, now),
		codesLeft: await paperCodesLeft(sql, session, now)
	}));
	return {
		name: pass.actor?.name ?? '',
		userName: mine?.userName ?? '',
		passphraseDue: mine?.passphraseDue ?? false,
		changed: url.searchParams.has('changed'),
		offered: suggestPhrase(locals.words.language),
		codesLeft,
		sessions: sessions.map(({ id, seenAt, ownPhone, thisOne }) => ({
			id,
			minutes: minutesSince(seenAt, now),
			ownPhone,
			thisOne
		}))
	};
};

const notKnown = {
	wait: ['account:passphrase.wrong', 429],
	busy: ['sign-in:problems.busy', 503],
	no: ['account:passphrase.wrong', 422]
} as const;

export const actions: Actions = {
	end: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, ['session']);
		if (!form.ok) return again(form.problems);
		const ended = await transaction(pass, async (sql) => {
			await note(sql, pass, 'session:ended');
			return endOther(sql, pass.session, form.one('session'), pass.now);
		});
		if (!ended) return again({ sessions: 'account:sessions.gone' });
		redirect(303, '/account');
	},
	passphrase: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, ['current', 'offered', 'passphrase']);
		if (!form.ok) return again(form.problems, shown(form.typed));
		const typed = { offered: [form.one('offered')] };
		const mine = await credentialsOf(pass.session, pass.now);
		const wanted = form.one('passphrase') || form.one('offered');
		const problem = passphraseProblem(wanted, mine?.userName ?? '');
		if (problem) return again({ passphrase: problem }, typed);
		const known = await knowsPassphrase(pass.session, form.one('current'), pass.now);
		if (known !== true) {
			const [key, status] = notKnown[known === false ? 'no' : known];
			return again({ current: key }, typed, status);
		}
		const hash = await hashPassphrase(wanted);
		if (hash === busy) return again({ passphrase: 'sign-in:problems.busy' }, typed, 503);
		await transaction(pass, async (sql) => {
			await note(sql, pass, 'passphrase:changed');
			await changePassphrase(sql, pass.session, hash, pass.now);
		});
		redirect(303, '/account?changed=yes');
	},
	codes: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		const codes = await transaction(pass, async (sql) => {
			await note(sql, pass, 'paper-codes:made');
			return newPaperCodes(sql, pass.session, pass.now);
		});
		return { codes };
	}
};
