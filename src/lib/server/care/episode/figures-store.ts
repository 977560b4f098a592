import type { Pass, Sql } from '../../access';
import type { Fact } from './episode';
import { countingFields, readCounted } from './figures';

/** A record of somebody: whose, where, under which rules. */
export type RecordRow = {
	readonly id: string;
	/** Whose it is now, where their record was joined to another. */
	readonly person: string;
	readonly unitId: string;
	readonly pack: string;
	readonly zone: string;
	readonly startedAt: Date;
};

/** The records of these people that the reader may see. */
export const recordsOf = (sql: Sql, _pass: Pass, people: readonly string[]): Promise<RecordRow[]> => sql<
	RecordRow[]
>`
	select e.id, p.id as person, e.unit_id as "unitId", e.pack, e.started_at as "startedAt",
		coalesce(access.unit_setting_at(e.unit_id, 'zone', e.started_at, e.entered_at) #>> '{}', u.zone) as zone
	from unnest(${[...people]}::uuid[]) as p(id)
		join episode e on e.person_id = any (access.records_of(p.id)) join unit u on u.id = e.unit_id`;

type Row = { readonly episode: string } & Pick<Fact, 'id' | 'field' | 'item' | 'enteredAt'> & {
		readonly value: unknown;
	};

/** What is counted of these records, by record, oldest first. */
export const countedOf = async (
	sql: Sql,
	_pass: Pass,
	episodes: readonly string[]
): Promise<ReadonlyMap<string, readonly Fact[]>> => {
	const rows = await sql<Row[]>`
		select f.episode_id as episode, f.id, f.field, f.item, f.value, f.entered_at as "enteredAt"
		from episode_fact f where f.episode_id = any (${[...episodes]}) and f.field = any (${[...countingFields]})
		order by f.written`;
	const found = new Map<string, Fact[]>();
	for (const { episode, ...row } of rows) found.set(episode, [...(found.get(episode) ?? []), toFact(row)]);
	return found;
};

type Stored = Pick<Fact, 'id' | 'item' | 'enteredAt'> & { readonly field: string; readonly value: unknown };

/** A stored row as a fact that can be counted. */
export const toFact = ({ field, value, ...row }: Stored): Fact => {
	const known = countingFields.find((one) => one === field);
	if (known === undefined) throw new Error(`"${field}" is not counted`);
	return {
		...row,
		field: known,
		value: value === null ? null : readCounted(known, value),
		happenedAt: null,
		enteredBy: '',
		because: null
		// The field and the value read as that field's belong together; the type cannot say so.
	} as Fact;
};
