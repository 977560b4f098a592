import type { EpisodePass, Sql } from '../../access';

/** Somebody of the staff who took part, as the record names them. */
export type Named = {
	readonly id: string;
	/** Null for somebody without an account here. */
	readonly accountId: string | null;
	/** As the service names staff to others; as it was typed for somebody without an account. */
	readonly name: string;
	readonly job: string | null;
	readonly role: string;
	readonly enteredAt: Date;
};
export type Colleague = { readonly id: string; readonly name: string; readonly job: string | null };

export const namedIn = (sql: Sql, pass: EpisodePass): Promise<Named[]> => sql<Named[]>`
	select id, account_id as "accountId",
		case when account_id is null then concat_ws(', ', name, nullif(job, '')) else access.name_of(account_id) end as name,
		job, role, entered_at as "enteredAt"
	from episode_staff where person_id = ${pass.personId} and episode_id = ${pass.episodeId}
	order by entered_at, id`;

/** Who can be picked: staff of the unit it happened on. Empty for anybody who does not work there. */
export const colleagues = (sql: Sql, pass: EpisodePass): Promise<Colleague[]> => sql<Colleague[]>`
	select s.account_id as id, s.name, s.job
	from episode e, access.staff_of_unit(e.unit_id) s
	where e.id = ${pass.episodeId} and e.person_id = ${pass.personId}`;

export type NewNamed = Omit<Named, 'enteredAt'>;

/** Names somebody; the same person in the same part is named once. */
export const addNamed = async (sql: Sql, pass: EpisodePass, one: NewNamed, by: string): Promise<void> => {
	await sql`insert into episode_staff ${sql({
		id: one.id,
		episode_id: pass.episodeId,
		person_id: pass.personId,
		account_id: one.accountId,
		name: one.name,
		job: one.job,
		role: one.role,
		entered_at: pass.now,
		entered_by: by
	})} on conflict (id) do nothing`;
};
