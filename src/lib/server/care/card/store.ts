import type { PersonPass, Sql } from '../../access';
import type { Until } from './aside';
import type { Source } from './line';
import type { Entry } from './looks';
import type { Reason, Wish } from './wish';

/** The intake that brought the person to where they are, or the last one when none is open. */
export type Intake = {
	readonly id: string;
	readonly zone: string;
	/** Reference of the unit's standards pack. */
	readonly pack: string;
	readonly open: boolean;
};

export type Person = {
	readonly name: string;
	readonly birthDate: string;
	/** Nobody knows who they are yet: the birth date is guessed. */
	readonly birthGuessed: boolean;
};

export const person = async (sql: Sql, pass: PersonPass): Promise<Person> => {
	const [row] = await sql<Person[]>`
		select name, to_char(birth_date, 'YYYY-MM-DD') as "birthDate", birth_guessed as "birthGuessed"
		from person where id = ${pass.personId}`;
	if (row === undefined) throw new Error('a pass for a person who cannot be read');
	return row;
};

/** As far as the reader may know: staff see intakes of their own units, a supporter none. */
export const currentIntake = async (sql: Sql, pass: PersonPass): Promise<Intake | null> => {
	const [row] = await sql<Intake[]>`
		select i.id, u.zone, access.pack_of_unit(u.id) as pack, i.ended_at is null as open
		from intake i join unit u on u.id = i.unit_id
		where i.person_id = ${pass.personId}
		order by i.ended_at is null desc, i.opened_at desc, i.id limit 1`;
	return row ?? null;
};

export const supporters = async (sql: Sql, pass: PersonPass): Promise<string[]> =>
	(await sql<{ name: string }[]>`select name from access.card_supporters(${pass.personId})`).map(
		({ name }) => name
	);

export const lastLook = async (sql: Sql, pass: PersonPass): Promise<{ by: string; at: Date } | null> => {
	const [row] = await sql<{ by: string; at: Date }[]>`
		select name as by, at from access.last_look(${pass.personId}, 'card')`;
	return row ?? null;
};

/** When this account said it had read the card, in this intake. */
export const readAt = async (sql: Sql, pass: PersonPass, intake: string): Promise<Date | null> => {
	const [row] = await sql<{ at: Date }[]>`
		select read_at as at from card_reading
		where person_id = ${pass.personId} and intake_id = ${intake} and account_id = access.me()`;
	return row?.at ?? null;
};

/** Says whether it was the first time. */
export const addReading = async (sql: Sql, pass: PersonPass, intake: string): Promise<boolean> => {
	const { count } = await sql`
		insert into card_reading (intake_id, account_id, person_id, read_at)
		values (${intake}, access.me(), ${pass.personId}, ${pass.now}) on conflict do nothing`;
	return count > 0;
};

/** Wishes that were not followed, newest first. */
export const wishes = (sql: Sql, pass: PersonPass): Promise<Wish[]> =>
	sql<Wish[]>`
		select id, intake_id as intake, question, item, coalesce(answer_id, line_version) as "answerId", reason, words,
			tried, until_when as until, until_at as "untilAt", this_stay as "thisStay", access.name_of(set_aside_by) as by, set_aside_at as at
		from wish_not_followed where person_id = any (access.records_of(${pass.personId}))
		order by set_aside_at desc, id`;

export type NewWish = Source &
	Until & {
		readonly id: string;
		readonly intake: string | null;
		readonly episode: string | null;
		readonly reason: Reason;
		readonly words: string;
		readonly tried: string | null;
	};

/** Says whether it was not there yet: the same form sent twice is one row. */
export const addWish = async (sql: Sql, pass: PersonPass, wish: NewWish): Promise<boolean> => {
	const ofPlan = wish.question.startsWith('crisis-plan/');
	const { count } = await sql`
		insert into wish_not_followed (id, person_id, intake_id, episode_id, question, item, answer_id, line_version,
			reason, words, tried, until_at, this_stay, set_aside_by, set_aside_at)
		values (${wish.id}, ${pass.personId}, ${wish.intake}, ${wish.episode}, ${wish.question}, ${wish.item},
			${ofPlan ? null : wish.answerId}, ${ofPlan ? wish.answerId : null}, ${wish.reason}, ${wish.words},
			${wish.tried}, ${wish.untilAt}, ${wish.thisStay}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

export const isEpisodeOf = async (sql: Sql, pass: PersonPass, episode: string): Promise<boolean> =>
	(await sql`select id from episode where id = ${episode} and person_id = ${pass.personId}`).length > 0;

/** What others did, oldest first. The person reads the log of themselves; nobody else's. */
export const entries = (sql: Sql, pass: PersonPass): Promise<Entry[]> =>
	sql<Entry[]>`
		select seq::int, at, kind, deed, part, subject_id as "subjectId", account_id as "accountId",
			access.name_of(account_id) as by
		from audit.entry
		where person_id = any (access.records_of(${pass.personId})) and account_id is distinct from access.me()
		order by seq`;
