import { isId } from '$lib/id';
import { redirect } from '@sveltejs/kit';
import { note, passFor, transaction } from '$lib/server/access';
import { readForm } from '$lib/server/http/forms';
import {
	changePassphrase,
	credentialsOf,
	endEverywhere,
	endOther,
	knowsPassphrase,
	newPaperCodes,
	paperCodesLeft,
	sessionsOf
} from '$lib/server/sign-in/account';
import { staffLastHere } from '$lib/server/sign-in/browser';
import { busy, hashPassphrase } from '$lib/server/sign-in/passphrase';
import { partyAt } from '$lib/server/sign-in/passkey';
import { mayAddPasskey, passkeysOf } from '$lib/server/sign-in/passkey-own';
import { passphraseProblem, suggestPhrase } from '$lib/server/sign-in/phrase';
import { provesItself, recoveriesOf, stopRecovery } from '$lib/server/sign-in/helped';
import { again, shown, waiting } from '../sign-in/refuse';
import { showsItIsThem } from './step-up';
import type { Actions, PageServerLoad } from './$types';

const minutesSince = (then: Date, now: Date): number => Math.floor((now.getTime() - then.getTime()) / 60_000);

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const pass = passFor(locals, 'account:read');
	const { session, now } = pass;
	const mine = await credentialsOf(session, now);
	const { sessions, codesLeft, helped } = await transaction(pass, async (sql) => ({
		helped: await recoveriesOf(sql, session, now),
		sessions: await sessionsOf(sql, session, now),
		codesLeft: await paperCodesLeft(sql, session, now)
	}));
	const keys = (await passkeysOf(session, now)).filter(({ works }) => works).length;
	const staffHere = await staffLastHere(event);
	return {
		// Since when this browser is a device of the service; in words, null when it is none.
		service: staffHere === null ? null : locals.words.date(staffHere, 'UTC'),
		name: pass.actor?.name ?? '',
		userName: mine?.userName ?? '',
		passphraseDue: mine?.passphraseDue ?? false,
		changed: url.searchParams.has('changed'),
		offered: suggestPhrase(locals.words.language),
		codesLeft,
		// New codes open the account: whoever holds the phone is asked who they are first.
		mayMakeCodes: await mayAddPasskey(session, now),
		keys,
		possible: partyAt(url) !== null,
		proved: url.searchParams.has('proved'),
		// Not `helped`: of that name the layout says who is helping now.
		openedAgain: helped.map(({ id, helpers, madeAt, usedAt, provedAt }) => ({
			id,
			helpers: locals.words.list([...helpers]),
			open: usedAt === null,
			day: locals.words.dateTime(usedAt ?? madeAt, 'UTC'),
			proved: provedAt === null ? null : locals.words.dateTime(provedAt, 'UTC')
		})),
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
	/** A paper code from before shows that it is the person, and opens everything at once. */
	proof: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, ['code']);
		if (!form.ok) return again(form.problems);
		const proved = await provesItself(pass.session, pass.actor?.accountId ?? '', form.one('code'), pass.now);
		if (typeof proved === 'object') return waiting(proved.seconds, {});
		if (!proved) return again({ code: 'recovery:proof.wrong' });
		await transaction(pass, (sql) =>
			note(sql, pass, 'recovery:proved', { personId: pass.actor?.personId ?? undefined })
		);
		redirect(303, '/account?proved=yes');
	},
	/** Somebody said that the person needs help to come in, and they do not. */
	stop: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, ['recovery']);
		if (!form.ok) return again(form.problems);
		if (isId(form.one('recovery')))
			await transaction(pass, async (sql) => {
				await note(sql, pass, 'recovery:stopped', { personId: pass.actor?.personId ?? undefined });
				await stopRecovery(sql, pass.session, form.one('recovery'), pass.now);
			});
		redirect(303, '/account');
	},
	/** Every phone and computer at once, this one too. */
	everywhere: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		await transaction(pass, async (sql) => {
			await note(sql, pass, 'session:ended-everywhere');
			await endEverywhere(sql, pass.session, pass.now);
		});
		redirect(303, '/');
	},
	/** Passphrase or key once more, before new codes. */
	show: async (event) => {
		const pass = passFor(event.locals, 'account:write');
		const form = await readForm(event.request, ['again', 'credential']);
		if (!form.ok) return again(form.problems);
		const shown = await showsItIsThem(event, pass, form, 'again');
		if (shown.outcome === 'no') return again(shown.problems, {}, shown.status);
		redirect(303, shown.outcome === 'proved' ? '/account?proved=yes' : '/account#codes');
	},
	codes: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		if (!(await mayAddPasskey(pass.session, pass.now))) redirect(303, '/account#codes');
		const codes = await transaction(pass, async (sql) => {
			await note(sql, pass, 'paper-codes:made');
			return newPaperCodes(sql, pass.session, pass.now);
		});
		return { codes };
	}
};
