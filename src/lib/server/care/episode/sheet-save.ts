import { createHash, randomUUID } from 'node:crypto';
import type { Pass } from '../../access';
import type { Fields, Form, Problems, Row } from '../../http/forms';
import { CHECK_ITEMS, KEY_NEEDS } from '../../standards/vocabulary';
import { writeFacts, type Writing } from './acts';
import type { Value } from './fields';
import { itemsNow } from './looked';
import { knownIn, readObserver, type Looked } from './observer';
import { readTyped } from './read';
import type { EpisodeRead } from './reading';
import { timesOf } from './sheet';

/** So many rows at first, and more each time somebody asks. */
export const rowsAtFirst = 6;
/** No sheet is longer. */
export const mostRows = 36;

const itemParts = CHECK_ITEMS.flatMap((item) => [item, `${item}-words`]);
const rowParts = ['which', 'day', 'how', 'who', 'who-other', 'all', 'needs', 'said', ...itemParts];

/** The fields of a sheet: what holds for every row, and the rows. */
export const sheetFields: Fields = [
	'key',
	'day',
	'by',
	'by-other',
	'how',
	'row-#',
	...rowParts.map((part) => `row-#-${part}`),
	'row-#-missing[]'
];

/** How many rows a sheet has that was sent. */
export const rowsIn = (typed: Readonly<Record<string, readonly string[]>>): number =>
	Math.min(
		mostRows,
		Math.max(
			rowsAtFirst,
			...Object.keys(typed)
				.flatMap((name) => /^row-(\d{1,3})$/.exec(name)?.[1] ?? [])
				.map(Number)
		)
	);

const isWritten = (form: Form, { index, value, part }: Row): boolean =>
	value !== '' || rowParts.some((name) => part(name) !== '') || form.many(`row-${index}-missing`).length > 0;

const needsOf = (form: Form, row: Row, at: Date): Value<'key-needs'> | null => {
	const missing = form.many(`row-${row.index}-missing`);
	const there = row.part('needs') === 'there';
	if (!there && missing.length === 0) return null;
	const said = KEY_NEEDS.map((need) => [need, missing.includes(need) ? 'no' : there ? 'yes' : null]);
	return { at, ...Object.fromEntries(said) } as Value<'key-needs'>;
};

/** Whoever the row names, else whoever the sheet does. */
const whoOf = (read: EpisodeRead, form: Form, { part }: Row) => {
	const own = part('who') !== '' || part('who-other') !== '';
	const [picked, typed] = own ? [part('who'), part('who-other')] : [form.one('by'), form.one('by-other')];
	return { own, chosen: readObserver(picked, typed, knownIn(read)) };
};

const typedCheck = (read: EpisodeRead, form: Form, { part }: Row, at: Date, who: Looked) => {
	const items = itemsNow(read, at);
	const asked = items.some(({ required }) => required) ? items.filter(({ required }) => required) : items;
	const all = part('all');
	const ofItem = (item: (typeof CHECK_ITEMS)[number]): string =>
		part(item) || (asked.some((one) => one.item === item) ? all : '');
	return {
		at: at.toISOString(),
		method: part('how') || form.one('how'),
		by: who.name,
		'by-account': who.account ?? '',
		said: part('said'),
		...Object.fromEntries(CHECK_ITEMS.map((item) => [item, ofItem(item)])),
		...Object.fromEntries(CHECK_ITEMS.map((item) => [`${item}-words`, part(`${item}-words`)]))
	};
};

/** Which field of a row a wrong part of a check was typed into. */
const fieldIn: Readonly<Record<string, string>> = { at: '', method: '-how', by: '-who' };
const ofSheet = ['twice', 'out-of-order'];

type Read = { readonly writings: readonly Writing[] } | { readonly problems: Problems };

const readRow = (read: EpisodeRead, form: Form, row: Row, at: Date, now: Date, together: string): Read => {
	const { own, chosen } = whoOf(read, form, row);
	if ('problem' in chosen) return { problems: { [own ? `row-${row.index}-who` : 'by']: chosen.problem } };
	const checked = readTyped(
		'check',
		typedCheck(read, form, row, at, chosen),
		(typed) => new Date(typed),
		now
	);
	if (!checked.ok)
		return {
			problems: Object.fromEntries(
				Object.entries(checked.problems).map(([part, code]) => [
					// How they looked is asked once, for every row.
					part === 'method' && code === 'needed' ? 'how' : `row-${row.index}${fieldIn[part] ?? `-${part}`}`,
					`episode:problem.${code}`
				])
			)
		};
	const rest = { item: '', because: null, fromPaper: true, together };
	const needs = needsOf(form, row, at);
	return {
		writings: [
			{ field: 'check', value: checked.value, ...rest },
			...(needs ? [{ field: 'key-needs' as const, value: needs, ...rest }] : [])
		]
	};
};

/** Reads a sheet: every row somebody wrote something into, or what is wrong with any of them. */
const readSheet = (read: EpisodeRead, form: Form, together: string, now: Date): Read => {
	const rows = form.rows('row').filter((row) => isWritten(form, row));
	if (rows.length === 0) return { problems: { 'row-1': 'episode:problem.needed' } };
	if (!/^\d{4}-\d{2}-\d{2}$/.test(form.one('day')))
		return { problems: { day: 'episode:problem.not-a-time' } };
	if (rows.some(({ index }) => index < 1 || index > mostRows))
		return { problems: { '': 'errors:field.unknown-field' } };
	const { zone } = read.episode;
	const start = read.asked.startedAt;
	const times = timesOf(
		rows.map(({ value, part }) => ({ time: value, day: part('day'), which: part('which') })),
		{ day: form.one('day'), start, zone, now }
	);
	const done = rows.map((row, place): Read => {
		const when = times[place];
		if (when && 'at' in when) return readRow(read, form, row, when.at, now, together);
		const code = when?.problem ?? 'needed';
		return {
			problems: {
				[`row-${row.index}`]: `${ofSheet.includes(code) ? 'episode-sheet' : 'episode'}:problem.${code}`
			}
		};
	});
	const problems = Object.assign({}, ...done.map((one) => ('problems' in one ? one.problems : {})));
	if (Object.keys(problems).length > 0) return { problems };
	return { writings: done.flatMap((one) => ('writings' in one ? one.writings : [])) };
};

/** The id that entries of one sheet share: of its form, so that the same form twice is one sheet. */
const sheetId = (key: string): string =>
	createHash('sha256')
		.update(`sheet ${key}`)
		.digest('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** Saves several checks of one paper sheet in one transaction; all of them, or none. */
export const saveSheet = async (
	pass: Pass<'episode:write'>,
	read: EpisodeRead,
	form: Form
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: Problems }> => {
	const key = form.one('key') || randomUUID();
	const sheet = readSheet(read, form, sheetId(key), pass.now);
	if ('problems' in sheet) return { ok: false, problems: sheet.problems };
	await writeFacts(pass, sheet.writings, true, key);
	return { ok: true };
};
