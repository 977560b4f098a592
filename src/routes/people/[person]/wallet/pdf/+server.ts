import { redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { readPrinted } from '$lib/server/care/wallet/acts';
import { printFields } from '$lib/server/care/wallet/form';
import { walletPaper } from '$lib/server/care/wallet/paper-view';
import { readPosted } from '$lib/server/http/posted';
import { pdfAnswer } from '$lib/server/paper/answer';
import type { RequestHandler } from './$types';

/** Asked for by a form, so that the code is in no address. */
export const POST: RequestHandler = async (event) => {
	const { locals, url } = event;
	// Paper goes to others too: it is said in ordinary words.
	const words = locals.words.ordinary;
	const pass = passFor(locals, 'wallet:read');
	const form = await readPosted(event, printFields);
	if (form instanceof Response) return form;
	const code = form.one('code');
	const printed = await readPrinted(pass, code);
	// A page that was left open: the code was stopped or replaced meanwhile.
	if (printed === null) redirect(303, `/people/${pass.personId}/wallet?done=gone`);
	const { name, crisis, signed, until, zone } = printed;
	const size = form.one('sheet') === 'a4' ? 'a4' : 'wallet';
	const large = form.one('large') === 'yes';
	const said = { words, code, name, crisis, signed, size, large, until: words.date(until, zone) } as const;
	return pdfAnswer(walletPaper({ ...said, origin: url.origin }), 'wallet');
};
