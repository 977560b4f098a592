import type { Words } from '$lib/words';
import { transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { bodiesOf } from '../../standards/outside';
import { settingsAt } from '../service/settings-acts';
import type { Outside } from '../service/settings';
import { afterEpisode } from './store';

/** Whom somebody can turn to outside a unit: whom its keeper named first, then the bodies of its rules. */
export const outsideOf = async (
	sql: Sql,
	pass: Pass,
	unitId: string,
	packRef: string,
	{ t }: Words
): Promise<Outside[]> => {
	const { outside } = await settingsAt(sql, pass, unitId, pass.now, pass.now);
	const own = outside ?? [];
	const ours = bodiesOf(packRef).map((one) => ({
		for: one.for,
		name: t(`outside:body.${one.id}`),
		number: one.number
	}));
	return [...own, ...ours.filter(({ number }) => !own.some((one) => one.number === number))];
};

/** The same, for a page about an episode. */
export const outsideFor = (pass: EpisodePass, words: Words): Promise<Outside[]> =>
	transaction(pass, async (sql) => {
		const after = await afterEpisode(sql, pass);
		return after === null ? [] : outsideOf(sql, pass, after.unitId, after.pack, words);
	});
