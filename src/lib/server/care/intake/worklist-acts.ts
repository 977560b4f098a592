import { transaction, type Pass } from '../../access';
import type { Figure } from '../../standards/counting';
import { figuresFor } from '../episode/figures-acts';
import { asidesOver } from '../card/aside-acts';
import { standingsOf } from '../about-me/asking-acts';
import type { Standing } from '../about-me/asking';
import { lastTalksOf, type Talked } from '../about-me/talked-acts';
import { unitOf, type Unit } from '../service/acts';
import { withCards, type OpenIntake } from './acts';
import * as store from './store';
import type { Running } from './store';
import { askingOf, inOrder, mineOf, needOf, type Facts, type Need } from './worklist';

export type { Running } from './store';

/** Somebody who is at the unit, what is known of where they stand, and what they need first. Never what a card says. */
export type Listed = OpenIntake &
	Facts & {
		readonly need: Need;
		readonly standing: Standing;
		readonly talked: Talked | null;
		/** How much was recorded of them, by what counts as one (S1-19). */
		readonly figures: readonly Figure[];
		/** Wishes that were set aside for a time that has passed: somebody looks whether they can be followed now. */
		readonly asides: number;
	};

export type UnitDay = {
	readonly unit: Unit;
	readonly listed: readonly Listed[];
	/** Restraint and seclusion that goes on. */
	readonly running: readonly Running[];
};

/** The unit's day: who is here, who needs something first, and which episodes are going on. */
export const readUnitDay = (pass: Pass<'unit:read'>): Promise<UnitDay> =>
	transaction(pass, async (sql) => {
		const intakes = await withCards(sql, pass, await store.arrived(sql, pass, pass.unitId));
		const running = await store.running(sql, pass);
		const figures = await figuresFor(
			sql,
			pass,
			intakes.map(({ personId }) => personId)
		);
		const over = await asidesOver(sql, pass);
		const standings = await standingsOf(sql, pass, intakes);
		const talks = await lastTalksOf(sql, pass, [...new Set(intakes.map(({ personId }) => personId))]);
		const listed = intakes.map((intake): Listed => {
			const standing = standings.get(intake.personId) ?? { state: 'never-offered' };
			const facts = {
				...intake,
				standing,
				asides: over.get(intake.id) ?? 0,
				running: running.some(({ whose }) => whose === intake.personId),
				mine: mineOf(intake.lines, intake.changedAt, intake.myReadAt),
				asking: askingOf(standing)
			};
			return {
				...facts,
				need: needOf(facts),
				talked: talks.get(intake.personId) ?? null,
				figures: figures.get(intake.personId) ?? []
			};
		});
		return { unit: await unitOf(sql, pass), listed: inOrder(listed), running };
	});
