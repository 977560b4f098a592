import type { PersonPass, Sql } from '../../access';
import type { AnswerKind, Kind, Said, Topic, Version, Voice, Wording } from './crisis-plan';
import type { Signed, SignedText, Way } from './signing';
import type { Step, StepKind } from './steps';

/** Whose plan it is, as far as the reader may know; null when not at all. */
export const personOf = async (
	sql: Sql,
	pass: PersonPass
): Promise<{ name: string; accountId: string | null } | null> => {
	const [row] = await sql<{ name: string; accountId: string | null }[]>`
		select name, account_id as "accountId" from access.crisis_person(${pass.personId})`;
	return row ?? null;
};

/** The voice that the asking account has at this table. */
export const myVoice = async (sql: Sql, pass: PersonPass): Promise<string | null> => {
	const [row] = await sql<{ id: string | null }[]>`select access.crisis_voice(${pass.personId}) as id`;
	return row?.id ?? null;
};

/** Everybody who has or had a voice, in the order they came. */
export const voices = (sql: Sql, pass: PersonPass): Promise<Voice[]> =>
	sql<Voice[]>`
		select v.id, coalesce(access.name_of(v.account_id), v.name) as name, v.kind, v.account_id as "accountId",
			v.account_id is not null and access.crisis_in_team(v.account_id, v.person_id) as "inTeam",
			e.ended_at as "endedAt", not access.crisis_counts(v.id) as held
		from crisis_voice v left join crisis_voice_end e on e.voice_id = v.id
		where v.person_id = ${pass.personId} order by v.added_at, v.id`;

/** Every wording the reader may read, oldest first. */
export const versions = (sql: Sql, pass: PersonPass): Promise<Version[]> =>
	sql<Version[]>`
		select l.id, l.line_id as line, l.topic, l.wording, l.language, l.bases,
			case when l.typed_by = p.account_id then null else access.name_of(l.typed_by) end as typist,
			c.outcome, not access.crisis_counts(l.id) as held, l.written_at as "writtenAt"
		from crisis_line l left join crisis_line_check c on c.version_id = l.id
			left join access.crisis_person(${pass.personId}) p on true
		where l.person_id = ${pass.personId} order by l.written`;

/** Whether the person writes this line alone: nobody types it for them, and no helper reads it. */
export const isAlone = async (sql: Sql, pass: PersonPass, line: string): Promise<boolean> => {
	const [row] = await sql<{ alone: boolean }[]>`
		select access.crisis_line_alone(${line}, ${pass.personId}) as alone`;
	return row?.alone ?? false;
};

/** The wording that stands of each line that the person signed and did not take out, as far as the reader may read it. */
export const inForce = (sql: Sql, pass: PersonPass): Promise<Wording[]> =>
	sql<Wording[]>`
		select id, line_id as line, topic, wording, language, bases, null as typist, null as outcome, false as held,
			written_at as "writtenAt"
		from crisis_line
		where person_id = ${pass.personId} and wording is not null and access.crisis_in_force(id) order by written`;

/** Wordings of a signed plan that the person took in from a proposal, and their ids. */
export const fromProposals = async (sql: Sql, pass: PersonPass): Promise<ReadonlySet<string>> =>
	new Set(
		(
			await sql<{ id: string }[]>`
				select id from crisis_line where person_id = ${pass.personId} and proposal is not null`
		).map(({ id }) => id)
	);

/** The proposals of those that nobody signed yet. */
export const wishedProposals = async (sql: Sql, pass: PersonPass): Promise<ReadonlySet<string>> =>
	new Set(
		(
			await sql<{ id: string }[]>`
				select proposal as id from crisis_line where person_id = ${pass.personId} and access.crisis_wished(id)`
		).map(({ id }) => id)
	);

/** Those of them that nobody signed yet, as far as the reader may read them. */
export const wished = (sql: Sql, pass: PersonPass): Promise<Wording[]> =>
	sql<Wording[]>`
		select id, line_id as line, topic, wording, language, bases, null as typist, null as outcome, false as held,
			written_at as "writtenAt"
		from crisis_line where person_id = ${pass.personId} and access.crisis_wished(id) order by written`;

/** Lines that are ticked for a wallet code, agreed and in force at this use. */
export const forWallet = (sql: Sql, use: string) =>
	sql<Pick<Wording, 'line' | 'topic' | 'wording' | 'language' | 'writtenAt'>[]>`
		select * from access.wallet_crisis(${use})`;

export const wordingById = async (
	sql: Sql,
	pass: PersonPass,
	id: string
): Promise<{ text: string; language: string } | null> => {
	const [row] = await sql<{ text: string; language: string }[]>`
		select wording as text, language from crisis_line
		where person_id = ${pass.personId} and id = ${id} and wording is not null`;
	return row ?? null;
};

/** Everything the voices said, oldest first. */
export const said = (sql: Sql, pass: PersonPass): Promise<Said[]> =>
	sql<Said[]>`
		select a.version_id as version, a.line_id as line, a.voice_id as voice, a.answer, a.reason, a.language,
			case when a.typed_by = v.account_id then null else access.name_of(a.typed_by) end as typist
		from crisis_answer a left join crisis_voice v on v.id = a.voice_id
		where a.person_id = ${pass.personId} order by a.written`;

/** What happened to the plan as a whole, oldest first. */
export const steps = (sql: Sql, pass: PersonPass): Promise<Step[]> =>
	sql<Step[]>`
		select id, kind, about, to_char(on_day, 'YYYY-MM-DD') as "onDay", words, language,
			access.name_of(entered_by) as by, entered_at as at, not access.crisis_counts(id) as held
		from crisis_step where person_id = ${pass.personId} order by written`;

type SignedRow = Omit<Signed, 'lines' | 'waits'> & { counts: boolean; lines: Record<string, string> | null };

/** Signatures that count, oldest first, each with the lines it was put under. */
export const signatures = async (sql: Sql, pass: PersonPass): Promise<Omit<Signed, 'waits'>[]> => {
	const rows = await sql<SignedRow[]>`
		select s.id, s.voice_id as voice, s.name, s.how, s.signed_at as at, access.crisis_counts(s.id) as counts,
			case when s.typed_by = coalesce(v.account_id, case when s.voice_id is null then p.account_id end)
				then null else access.name_of(s.typed_by) end as typist,
			(select jsonb_object_agg(d.version_id, encode(d.hash, 'hex')) from crisis_signed_line d
				where d.signature_id = s.id) as lines
		from crisis_signature s left join crisis_voice v on v.id = s.voice_id
			left join access.crisis_person(${pass.personId}) p on true
		where s.person_id = ${pass.personId} order by s.written`;
	return rows
		.filter(({ counts }) => counts)
		.map(({ lines, counts: _, ...row }) => ({ ...row, lines: new Map(Object.entries(lines ?? {})) }));
};

export type Invitable = { readonly accountId: string; readonly name: string; readonly kind: Kind };

/** Whose account the person can put at the table. */
export const toInvite = (sql: Sql, pass: PersonPass): Promise<Invitable[]> =>
	sql<Invitable[]>`
		select account_id as "accountId", name, kind from access.crisis_to_invite(${pass.personId})`;

export type Table = { readonly personId: string; readonly name: string; readonly since: Date };

/** At whose table the asking account has a voice. */
export const tables = (sql: Sql): Promise<Table[]> =>
	sql<Table[]>`select person_id as "personId", name, since from access.crisis_tables()`;

export type NewVoice = { id: string; accountId: string | null; name: string; kind: Kind };

/** False when it is there already: the same form sent twice is one voice. */
export const addVoice = async (sql: Sql, pass: PersonPass, one: NewVoice): Promise<boolean> => {
	const { count } = await sql`
		insert into crisis_voice (id, person_id, account_id, name, kind, added_by, added_at)
		values (${one.id}, ${pass.personId}, ${one.accountId}, ${one.name}, ${one.kind}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

export const endVoice = async (sql: Sql, pass: PersonPass, id: string, voice: string): Promise<boolean> => {
	const { count } = await sql`
		insert into crisis_voice_end (id, voice_id, person_id, ended_by, ended_at)
		values (${id}, ${voice}, ${pass.personId}, access.me(), ${pass.now}) on conflict do nothing`;
	return count > 0;
};

export type NewVersion = {
	id: string;
	line: string;
	topic: Topic;
	wording: string | null;
	language: string;
	bases: readonly string[];
	/** The proposal that the person took it in from. */
	proposal?: string;
};

export const addVersion = async (sql: Sql, pass: PersonPass, one: NewVersion): Promise<boolean> => {
	const { count } = await sql`
		insert into crisis_line (id, line_id, person_id, topic, wording, language, bases, proposal, typed_by, written_at)
		values (${one.id}, ${one.line}, ${pass.personId}, ${one.topic}, ${one.wording}, ${one.language},
			${[...one.bases]}::uuid[], ${one.proposal ?? null}, access.me(), ${pass.now}) on conflict do nothing`;
	return count > 0;
};

export const addCheck = async (
	sql: Sql,
	pass: PersonPass,
	version: string,
	outcome: 'confirmed' | 'not-mine'
): Promise<boolean> => {
	const { count } = await sql`
		insert into crisis_line_check (version_id, person_id, outcome, checked_by, checked_at)
		values (${version}, ${pass.personId}, ${outcome}, access.me(), ${pass.now}) on conflict do nothing`;
	return count > 0;
};

export type NewSaid = {
	id: string;
	line: string;
	version: string;
	voice: string;
	answer: AnswerKind;
	reason: string | null;
	language: string;
};

export const addSaid = async (sql: Sql, pass: PersonPass, one: NewSaid): Promise<boolean> => {
	const { count } = await sql`
		insert into crisis_answer (id, person_id, line_id, version_id, voice_id, answer, reason, language, typed_by, answered_at)
		values (${one.id}, ${pass.personId}, ${one.line}, ${one.version}, ${one.voice}, ${one.answer}, ${one.reason},
			${one.language}, access.me(), ${pass.now}) on conflict do nothing`;
	return count > 0;
};

export type NewStep = {
	id: string;
	kind: StepKind;
	about?: string | null;
	onDay?: string | null;
	words?: string | null;
	language?: string | null;
};

export const addStep = async (sql: Sql, pass: PersonPass, one: NewStep): Promise<boolean> => {
	const { about = null, onDay = null, words = null, language = null } = one;
	const { count } = await sql`
		insert into crisis_step (id, person_id, kind, about, on_day, words, language, entered_by, entered_at)
		values (${one.id}, ${pass.personId}, ${one.kind}, ${about}, ${onDay}, ${words}, ${language}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

export type NewSignature = { id: string; voice: string | null; hash: string; name: string; how: Way };

/** A signature with each line it is under. False when the same form was sent before. */
export const addSignature = async (
	sql: Sql,
	pass: PersonPass,
	one: NewSignature,
	text: readonly SignedText[]
): Promise<boolean> => {
	const { count } = await sql`
		insert into crisis_signature (id, person_id, voice_id, hash, name, how, typed_by, signed_at)
		values (${one.id}, ${pass.personId}, ${one.voice}, decode(${one.hash}, 'hex'), ${one.name}, ${one.how},
			access.me(), ${pass.now}) on conflict do nothing`;
	if (count === 0) return false;
	for (const { wording, hash } of text)
		await sql`insert into crisis_signed_line (signature_id, person_id, line_id, version_id, hash)
			values (${one.id}, ${pass.personId}, ${wording.line}, ${wording.id}, decode(${hash}, 'hex'))`;
	return true;
};
