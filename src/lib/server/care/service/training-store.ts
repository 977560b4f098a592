import type { EpisodePass, Pass, Sql, UnitPass } from '../../access';
import type { TrainingTopic } from '../../standards/vocabulary';
import type { Training } from './training';

export type Member = { readonly id: string; readonly name: string; readonly job: string | null };

/** Who works in the unit now, for who works there and for the keeper. */
export const staffOf = (sql: Sql, pass: UnitPass): Promise<Member[]> => sql<Member[]>`
	select account_id as id, name, job from access.staff_kept(${pass.unitId})`;

const columns = (sql: Sql) => sql`t.id, t.account_id as "accountId", t.topics, t.done_on::text as "doneOn",
	t.valid_until::text as "validUntil", t.competence, t.assessed_on::text as "assessedOn",
	t.assessed_how as "assessedHow", t.assessed_words as "assessedWords", t.assessor, t.trainer,
	t.entered_at as "enteredAt", access.name_of(t.entered_by) as by`;

/** What stands of the training of whoever a record says looked; for who works on the record. */
export const trainedObservers = (sql: Sql, pass: EpisodePass): Promise<Training[]> => sql<Training[]>`
	select ${columns(sql)}, null as back from access.trained_observers(${pass.episodeId}) t
	order by t.done_on desc, t.entered_at desc, t.id`;

/** The trainings of these accounts as far as the reader may see them, newest first. */
export const trainingsOf = (sql: Sql, _pass: Pass, accounts: readonly string[]): Promise<Training[]> =>
	sql<Training[]>`
		select ${columns(sql)}, b.because as back
		from staff_training t left join staff_training_back b on b.training_id = t.id
		where t.account_id = any(${[...accounts]})
		order by t.done_on desc, t.entered_at desc, t.id`;

export type NewTraining = Pick<
	Training,
	| 'id'
	| 'accountId'
	| 'topics'
	| 'doneOn'
	| 'validUntil'
	| 'competence'
	| 'assessedOn'
	| 'assessedHow'
	| 'assessedWords'
	| 'assessor'
	| 'trainer'
>;

/** False when a row of that id is there already: the same form sent twice. */
export const addTraining = async (
	sql: Sql,
	{ now }: Pass<'training:write'>,
	one: NewTraining,
	by: string
): Promise<boolean> => {
	const added = await sql`
		insert into staff_training (id, account_id, topics, done_on, valid_until, competence, assessed_on, assessed_how,
			assessed_words, assessor, trainer, entered_at, entered_by)
		values (${one.id}, ${one.accountId}, ${[...one.topics]}, ${one.doneOn}, ${one.validUntil}, ${one.competence},
			${one.assessedOn}, ${[...one.assessedHow]}, ${one.assessedWords}, ${one.assessor}, ${one.trainer}, ${now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

export const takeBack = async (
	sql: Sql,
	{ now }: Pass<'training:write'>,
	training: Pick<Training, 'id' | 'accountId'>,
	because: string,
	by: string
): Promise<void> => {
	await sql`insert into staff_training_back (training_id, account_id, because, taken_at, taken_by)
		values (${training.id}, ${training.accountId}, ${because}, ${now}, ${by}) on conflict (training_id) do nothing`;
};

/**
 * The topics valid on a day for each member of staff named in a record, and of these the ones they had shown that they
 * can do; empty for the person it happened to.
 */
export type NamedTraining = {
	readonly named: string;
	readonly topics: readonly string[];
	readonly able: readonly string[];
	readonly written: boolean;
};

export const trainedIn = (sql: Sql, pass: EpisodePass, day: string): Promise<NamedTraining[]> =>
	sql<NamedTraining[]>`
		select named, topics, able, written from access.trained_in_episode(${pass.episodeId}, ${day})`;

/** For the person: whether everybody named had training in these topics that day; null while it is not known. */
export const allTrained = async (
	sql: Sql,
	pass: EpisodePass,
	day: string,
	wanted: readonly TrainingTopic[]
): Promise<boolean | null> => {
	const rows = await sql<{ all: boolean | null }[]>`
		select access.all_trained(${pass.episodeId}, ${day}, ${[...wanted]}) as all`;
	return rows[0]?.all ?? null;
};
