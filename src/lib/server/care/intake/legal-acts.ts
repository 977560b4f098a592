import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { personHeader, zoneOf } from '../person/acts';
import { toWallClock } from '../zone';
import { currentIntake } from '../card/acts';
import { findPack } from '../../standards/packs';
import { legalListFor } from '../../standards/legal';
import type { LegalList } from '../../standards/legal-list';
import { currentIntakeOf } from './acts';
import { holdsOn, isOver, type Legal } from './legal';
import * as store from './legal-store';

export { legalStatuses, type Legal, type LegalStatus } from './legal';

export type LegalPage = {
	readonly name: string;
	readonly zone: string;
	readonly today: string;
	/** What holds today; null when nothing was written. */
	readonly now: (Legal & { readonly over: boolean }) | null;
	/** The list of the place whose rules the unit works under; null: the general list alone. */
	readonly list: LegalList | null;
	/** Everything that was written, the newest first. */
	readonly rows: readonly Legal[];
};

const listOf = async (sql: Sql, pass: PersonPass): Promise<LegalList | null> => {
	const intake = await currentIntake(sql, pass);
	return legalListFor(intake === null ? null : (findPack(intake.pack)?.id ?? null));
};

/** The list that a status may be chosen from, for whoever reads a form. */
export const readList = (pass: Pass<'status:write'>): Promise<LegalList | null> =>
	transaction(pass, (sql) => listOf(sql, pass));

/** By what right the person is here, now and before. */
export const readStatus = (pass: Pass<'status:read'>): Promise<LegalPage> =>
	transaction(pass, async (sql) => {
		const zone = await zoneOf(sql, pass);
		const today = toWallClock(pass.now, zone).slice(0, 10);
		const rows = await store.statusesOf(sql, pass);
		const held = holdsOn(rows, today);
		const now = held === null ? null : { ...held, over: isOver(held, today) };
		return {
			name: (await personHeader(sql, pass)).name,
			zone,
			today,
			now,
			list: await listOf(sql, pass),
			rows
		};
	});

/** Writes a status or a change of it; the one before stays to be read. The same form twice is one row. */
export const writeStatus = (pass: Pass<'status:write'>, one: Omit<Legal, 'by' | 'at'>): Promise<void> =>
	transaction(pass, async (sql) => {
		const intake = await currentIntakeOf(sql, pass);
		if (await store.addStatus(sql, pass, intake?.id ?? null, one))
			await note(sql, pass, 'legal-status:written', { id: one.id, detail: { status: one.status } });
	});
