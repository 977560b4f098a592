import type { Pass, Sql } from '../../access';
import { readSetting, SETTINGS, type Setting, type SettingName, type SettingValue } from './settings';

type Row = Omit<Setting, 'name' | 'value'> & { name: string; value: unknown };

/** Every setting of a unit that was ever entered, in the order it was. */
export const settingsOf = async (sql: Sql, _pass: Pass, unitId: string): Promise<Setting[]> => {
	const rows = await sql<Row[]>`
		select id, name, value -> 'is' as value, holds_from as "holdsFrom", entered_at as "enteredAt",
			access.name_of(entered_by) as by
		from unit_setting where unit_id = ${unitId} order by written`;
	return rows.flatMap((row) => {
		const name = SETTINGS.find((one) => one === row.name);
		return name === undefined ? [] : [{ ...row, name, value: readSetting(name, row.value) }];
	});
};

export type NewSetting = {
	readonly id: string;
	readonly unitId: string;
	readonly name: SettingName;
	readonly value: SettingValue;
	readonly holdsFrom: Date;
};

const toJson = (value: SettingValue) => {
	if (typeof value !== 'object' || value === null) return { is: value };
	return 'record' in value
		? { is: { record: value.record, beside: [...value.beside] } }
		: { is: value.map((one) => (typeof one === 'string' ? one : { ...one })) };
};

/** False when a row of that id is there already: the same form sent twice. */
export const addSetting = async (sql: Sql, { now }: Pass, one: NewSetting, by: string): Promise<boolean> => {
	const added = await sql`
		insert into unit_setting (id, unit_id, name, value, holds_from, entered_at, entered_by)
		values (${one.id}, ${one.unitId}, ${one.name}, ${sql.json(toJson(one.value))}, ${one.holdsFrom}, ${now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

/** The zone by which the unit's own days are told now. */
export const changeZone = async (sql: Sql, _pass: Pass, unitId: string, zone: string): Promise<void> => {
	await sql`update unit set zone = ${zone} where id = ${unitId}`;
};
