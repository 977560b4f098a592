import type { PersonPass, Sql, UnitPass } from '../../access';
import type { UnitAnswer, Wordings } from './care-plan';
import type { EntryVersion } from './entry';

const columns = (sql: Sql) => sql`v.id, v.entry_id as "entryId", v.wording, v.language, v.source,
	v.source_words as "sourceWords", v.proposal_id as "proposalId", v.owner, v.tells, v.tells_words as "tellsWords", v.tells_known as "tellsKnown",
	to_char(v.review_on, 'YYYY-MM-DD') as "reviewOn", v.ended, access.name_of(v.written_by) as by,
	v.written_at as "writtenAt"`;

/** Every wording of the person's care plan, oldest first, as far as the reader may read it. */
export const versionsOf = (sql: Sql, { personId }: PersonPass): Promise<EntryVersion[]> =>
	sql<EntryVersion[]>`
		select ${columns(sql)} from care_entry_version v where v.person_id = ${personId} order by v.written`;

/** The same of everybody who is at the unit now, with whose it is. */
export const versionsAt = (
	sql: Sql,
	{ unitId }: UnitPass
): Promise<(EntryVersion & { personId: string; person: string })[]> =>
	sql<(EntryVersion & { personId: string; person: string })[]>`
		select ${columns(sql)}, v.person_id as "personId", p.name as person
		from care_entry_version v join person p on p.id = v.person_id
		where exists (select from intake i
			where i.person_id = v.person_id and i.unit_id = ${unitId} and i.ended_at is null)
		order by v.written`;

/** A unit of the account's where the person is now, for what is written there; null when there is none. */
export const unitHere = async (sql: Sql, { personId }: PersonPass): Promise<string | null> => {
	const [row] = await sql<{ id: string }[]>`
		select unit_id as id from intake
		where person_id = ${personId} and ended_at is null and access.works_in(unit_id)
		order by opened_at desc, id limit 1`;
	return row?.id ?? null;
};

export type NewVersion = Omit<EntryVersion, 'by' | 'writtenAt'> & { readonly personId: string };

export const addEntry = async (
	sql: Sql,
	pass: PersonPass | UnitPass,
	one: { readonly id: string; readonly personId: string; readonly unitId: string }
): Promise<void> => {
	await sql`insert into care_entry (id, person_id, unit_id, made_by, made_at)
		values (${one.id}, ${one.personId}, ${one.unitId}, access.me(), ${pass.now}) on conflict do nothing`;
};

/** False when it is there already: the same form sent twice is one wording. */
export const addVersion = async (
	sql: Sql,
	pass: PersonPass | UnitPass,
	one: NewVersion
): Promise<boolean> => {
	const { count } = await sql`
		insert into care_entry_version (id, entry_id, person_id, wording, language, source, source_words, proposal_id,
			owner, review_on, ended, tells, tells_words, tells_known, written_by, written_at)
		values (${one.id}, ${one.entryId}, ${one.personId}, ${one.wording}, ${one.language}, ${one.source},
			${one.sourceWords}, ${one.proposalId}, ${one.owner}, ${one.reviewOn}, ${one.ended}, ${[...one.tells]},
			${one.tellsWords}, ${one.tellsKnown}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** What a unit is asked to do for a change that somebody took in. */
export type Asked = {
	readonly id: string;
	readonly personId: string;
	readonly person: string;
	readonly question: string;
	readonly item: string | null;
	readonly wordings: Wordings;
	readonly since: Date;
	/** Who said yes in the person's place; null when they said it themselves. */
	readonly agent: string | null;
};

/** Newest first. */
export const askedOfUnit = (sql: Sql, { unitId }: UnitPass): Promise<Asked[]> =>
	sql<Asked[]>`
		select id, person_id as "personId", person, question, item, wordings, since, agent from access.asked_of_unit(${unitId})`;

/** What a unit said to it. */
export type TeamAnswer = {
	readonly id: string;
	readonly proposalId: string;
	readonly unitId: string;
	readonly unit: string | null;
	readonly answer: UnitAnswer;
	readonly reason: string | null;
	readonly by: string;
	readonly answeredAt: Date;
};

/** All that units said to these changes, newest first. */
export const teamAnswers = (
	sql: Sql,
	_pass: PersonPass | UnitPass,
	proposals: readonly string[]
): Promise<TeamAnswer[]> =>
	sql<TeamAnswer[]>`
		select t.id, t.proposal_id as "proposalId", t.unit_id as "unitId", u.name as unit, t.answer, t.reason,
			access.name_of(t.answered_by) as by, t.answered_at as "answeredAt"
		from proposal_team_answer t left join unit u on u.id = t.unit_id
		where t.proposal_id = any (${[...proposals]}) order by t.written desc`;

/** False when the form was sent before. */
export const addTeamAnswer = async (
	sql: Sql,
	{ unitId, now }: UnitPass,
	one: {
		readonly id: string;
		readonly proposalId: string;
		readonly personId: string;
		readonly answer: UnitAnswer;
		readonly reason: string | null;
	}
): Promise<boolean> => {
	const { count } = await sql`
		insert into proposal_team_answer (id, proposal_id, person_id, unit_id, answer, reason, answered_by, answered_at)
		values (${one.id}, ${one.proposalId}, ${one.personId}, ${unitId}, ${one.answer}, ${one.reason}, access.me(), ${now})
		on conflict do nothing`;
	return count > 0;
};
