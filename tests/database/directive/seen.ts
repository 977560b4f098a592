import { randomUUID } from 'node:crypto';
import { admit, type How } from '../../../src/lib/server/access/admit.js';
import type { Deed } from '../../../src/lib/server/access/policy.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import * as home from '../../../src/routes/people/[person]/+page.server.js';
import * as card from '../../../src/routes/people/[person]/card/+page.server.js';
import * as cardPaper from '../../../src/routes/people/[person]/card/pdf/+server.js';
import * as directive from '../../../src/routes/people/[person]/directive/+page.server.js';
import * as directivePaper from '../../../src/routes/people/[person]/directive/pdf/+server.js';
import * as exportJson from '../../../src/routes/people/[person]/export/json/+server.js';
import * as exportPaper from '../../../src/routes/people/[person]/export/pdf/+server.js';
import * as paper from '../../../src/routes/people/[person]/paper/plan/+page.server.js';
import * as planPaper from '../../../src/routes/people/[person]/paper/plan/pdf/+server.js';
import * as plan from '../../../src/routes/people/[person]/plan/+page.server.js';
import * as wallet from '../../../src/routes/people/[person]/wallet/+page.server.js';
import * as notFollowed from '../../../src/routes/people/[person]/card/wishes-not-followed/+page.server.js';
import * as walletCode from '../../../src/routes/wallet/+page.server.js';
import type { Signed } from '../../support/asker.js';
import { readPdf } from '../../support/pdf.js';
import { browser } from '../../support/sign-in.js';

const words = wordsFor('en');
const origin = 'http://localhost';

/** A request as `handle` gives it on to a route: who asks, admitted to what the route is about. */
const request = async (
	who: Signed | null,
	now: Date,
	personId: string | undefined,
	deeds: readonly Deed[],
	{ query = '', form = null as Record<string, string> | null } = {}
) => {
	const how: How = form === null ? 'look' : 'act';
	const nobody = { actor: null, session: '', now, requestId: randomUUID() };
	const asker = who === null ? nobody : who.asking(now);
	const passes = await admit(asker, deeds, personId === undefined ? {} : { personId }, how);
	if (passes.length < deeds.length) throw new Error(`no pass for ${deeds.join(', ')}`);
	const locals = { ...asker, words, passes, recovered: null };
	const sent = form === null ? {} : { method: 'POST', body: new URLSearchParams(form) };
	return {
		locals,
		url: new URL(`${origin}/${query}`),
		params: { person: personId },
		cookies: browser(origin).at(now).cookies,
		request: new Request(origin, sent),
		getClientAddress: () => randomUUID()
	} as never;
};

type Route = (event: never) => unknown;
/** One way to read of somebody: a page's data, or a file's bytes. */
export type Sight = { readonly name: string; readonly text: () => Promise<string> };

/** What a file says, without the ends of its lines: a long word may be broken by one. */
const textOf = async (answer: unknown): Promise<string> => {
	if (!(answer instanceof Response) || answer.status !== 200) throw new Error('no file');
	if (!answer.headers.get('content-type')?.startsWith('application/pdf')) return answer.text();
	const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
	return text.replace(/\s/g, '');
};

/** Where a person, those around them and a stranger read what holds. `code`: of the wallet card. */
export const sightsOf = (
	personId: string,
	now: Date,
	who: {
		readonly self: Signed;
		readonly staff: Signed;
		/** Reads the card. */
		readonly supporter: Signed;
		/** Reads the directive, and speaks for the person. */
		readonly representative: Signed;
		readonly code: string;
	}
): { readonly pages: Sight[]; readonly papers: Sight[]; readonly whole: Sight } => {
	const sight = (
		name: string,
		reader: Signed | null,
		route: Route,
		deeds: readonly Deed[],
		more: Parameters<typeof request>[4] = {}
	): Sight => ({
		name,
		text: async () => {
			const about = reader === null ? undefined : personId;
			const answer: unknown = await route(await request(reader, now, about, deeds, more));
			return answer instanceof Response ? textOf(answer) : JSON.stringify(answer);
		}
	});
	const readers = Object.entries({
		person: who.self,
		staff: who.staff,
		supporter: who.supporter,
		representative: who.representative
	});
	const seesCard = readers.filter(([name]) => name !== 'representative');
	const seesDirective = readers.filter(([name]) => name !== 'supporter');
	const reading = { code: who.code, reader: 'Pat', reason: 'She cannot speak' };
	const exported = (form: Record<string, string>): Sight =>
		sight('export for computers', who.self, exportJson.POST as Route, ['export:make'], { form });
	return {
		/** The export with what they took back, for whoever asks for it. */
		whole: exported({ whole: 'yes' }),
		pages: [
			...seesCard.map(([name, one]) => sight(`card, ${name}`, one, card.load as Route, ['card:read'])),
			...seesDirective.map(([name, one]) =>
				sight(`directive, ${name}`, one, directive.load as Route, ['directive:read'])
			),
			sight('home, person', who.self, home.load as Route, ['home:read']),
			sight('home, staff', who.staff, home.load as Route, ['home:read']),
			sight('plan, staff', who.staff, plan.load as Route, ['plan:read']),
			sight('wishes not followed, staff', who.staff, notFollowed.load as Route, ['wish:set-aside']),
			sight('whole plan, person', who.self, paper.load as Route, ['paper:read'], { query: '?all' }),
			sight('wallet, person', who.self, wallet.load as Route, ['wallet:read']),
			sight('wallet, stranger', null, walletCode.actions.default as Route, ['wallet:use'], { form: reading }),
			exported({})
		],
		papers: [
			...seesCard.map(([name, one]) =>
				sight(`card on paper, ${name}`, one, cardPaper.GET as Route, ['card:print'])
			),
			...seesDirective.map(([name, one]) =>
				sight(`directive on paper, ${name}`, one, directivePaper.GET as Route, ['directive:print'])
			),
			sight('whole plan on paper', who.self, planPaper.GET as Route, ['paper:read'], { query: '?all' }),
			sight('export on paper', who.self, exportPaper.POST as Route, ['export:make'], { form: {} })
		]
	};
};
