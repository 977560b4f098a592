import type { Words } from '../../../words';
import { transaction, type Pass, type Sql } from '../../access';
import { isOver, standingAside } from './aside';
import * as store from './aside-store';
import { wishWords } from './wish-acts';

/** How many wishes of each stay at the unit were set aside for a time that has passed, by intake: to be looked at again. */
export const asidesOver = async (sql: Sql, pass: Pass<'unit:read'>): Promise<ReadonlyMap<string, number>> => {
	const said = await store.asidesOfUnit(sql, pass);
	const followed = said.length === 0 ? [] : await store.followedInUnit(sql, pass);
	const over = new Map<string, number>();
	for (const intake of new Set(said.map((one) => one.intake))) {
		const here = standingAside(
			said.filter((one) => one.intake === intake),
			followed.filter((one) => one.intake === intake)
		);
		const count = here.filter((one) => one.stands && isOver(one, pass.now)).length;
		if (count > 0) over.set(intake, count);
	}
	return over;
};

export type ReviewedAside = store.ReviewedRow & {
	/** The line as the person wrote it; null where whoever leads may not read it, or not any more. */
	readonly line: { readonly text: string; readonly language: string } | null;
};

/** What was set aside in the stay in which it happened, for whoever leads the talk about it. */
export const readAsidesFor = (pass: Pass<'joint:read'>, words: Words): Promise<ReviewedAside[]> =>
	transaction(pass, async (sql) => {
		const found: ReviewedAside[] = [];
		for (const one of await store.asidesFor(sql, pass))
			found.push({ ...one, line: await wishWords(sql, pass, one, words) });
		return found;
	});
