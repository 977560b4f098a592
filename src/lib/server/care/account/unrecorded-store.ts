import type { EpisodePass, Pass, PersonPass, Sql, UnitPass } from '../../access';
import type { NotFor, Sending, Step, Told, Unrecorded, Written } from './unrecorded';

type Row = Omit<Unrecorded, 'sent'> & {
	sentTo: string | null;
	sentAt: Date | null;
	sentUnit: string | null;
};

/** Every account of the person's of which there was no record, the newest first. */
export const allOf = async (sql: Sql, pass: PersonPass): Promise<Unrecorded[]> => {
	const rows = await sql<Row[]>`
		select w.account_id as id, w.words, w.language, w.happened, w.place, w.written_at as "writtenAt",
			access.name_of(s.to_account) as "sentTo", s.sent_at as "sentAt", u.name as "sentUnit", t.step,
			t.episode_id as "episodeId"
		from (select distinct on (account_id) * from unrecorded where person_id = ${pass.personId}
				order by account_id, written desc) w
			left join lateral (select * from unrecorded_sent x where x.account_id = w.account_id
				order by x.written desc limit 1) s on s.to_account is not null
			left join unit u on u.id = s.unit_id
			left join lateral (select * from unrecorded_step y where y.account_id = w.account_id
				order by y.written desc limit 1) t on true
		order by w.written_at desc, w.account_id`;
	return rows.map(({ sentTo, sentAt, sentUnit, ...one }) => ({
		...one,
		sent: sentAt === null || sentTo === null ? null : { to: sentTo, at: sentAt, unit: sentUnit }
	}));
};

export type Named = { readonly id: string; readonly name: string };

/** Where the person was, with the rules that are used there. */
export const unitsOf = (sql: Sql, _pass: PersonPass) => sql<(Named & { pack: string })[]>`
	select w.unit_id as id, w.name, access.pack_of_unit(w.unit_id) as pack from access.units_i_was_in() w`;

export const leadersFor = (sql: Sql, _pass: PersonPass): Promise<Named[]> => sql<Named[]>`
	select account_id as id, name from access.who_leads_outside()`;

/** Whether somebody leads debriefs and does not work there; while it is not said where, in no unit the person was in. */
export const leadsOutside = async (
	sql: Sql,
	pass: PersonPass,
	{ to, unitId }: Pick<Sending, 'to' | 'unitId'>
): Promise<boolean> => {
	const [row] = await sql<
		{ may: boolean }[]
	>`select access.leads_outside(${to}, ${unitId}, ${pass.personId}) as may`;
	return row?.may === true;
};

/** Adds a version; the same form sent twice adds it once. */
export const write = async (
	sql: Sql,
	pass: PersonPass,
	one: Written & { readonly id: string; readonly accountId: string; readonly language: string },
	by: string
): Promise<boolean> => {
	const added = await sql`insert into unrecorded
		(id, account_id, person_id, words, happened, place, language, typed_by, written_at)
		values (${one.id}, ${one.accountId}, ${pass.personId}, ${one.words}, ${one.happened}, ${one.place},
			${one.language}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};

/** Opens it to somebody, or to nobody any more. */
export const send = async (
	sql: Sql,
	pass: PersonPass,
	one: { readonly id: string; readonly accountId: string; readonly sending: Sending | null },
	by: string
): Promise<boolean> => {
	const { sending } = one;
	const added = await sql`insert into unrecorded_sent
		(id, account_id, person_id, to_account, unit_id, may_ask, sent_by, sent_at)
		values (${one.id}, ${one.accountId}, ${pass.personId}, ${sending?.to ?? null}, ${sending?.unitId ?? null},
			${sending?.mayAsk ?? false}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};

/** What was sent to the account that is signed in, the oldest first. */
export const toldToMe = (sql: Sql, _pass: Pass): Promise<Told[]> => sql<Told[]>`
	select account_id as id, person_id as "personId", person, words, language, happened, place, unit, zone,
		sent_at as "sentAt", may_ask as "mayAsk", step, taken_at as "takenAt"
	from access.unrecorded_to_me()`;

/** Accounts that were connected to this episode, with their words where the reader has them. */
export const toldBefore = (
	sql: Sql,
	pass: EpisodePass
): Promise<{ id: string; words: string | null; language: string }[]> => sql<
	{ id: string; words: string | null; language: string }[]
>`
	select b.account_id as id, coalesce(w.words, m.words) as words, coalesce(w.language, m.language, '') as language
	from access.told_before(${pass.episodeId}) b
		left join lateral (select u.words, u.language from unrecorded u where u.account_id = b.account_id
			order by u.written desc limit 1) w on true
		left join access.unrecorded_to_me() m on m.account_id = b.account_id
	order by b.account_id`;

/** Who must not learn of it, as the person named them in words; `questions` null: of all of it. */
export const notForOf = (sql: Sql, _pass: Pass, account: string): Promise<NotFor[]> => sql<NotFor[]>`
	select name, questions from (
		select distinct on (lower(name)) name, questions, stands, written from unrecorded_not_for
		where account_id = ${account} order by lower(name), written desc) n
	where stands order by written`;

/** Names somebody who must not learn of it, or takes that back; the same form sent twice is one row. */
export const sayNotFor = async (
	sql: Sql,
	pass: PersonPass,
	one: NotFor & { readonly id: string; readonly accountId: string; readonly stands: boolean },
	by: string
): Promise<boolean> => {
	const added = await sql`insert into unrecorded_not_for
		(id, account_id, person_id, name, questions, stands, said_by, said_at)
		values (${one.id}, ${one.accountId}, ${pass.personId}, ${one.name},
			${one.questions === null ? null : [...one.questions]}, ${one.stands}, ${by}, ${pass.now})
		on conflict (id) do nothing`;
	return added.count > 0;
};

/** Whoever leads the debrief of the record it was connected to; null while there is none. */
export const leaderOfRecord = async (
	sql: Sql,
	pass: PersonPass,
	episode: string | null
): Promise<Named | null> => {
	const [row] = await sql<Named[]>`
		select account_id as id, access.name_of(account_id) as name from debrief_facilitator
		where person_id = ${pass.personId} and episode_id = ${episode} order by named_at desc limit 1`;
	return row ?? null;
};

export type RecordOf = {
	readonly id: string;
	readonly startedAt: Date;
	readonly unit: string;
	readonly zone: string;
};

/** Records that it may be about: when and where, nothing of what happened. */
export const recordsFor = (sql: Sql, _pass: Pass, one: Told): Promise<RecordOf[]> => sql<RecordOf[]>`
	select episode_id as id, started_at as "startedAt", unit, zone
	from access.records_to_connect(${one.id}, ${one.personId})`;

/** Adds a step; the same form sent twice adds it once. Whoever takes it need not be able to read it back. */
export const take = async (
	sql: Sql,
	pass: Pass<'account:write'>,
	one: { readonly id: string; readonly step: Step; readonly episodeId: string | null },
	told: Told,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into unrecorded_step
		(id, account_id, person_id, step, episode_id, taken_by, taken_at)
		values (${one.id}, ${told.id}, ${told.personId}, ${one.step}, ${one.episodeId}, ${by}, ${pass.now})
		on conflict do nothing`;
	return added.count > 0;
};

export type AskedFor = {
	readonly id: string;
	readonly person: string;
	readonly happened: string | null;
	readonly by: string;
	readonly at: Date;
};

/** Records that the unit is asked for and has not written. */
export const askedOf = (sql: Sql, pass: UnitPass): Promise<AskedFor[]> => sql<AskedFor[]>`
	select account_id as id, person, happened, asked_by as by, asked_at as at
	from access.records_asked_of(${pass.unitId})`;
