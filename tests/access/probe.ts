import type postgres from 'postgres';
import {
	crisisNew,
	directiveNew,
	everybody,
	id,
	insert,
	mediaNew,
	nameOf,
	now,
	rows,
	sessionHash,
	tellingNew,
	unknownNew,
	urgentNew,
	type Who
} from './world.js';
import { learningNew } from './learning-world.js';

type Sql = postgres.TransactionSql;

const undone = new Error('taken back');

/** Case reviews have a role of their own, which the app takes on for them alone. */
const roleFor = (table: string): string => (table.startsWith('review.') ? 'foreword_review' : 'foreword_app');

/**
 * Runs as the app role with this actor's session (null: no session at all), and takes everything back.
 * @param about a table of the case reviews, to run as their role instead
 */
export const as = async <T>(
	sql: Sql,
	who: Who | null,
	work: (sql: Sql) => Promise<T>,
	about = ''
): Promise<T> => {
	const results: T[] = [];
	await sql
		.savepoint(async (inner) => {
			await inner`select set_config('role', ${roleFor(about)}, true),
				set_config('app.session', ${who === null ? '' : sessionHash(who)}, true),
				set_config('app.now', ${now.toISOString()}, true)`;
			results.push(await work(inner));
			throw undone;
		})
		.catch((fault: unknown) => {
			if (fault !== undone) throw fault;
		});
	return results[0] as T;
};

/** The training of whoever a check names, in a record that says Lee looked, who works in another unit. */
const observersOf = async (sql: Sql) => {
	await sql`reset role`;
	await sql`insert into staff_training (id, account_id, topics, done_on, valid_until, competence, entered_at, entered_by)
		values (${id('newer training of lee')}, ${id('lee')}, '{triggers}', '2026-03-01', '2027-02-28', 'shown', ${now},
			${id('keeper')})`;
	await sql`insert into episode_fact (id, episode_id, person_id, field, value, entered_at, entered_by, key)
		values (${id('fact of a check')}, ${id('episode')}, ${id('person tahlia')}, 'check',
			${sql.json({ at: now.toISOString(), method: 'talked', by: 'Lee', 'by-account': id('lee') })},
			${now}, ${id('cas')}, 'c')`;
	await sql`set local role foreword_app`;
	return sql`select id, competence from access.trained_observers(${id('episode')})`;
};

const codeOf = (fault: unknown): string =>
	fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);

/** Tables of the app; those of sign-in are reached through functions alone. */
export const tables = rows()
	.map(([table]) => table)
	.filter((table) => !table.startsWith('sign_in.'));

/** The column that names a row of a table without an id of its own. */
const keys: Record<string, string> = {
	answer_now: 'answer_id',
	answer_check: 'answer_id',
	card_reading: 'account_id',
	unknown_person: 'person_id',
	unknown_named: 'person_id',
	person_join_undone: 'join_id',
	debrief_facilitator: 'account_id',
	learning_taken_back: 'shared_id',
	unit_staff: 'account_id',
	draft: 'writer',
	helper_seen: 'account_id',
	slip_grant: 'person_id',
	erasure_word: 'account_id',
	episode_plan_line: 'answer_id',
	hold_outcome: 'hold_id',
	held_answer: 'hold_id',
	crisis_line_check: 'version_id',
	crisis_signed_line: 'version_id',
	directive_text: 'directive_id',
	staff_training_back: 'training_id',
	unit_policy_read: 'account_id',
	'audit.entry': 'account_id'
};

type Found = Record<string, string[]>;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What each actor can read of a table: the names of the rows. Who sees nothing is not listed.
 * @param until what is expected: it stops where something else is found
 */
export const readersOf = async (sql: Sql, table: string, until?: Found): Promise<Found> => {
	const seen: Found = {};
	for (const who of [null, ...everybody]) {
		const read = async (inner: Sql) => {
			const list = await inner`select ${inner(keys[table] ?? 'id')} as key from ${inner(table)}`;
			return list.map((row) => nameOf(row['key'])).sort();
		};
		const names = await as(sql, who, read, table).catch((fault: unknown) => [`refused ${codeOf(fault)}`]);
		if (names.length > 0) seen[who ?? 'nobody'] = names;
		if (until !== undefined && !same(names, until[who ?? 'nobody'] ?? [])) return seen;
	}
	return seen;
};

/** Columns that say who writes: an honest actor puts themselves there. */
export const authors = [
	'written_by',
	'looked_by',
	'asked_by',
	'typed_by',
	'writer',
	'opened_by',
	'entered_by',
	'chosen_by',
	'noted_by',
	'made_by',
	'answered_by',
	'set_aside_by',
	'checked_by',
	'named_by',
	'held_by',
	'decided_by',
	'added_by',
	'said_by',
	'ended_by',
	'asked_by',
	'confirmed_by',
	'signed_by',
	'reviewed_by',
	'taken_by',
	'found_by',
	'sent_by'
];
/** Where the account is the writer's own, not somebody else's. */
const ownAccount = ['card_reading', 'unit_policy_read', 'helper_seen', 'advocate_here', 'urgent_reading'];

type Row = Record<string, unknown>;

export const asMine = (table: string, row: Row, me: string, nth: number): Row => ({
	...row,
	...('id' in row ? { id: id(`new ${table} ${nth}`) } : {}),
	...Object.fromEntries(authors.filter((column) => column in row).map((column) => [column, me])),
	...(ownAccount.includes(table) ? { account_id: me } : {}),
	// A voice of its own is the writer's.
	...('voice' in row && row['voice'] !== '00000000-0000-0000-0000-000000000000' ? { voice: me } : {})
});

/** Passing row-level security and meeting a key or a rule of the table behind it is passing. */
const through = ['23505', '23503', '23514'];

export const tried = (
	sql: Sql,
	who: Who,
	write: (sql: Sql) => PromiseLike<{ count: number }>,
	table = ''
): Promise<boolean> =>
	as(sql, who, async (inner) => (await write(inner)).count > 0, table).catch((fault: unknown) => {
		if (through.includes(codeOf(fault))) return true;
		if (codeOf(fault) === '42501') return false;
		throw fault;
	});

const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const fromNow = (to: string, ends: Date): Row => ({
	id: id(`to ${to} for ${(ends.getTime() - now.getTime()) / 86_400_000} days`),
	person_id: id('person tahlia'),
	account_id: id(to),
	part: 'card',
	may: 'read',
	starts_at: now,
	ends_at: ends
});

/** What is of Tahlia by its own word, and about an episode or an answer of Sam's. */
const astray = (): Record<string, Row[]> => {
	const of = (table: string): Row[] => rows().find(([name]) => name === table)?.[1] ?? [];
	const context = id('episode of sam');
	const [own] = of('answer').filter((row) => row['id'] === id('account-only-me'));
	const [point] = of('answer_now').filter((row) => row['answer_id'] === id('account-only-me'));
	const [draft] = of('draft');
	const [words] = of('rendering');
	return {
		answer: [{ ...own, context, key: 'astray' }],
		answer_now: [{ ...point, context }],
		draft: [{ ...draft, context }],
		rendering: [{ ...words, answer_id: id('sams-on-card') }]
	};
};

/** Holds and words on them, as they are written at this moment; and some that nobody may write. */
const waiting = (): Record<string, Row[]> => {
	const T = { person_id: id('person tahlia') };
	const hold = (name: string, reasons: string[]): Row => ({
		...{ id: id(name), ...T, act: 'signing', subject: id(name), loosens: true },
		...{ reasons, held_by: id('tahlia'), held_at: now }
	});
	const decided = (of: string, outcome: string, how: string): Row => ({
		...{ hold_id: id(of), ...T, outcome, how },
		...{ decided_by: id('tahlia'), decided_at: now }
	});
	return {
		hold: [hold('as it is', ['service-device']), hold('not as it is', ['after-restriction'])],
		hold_outcome: [
			decided('hold of a wish', 'confirmed', 'with-advocate'),
			decided('hold of a wish', 'confirmed', 'alone'),
			decided('hold of a wish', 'taken-back', 'at-once'),
			decided('hold of a grant', 'taken-back', 'at-once'),
			decided('hold that names ros', 'confirmed', 'with-advocate')
		],
		pressure_felt: [{ id: id('felt now'), hold_id: id('hold of a wish'), ...T, felt: 'no', said_at: now }],
		advocate_here: [{ id: id('here now'), ...T, account_id: id('ros'), said_at: now }]
	};
};

/** Rows that nobody has yet, to be tried as well. */
const extra: Record<string, Row[]> = {
	erasure_word: [
		{
			request_id: id('erasure'),
			person_id: id('person tahlia'),
			as_what: 'person',
			account_id: id('tahlia'),
			said_at: now
		}
	],
	...astray(),
	...mediaNew,
	answer: [...(astray()['answer'] ?? []), ...(mediaNew['answer'] ?? [])],
	...waiting(),
	...crisisNew,
	...directiveNew(),
	debrief_facilitator: [
		{
			...{ episode_id: id('episode'), person_id: id('person tahlia'), account_id: id('rev') },
			...{ named_by: id('tahlia'), named_at: now, basis: 'agreed', exception_id: id('rev would lead') }
		}
	],
	hidden_shown: [
		{
			id: id('seen again now'),
			entry_id: id(`${id('directive kept')} kept from kim`),
			person_id: id('person tahlia'),
			shown_at: now
		}
	],
	telling: tellingNew,
	...urgentNew,
	...unknownNew,
	...learningNew({ id, now }),
	person: [{ id: id('somebody new'), name: 'New', birth_date: '2000-01-01', created_at: now }],
	supporter_grant: [
		fromNow('ros', days(365)),
		fromNow('ros', days(1_000)),
		fromNow('kim', days(365)),
		{ ...fromNow('reader', days(30)), withdrawn_at: now }
	]
};

/**
 * Who can add a row like each of this table's, in their own name.
 * @param until what is expected: it stops where something else is found
 */
export const addersOf = async (sql: Sql, table: string, until?: Found): Promise<Found> => {
	const able: Found = {};
	const all = [...(rows().find(([name]) => name === table)?.[1] ?? []), ...(extra[table] ?? [])];
	for (const [nth, row] of all.entries()) {
		const name = `${nth} ${nameOf(row[keys[table] ?? 'id'])}`;
		for (const who of everybody) {
			const mine = asMine(table, row, id(who), nth);
			const can = await tried(sql, who, (inner) => insert(inner, table, mine), table);
			if (can) (able[name] ??= []).push(who);
			if (until !== undefined && can !== (until[name]?.includes(who) ?? false)) return able;
		}
	}
	return able;
};

/** Changes the app may make in place, everything else being refused to it outright. */
export const changes: Record<string, (sql: Sql, me: string) => postgres.PendingQuery<postgres.Row[]>> = {
	'service name': (sql) => sql`update service set name = 'x'`,
	'unit name': (sql) => sql`update unit set name = 'x'`,
	'unit_staff until': (sql) => sql`update unit_staff set until = ${now}`,
	'person language': (sql) => sql`update person set language = 'ar'`,
	'supporter_grant withdrawn': (sql) => sql`update supporter_grant set withdrawn_at = ${now}`,
	'contact removed': (sql) => sql`update contact set removed_at = ${now}`,
	'contact checked': (sql) => sql`update contact set checked_at = ${now} where typed_by is not null`,
	'contact asked off': (sql, me) => sql`update contact set off_by = ${me}, off_at = ${now}`,
	'contact asked off and checked': (sql, me) =>
		sql`update contact set off_by = ${me}, off_at = ${now}, checked_at = ${now} where typed_by is not null`,
	'intake ended': (sql, me) =>
		sql`update intake set ended_at = ${now}, ended_how = 'discharge', ended_by = ${me}`,
	'answer_now audience': (sql) => sql`update answer_now set audience = '{}' where voice = access.nobody()`,
	'answer_now staff audience': (sql) =>
		sql`update answer_now set audience = '{}' where voice <> access.nobody()`,
	'hidden_entry shown': (sql) => sql`update hidden_entry set shown_at = ${now} where shown_at is null`,
	'helper_seen seen': (sql) => sql`update helper_seen set seen_at = ${now}`,
	'wallet_code stopped': (sql) => sql`update wallet_code set stopped_at = ${now}`,
	'comment taken back': (sql) => sql`update comment set taken_back_at = ${now} where taken_back_at is null`,
	'directive discarded': (sql) => sql`update directive set discarded_at = ${now} where discarded_at is null`,
	'directive_representative removed': (sql) =>
		sql`update directive_representative set removed_at = ${now} where removed_at is null`,
	'draft saved': (sql) => sql`update draft set saved_at = ${now}`,
	'draft deleted': (sql) => sql`delete from draft`
};

/** Who can make a change, and be it to one row. */
export const changersOf = async (sql: Sql, change: string): Promise<string[]> => {
	const able: string[] = [];
	for (const who of everybody)
		if (
			await tried(sql, who, (inner) => changes[change]?.(inner, id(who)) ?? Promise.reject(new Error(change)))
		)
			able.push(who);
	return able;
};

/** What opens by itself beside a fact that kim writes, and what reviewers then learn. */
const reviewsOf = async (sql: Sql): Promise<Found> => {
	const listed = async (inner: Sql) => [
		...(await inner`select id, name, unit, kinds, stands from review.heads() order by id`),
		...(await inner`select account_id from review.reviewers_of(${id('review about sam')})`),
		...(await inner`select review.kept_from_me()`),
		...(await inner`select record, person, unit_name, jsonb_array_length(facts) from review.uses_of(${id('review of a month')})`),
		...(await inner`select unit, name from review.counting_of(${id('review of a month')})`),
		...(await inner`select count(*)::int from review.units()`),
		...(await inner`select id, cause, month, kinds from review.seat_heads() order by id`),
		...(await inner`select id, typist from review.staff_said(${id('review of a death')})`),
		...(await inner`select account_id, 'may read' as what from review.readers_of_handed(${id('episode')})`),
		...(await inner`select unnest(review.names_of(${id('review of a death')})) as name order by 1`),
		...(await inner`select name, works, began is not null as of_a_record
			from review.place_beside(${id('episode')}, ${id('review of a death')})`),
		...(await inner`select name, works, began is not null as of_a_record
			from review.place_beside(null, ${id('review of a month')})`),
		...(await inner`select id, review.words_of_edition(id) from review.editions_of(${id('unit a')})`)
	];
	const seenBy = (who: Who) =>
		as(
			sql,
			who,
			async (inner) => (await listed(inner)).map((row) => Object.values(row).map(nameOf).join(' ')),
			'review.review'
		);
	return {
		'review opened': await as(sql, 'kim', async (inner) => {
			await insert(inner, 'episode_fact', {
				...{ id: id('injured'), episode_id: id('episode'), person_id: id('person tahlia'), field: 'harm' },
				...{ value: { level: 'serious-injury' }, entered_at: now, entered_by: id('kim'), key: 'injured' }
			});
			await inner`reset role`;
			return (await inner`select cause from review.review order by cause`).map(({ cause }) => String(cause));
		}),
		'reviews for rev': await seenBy('rev'),
		'reviews for dana': await seenBy('dana'),
		'reviews for seat': await seenBy('seat'),
		'reviews for fay': await seenBy('fay')
	};
};

/**
 * What the functions behind the policies, and those that pages call, give back. The policies of the owner are for
 * them: a definer function sees nothing under forced row-level security without one.
 */
export const functionsOf = async (sql: Sql): Promise<Found> => {
	const asKim = (work: (sql: Sql) => PromiseLike<postgres.Row[]>) =>
		as(sql, 'kim', async (inner) =>
			(await work(inner)).map((row) => Object.values(row).map(nameOf).join(' '))
		).catch((fault: unknown) => [`refused ${codeOf(fault)}`]);
	const bound = (kind: 'staff' | 'person' | 'supporter', read: (sql: Sql) => PromiseLike<postgres.Row[]>) =>
		sql
			.savepoint(async (inner) => {
				const found: string[] = [];
				const hash = Buffer.from('slip'.padEnd(32, '.'));
				await inner`insert into sign_in.account (id, user_name, kind, name, created_at)
					values (${id('newcomer')}, 'newcomer', ${kind}, 'New', ${now})`;
				await inner`insert into person (id, name, birth_date, created_at)
					values (${id('person newcomer')}, 'New', '2000-01-01', ${now})`;
				await inner`update slip_grant set slip_hash = ${hash}`;
				await inner`insert into sign_in.slip (code_hash, kind, name, units, person_id, made_at, expires_at)
					values (${hash}, ${kind}, 'New', ${kind === 'staff' ? [id('unit a')] : []},
						${kind === 'person' ? id('person newcomer') : id('person tahlia')}, ${now}, ${now})`;
				await inner`select sign_in.bind_account(${id('newcomer')}, ${hash}, ${now})`;
				for (const row of await read(inner)) found.push(Object.values(row).join(' '));
				throw Object.assign(undone, { found });
			})
			.catch((fault: unknown) => {
				if (fault === undone) return 'found' in undone ? (undone.found as string[]) : [];
				return [`refused ${codeOf(fault)}`];
			});
	return {
		matching: await asKim(
			(inner) => inner`select id from access.people_matching(${id('unit a')}, '2009-05-01', 'Tahlia', '')`
		),
		'name given': await asKim(async (inner) => [
			...(await inner`select access.name_unknown(${id('person heron')}, 'Ada', '1980-01-02', null) as named`),
			...(await inner`select name, birth_guessed from person where id = ${id('person heron')}`),
			...(await inner`select access.is_unknown(${id('person heron')}) as unknown`)
		]),
		'born, joined': await asKim(
			(inner) => inner`select birth_date::text, guessed from access.born_of(${id('person willow')})`
		),
		'born, joined, to others': await as(sql, 'fay', async (inner) => [
			...(await inner`select birth_date::text from access.born_of(${id('person willow')})`).map(String)
		]),
		'stay of a join that was taken apart': await as(sql, 'privacy', async (inner) => {
			await inner`insert into person_join_undone (join_id, why, undone_by, undone_at)
				values (${id('join willow')}, 'another', ${id('privacy')}, ${now})`;
			return (await inner`select access.end_joined(${id('join willow')})`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			);
		}).catch((fault: unknown) => [`refused ${codeOf(fault)}`]),
		joins: await as(sql, 'privacy', async (inner) => [
			...(await inner`select temporary, person, undone_by from access.joins()`).map((row) =>
				Object.values(row).join(' ')
			),
			...(await inner`select temporary, person_id from access.people_of_join(${id('join willow')})`).map(
				(row) => Object.values(row).map(nameOf).join(' ')
			)
		]),
		'photos of two alike': await as(sql, 'cas', async (inner) => {
			const among = (people: readonly string[]) =>
				inner`select person_id, photo from access.photos_among(${id('unit a')}, ${people.map(id)}::uuid[])`;
			const found = [
				...(await among(['person tahlia', 'person twin'])),
				...(await among(['person tahlia', 'person sam']))
			];
			return found.map((row) => Object.values(row).map(nameOf).join(' '));
		}),
		'photos of two alike, to whom she keeps something from': await asKim(
			(inner) => inner`select photo from access.photos_among(${id('unit a')},
				${[id('person tahlia'), id('person twin')]}::uuid[])`
		),
		'photo taken back': await as(sql, 'tahlia', async (inner) => {
			await inner`select access.empty_photos(${id('person tahlia')}, null)`;
			return (await inner`select id, bytes is null as empty from media where about = 'photo'`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			);
		}),
		'photo taken back by staff': await asKim(async (inner) => {
			await inner`select access.empty_photos(${id('person tahlia')}, null)`;
			await inner`reset role`;
			return inner`select bytes is null as empty from media where about = 'photo'`;
		}),
		found: await asKim(
			(inner) => inner`select id, here from access.people_found(${id('unit a')}, 'tah', '{}', '')`
		),
		'found by wallet': await asKim(
			(inner) => inner`select id, here from access.person_by_wallet(${id('unit a')}, ${Buffer.alloc(32, 7)})`
		),
		named: await asKim(async (inner) => {
			await inner`reset role`;
			await inner`update service set staff_names = 'first-and-job'`;
			await inner`update sign_in.account set name = 'Fay Long', job = 'facilitator' where id = ${id('fay')}`;
			await inner`set local role foreword_app`;
			return inner`select access.name_of(${id('fay')})`;
		}),
		setting: await asKim(
			(inner) => inner`select access.unit_setting_at(${id('unit a')}, 'facility', ${now}, ${now}) as held`
		),
		trained: await asKim(
			(inner) =>
				inner`select named, topics, able, written from access.trained_in_episode(${id('episode')}, '2026-03-10')`
		),
		'trained observers': await asKim(observersOf),
		'trained observers, to others': await (
			await as(sql, 'tahlia', observersOf)
		).map((row) => Object.values(row).map(nameOf).join(' ')),
		things: await asKim(
			(inner) => inner`select g.id, v.words from access.things_of_episode(${id('episode')}) g,
				access.thing_events_of_episode(${id('episode')}) v`
		),
		'own choices': await asKim((inner) => inner`select language from access.my_choices()`),
		lacks: await asKim((inner) => inner`select id, unit from access.lacks_for(${id('person tahlia')})`),
		covered: await asKim(
			(inner) => inner`select a.id, s.what, s.value::text, f.state
				from access.authorisations_of_episode(${id('episode')}) a,
				access.authorisation_steps_of_episode(${id('episode')}) s, access.assessments_of_episode(${id('episode')}) f`
		),
		'staff kept': await asKim((inner) => inner`select account_id from access.staff_kept(${id('unit a')})`),
		'all trained': await as(sql, 'tahlia', async (inner) => {
			await inner`reset role`;
			await inner`insert into staff_training select gen_random_uuid(), s.account_id, t.topics, t.done_on, t.valid_until,
				null, null, t.entered_at, t.entered_by from staff_training t, episode_staff s
				where t.id = ${id('training of lee')} and s.episode_id = ${id('episode')} and s.account_id is not null`;
			await inner`update episode_staff set account_id = ${id('dana')} where account_id is null`;
			await inner`set local role foreword_app`;
			const found: string[] = [];
			const ask = async (day: string, wanted: string): Promise<void> => {
				for (const row of await inner`select access.all_trained(${id('episode')}, ${day}, ${[wanted]}) as had`)
					found.push(String(row['had']));
			};
			await ask('2026-03-10', 'triggers');
			await ask('2026-03-10', 'signs-to-end');
			await ask('2025-03-10', 'triggers');
			await inner`reset role`;
			await inner`insert into staff_training_back select t.id, t.account_id, 'x', ${now}, ${id('keeper')}
				from staff_training t where t.account_id = ${id('dana')}`;
			await inner`set local role foreword_app`;
			await ask('2026-03-10', 'triggers');
			return found;
		}),
		unit: await asKim((inner) => inner`select account_id from access.staff_of_unit(${id('unit a')})`),
		guest: await asKim(async (inner) => {
			const [hash, guest] = [Buffer.alloc(32, 9), id('guest')];
			// Somebody from outside leads only where nobody independent is there.
			await inner`reset role`;
			await inner`insert into joint_entry (id, episode_id, person_id, kind, name, account_id, words, on_day, entered_by,
				entered_at) select gen_random_uuid(), ${id('episode')}, ${id('person tahlia')}, 'leader-away', 'n', a.id, 'w',
				(${now}::timestamptz + interval '2 days')::date, ${id('kim')}, ${now}
				from sign_in.account a where a.id in (${id('fay')}, ${id('gil')})`;
			await inner`set local role foreword_app`;
			await inner`select sign_in.invite_guest(${hash}, ${id('from outside')}, 'j', ${days(7)})`;
			await inner`select sign_in.use_slip(${hash}, ${guest}, 'a-guest', 'x', 'en', ${now})`;
			await inner`reset role`;
			return inner`select basis from debrief_facilitator where account_id = ${guest}`;
		}),
		ends: await asKim((inner) => inner`select side, outcome from access.may_end(${id('episode')})`),
		exceptions: await asKim((inner) => inner`select account_id from access.exceptions_for(${id('episode')})`),
		facilitators: await asKim(
			(inner) => inner`select account_id from access.facilitators_for(${id('episode')})`
		),
		noted: await asKim(async (inner) => {
			await inner`select access.note('act', 'x', null, 'treating', null, ${id('person tahlia')}, null, 'r', '{}')`;
			await inner`reset role`;
			return inner`select count(*) from audit.entry`;
		}),
		chain: await asKim((inner) => inner`select access.first_broken_entry()`),
		debriefs: await asKim(async (inner) => {
			await inner`reset role`;
			await inner`insert into episode_fact (id, episode_id, person_id, field, value, entered_at, entered_by, key)
				values (${id('ended')}, ${id('episode')}, ${id('person tahlia')}, 'ended',
					${inner.json({ at: now.toISOString() })}, ${now}, ${id('cas')}, 'ended')`;
			await inner`set local role foreword_app`;
			return inner`select episode_id, led_by, choice, staff_written, met_at is not null as met,
					offered_at < chosen_at as before, not_now_until::text
				from access.debriefs_of_unit(${id('unit a')})`;
		}),
		...(await reviewsOf(sql)),
		help: await asKim(
			(inner) => inner`select person, kind, rung, seen_by is not null as seen from access.help_for_me()`
		),
		told: await as(sql, 'gil', async (inner) =>
			(await inner`select person, words, unit, may_ask, step from access.unrecorded_to_me()`).map((row) =>
				Object.values(row).join(' ')
			)
		),
		'told before': await as(sql, 'fay', async (inner) =>
			(await inner`select account_id from access.told_before(${id('episode')})`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			)
		),
		'records asked for': await asKim(
			(inner) => inner`select person, happened from access.records_asked_of(${id('unit a')})`
		),
		'where she was': await as(sql, 'tahlia', async (inner) =>
			(await inner`select name from access.units_i_was_in()`).map((row) => String(row['name']))
		),
		after: await asKim((inner) => inner`select unit, died from access.after_episode(${id('episode')})`),
		erased: await as(sql, 'privacy', async (inner) => {
			await inner`reset role`;
			await inner`insert into answer_check (answer_id, person_id, outcome, checked_by, checked_at)
				values (${id('only-me')}, ${id('person tahlia')}, 'confirmed', ${id('tahlia')}, ${now})`;
			await inner`set local role foreword_app`;
			const waits = await inner`select keeper, privacy from access.erasures_waiting()`;
			const [said] = await inner`select access.confirm_erasure(${id('erasure')}, 'privacy') as outcome`;
			const [kept] = await inner`select counts from access.erasure_by_receipt(${Buffer.alloc(32, 7)})`;
			await inner`reset role`;
			const [left] = await inner`select
				(select count(*)::int from contact where person_id = ${id('person tahlia')}) as contacts,
				(select count(*)::int from supporter_grant where person_id = ${id('person tahlia')}) as grants,
				(select count(*)::int from slip_grant where person_id = ${id('person tahlia')}) as slips,
				(select count(*)::int from draft where person_id = ${id('person tahlia')}) as drafts,
				(select count(*)::int from rendering where person_id = ${id('person tahlia')}) as words,
				(select count(*)::int from answer_check where person_id = ${id('person tahlia')}) as checks,
				(select count(*)::int from answer where person_id = ${id('person tahlia')}) as answers,
				(select count(*)::int from media where person_id = ${id('person tahlia')}) as pictures,
				(select count(*)::int from media where person_id = ${id('person tahlia')} and bytes is null) as emptied,
				(select count(*)::int from media_word where person_id = ${id('person tahlia')}) as said,
				(select count(*)::int from unrecorded where person_id = ${id('person tahlia')}) as unrecorded,
				(select count(*)::int from unrecorded_not_for where person_id = ${id('person tahlia')}) as named`;
			return [
				...waits.map((row) => Object.values(row).map(nameOf).join(' ')),
				String(said?.['outcome']),
				JSON.stringify(kept?.['counts']),
				JSON.stringify(left)
			];
		}).catch((fault: unknown) => [`refused ${codeOf(fault)}`]),
		'helped back': await asKim(
			(inner) => inner`select access.help_back(${id('person tahlia')}, ${id('unit a')}, ${id('word of kim')},
				${id('new recovery')}, ${Buffer.alloc(32, 1)})`
		),
		'to tell': await as(sql, 'tahlia', async (inner) =>
			(
				await inner`select episode_id, choice, zone from access.debriefs_of_person(${id('person tahlia')})`
			).map((row) => Object.values(row).map(nameOf).join(' '))
		),
		decides: await as(sql, 'tahlia', async (inner) =>
			(
				await inner`select h.id, access.decides(h.id), access.is_held(h.subject) from hold h order by h.id`
			).map((row) => Object.values(row).map(nameOf).join(' '))
		),
		'held for staff': await asKim(
			(inner) => inner`select subject, act from access.held_of(${id('person tahlia')})`
		),
		outcomes: await as(sql, 'fay', async (inner) =>
			(await inner`select proposal_id, answer from access.proposal_outcomes(${id('episode')})`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			)
		),
		'for whom they speak': await as(sql, 'reader', async (inner) =>
			(await inner`select id, jurisdiction, answer from access.offers_for_agent(${id('person tahlia')})`).map(
				(row) => Object.values(row).map(nameOf).join(' ')
			)
		),
		'found unable': await as(sql, 'kim', async (inner) => {
			const unable = async () => {
				const rows = await inner`select access.found_unable(${id('person tahlia')}) as found`;
				return String(rows[0]?.['found']);
			};
			const before = await unable();
			await inner`reset role`;
			await inner`insert into capacity_word (id, finding_id, person_id, said_by, said_at) values (gen_random_uuid(),
				${id('found unable')}, ${id('person tahlia')}, ${id('tahlia')}, ${now})`;
			await inner`set local role foreword_app`;
			return [before, await unable()];
		}),
		'asked of unit': await asKim(
			(inner) => inner`select id, person from access.asked_of_unit(${id('unit a')})`
		),
		'changes for staff': await asKim(
			(inner) => inner`select id, question from access.changes_that_stand(${id('person tahlia')})`
		),
		'said no before': await as(sql, 'fay', async (inner) =>
			(
				await inner`select id from access.said_no_to(${id('person tahlia')}, 'about-me/helps', null, '{"en":"p"}')`
			).map((row) => Object.values(row).map(nameOf).join(' '))
		),
		'all said no to': await as(sql, 'fay', async (inner) =>
			(
				await inner`select id, near from access.noes_of(${id('person tahlia')}, 'about-me/helps', '{"en":"p"}')`
			).map((row) => Object.values(row).map(nameOf).join(' '))
		),
		'speaks for': await as(sql, 'reader', async (inner) =>
			(await inner`select representative from access.speaking_for(${id('person tahlia')})`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			)
		),
		'noes for whom they speak': await as(sql, 'reader', async (inner) =>
			(
				await inner`select n.id, n.near, n.same, access.refused_to_agent(s.representative, 'about-me/helps', '{"en":"p"}')
					from access.speaking_for(${id('person tahlia')}) s
						cross join lateral access.noes_for_agent(s.representative, 'about-me/helps', '{"en":"p"}') n`
			).map((row) => Object.values(row).map(nameOf).join(' '))
		),
		'new since': await as(sql, 'fay', async (inner) =>
			(await inner`select kind, id from access.new_since_no(${id('person tahlia')})`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			)
		),
		'first seen': await as(sql, 'tahlia', async (inner) =>
			(await inner`select by, unit from access.first_seen(${id('proposal for the unit')})`).map((row) =>
				Object.values(row).join(' ')
			)
		),
		'found urgently': await as(sql, 'fay', async (inner) =>
			(
				await inner`select id, treats, open_until from access.people_urgently(${id('unit b')}, '2009-05-01', 'Tahlia', '')`
			).map((row) => Object.values(row).map(nameOf).join(' '))
		),
		'opened urgently': await as(sql, 'privacy', async (inner) =>
			(
				await inner`select reader, person, looks, by_reader, for_person, outcome from access.urgent_readings()`
			).map((row) => Object.values(row).join(' '))
		),
		'how often urgently': await as(sql, 'lee', async (inner) =>
			(await inner`select mine, theirs from access.urgent_rate(${id('person tahlia')})`).map((row) =>
				Object.values(row).join(' ')
			)
		),
		'still right': await asKim(
			(inner) => inner`select to_char(access.still_right_at(${id('person tahlia')}), 'YYYY') as year`
		),
		signed: await asKim((inner) => inner`select answer_id from access.plan_signed(${id('person tahlia')})`),
		'by wallet': await as(sql, null, async (inner) => {
			const found =
				await inner`select access.use_wallet(${Buffer.alloc(32, 7)}, ${id('a use')}, 'Pat', 'r', 'r') as works`;
			return [
				...found,
				...(await inner`select name, birth_date from access.wallet_names(${id('a use')})`),
				...(await inner`select id from access.wallet_answers(${id('a use')}) order by id`),
				...(await inner`select "answerId", wording from access.wallet_renderings(${id('a use')})`),
				...(await inner`select name, shown from access.wallet_contacts(${id('a use')})`),
				...(await inner`select signed, zone, legal from access.wallet_plan(${id('a use')})`),
				...(await inner`select subject from access.wallet_held(${id('a use')}) order by subject`),
				...(await inner`select id, kept from access.wallet_versions(${id('a use')})`),
				...(await inner`select id from access.wallet_signatures(${id('a use')})`),
				...(await inner`select what, certifies from access.wallet_witnesses(${id('a use')})`),
				...(await inner`select id, parts from access.wallet_withdrawals(${id('a use')})`),
				...(await inner`select id, name, "acceptedAt" from access.wallet_speakers(${id('a use')})`),
				...(await inner`select id, wording from access.wallet_crisis(${id('a use')})`),
				// Before this moment it was used too: that opens nothing now.
				...(await inner`select name from access.wallet_names(${id('wallet use')})`)
			].map((row) => Object.values(row).map(nameOf).join(' '));
		}).catch((fault: unknown) => [`refused ${codeOf(fault)}`]),
		'support to give': await asKim(
			(inner) => inner`select id, seen_at is not null from access.support_for_me()`
		),
		'who may give support': await as(sql, 'fay', async (inner) =>
			(await inner`select account_id from access.givers_for(${id('episode')})`).map((row) =>
				nameOf(row['account_id'])
			)
		),
		'promised by the unit': await asKim((inner) => inner`select id, mine from access.unit_actions_for_me()`),
		'who may own it': await as(sql, 'fay', async (inner) =>
			(await inner`select account_id from access.owners_for(${id('episode')})`).map((row) =>
				nameOf(row['account_id'])
			)
		),
		'let them learn': await as(sql, 'tahlia', async (inner) =>
			[
				...(await inner`select id, is_out from access.learning_of(${id('episode')})`),
				...(await inner`select shared_id, words from access.learning_changes_of(${id('episode')})`),
				...(await inner`select access.learning_names(${id('episode')}) as name order by 1`)
			].map((row) => Object.values(row).map(nameOf).join(' '))
		),
		'learned from': await asKim(
			(inner) => inner`select statement from access.learning_feed(${id('unit a')})`
		),
		'left out and works there': await as(sql, 'tahlia', async (inner) =>
			(await inner`select access.learning_left_out(${id('episode')}) as name`).map(({ name }) => String(name))
		),
		'what reviewers learn': await as(
			sql,
			'rev',
			async (inner) => [
				...(await inner`select what, code, count from review.learned(${id('review of a month')})`).map(
					(row) => Object.values(row).join(' ')
				)
			],
			'review.review'
		),
		'what dana learns': await as(
			sql,
			'dana',
			async (inner) => [
				...(await inner`select what, code, count from review.learned(${id('review of a death')})`).map(
					(row) => Object.values(row).join(' ')
				)
			],
			'review.review'
		),
		'support asked of kim': await asKim(
			(inner) => inner`select id, answered from access.support_asked_of_me()`
		),
		'to hide from': await as(sql, 'tahlia', async (inner) =>
			(await inner`select account_id from access.people_to_hide_from(${id('person tahlia')})`).map((row) =>
				nameOf(row['account_id'])
			)
		),
		'helping now': await as(sql, 'tahlia', async (inner) =>
			(await inner`select name from access.helpers_on(${id('person tahlia')})`).map(({ name }) =>
				String(name)
			)
		),
		'asked of fay': await as(sql, 'fay', async (inner) =>
			(await inner`select person, deed, by, answers from access.questions_to_me()`).map((row) =>
				Object.values(row).join(' ')
			)
		),
		'to ask': await as(sql, 'tahlia', async (inner) =>
			(await inner`select account_id, what from access.askable(${id('person tahlia')})`).map((row) =>
				Object.values(row).map(nameOf).join(' ')
			)
		),
		'staff slip': await bound(
			'staff',
			(inner) => inner`select count(*) from unit_staff where account_id = ${id('newcomer')}`
		),
		'person slip': await bound(
			'person',
			(inner) => inner`select count(*) from person where account_id = ${id('newcomer')}`
		),
		'supporter slip': await bound(
			'supporter',
			(inner) => inner`select count(*) from supporter_grant where account_id = ${id('newcomer')}`
		)
	};
};

type Part = 'read' | 'add' | 'change';
const parts: Record<Part, (sql: Sql, table: string, until?: Found) => Promise<Found>> = {
	read: readersOf,
	add: addersOf,
	change: async (sql, table) => {
		const change: Record<string, string[]> = {};
		for (const name of Object.keys(changes))
			if (name.split(' ')[0] === table) change[name] = await changersOf(sql, name);
		return change;
	}
};

/** Everything that can be read and written of a table. One after the other: they share a connection. */
export const profileOf = async (sql: Sql, table: string): Promise<unknown> => {
	if (table === 'functions') return functionsOf(sql);
	const profile: Partial<Record<Part, unknown>> = {};
	for (const part of ['read', 'add', 'change'] as const) profile[part] = await parts[part](sql, table);
	return profile;
};

const firstPart: Readonly<Record<string, Part>> = { INSERT: 'add', UPDATE: 'change', DELETE: 'change' };

/**
 * Whether a table's profile is another than the one expected. It stops at the first thing that is, and begins with the
 * part that a policy for this command decides.
 */
export const isChanged = async (
	sql: Sql,
	table: string,
	expected: unknown,
	command: string
): Promise<boolean> => {
	if (table === 'functions') return !same(await functionsOf(sql), expected);
	const whole = expected as Record<Part, Found>;
	const first = firstPart[command] ?? 'read';
	for (const part of [first, ...(['read', 'add', 'change'] as const).filter((one) => one !== first)])
		if (!same(await parts[part](sql, table, whole[part]), whole[part])) return true;
	return false;
};
