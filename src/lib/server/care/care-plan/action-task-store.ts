import type { EpisodePass, Pass, Sql } from '../../access';

/** Something a unit was asked to do, for whoever does it, or, once it is late, for a manager. */
export type ActionTask = {
	readonly id: string;
	readonly unitId: string;
	readonly unit: string;
	/** IANA zone of the unit. */
	readonly zone: string;
	readonly wording: string;
	readonly owner: string | null;
	/** Whether it is the account's own to do; else it is late and the account manages the unit. */
	readonly mine: boolean;
	readonly madeAt: Date;
};

export const actionsForMe = (sql: Sql, _pass: Pass): Promise<ActionTask[]> => sql<ActionTask[]>`
	select id, unit_id as "unitId", unit, zone, wording, owner, mine, made_at as "madeAt"
	from access.unit_actions_for_me()`;

export type Owner = { readonly id: string; readonly name: string };

export const ownersFor = (sql: Sql, pass: EpisodePass): Promise<Owner[]> => sql<Owner[]>`
	select account_id as id, name from access.owners_for(${pass.episodeId})`;
