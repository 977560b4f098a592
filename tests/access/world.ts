import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { crisisExtra, crisisRows } from './crisis-world.js';
import { mediaExtra, mediaRows } from './media-world.js';
import { agentRows, changesRows, wishRows } from './changes-world.js';
import { learningEpisodes, learningRows, learningStays } from './learning-world.js';
import { reviewRows } from './review-world.js';
import { unknownExtra, unknownPeople, unknownRows, unknownStays } from './unknown-world.js';

const names = new Map<string, string>();

/** A stable uuid for a name, so that a row can be called by it in tests. */
export const id = (name: string): string => {
	const uuid = createHash('md5')
		.update(name)
		.digest('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
	names.set(uuid, name);
	return uuid;
};

/** The name an id was made of. */
export const nameOf = (uuid: unknown): string => names.get(String(uuid)) ?? String(uuid);

/** What the session of an account is stored as. */
export const sessionHash = (actor: string): string => createHash('sha256').update(actor).digest('hex');

export const now = new Date('2026-03-20T10:00:00Z');
const before = new Date('2026-03-01T10:00:00Z');
const yesterday = new Date('2026-03-19T10:00:00Z');
const later = new Date('2026-12-01T10:00:00Z');
const zero = '00000000-0000-0000-0000-000000000000';

/**
 * Everybody who could ask for something of Tahlia's: herself, another person and one who was helped back in; supporters with a grant, without,
 * past and withdrawn; staff who treat her, did, or took part; who leads her debrief, who leads another's; keepers.
 */
export const actors = {
	tahlia: { kind: 'person' },
	sam: { kind: 'person' },
	// Helped back in yesterday.
	ria: { kind: 'person' },
	ros: { kind: 'supporter' },
	reader: { kind: 'supporter' },
	withdrawn: { kind: 'supporter' },
	expired: { kind: 'supporter' },
	kim: { kind: 'staff', roles: ['manager'] },
	// Speech pathologists, each of one unit.
	cas: { kind: 'staff', roles: ['speech-pathologist'] },
	lee: { kind: 'staff', roles: ['speech-pathologist'] },
	// A reviewer who took part in what is reviewed, and one who did not.
	dana: { kind: 'staff', roles: ['reviewer'] },
	rev: { kind: 'staff', roles: ['reviewer'] },
	// Sits with the reviewers as somebody who lived through it.
	seat: { kind: 'staff', roles: ['lived-experience'] },
	fay: { kind: 'staff', roles: ['facilitator'] },
	gil: { kind: 'staff', roles: ['facilitator'] },
	keeper: { kind: 'staff', roles: ['keeper'] },
	privacy: { kind: 'staff', roles: ['privacy'] }
} as const;
export type Who = keyof typeof actors;
export const everybody = Object.keys(actors) as Who[];

type Row = Record<string, unknown>;
type Answer = {
	person?: string;
	question?: string;
	context?: string;
	voice?: string;
	by?: string;
	audience?: string[];
	named?: string[];
	current?: boolean;
	told?: string;
	/** Of the questions. */
	version?: number;
	value?: Record<string, unknown>;
};

/** Tahlia's answers, by what each is for in the tests, then one of Sam's. */
const answers: Record<string, Answer> = {
	'on-card': { question: 'about-me/helps', audience: ['card'] },
	'on-card-before': { question: 'about-me/helps', current: false },
	'care-team': { question: 'about-me/signs-me', audience: ['care-team'] },
	'only-me': { question: 'about-me/kinds' },
	'named-reader': { question: 'about-me/strengths', named: ['reader'] },
	'typed-by-ros': { question: 'about-me/worse', by: 'ros', current: false },
	'checked-by-tahlia': { question: 'about-me/stop', by: 'ros', audience: ['card'] },
	told: { question: 'about-me/never', by: 'kim', told: 'tahlia-at-a', current: false },
	'told-not-hers': { question: 'about-me/places', by: 'kim', told: 'tahlia-at-a', current: false },
	'account-facilitator': { question: 'debrief-person/before', context: 'episode', audience: ['facilitator'] },
	'account-team': { question: 'debrief-person/needed', context: 'episode', audience: ['care-team'] },
	'account-plan-lines': {
		question: 'debrief-person/plan-lines',
		context: 'episode',
		audience: ['facilitator']
	},
	'account-only-me': { question: 'debrief-person/pressure', context: 'episode' },
	'account-names-cas': { question: 'debrief-person/asked', context: 'episode', named: ['cas'] },
	// Of what no record says anything: for whoever it was sent to, for her alone, kept from whom it was sent to; and of
	// what has a record by now, for whoever leads where she named them.
	'unrecorded-facilitator': {
		question: 'debrief-person/before',
		context: 'unrecorded',
		audience: ['facilitator', 'care-team']
	},
	'unrecorded-only-me': { question: 'debrief-person/pressure', context: 'unrecorded' },
	'unrecorded-kept-from-gil': {
		question: 'debrief-person/change',
		context: 'unrecorded',
		audience: ['facilitator']
	},
	'unrecorded-names-fay': {
		question: 'debrief-person/before',
		context: 'unrecorded connected',
		named: ['fay', 'kim']
	},
	'staff-facilitator': {
		question: 'debrief-staff/first',
		context: 'episode',
		voice: 'dana',
		audience: ['facilitator']
	},
	'staff-person': { question: 'debrief-staff/card', context: 'episode', voice: 'dana', audience: ['person'] },
	// An account of their own by who is close to her, and what whoever leads typed for her.
	'beside-of-ros': {
		question: 'debrief-beside/beside-saw',
		context: 'episode',
		voice: 'ros',
		by: 'ros',
		audience: ['person']
	},
	'beside-only-ros': { question: 'debrief-beside/beside-mine', context: 'episode', voice: 'ros', by: 'ros' },
	'typed-by-fay': { question: 'debrief-person/staff-helped', context: 'episode', by: 'fay', current: false },
	'staff-only-me': { question: 'debrief-staff/own', context: 'episode', voice: 'dana' },
	// Reviewers read what is shared with whoever leads, since the page says so: not from before, and not what is proposed.
	'staff-for-reviewers': {
		...{ question: 'debrief-staff/first-signs', context: 'episode', voice: 'dana', version: 5 },
		audience: ['facilitator']
	},
	'staff-topics': {
		...{ question: 'debrief-staff/topics', context: 'episode', voice: 'dana', version: 5 },
		...{ value: { items: [{ id: zero, option: 'signs-to-end' }] }, audience: ['facilitator'] }
	},
	'staff-written-before': {
		...{ question: 'debrief-staff/missed', context: 'episode', voice: 'dana', version: 4 },
		audience: ['facilitator']
	},
	'staff-kept': { question: 'debrief-staff/re-enacted', context: 'episode', voice: 'dana', version: 5 },
	'staff-proposes': {
		...{ question: 'debrief-staff/proposals-unit', context: 'episode', voice: 'dana', version: 5 },
		audience: ['facilitator']
	},
	// Kept from one reader each, and answered alone: nobody of these learns that it is there.
	'kept-from-kim': { question: 'about-me/avoid', audience: ['card'], told: 'tahlia-at-a' },
	'kept-from-reader': { question: 'about-me/when-well', named: ['reader', 'ros'] },
	'typed-and-kept-from-ros': { question: 'about-me/faith', by: 'reader', named: ['ros'] },
	'kept-from-fay': { question: 'debrief-person/change', context: 'episode', audience: ['facilitator'] },
	alone: { question: 'about-me/held-worse', named: ['reader', 'ros'] },
	'alone-typed-before': { question: 'about-me/held-worse', by: 'ros', current: false },
	'rias-shared': { person: 'ria', question: 'about-me/helps', by: 'ria', audience: ['care-team'] },
	'rias-only-me': { person: 'ria', question: 'about-me/kinds', by: 'ria' },
	'directive-on-card': { question: 'directive/never', context: 'directive', audience: ['card'] },
	'directive-only-me': { question: 'directive/bills', context: 'directive' },
	'directive-taken-back': { question: 'directive/visitors', context: 'directive', audience: ['card'] },
	'directive-taken-back-before-a-witness': {
		question: 'directive/hospital-prefer',
		context: 'directive',
		audience: ['card']
	},
	'directive-open-card': { question: 'directive/never', context: 'directive open', audience: ['card'] },
	'directive-kept': { question: 'directive/never', context: 'directive kept', audience: ['card'] },
	'directive-typed-by-ros': {
		question: 'directive/calm',
		context: 'directive open',
		by: 'ros',
		current: false
	},
	'sams-on-card': { person: 'sam', question: 'about-me/helps', by: 'sam', audience: ['card'] }
};

const answerRows = (): { answer: Row[]; now: Row[] } => {
	const entries = Object.entries(answers).map(([name, one]) => ({
		name,
		person_id: id(`person ${one.person ?? 'tahlia'}`),
		question: one.question,
		context: one.context === undefined ? zero : id(one.context),
		voice: one.voice === undefined ? zero : id(one.voice),
		one
	}));
	return {
		answer: entries.map(({ name, one, ...place }) => ({
			...place,
			id: id(name),
			set_version: one.version ?? 1,
			state: 'answered',
			value: one.value ?? { text: name },
			language: 'en',
			typed_by: id(one.by ?? one.voice ?? 'tahlia'),
			told_at_intake: one.told === undefined ? null : id(one.told),
			key: name,
			body_hash: Buffer.from(name),
			written_at: before
		})),
		now: entries
			.filter(({ one }) => one.current !== false)
			.map(({ name, one, ...place }) => ({
				...place,
				answer_id: id(name),
				audience: one.audience ?? [],
				named: (one.named ?? []).map(id),
				changed_at: before
			}))
	};
};

const T = { person_id: id('person tahlia') };
const E = { ...T, episode_id: id('episode') };
const confirmed = {
	...T,
	item: zero,
	said: Buffer.from('said'),
	outcome: 'confirmed',
	confirmed_by: id('kim'),
	confirmed_at: before
};
const talk = (name: string) => ({
	...{ id: id(name), person_id: id('person tahlia'), held_on: '2026-03-02' },
	...{ present: 'Her sister', entered_at: now }
});
const asking = { present: 'Ros', asked_at: before };
const toldByLaw = {
	...T,
	whom: 'Mum',
	law: 'l',
	content: 'c',
	told_at: before,
	decided_by: id('kim'),
	decided_at: before
};

/** One setting of a unit, as the keeper enters it. */
const settingRow = (name: string, unit: string): Row => ({
	id: id(`${name} of ${unit}`),
	unit_id: id(unit),
	name,
	value: { is: 'disability-service' },
	holds_from: before,
	entered_at: before,
	entered_by: id('keeper')
});

/** A step with what was asked for about Tahlia. */
const stepRow = (what: string): Row => ({
	id: id(`step ${what}`),
	authorisation_id: id('authorisation'),
	...T,
	what,
	value: { words: 'w' },
	at: before
});

/** A room of a unit. */
const thingOf = (unit: string): Row => ({
	id: id(`room of ${unit}`),
	unit_id: id(`unit ${unit}`),
	sort: 'room',
	name: `Quiet room ${unit}`,
	in_use_from: '2026-03-01',
	entered_at: before,
	entered_by: id('keeper')
});

/** What a unit cannot offer. */
const lackOf = (unit: string): Row => ({
	id: id(`lack of ${unit}`),
	unit_id: id(`unit ${unit}`),
	what: 'about-me/helps/animal',
	state: 'missing',
	from_day: '2026-03-01',
	because: 'no animals here',
	instead: 'a picture book',
	entered_at: before,
	entered_by: id('keeper')
});

/** What is said about restraint and seclusion at a unit, and who read it. */
const policyOf = (unit: string): Row => ({
	id: id(`policy of ${unit}`),
	unit_id: id(`unit ${unit}`),
	words: 'we ask first',
	holds_from: before,
	entered_at: now,
	entered_by: id('keeper')
});
const policyReadBy = (who: string, unit: string): Row => ({
	policy_id: id(`policy of ${unit}`),
	unit_id: id(`unit ${unit}`),
	account_id: id(who),
	read_at: now
});

/** A training of a member of staff, as the keeper enters it. */
const trainingOf = (who: string): Row => ({
	id: id(`training of ${who}`),
	account_id: id(who),
	topics: ['triggers'],
	done_on: '2026-03-01',
	valid_until: '2027-02-28',
	entered_at: before,
	entered_by: id('keeper')
});

/** What waits for Tahlia's word: a wish, a grant, an answer that names her advocate; and what she has decided. */
const held = (): [table: string, rows: Row[]][] => {
	const hold = (name: string, subject: string, more: Row): Row => ({
		id: id(name),
		...T,
		act: 'granting',
		subject: id(subject),
		loosens: true,
		reasons: ['service-device'],
		held_by: id('tahlia'),
		held_at: before,
		...more
	});
	return [
		[
			'hold',
			[
				hold('hold of a wish', 'on-card', { act: 'accepting', loosens: false }),
				hold('hold of a grant', 'held key', { part: 'card', whom: id('expired') }),
				hold('hold that names ros', 'care-team', { act: 'widening' }),
				hold('hold confirmed', 'confirmed key', { part: 'card', whom: id('ros') })
			]
		],
		[
			'hold_outcome',
			[
				{
					hold_id: id('hold confirmed'),
					...T,
					outcome: 'confirmed',
					how: 'alone',
					decided_by: id('tahlia'),
					decided_at: before
				}
			]
		],
		[
			'held_answer',
			[
				{
					hold_id: id('hold that names ros'),
					...T,
					question: 'about-me/signs-me',
					context: zero,
					before_answer: id('care-team'),
					before_audience: ['care-team'],
					before_named: [],
					after_answer: id('care-team'),
					after_audience: ['care-team'],
					after_named: [id('ros')]
				}
			]
		],
		[
			'pressure_felt',
			[{ id: id('felt'), hold_id: id('hold of a wish'), ...T, felt: 'yes', words: 'felt', said_at: before }]
		],
		[
			'advocate_here',
			[
				{
					id: id('ros is here'),
					...T,
					account_id: id('ros'),
					said_at: new Date(now.getTime() - 60_000)
				}
			]
		]
	];
};

/** A version in force and one being written, each with what is done to a version. */
const directiveRows = (): [table: string, rows: Row[]][] => {
	const [hash, openHash] = ['signed words', 'open words'].map((words) =>
		createHash('sha256').update(words).digest()
	);
	const D = { ...T, directive_id: id('directive') };
	const entered = { entered_by: id('tahlia'), entered_at: before };
	const speaker = (name: string, directive: string, more: Row): Row => ({
		id: id(name),
		...T,
		directive_id: id(directive),
		rank: 1,
		name,
		powers: 'p',
		alert: true,
		named_at: before,
		made_by: id('tahlia'),
		...more
	});
	return [
		[
			'directive_representative',
			[
				speaker('speaker in force', 'directive', { account_id: id('reader') }),
				speaker('speaker being named', 'directive open', { rank: 2 }),
				speaker('speaker kept', 'directive kept', {})
			]
		],
		[
			'directive_acceptance',
			[
				['speaker in force', false] as const,
				['speaker in force', true] as const,
				['speaker kept', true] as const
			].map(([of, on_paper]) => ({
				id: id(`acceptance ${of} ${String(on_paper)}`),
				representative_id: id(of),
				...T,
				answer: 'accepted',
				on_paper,
				answered_by: id('reader'),
				answered_at: before
			}))
		],
		[
			'directive_text',
			[
				{
					...D,
					hash,
					language: 'en',
					wording: 'signed words',
					answers: Object.keys(answers)
						.filter((name) => answers[name]?.context === 'directive')
						.map(id)
						.sort()
				},
				{
					...T,
					directive_id: id('directive open'),
					hash: openHash,
					language: 'en',
					wording: 'open words',
					answers: [id('directive-open-card')]
				}
			]
		],
		[
			'directive_signature',
			[
				{
					...D,
					id: id('signature'),
					text_hash: hash,
					method: 'typed',
					words: 'Tahlia',
					freely: true,
					signed_by: id('tahlia'),
					signed_at: before
				}
			]
		],
		[
			'directive_withdrawal',
			[
				{
					...D,
					id: id('part withdrawn'),
					parts: ['directive/bills', 'directive/visitors'],
					method: 'here',
					found_incapable: false,
					written_at: before,
					...entered,
					counts: 'at-once'
				},
				{
					...D,
					id: id('witnessed withdrawal'),
					parts: ['directive/hospital-prefer'],
					method: 'here',
					found_incapable: false,
					written_at: before,
					...entered,
					counts: 'witnessed',
					witnesses: 1
				},
				{
					...D,
					id: id('attempt'),
					method: 'aloud',
					found_incapable: true,
					written_at: before,
					...entered,
					counts: 'not'
				}
			]
		],
		[
			'directive_witness',
			[
				{
					...D,
					id: id('witness here'),
					what: 'witness',
					text_hash: hash,
					name: 'W',
					relations: [],
					certifies: true,
					entered_by: id('tahlia'),
					witnessed_at: before
				},
				{
					...D,
					id: id('witness of the withdrawal'),
					withdrawal_id: id('witnessed withdrawal'),
					what: 'witness',
					text_hash: hash,
					name: 'W',
					relations: [],
					certifies: true,
					entered_by: id('tahlia'),
					witnessed_at: before
				},
				{
					...D,
					id: id('witness with account'),
					what: 'witness',
					text_hash: hash,
					name: 'W',
					account_id: id('kim'),
					relations: [],
					certifies: true,
					entered_by: id('kim'),
					witnessed_at: before
				}
			]
		],
		['directive_copy', [{ ...D, id: id('copy'), holder: 'Clinic', given_on: '2026-03-01', ...entered }]],
		[
			'directive_receipt',
			[
				{
					...T,
					id: id('receipt'),
					withdrawal_id: id('part withdrawn'),
					holder: 'Clinic',
					received_at: before,
					...entered
				}
			]
		]
	].map(([table, rows]) => [table as string, rows as Row[]]);
};
/** What can be written about a directive at this moment: a signature of the open one, a withdrawal, a witness. */
export const directiveNew = (): Record<string, Row[]> => {
	const hashOf = (words: string) => createHash('sha256').update(words).digest();
	const D = { ...T, directive_id: id('directive') };
	const by = { entered_by: id('tahlia') };
	const withdrawal = (name: string, found_incapable: boolean, counts: string): Row => ({
		...{ ...D, id: id(name), method: 'aloud', found_incapable, counts },
		...{ written_at: now, ...by, entered_at: now }
	});
	const witness = (name: string, account_id: string | null): Row => ({
		...{ ...D, id: id(name), what: 'witness', text_hash: hashOf('signed words'), name: 'W', account_id },
		...{ relations: [], certifies: true, ...by, witnessed_at: now }
	});
	return {
		directive_signature: [
			{
				...{ ...T, directive_id: id('directive open'), id: id('signature now') },
				...{ text_hash: hashOf('open words'), method: 'typed', words: 'T', freely: true },
				...{ signed_by: id('tahlia'), signed_at: now }
			}
		],
		directive_withdrawal: [
			withdrawal('taken back now', false, 'at-once'),
			withdrawal('said now', true, 'not')
		],
		directive_witness: [witness('witness present', null), witness('witness kim', id('kim'))]
	};
};
const versionRow = (name: string, person: string): Row => ({
	id: id(name),
	person_id: id(`person ${person}`),
	// A law that lets whom it names answer while they cannot decide, and wants no witness.
	jurisdiction: 'germany',
	begun_at: before,
	begun_by: id(person)
});

/** Lee has Tahlia's card open, urgently; Gil had it open before. */
const urgentReading = (name: string, who: string, opened: Date): Row => ({
	...{ id: id(name), ...T, account_id: id(who), unit_id: id('unit b') },
	...{ reason: 'danger', words: 'fifteen letters or more', opened_at: opened },
	ends_at: new Date(opened.getTime() + 3_600_000)
});
const urgentRows = (): Row[] => [
	urgentReading('opened by lee', 'lee', new Date(now.getTime() - 3_599_000)),
	urgentReading('opened by gil', 'gil', new Date(now.getTime() - 3_600_000))
];
const urgentReview = (name: string, at: Date): Row => ({
	...{ id: id(name), ...T, reading_id: id('opened by gil'), outcome: 'right' },
	...{ reviewed_by: id('privacy'), reviewed_at: at }
});
/** What can be written at this moment about opening a card urgently. */
export const urgentNew: Record<string, Row[]> = {
	urgent_reading: [urgentReading('opened now', 'fay', now)],
	urgent_review: [urgentReview('found now', now)]
};

/** Who was told of what: a notice for who speaks for Tahlia, and what staff wrote down by hand. */
const tellingRow = (name: string, more: Row): Row => ({
	id: id(name),
	...T,
	whom: 'representative',
	representative_id: id('speaker in force'),
	how: 'notice',
	told_at: before,
	entered_by: id('kim'),
	entered_at: before,
	...more
});
const byHand = { whom: 'person', representative_id: null, how: 'phone' };
const tellingRows = (): Row[] => [
	tellingRow('notice of a wish', { wish_id: id('wish at intake') }),
	tellingRow('notice of an attempt', { withdrawal_id: id('attempt'), entered_by: id('tahlia') }),
	tellingRow('not told', { wish_id: id('wish in episode'), how: 'kept' }),
	tellingRow('told by hand', { wish_id: id('wish at intake'), ...byHand }),
	tellingRow('told of what is kept from kim', { wish_id: id('wish kept from kim'), ...byHand })
];
/** What can be written about telling somebody at this moment. */
export const tellingNew: Row[] = [
	tellingRow('told now', { wish_id: id('wish at intake'), ...byHand, told_at: now, entered_at: now }),
	tellingRow('noticed now', { withdrawal_id: id('attempt'), told_at: now, entered_at: now }),
	tellingRow('read now', { wish_id: id('wish at intake'), how: 'read', told_at: now, entered_at: now }),
	tellingRow('read what is not theirs', {
		wish_id: id('wish in episode'),
		how: 'read',
		told_at: now,
		entered_at: now
	})
];

/** The talk together: whom Tahlia wants there and whom not, everybody's words, and how each side ends. */
const jointEntries = (): Row[] => {
	const entry = (name: string, kind: string, by: string, more: Row = {}): Row => ({
		id: id(name),
		...E,
		kind,
		...more,
		entered_by: id(by),
		entered_at: before
	});
	const about = (name: string) => ({ about: id(name) });
	return [
		entry('cas may come', 'attendee', 'fay', { name: 'cas', what: 'staff', account_id: id('cas') }),
		entry('cas is wanted', 'wanted', 'tahlia', { ...about('cas may come'), what: 'yes' }),
		entry('cas comes', 'accepted', 'cas', { ...about('cas may come'), what: 'yes' }),
		entry('ros may come', 'attendee', 'tahlia', { name: 'ros', what: 'supporter', account_id: id('ros') }),
		entry('ros is wanted', 'wanted', 'tahlia', { ...about('ros may come'), what: 'yes' }),
		entry('kim may come', 'attendee', 'fay', { name: 'kim', what: 'staff', account_id: id('kim') }),
		entry('kim is not wanted', 'wanted', 'tahlia', { ...about('kim may come'), what: 'no' }),
		entry('place of the talk', 'frame', 'fay', { what: 'place', words: 'w' }),
		entry('words of tahlia', 'person-words', 'tahlia', { what: 'led-to', words: 'w' }),
		entry('words of cas', 'staff-words', 'cas', { what: 'led-to', words: 'w' }),
		entry('agreed', 'agreed', 'fay', { what: 'led-to', words: 'w' }),
		entry('read to cas', 'read-to', 'fay', about('cas may come')),
		entry('kim again', 'attendee', 'fay', { name: 'kim', what: 'staff', account_id: id('kim') }),
		entry('yes to kim as heard', 'wanted', 'fay', { ...about('kim again'), what: 'yes' }),
		entry('read to kim', 'read-to', 'fay', about('kim again')),
		entry('not agreed', 'not-agreed', 'fay', { what: 'plan', words: 'w' }),
		entry('counselling', 'counselling', 'fay', { name: 'n' }),
		entry('no to counselling', 'counselling-answer', 'tahlia', { ...about('counselling'), what: 'no' }),
		entry('support by kim', 'counselling', 'fay', { name: 'Kim', account_id: id('kim') }),
		entry('yes to kim', 'counselling-answer', 'tahlia', { ...about('support by kim'), what: 'yes' }),
		entry('support by dana', 'counselling', 'fay', { name: 'Dana', account_id: id('dana') }),
		entry('behind it', 'contributor', 'fay', { what: 'unit', words: 'w', topics: ['triggers'] }),
		entry('lee would lead', 'exception-asked', 'kim', { name: 'lee', account_id: id('lee'), words: 'w' }),
		entry('not lee', 'exception-answer', 'tahlia', { ...about('lee would lead'), what: 'no' }),
		entry('rev would lead', 'exception-asked', 'kim', { name: 'rev', account_id: id('rev'), words: 'w' }),
		entry('yes to rev', 'exception-answer', 'tahlia', { ...about('rev would lead'), what: 'yes' }),
		entry('from outside', 'outside-invited', 'kim', { name: 'o', words: 'w' }),
		entry('staff side ended', 'staff-closed', 'kim', { what: 'no-change', words: 'w' }),
		entry('her side ended', 'person-closed', 'tahlia', { what: 'no-change' }),
		entry('opened again', 'reopened', 'tahlia'),
		entry('words of her ending', 'closing-words', 'tahlia', { ...about('her side ended'), words: 'w' })
	];
};

/** Every table of a person with at least one row of Tahlia's. Order follows the foreign keys. */
const listed = (): [table: string, rows: Row[]][] => {
	const { answer, now: pointers } = answerRows();
	const grant = (who: string, part: string, may: string, more: Row = {}): Row => ({
		id: id(`grant ${who} ${part}`),
		...T,
		account_id: id(who),
		part,
		may,
		starts_at: before,
		ends_at: later,
		...more
	});
	const draft = (name: string, question: string, more: Row): Row => ({
		...T,
		question,
		fields: { text: [name] },
		saved_at: before,
		...more
	});
	const hidden = (subject: string, from: string): Row => ({
		id: id(`${subject.split(' ')[0]} kept from ${from}`),
		...T,
		subject_kind: 'question',
		subject,
		account_id: id(from),
		hidden_at: before
	});
	const said = (name: string, about_kind: string, about: string): Row => ({
		id: id(name),
		...T,
		about_kind,
		about_id: id(about),
		words: 'w',
		language: 'en',
		written_at: before
	});
	const rendering = (of: string, person = T.person_id): Row => ({
		id: id(`rendering ${of}`),
		answer_id: id(of),
		person_id: person,
		language: 'ar',
		wording: of,
		made_by: 'Noor',
		how: 'human',
		written_at: before
	});
	return [
		[
			'sign_in.account',
			everybody.map((who) => ({
				id: id(who),
				user_name: who,
				name: who,
				created_at: before,
				kind: actors[who].kind,
				roles: 'roles' in actors[who] ? actors[who].roles : []
			}))
		],
		[
			'sign_in.session',
			everybody.map((who) => ({
				id_hash: Buffer.from(sessionHash(who), 'hex'),
				account_id: id(who),
				created_at: before,
				seen_at: before,
				expires_at: later,
				idle_seconds: 600,
				absolute_at: later,
				// Tahlia is at the unit's tablet; Ros, her advocate, is beside her.
				device: who === 'tahlia' ? 'service' : 'shared'
			}))
		],
		[
			'unit',
			['a', 'b'].map((unit) => ({
				id: id(`unit ${unit}`),
				name: unit,
				zone: 'UTC',
				pack: 'au-nsw-dcj-2024',
				created_at: before
			}))
		],
		['unit_setting', [settingRow('facility', 'unit a')]],
		['unit_thing', ['a', 'b'].map((unit) => thingOf(unit))],
		['unit_lack', ['a', 'b'].map((unit) => lackOf(unit))],
		['unit_policy', ['a', 'b'].map((unit) => policyOf(unit))],
		['unit_policy_read', [policyReadBy('kim', 'a'), policyReadBy('cas', 'a'), policyReadBy('lee', 'b')]],
		[
			'unit_thing_event',
			['a', 'b'].map((unit) => ({
				id: id(`wrong with the room of ${unit}`),
				thing_id: id(`room of ${unit}`),
				unit_id: id(`unit ${unit}`),
				what: 'wrong',
				on_day: '2026-03-02',
				words: 'the lock sticks',
				entered_at: before,
				entered_by: id('keeper')
			}))
		],
		['staff_training', [trainingOf('kim'), trainingOf('lee')]],
		[
			'staff_training_back',
			['kim', 'lee'].map((who) => ({
				training_id: id(`training of ${who}`),
				account_id: id(who),
				because: 'wrong day',
				taken_at: before,
				taken_by: id('keeper')
			}))
		],
		[
			'unit_staff',
			[
				...['kim', 'cas'].map((who) => ({ unit_id: id('unit a'), account_id: id(who), since: before })),
				{
					unit_id: id('unit a'),
					account_id: id('dana'),
					since: before,
					until: new Date('2026-03-18T00:00:00Z')
				},
				...['lee', 'fay'].map((who) => ({ unit_id: id('unit b'), account_id: id(who), since: before }))
			]
		],
		[
			'person',
			[
				...['tahlia', 'sam', 'ria'].map((who) => ({
					id: id(`person ${who}`),
					account_id: id(who),
					name: who,
					birth_date: '2009-05-01',
					birth_guessed: false,
					created_at: before
				})),
				// Alike to Tahlia: a name and a birth date do not tell them apart.
				{
					id: id('person twin'),
					name: 'Tahlia',
					birth_date: '2009-05-01',
					birth_guessed: false,
					created_at: before
				},
				...unknownPeople({ id, before, now })
			]
		],
		[
			'sign_in.recovery',
			[
				{
					id: id('recovery'),
					account_id: id('ria'),
					person_id: id('person ria'),
					how: 'advocate',
					helpers: [id('ros')],
					code_hash: Buffer.alloc(32),
					made_at: yesterday,
					expires_at: now,
					used_at: yesterday,
					limited_until: new Date('2026-03-22T10:00:00Z')
				}
			]
		],
		[
			'erasure_request',
			[
				{
					id: id('erasure'),
					...T,
					plan: {},
					receipt_hash: Buffer.alloc(32, 7),
					asked_by: id('tahlia'),
					asked_at: before
				}
			]
		],
		[
			'erasure_word',
			[
				{
					request_id: id('erasure'),
					...T,
					as_what: 'keeper',
					account_id: id('keeper'),
					said_at: before
				}
			]
		],
		['urgent_reading', urgentRows()],
		['urgent_review', [urgentReview('found before', before)]],
		[
			'recovery_help',
			[
				{
					id: id('word of lee'),
					...T,
					helper: id('lee'),
					unit_id: id('unit b'),
					helped_at: new Date('2026-03-20T09:50:00Z')
				},
				{
					id: id('word for ria'),
					person_id: id('person ria'),
					helper: id('ros'),
					helped_at: yesterday
				}
			]
		],
		[
			'supporter_grant',
			[
				grant('ros', 'about-me', 'type'),
				grant('ros', 'debrief', 'type'),
				grant('ros', 'card', 'read', { key: id('confirmed key'), kind: 'peer-advocate' }),
				grant('expired', 'card', 'read', { key: id('held key') }),
				grant('ros', 'directive', 'type', { kind: 'peer-advocate', purpose: 'plan' }),
				grant('ros', 'crisis-plan', 'type', { kind: 'peer-advocate', purpose: 'plan' }),
				grant('reader', 'card', 'read'),
				grant('reader', 'directive', 'read', { kind: 'representative', purpose: 'speak' }),
				grant('reader', 'crisis-plan', 'read', { kind: 'representative', purpose: 'speak' }),
				grant('withdrawn', 'about-me', 'type', { withdrawn_at: new Date('2026-03-19T10:00:00Z') }),
				grant('expired', 'about-me', 'type', { ends_at: new Date('2026-03-19T10:00:00Z') })
			]
		],
		[
			'slip_grant',
			[
				{
					slip_hash: Buffer.from('slip'),
					key: id('slip key'),
					...T,
					part: 'card',
					may: 'read',
					ends_at: later
				}
			]
		],
		[
			'contact',
			[
				{ id: id('contact sister'), ...T, name: 'Sister', tell: true, created_at: before },
				{
					id: id('contact of ria'),
					person_id: id('person ria'),
					name: 'Ari',
					tell: true,
					created_at: before
				},
				{
					id: id('contact of ria, never'),
					person_id: id('person ria'),
					name: 'Una',
					tell: false,
					created_at: before
				},
				{ id: id('contact mum, never'), ...T, name: 'Mum', tell: false, created_at: before },
				{ id: id('contact kept from kim'), ...T, name: 'Gus', tell: false, created_at: before },
				{ id: id('contact kept from ros'), ...T, name: 'Lin', tell: true, created_at: before },
				{ id: id('contact typed'), ...T, name: 'Ivo', tell: true, created_at: now, typed_by: id('ros') },
				{ id: id('never typed'), ...T, name: 'Una', tell: false, created_at: now, typed_by: id('ros') },
				{
					id: id('contact taken off'),
					...T,
					name: 'Jo',
					tell: true,
					created_at: before,
					removed_at: before
				}
			]
		],
		[
			'intake',
			[
				{ id: id('tahlia-at-a'), ...T, unit_id: id('unit a'), opened_by: id('kim'), opened_at: before },
				{
					id: id('tahlia-at-b'),
					...T,
					unit_id: id('unit b'),
					opened_by: id('lee'),
					opened_at: before,
					ended_by: id('lee'),
					ended_at: before,
					ended_how: 'discharge'
				},
				{
					id: id('ria-at-b'),
					person_id: id('person ria'),
					unit_id: id('unit b'),
					opened_by: id('lee'),
					opened_at: before,
					ended_by: id('lee'),
					ended_at: before,
					ended_how: 'discharge'
				},
				{
					id: id('sam-at-b'),
					person_id: id('person sam'),
					unit_id: id('unit b'),
					opened_by: id('lee'),
					opened_at: before
				},
				...unknownStays({ id, before, now }),
				...learningStays({ id })
			]
		],
		...unknownRows({ id, before, now }),
		[
			'legal_status',
			[
				{
					id: id('legal status'),
					...T,
					intake_id: id('tahlia-at-a'),
					status: 'voluntary',
					law: '',
					since: '2026-03-01',
					told: 'yes',
					written_by: id('kim'),
					written_at: before
				}
			]
		],
		[
			'directive',
			[
				versionRow('directive', 'tahlia'),
				versionRow('directive open', 'tahlia'),
				versionRow('directive bare', 'tahlia'),
				versionRow('directive kept', 'tahlia'),
				versionRow('directive of sam', 'sam')
			]
		],
		['answer', answer],
		['answer_now', pointers],
		...held(),
		[
			'answer_check',
			[
				{
					answer_id: id('checked-by-tahlia'),
					...T,
					outcome: 'confirmed',
					checked_by: id('tahlia'),
					checked_at: before
				},
				{
					answer_id: id('typed-and-kept-from-ros'),
					...T,
					outcome: 'confirmed',
					checked_by: id('tahlia'),
					checked_at: before
				},
				{
					answer_id: id('told-not-hers'),
					...T,
					outcome: 'not-mine',
					checked_by: id('tahlia'),
					checked_at: before
				}
			]
		],
		[
			'draft',
			[
				draft('draft of tahlia', 'about-me/never', { writer: id('tahlia') }),
				draft('draft of ros', 'about-me/worse', { writer: id('ros') }),
				draft('draft of ros, alone', 'about-me/held-worse', { writer: id('ros') }),
				draft('draft of withdrawn', 'about-me/worse', { writer: id('withdrawn') }),
				draft('draft of fay', 'debrief-person/needed', { writer: id('fay'), context: id('episode') }),
				draft('draft of ros of their own', 'debrief-beside/beside-saw', {
					writer: id('ros'),
					voice: id('ros'),
					context: id('episode')
				}),
				draft('draft of dana', 'debrief-staff/first', {
					writer: id('dana'),
					voice: id('dana'),
					context: id('episode')
				})
			]
		],
		[
			'rendering',
			[
				...['on-card', 'only-me', 'account-facilitator', 'typed-by-ros', 'staff-facilitator'],
				'kept-from-reader',
				'directive-on-card',
				'directive-open-card',
				'unrecorded-facilitator'
			]
				.map((of) => rendering(of))
				.concat(['rias-shared', 'rias-only-me'].map((of) => rendering(of, id('person ria'))))
		],
		[
			'hidden_entry',
			[
				...[
					['avoid', 'kim'],
					['avoid', 'fay'],
					['when-well', 'reader'],
					['when-well', 'privacy'],
					['faith', 'ros']
				].map(([question, who]) => hidden(`about-me/${question} ${zero}`, String(who))),
				hidden(`debrief-person/change ${id('episode')}`, 'fay'),
				hidden(`debrief-person/change ${id('unrecorded')}`, 'gil'),
				{ ...hidden(id('crisis line d'), 'kim'), subject_kind: 'statement' },
				{ ...hidden(id('crisis line e'), 'reader'), subject_kind: 'statement' },
				{ ...hidden(id('directive kept'), 'kim'), subject_kind: 'directive' },
				{ ...hidden(id('contact kept from kim'), 'kim'), subject_kind: 'contact' },
				{ ...hidden(id('contact kept from ros'), 'ros'), subject_kind: 'contact' },
				{ ...hidden(id('directive kept'), 'reader'), subject_kind: 'directive' },
				hidden(`about-me/signs-me ${zero}`, 'kim'),
				{ ...hidden(`about-me/helps ${zero}`, 'kim'), shown_at: before }
			]
		],
		[
			'hidden_shown',
			[
				{
					id: id('seen again'),
					...T,
					entry_id: id('about-me/signs-me kept from kim'),
					shown_at: before
				}
			]
		],
		[
			'answered_alone',
			[
				{
					id: id('line alone'),
					...T,
					question: 'crisis-plan/line',
					context: id('crisis line g'),
					how: 'alone',
					chosen_at: before
				},
				{
					id: id('alone with it'),
					...T,
					question: 'about-me/held-worse',
					how: 'alone',
					chosen_at: before
				}
			]
		],
		[
			'health_confirmation',
			[
				{ ...confirmed, id: id('confirmed'), question: 'about-me/helps' },
				{ ...confirmed, id: id('confirmed, only me'), question: 'about-me/kinds' }
			]
		],
		[
			'asking',
			[
				{ ...asking, id: id('asked'), ...T, outcome: 'later', next_on: '2026-06-01', asked_by: id('kim') },
				{
					...asking,
					id: id('asked for the last time'),
					person_id: id('person sam'),
					outcome: 'not-again',
					asked_by: id('lee')
				}
			]
		],
		[
			'told_by_law',
			[
				{ ...toldByLaw, id: id('law, she was told'), person_told_at: before, shown_on: '2026-03-01' },
				{ ...toldByLaw, id: id('law, not safe yet'), why_later: 'w', shown_on: '2026-03-21' },
				{ ...toldByLaw, id: id('law, safe since'), why_later: 'w', shown_on: '2026-03-20' }
			]
		],
		['helper_seen', [{ ...T, account_id: id('ros'), seen_at: now }]],
		[
			'plan_signature',
			[
				{
					id: id('plan signature'),
					...T,
					text_hash: Buffer.alloc(32),
					answers: [id('on-card'), id('only-me')],
					method: 'typed',
					words: 'Tahlia',
					freely: true,
					signed_by: id('tahlia'),
					signed_at: now
				}
			]
		],
		['card_reading', [{ intake_id: id('tahlia-at-a'), account_id: id('kim'), ...T, read_at: before }]],
		[
			'wallet_choice',
			[
				{
					id: id('ticked'),
					...T,
					lines: [
						'name',
						'a:about-me/helps',
						'a:about-me/avoid',
						'a:about-me/signs-me',
						`c:${id('contact sister')}`,
						`a:directive/never`,
						'd:legal',
						'd:speaker-1',
						...['a', 'd', 'e'].map((line) => `p:${id(`crisis line ${line}`)}`)
					],
					crisis: false,
					chosen_at: before
				}
			]
		],
		[
			'wallet_code',
			[
				{
					id: id('wallet code'),
					...T,
					code_hash: Buffer.alloc(32, 7),
					made_at: before,
					expires_at: new Date(before.getTime() + 30 * 86_400_000)
				}
			]
		],
		[
			'wallet_use',
			[
				{
					...{ id: id('wallet use'), ...T, code_id: id('wallet code') },
					...{ reader: 'Pat', reason: 'r', used_at: before }
				}
			]
		],
		[
			'episode',
			[
				{
					id: id('episode'),
					...T,
					unit_id: id('unit a'),
					intake_id: id('tahlia-at-a'),
					pack: 'au-nsw-dcj-2024',
					started_at: before,
					entered_at: before,
					entered_by: id('cas'),
					key: 'one'
				},
				{
					id: id('episode of sam'),
					person_id: id('person sam'),
					unit_id: id('unit b'),
					intake_id: id('sam-at-b'),
					pack: 'au-nsw-dcj-2024',
					started_at: before,
					entered_at: before,
					entered_by: id('lee'),
					key: 'two'
				},
				...learningEpisodes({ id })
			]
		],
		[
			'episode_fact',
			[
				{
					id: id('fact'),
					...E,
					field: 'place',
					value: { kind: 'own-room' },
					entered_at: before,
					entered_by: id('cas'),
					key: 'f'
				},
				{
					id: id('fact of its end'),
					...E,
					field: 'ended',
					value: { at: before.toISOString(), by: 'Cas' },
					entered_at: before,
					entered_by: id('cas'),
					key: 'e'
				}
			]
		],
		[
			'episode_staff',
			[
				...['cas', 'dana'].map((who) => ({
					id: id(`staff ${who}`),
					...E,
					account_id: id(who),
					name: who,
					role: 'held',
					entered_at: before,
					entered_by: id('cas')
				})),
				{
					id: id('staff lee'),
					person_id: id('person sam'),
					episode_id: id('episode of sam'),
					account_id: id('lee'),
					name: 'lee',
					role: 'held',
					entered_at: before,
					entered_by: id('lee')
				}
			]
		],
		[
			'episode_plan_line',
			[
				{
					...E,
					kind: 'strategy',
					question: 'about-me/helps',
					item: id('item'),
					answer_id: id('on-card'),
					place: 1
				},
				{
					...E,
					kind: 'strategy',
					question: 'about-me/avoid',
					item: id('item kept'),
					answer_id: id('kept-from-kim'),
					place: 2
				},
				{
					...E,
					kind: 'wish',
					question: 'directive/never',
					item: id('item'),
					answer_id: id('directive-kept'),
					place: 3
				}
			]
		],
		[
			'authorisation',
			[
				{
					id: id('authorisation'),
					...T,
					unit_id: id('unit a'),
					kind: 'mechanical',
					what: 'a belt in the bus',
					asked_at: before,
					asked_by: id('kim')
				},
				// Asked for while nobody knew that it was her.
				{
					id: id('authorisation under a name for now'),
					person_id: id('person willow'),
					unit_id: id('unit a'),
					kind: 'mechanical',
					what: 'a belt in the bus',
					asked_at: now,
					asked_by: id('kim')
				}
			]
		],
		[
			'authorisation_step',
			[
				{ ...stepRow('view'), by_whom: 'self', entered_by: id('tahlia') },
				{ ...stepRow('consent'), by_whom: 'staff', entered_by: id('kim') },
				// What nobody may write: a consent said to be the person's own.
				{ ...stepRow('panel'), by_whom: 'self', entered_by: id('kim') },
				// What Tahlia said as herself in a record that was not hers is nobody's to read.
				{
					...{ ...stepRow('view'), id: id('word of somebody else'), person_id: id('person heron') },
					...{ by_whom: 'self', entered_by: id('tahlia') }
				}
			]
		],
		[
			'assessment_status',
			[
				{
					id: id('assessment'),
					...T,
					what: 'functional',
					state: 'asked-for',
					entered_at: before,
					entered_by: id('kim')
				}
			]
		],
		[
			'talked',
			[
				{ ...talk('talk of kim'), said_as: 'staff', said_by: id('kim') },
				{ ...talk('talk of ros'), said_as: 'supporter', said_by: id('ros') }
			]
		],
		[
			'talked_word',
			[
				{
					id: id('not so'),
					talked_id: id('talk of kim'),
					...T,
					was_so: false,
					said_by: id('tahlia'),
					said_at: now
				}
			]
		],
		['still_right', [{ id: id('still right'), ...T, said_by: id('tahlia'), said_at: now }]],
		[
			'wish_followed',
			[
				{
					id: id('followed at intake'),
					...T,
					intake_id: id('tahlia-at-a'),
					question: 'about-me/helps',
					answer_id: id('on-card'),
					said_by: id('kim'),
					said_at: before
				},
				{
					id: id('followed of a directive kept from kim'),
					...T,
					intake_id: id('tahlia-at-a'),
					question: 'directive/never',
					answer_id: id('directive-kept'),
					said_by: id('cas'),
					said_at: before
				}
			]
		],
		[
			'wish_not_followed',
			[
				{
					id: id('wish at intake'),
					...T,
					intake_id: id('tahlia-at-a'),
					question: 'about-me/helps',
					answer_id: id('on-card'),
					reason: 'no-time',
					words: 'w',
					set_aside_by: id('kim'),
					set_aside_at: before
				},
				{
					id: id('wish of a directive kept from kim'),
					...T,
					intake_id: id('tahlia-at-a'),
					question: 'directive/never',
					answer_id: id('directive-kept'),
					reason: 'no-time',
					words: 'w',
					set_aside_by: id('cas'),
					set_aside_at: before
				},
				{
					id: id('wish kept from kim'),
					...T,
					intake_id: id('tahlia-at-a'),
					question: 'about-me/avoid',
					answer_id: id('kept-from-kim'),
					reason: 'no-time',
					words: 'w',
					set_aside_by: id('cas'),
					set_aside_at: before
				},
				{
					id: id('wish in episode'),
					...E,
					question: 'about-me/helps',
					answer_id: id('on-card'),
					reason: 'no-time',
					words: 'w',
					set_aside_by: id('kim'),
					set_aside_at: before
				}
			]
		],
		[
			'debrief_choice',
			[{ id: id('choice'), ...E, choice: 'now', chosen_by: id('tahlia'), chosen_at: before }]
		],
		[
			'debrief_offer',
			[
				{
					...{
						id: id('offer'),
						...E,
						what: 'side',
						how: 'phone',
						offered_at: new Date(before.getTime() - 3_600_000),
						answer: 'none'
					},
					...{ entered_by: id('kim'), entered_at: before }
				}
			]
		],
		[
			'right_after',
			[
				{
					...{ id: id('right after'), ...E, held_at: before, led_by: 'Dana', safe: 'yes', hurt: ['nobody'] },
					...{ entered_by: id('dana'), entered_at: now }
				}
			]
		],
		[
			'unrecorded',
			[
				{
					...{ id: id('unrecorded'), account_id: id('unrecorded'), ...T, words: 'w', happened: 'Sunday' },
					...{ language: 'en', typed_by: id('tahlia'), written_at: now }
				},
				{
					...{ id: id('unrecorded connected'), account_id: id('unrecorded connected'), ...T, words: null },
					...{ happened: null, language: 'en', typed_by: id('tahlia'), written_at: now }
				}
			]
		],
		[
			'unrecorded_sent',
			[
				{
					...{ id: id('unrecorded sent'), account_id: id('unrecorded'), ...T, to_account: id('gil') },
					...{ unit_id: id('unit a'), may_ask: true, sent_by: id('tahlia'), sent_at: now }
				}
			]
		],
		[
			'unrecorded_step',
			[
				{
					...{ id: id('unrecorded step'), account_id: id('unrecorded'), ...T, step: 'record-asked' },
					...{ episode_id: null, taken_by: id('gil'), taken_at: now }
				},
				{
					...{
						id: id('unrecorded step to'),
						account_id: id('unrecorded connected'),
						...T,
						step: 'connected'
					},
					...{ episode_id: id('episode'), taken_by: id('gil'), taken_at: now }
				}
			]
		],
		[
			'unrecorded_not_for',
			[
				{
					...{ id: id('not for'), account_id: id('unrecorded'), ...T, name: 'The night nurse' },
					...{ said_by: id('tahlia'), said_at: now }
				},
				{
					...{
						id: id('not for, unsent'),
						account_id: id('unrecorded connected'),
						...T,
						name: 'The day nurse'
					},
					...{ said_by: id('tahlia'), said_at: now }
				}
			]
		],
		[
			'help_asked',
			[
				{ id: id('help'), ...E, account_id: null, kind: 'pain', asked_by: id('tahlia'), asked_at: now },
				{ id: id('help heard'), ...E, account_id: null, kind: 'pain', asked_by: id('fay'), asked_at: now },
				{
					...{
						id: id('help unrecorded'),
						...E,
						episode_id: null,
						account_id: id('unrecorded'),
						kind: 'pain'
					},
					...{ asked_by: id('tahlia'), asked_at: now }
				}
			]
		],
		[
			'help_answer',
			[
				{
					...{ id: id('help seen'), help_id: id('help'), person_id: id('person tahlia') },
					...{ step: 'seen', answered_by: id('kim'), answered_at: now }
				},
				{
					...{ id: id('help heard seen'), help_id: id('help heard'), person_id: id('person tahlia') },
					...{ step: 'seen', answered_by: id('kim'), answered_at: now }
				}
			]
		],
		[
			'debrief_not_now',
			[
				{
					...{ id: id('not now'), ...E, reason: 'r', until: '2026-01-02', next_offer: '2026-01-03' },
					...{ entered_by: id('kim'), entered_at: before }
				}
			]
		],
		[
			'debrief_audience',
			[
				{
					id: id('readers'),
					...E,
					audience: ['facilitator'],
					named: [],
					chosen_by: id('tahlia'),
					chosen_at: before
				}
			]
		],
		[
			'debrief_facilitator',
			[
				{ ...E, account_id: id('fay'), named_by: id('kim'), named_at: before },
				{
					episode_id: id('episode of sam'),
					person_id: id('person sam'),
					account_id: id('gil'),
					named_by: id('lee'),
					named_at: before
				}
			]
		],
		[
			'joint_debrief',
			[
				{
					id: id('meeting'),
					...E,
					held_at: before,
					present: ['Ros'],
					purposes: {},
					entered_by: id('fay'),
					entered_at: before
				}
			]
		],
		['joint_entry', jointEntries()],
		[
			'support_step',
			[
				{
					...{ id: id('kim gives it'), entry_id: id('support by kim'), ...E, step: 'seen' },
					...{ said_by: id('kim'), said_at: now }
				}
			]
		],
		[
			'finding',
			[
				{
					id: id('finding'),
					...E,
					wording: 'f',
					language: 'en',
					from_whom: 'person',
					noted_by: id('fay'),
					noted_at: before
				},
				{
					id: id('finding two'),
					...E,
					wording: 'f',
					language: 'en',
					from_whom: 'person',
					noted_by: id('fay'),
					noted_at: before
				}
			]
		],
		...directiveRows(),
		[
			'proposal',
			[
				{
					id: id('proposal'),
					...E,
					finding_id: id('finding'),
					question: 'about-me/helps',
					wordings: { en: 'p' },
					why: { en: 'w' },
					whose: 'person',
					made_by: id('fay'),
					made_at: before
				},
				{
					id: id('proposal kept from fay'),
					...E,
					finding_id: id('finding two'),
					question: 'about-me/avoid',
					wordings: { en: 'q' },
					why: { en: 'w' },
					whose: 'person',
					made_by: id('gil'),
					made_at: before
				}
			]
		],
		[
			'proposal_answer',
			[
				{
					id: id('answer to proposal'),
					proposal_id: id('proposal'),
					...T,
					answer: 'declined',
					answered_by: id('tahlia'),
					answered_at: before,
					key: 'k'
				}
			]
		],
		[
			'unit_action',
			[
				{ id: id('action'), ...E, unit_id: id('unit a'), wording: 'a', made_by: id('fay'), made_at: before },
				// One that Kim does, and one of somebody who does not work there.
				...[
					['kim', 'kim'],
					['kim once', 'kim'],
					['gil', 'gil']
				].map(([name = '', who = '']) => ({
					...{ id: id(`action of ${name}`), ...E, unit_id: id('unit a'), wording: 'a', owner: who },
					...{ owner_account: id(who), due_on: '2026-03-01', made_by: id('fay'), made_at: before }
				}))
			]
		],
		[
			'unit_action_answer',
			[
				{
					id: id('answer to action'),
					action_id: id('action'),
					unit_id: id('unit a'),
					...T,
					answer: 'will-do',
					answered_by: id('kim'),
					answered_at: before
				},
				{
					...{ id: id('kim did it'), action_id: id('action of kim once'), unit_id: id('unit a'), ...T },
					...{ answer: 'done', answered_by: id('kim'), answered_at: before }
				}
			]
		],
		...mediaRows({ id, T, now }),
		...changesRows({ id, E, before, now }),
		...crisisRows({ id, T, before, now }),
		...wishRows({ id, E, before, now }),
		...agentRows({ id, E, before, now }),
		['telling', tellingRows()],
		...learningRows({ id, E, now }),
		...reviewRows({ id, now }),
		[
			'audit.entry',
			[
				{
					seq: 1,
					at: before,
					kind: 'look',
					deed: 'card:read',
					part: 'card',
					account_id: id('kim'),
					relation: 'treating',
					...T,
					request_id: 'r',
					previous: Buffer.alloc(0),
					hash: Buffer.from('h')
				},
				{
					seq: 2,
					at: before,
					kind: 'act',
					deed: 'answer:typed',
					part: 'about-me/when-well',
					account_id: id('reader'),
					relation: 'supporter',
					...T,
					subject_id: id('kept-from-reader'),
					request_id: 'r',
					previous: Buffer.from('h'),
					hash: Buffer.from('i')
				},
				// Searches put her photo before two of her unit, one of whom she keeps something from, and before one of another.
				...['kim', 'cas', 'lee'].map((who, nth) => ({
					seq: 3 + nth,
					at: now,
					kind: 'act',
					deed: 'photo:offered',
					account_id: id(who),
					relation: 'member',
					...T,
					subject_id: id('photo of tahlia'),
					request_id: 'r',
					detail: { unit: id('unit a') },
					previous: Buffer.from('i'),
					hash: Buffer.from('j')
				}))
			]
		],
		[
			'comment',
			(
				[
					['episode', 'episode'],
					['staff-answer', 'staff-person'],
					['wish', 'wish in episode'],
					['unit-action', 'action'],
					['intake', 'tahlia-at-a'],
					['health', 'confirmed'],
					['law', 'law, she was told'],
					['asking', 'asked'],
					['finding', 'finding'],
					['proposal', 'proposal'],
					['care-entry', 'entry'],
					['team-answer', 'word of the unit'],
					['used', 'step used-yes']
				] as const
			).flatMap(([about_kind, about]) => [
				said(`said about ${about_kind}`, about_kind, about),
				...(about_kind === 'intake'
					? [{ ...said('said and taken back', about_kind, about), taken_back_at: now }]
					: [])
			])
		],
		[
			'asked',
			['ros', 'withdrawn', 'fay', 'privacy'].map((who) => ({
				id: id(`asked of ${who}`),
				...T,
				entry: 1,
				to_account: id(who),
				words: 'w',
				language: 'en',
				asked_at: before
			}))
		],
		[
			'asked_answer',
			['ros', 'fay'].map((who) => ({
				id: id(`answer of ${who}`),
				asked_id: id(`asked of ${who}`),
				...T,
				words: 'w',
				language: 'en',
				answered_by: id(who),
				answered_at: before
			}))
		]
	];
};

/** The same with the rows of a table together, in the place where it first stands. */
export const rows = (): [table: string, rows: Row[]][] => {
	const together = new Map<string, Row[]>();
	for (const [table, some] of listed()) together.set(table, [...(together.get(table) ?? []), ...some]);
	return [...together];
};

const isJson = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	!(value instanceof Date) &&
	!Buffer.isBuffer(value);

/** Adds a row as whoever `sql` is. */
export const insert = (sql: postgres.Sql | postgres.TransactionSql, table: string, row: Row) => {
	const ready = Object.fromEntries(
		Object.entries(row).map(([column, value]) => [
			column,
			isJson(value) ? sql.json(value as postgres.JSONValue) : (value as string)
		])
	);
	return sql`insert into ${sql(table)} ${sql(ready)}`;
};

/** Rows of the crisis plan that nobody has yet, to be tried as well. */
export const crisisNew = crisisExtra({ id, T, before, now });

/** Words about pictures, and an answer of a pathologist, that nobody has written yet. */
export const mediaNew = mediaExtra({ id, T, now });

/** Builds the world as the superuser, who passes by row-level security. */
export const build = async (sql: postgres.Sql): Promise<void> => {
	for (const [table, all] of rows()) for (const row of all) await insert(sql, table, row);
};

/** What can be written of those whom nobody knew. */
export const unknownNew = unknownExtra({ id, before, now });
