import { expect, test } from 'vitest';
import { conceptOf, importsOf, roomOf, sourcesIn, type Import } from './house.js';

/** Rooms that know nothing of care and may be used by any: words, what is shared, packages. */
const EVERYWHERE = ['shared', 'package', 'words'];

/** Who may use what of whom (architecture.md, section 4).. */
const MAY_USE: Record<string, string[]> = {
	hooks: ['access', 'clock', 'database', 'http', 'sign-in', 'post', 'hooks'],
	jobs: ['jobs', 'database'],
	post: ['post', 'jobs', 'database', 'rules'],
	serve: ['serve'],
	routes: [
		'access',
		'acts',
		'form',
		'view',
		'rules',
		'paper',
		'questions',
		'sign-in',
		'http',
		'routes',
		'post',
		'clock',
		// What a stream sends is drawn by the component that the page has.
		'ui'
	],
	'route pages': ['ui', 'route pages'],
	ui: ['ui'],
	acts: [
		'rules',
		'store',
		'acts',
		'form',
		'standards',
		'questions',
		'question store',
		'access',
		'sign-in',
		'clock'
	],
	form: ['rules', 'form', 'view', 'http', 'standards', 'questions'],
	view: ['rules', 'form', 'view', 'standards', 'questions'],
	store: ['access', 'database', 'rules', 'store', 'questions', 'standards'],
	rules: ['rules', 'standards', 'questions'],
	access: ['access', 'database'],
	http: ['http', 'access'],
	questions: ['questions', 'question store', 'access', 'database', 'http', 'standards'],
	'question store': ['questions', 'question store', 'access', 'database'],
	standards: ['standards', 'database'],
	'sign-in': ['sign-in', 'database', 'access', 'http'],
	database: ['database'],
	paper: ['paper'],
	words: ['words'],
	clock: [],
	shared: ['shared']
};

/** Types may come from further away, but not these. */
const NEVER_NAMES: Record<string, RegExp> = {
	ui: /^src\/lib\/server\//,
	shared: /^src\/lib\/server\//,
	routes: /\/database|store$/,
	rules: /\/database/,
	access: /\/care\//
};

const imports = sourcesIn('src').flatMap(importsOf);

const isForbidden = ({ from, to, typeOnly }: Import) => {
	const room = roomOf(from);
	if (typeOnly) return NEVER_NAMES[room]?.test(to) ?? false;
	return ![...EVERYWHERE, ...(MAY_USE[room] ?? [])].includes(roomOf(to));
};

const tell = ({ from, to }: Import) => `${from} (${roomOf(from)}) → ${to} (${roomOf(to)})`;

test('every import goes inward', () => {
	expect(imports.filter(isForbidden).map(tell)).toEqual([]);
});

test('every room has its rule', () => {
	expect([...new Set(sourcesIn('src').map(roomOf))].filter((room) => !MAY_USE[room])).toEqual([]);
});

/** Left may not import right. */
const ORDER = [
	...['service', 'person', 'pressure', 'sharing', 'comment', 'recovery', 'media', 'about-me'],
	...[
		'directive',
		'crisis-plan',
		'authorisation',
		'episode',
		'debrief',
		'account',
		'talk',
		'learning',
		'care-plan',
		'card',
		'intake',
		'wallet',
		'export',
		'erasure',
		'case-review',
		'reflection',
		'notice'
	]
];

test('the concepts of care stand in their order', () => {
	const turned = imports.filter(({ from, to }) => {
		const [mine, theirs] = [conceptOf(from), conceptOf(to)];
		return mine !== null && theirs !== null && ORDER.indexOf(theirs) > ORDER.indexOf(mine);
	});
	expect(turned.map(tell)).toEqual([]);
	const concepts = new Set(
		sourcesIn('src/lib/server/care')
			.map(conceptOf)
			.filter((name) => name !== null)
	);
	expect([...concepts].filter((name) => !ORDER.includes(name))).toEqual([]);
});

test('the driver and the keeper of sessions have one door each', () => {
	const outside = (name: string, door: RegExp) =>
		imports.filter(({ from, to, typeOnly }) => !typeOnly && to === name && !door.test(from)).map(tell);
	expect(outside('postgres', /^src\/lib\/server\/database\//)).toEqual([]);
	expect(outside('lucia', /^src\/lib\/server\/sign-in\//)).toEqual([]);
});

test('the rule of direction would notice a page that reads the database', () => {
	const page = 'src/routes/people/[person]/+page.server.ts';
	expect(isForbidden({ from: page, to: 'src/lib/server/database', typeOnly: false })).toBe(true);
	expect(isForbidden({ from: page, to: 'src/lib/server/care/episode/store', typeOnly: false })).toBe(true);
	expect(isForbidden({ from: 'src/lib/ui/Field.svelte', to: 'src/lib/server/words', typeOnly: true })).toBe(
		true
	);
});
