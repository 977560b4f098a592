import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { askFor, confirmCode, keepQuiet, readWay, stopWay, zonesHere } from '$lib/server/care/notice/acts';
import {
	addressFields,
	codeFields,
	quietFields,
	readAddress,
	readCode,
	readQuiet
} from '$lib/server/care/notice/form';
import { hinted } from '$lib/server/care/notice/notice';
import { readForm } from '$lib/server/http/forms';
import { waysHere } from '$lib/server/post';
import { partyAt } from '$lib/server/sign-in/passkey';
import { passkeysOf } from '$lib/server/sign-in/passkey-own';
import { steppedUp } from '$lib/server/sign-in/step-up';
import { again } from '../../sign-in/refuse';
import { proofFields, showsItIsThem } from '../step-up';
import type { Actions, PageServerLoad } from './$types';

const here = '/account/notices';
const hours = Array.from({ length: 24 }, (_, hour) => ({
	value: String(hour),
	label: `${String(hour).padStart(2, '0')}:00`
}));

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'account:read');
	const { way, zones, notNow } = await readWay(pass);
	const keys = (await passkeysOf(pass.session, pass.now)).filter(({ works }) => works).length;
	return {
		ways: waysHere(),
		how: way.how,
		// Never whole: whoever looks over a shoulder learns no address.
		address: way.address === null ? '' : hinted(way.how, way.address),
		asked: way.asked && { ...way.asked, address: hinted(way.asked.how, way.asked.address) },
		fault: way.fault,
		faultAt: way.faultAt === null ? '' : locals.words.dateTime(way.faultAt, way.quiet.zone),
		quiet: { from: String(way.quiet.from), until: String(way.quiet.until), zone: way.quiet.zone },
		hours,
		zones,
		notNow,
		// An address is where somebody could be found: whoever holds the phone is asked who they are first.
		open: await steppedUp(pass.session, pass.now),
		key: partyAt(url) !== null && keys > 0,
		done: url.searchParams.get('done')
	};
};

const notAsked = {
	never: 'notice:problems.never',
	often: 'notice:problems.often',
	no: 'notice:problems.often'
} as const;

const notConfirmed = {
	wrong: 'notice:problems.wrong-code',
	gone: 'notice:problems.gone-code',
	never: 'notice:problems.never',
	'not-now': 'notice:problems.not-now'
} as const;

export const actions: Actions = {
	prove: async (event) => {
		const pass = passFor(event.locals, 'account:write');
		const form = await readForm(event.request, proofFields);
		if (!form.ok) return again(form.problems);
		const shown = await showsItIsThem(event, pass, form);
		if (shown.outcome === 'no') return again(shown.problems, {}, shown.status);
		redirect(303, here);
	},
	/** Asks for a code at an address. */
	ask: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, addressFields);
		if (!form.ok) return again(form.problems, form.typed);
		if (!(await steppedUp(pass.session, pass.now))) redirect(303, here);
		const wanted = readAddress(form, waysHere());
		if (!wanted.ok) return again(wanted.problems, form.typed);
		const asked = await askFor(pass, wanted.read);
		if (asked !== 'asked') return again({ address: notAsked[asked] }, form.typed);
		redirect(303, here);
	},
	confirm: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, codeFields);
		if (!form.ok) return again(form.problems);
		const code = readCode(form);
		if (!code.ok) return again(code.problems);
		const became = await confirmCode(pass, code.read);
		if (became !== 'done') return again({ code: notConfirmed[became] });
		redirect(303, `${here}?done=on`);
	},
	quiet: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, quietFields);
		if (!form.ok) return again(form.problems);
		const quiet = readQuiet(form, await zonesHere(pass));
		if (!quiet.ok) return again(quiet.problems, form.typed);
		await keepQuiet(pass, quiet.read);
		redirect(303, `${here}?done=quiet`);
	},
	/** Nothing more for now. */
	stop: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		await stopWay(pass, false);
		redirect(303, `${here}?done=off`);
	},
	/** Nothing more to this address, from anybody here. */
	never: async ({ locals, request }) => {
		const pass = passFor(locals, 'account:write');
		const form = await readForm(request, []);
		if (!form.ok) return again(form.problems);
		await stopWay(pass, true);
		redirect(303, `${here}?done=never`);
	}
};
