import { error } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql, type UnitPass } from '../../access';
import { makeSlip } from '../../sign-in/slip';
import { allPacks } from '../../standards/packs';
import type { Service, Unit } from './service';
import { allAt } from './settings';
import { addSetting, settingsOf } from './settings-store';
import * as store from './store';

export { serviceView, isZone, type Service, type ServiceView, type Unit } from './service';
export type { StaffSlip } from './store';

/** Public facts of the service, for any pass; `serviceView` puts them in a reader's language. */
export const readService = (pass: Pass): Promise<Service> =>
	transaction(pass, (sql) => store.service(sql, pass));

/** References of the standards packs a unit can work under. */
export const packRefs = (): string[] => allPacks().map(({ ref }) => ref);

/** The units the signed-in account works in. */
export const myUnits = (pass: Pass): Promise<Unit[]> =>
	transaction(pass, (sql) => store.unitsOfMine(sql, pass));

/**
 * The unit a pass is for. Throws 404 when there is none: staff are let into units that are there, but a keeper's pass
 * names any.
 */
export const unitOf = async (sql: Sql, pass: UnitPass): Promise<Unit> => {
	const unit = await store.unitById(sql, pass, pass.unitId);
	return unit ?? error(404);
};

/** What the keeper sees: settings, units and slips. No clinical content. */
export const readKeeping = (pass: Pass<'service:read'>) =>
	transaction(pass, async (sql) => ({
		service: await store.service(sql, pass),
		units: await store.units(sql, pass),
		slips: await store.staffSlips(sql, pass)
	}));

export const changeService = (pass: Pass<'service:write'>, to: Service): Promise<void> =>
	transaction(pass, async (sql) => {
		await store.changeService(sql, pass, to);
		await note(sql, pass, 'service:changed');
	});

/** The zone and the rules keep their days: from the start for a new unit, from now on where they change. */
const keepDays = async (
	sql: Sql,
	pass: Pass<'service:write'>,
	unit: Unit,
	was: Unit | null
): Promise<void> => {
	const by = pass.actor?.accountId ?? '';
	const { id: unitId, zone } = unit;
	const holdsFrom = was === null ? new Date(0) : pass.now;
	if (was?.zone !== zone)
		await addSetting(sql, pass, { id: randomUUID(), unitId, name: 'zone', value: zone, holdsFrom }, by);
	if (was?.pack === unit.pack) return;
	const { packs } = allAt(await settingsOf(sql, pass, unitId), pass.now, pass.now);
	const value = { record: unit.pack, beside: (packs?.beside ?? []).filter((ref) => ref !== unit.pack) };
	await addSetting(sql, pass, { id: randomUUID(), unitId, name: 'packs', value, holdsFrom }, by);
};

/** Adds the unit, or changes the one of that id. Sent twice, it is one unit. */
export const keepUnit = (pass: Pass<'service:write'>, unit: Unit): Promise<void> =>
	transaction(pass, async (sql) => {
		const was = await store.unitById(sql, pass, unit.id);
		const changed = await store.changeUnit(sql, pass, unit);
		if (!changed) await store.addUnit(sql, pass, unit);
		await keepDays(sql, pass, unit, was);
		await note(sql, pass, changed ? 'unit:changed' : 'unit:added', { id: unit.id });
	});

export type StaffInvitation = {
	readonly name: string;
	readonly job: string | null;
	readonly roles: readonly string[];
	readonly units: readonly string[];
};

/** Makes a slip for somebody who works here. Returns its code, to be shown once, or null when it may not be made. */
export const inviteStaff = (pass: Pass<'service:write'>, to: StaffInvitation): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const code = await makeSlip(sql, { ...to, kind: 'staff', personId: null }, pass.now);
		if (code !== null) await note(sql, pass, 'slip:made', { detail: { kind: 'staff' } });
		return code;
	});
