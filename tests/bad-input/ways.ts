import { readFileSync } from 'node:fs';
import { addressOf, subjects } from '../access/addresses.js';
import type { BuiltRoute } from '../access/router.js';
import { everybody, type Who } from '../access/world.js';
import { makeCode } from '../../src/lib/server/sign-in/code.js';
import { entriesOf } from '../support/fields.js';
import { ask, type Answer } from '../support/http.js';
import { documentOf } from '../support/parse.js';
import type { Body } from './bodies.js';

/** Somebody signed in, or somebody who is not and holds a slip. */
export type Poster = Who | 'nobody';

/** One way to post: an admitted actor, the address, and what the page's own form would send. */
export type Posting = {
	name: string;
	who: Poster;
	path: string;
	/** Whether the page shows that form just now. */
	onPage: boolean;
	/** In the order a browser sends them. */
	entries: [string, string][];
	/** A field for words, if the form has one. */
	wordsIn: string | null;
};

export type Sender = {
	origin: string;
	/** Sends a body as that actor, as the page of this origin would. */
	post: (who: Poster, path: string, body: Body) => Promise<Answer>;
	open: (who: Poster, path: string) => Promise<Answer>;
};

/** The slip that nobody holds; put it into the database for their pages to open. */
export const slip = makeCode(2);

const cookieOf = (who: Poster) => (who === 'nobody' ? `foreword-slip=${slip}` : `foreword=${who}`);

export const senderTo = (origin: string): Sender => ({
	origin,
	post: (who, path, { type, body }) =>
		ask(origin + path, {
			method: 'POST',
			body,
			headers: {
				accept: 'text/html',
				cookie: cookieOf(who),
				origin,
				'sec-fetch-site': 'same-origin',
				'content-type': type
			}
		}),
	open: (who, path) =>
		ask(origin + path, { headers: { accept: 'text/html', cookie: cookieOf(who), 'accept-language': 'en' } })
});

const isForWords = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
	element.matches('textarea, input:not([type]), input[type=text], input[type=search]');

/** The form of a page that posts to `path`, as it would be sent. */
const formFor = (document: Document, page: string, path: string) => {
	for (const button of document.querySelectorAll<HTMLButtonElement>('main form[method=post] button')) {
		const { form } = button;
		const action = new URL(button.getAttribute('formaction') ?? form?.getAttribute('action') ?? '', page);
		// A draft is the half-typed form of the answer, sent by a script.
		const targets = [
			action,
			new URL(form?.querySelector<HTMLElement>('[data-draft]')?.dataset['draft'] ?? action, page)
		];
		if (!form || !targets.some(({ pathname, search }) => pathname + search === path)) continue;
		const words = [...form.elements].find(isForWords);
		return { onPage: true, entries: entriesOf(form, button), wordsIn: words?.name ?? null };
	}
	return null;
};

/** Those who are likely to be let in first, so that few have to be tried. */
const inTurn: readonly Poster[] = [
	...new Set<Poster>(['nobody', 'tahlia', 'kim', 'cas', 'fay', 'keeper', ...everybody])
];

/** Who is let in to each way, as `tests/access/routes.test.ts` holds it. */
const matrix: Readonly<Record<string, string>> = JSON.parse(
	readFileSync(new URL('../access/matrix.json', import.meta.url), 'utf8')
);

/** The first few who are let in: enough to find one who has the form on their page. */
const insidersOf = (way: string, route: string): Poster[] => {
	const inside = matrix[`${way} ${route}`]?.split(' ') ?? [];
	return inTurn.filter((who) => inside.includes(who)).slice(0, 3);
};

/** What a page is about, where its path does not say so. */
const questions: Readonly<Record<string, string>> = {
	'/people/[person]/comment': `?on=intake.${subjects['[intake]'] ?? ''}`,
	'/people/[person]/looks/ask': '?entry=1'
};

/** Every way of the built router to post, with an actor who is let in and, where there is one, the page's form. */
export const postingsOf = async (sender: Sender, routes: readonly BuiltRoute[]): Promise<Posting[]> => {
	const found: Posting[] = [];
	/** Several forms stand on one page; it is opened once. */
	const opened = new Map<string, Document>();
	const shown = async (who: Poster, page: string): Promise<Document> => {
		const document = opened.get(`${who} ${page}`) ?? documentOf((await sender.open(who, page)).body);
		opened.set(`${who} ${page}`, document);
		return document;
	};
	for (const { id: route, ways } of routes)
		for (const way of ways.filter((one) => one.startsWith('POST'))) {
			const page = addressOf(route) + (questions[route] ?? '');
			const action = way.slice('POST '.length);
			const path = page.includes('?') && action !== '' ? `${page}&${action.slice(1)}` : page + action;
			const inside = insidersOf(way, route);
			const [first] = inside;
			if (!first) throw new Error(`nobody is let in to ${way} ${route}`);
			const forms = await Promise.all(
				inside.map(async (who) => {
					const form = formFor(await shown(who, page), sender.origin + page, path);
					return form && { who, ...form };
				})
			);
			const form = forms.find((one) => one?.wordsIn) ?? forms.find((one) => one !== null);
			found.push({
				name: `${way} ${route}`,
				path,
				who: first,
				onPage: false,
				entries: [],
				wordsIn: null,
				...form
			});
		}
	return found;
};
