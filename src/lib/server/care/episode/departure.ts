import type { EpisodeFacts } from '../../standards/facts';
import type { Pack } from '../../standards/pack';
import { standingAll, type Fact } from './episode';

/** What was written down as told of a wish: whether the law applied to it, or that a body was told. */
export type ToldOf = {
	readonly wish: string | null;
	readonly whom: 'person' | 'representative' | 'body' | 'act';
	readonly how: string;
	readonly at: Date;
};

const ofDirective = 'directive/';

/** Departures from a directive in a record, and when the body was told of all of them. */
export const departureOf = (
	facts: readonly Fact[],
	tellings: readonly ToldOf[],
	pack: Pick<Pack, 'notices'>
): { readonly departure: EpisodeFacts['departure']; readonly toldOf: EpisodeFacts['sent'] } => {
	const wishes = standingAll(facts, 'followed')
		.filter(({ value }) => value.answer === 'not-followed' && value.question.startsWith(ofDirective))
		.map(({ id, enteredAt }) => {
			const own = tellings.filter(({ wish }) => wish === id);
			const said = own.findLast(({ whom }) => whom === 'act')?.how ?? null;
			const told = own.filter(({ whom }) => whom === 'body').map(({ at }) => at.getTime());
			return { at: enteredAt, underAct: said === null ? null : said === 'yes', told };
		})
		.filter(({ underAct }) => underAct !== false);
	if (wishes.length === 0) return { departure: null, toldOf: [] };
	const owed = wishes.filter(({ underAct }) => underAct);
	const of = owed.length > 0 ? owed : wishes;
	const at = new Date(Math.min(...of.map((one) => one.at.getTime())));
	const all = owed.length > 0 && owed.every(({ told }) => told.length > 0);
	const last = Math.max(...owed.map(({ told }) => Math.min(...told)));
	return {
		departure: { at, underAct: owed.length > 0 ? true : null },
		toldOf: all
			? pack.notices
					.filter(({ from }) => from === 'departure')
					.map(({ id }) => ({ rule: id, at: new Date(last) }))
			: []
	};
};
