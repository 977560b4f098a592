import type { Pass, Sql } from '../../access';
import type { Current } from '../../questions/answer';
import { standingOf } from '../../standards/standing';
import { rowOf, type Rows } from './gather';
import { cardDirectiveOf, type CardDirective } from './on-card';
import * as store from './wallet-store';

/**
 * What a wallet code shows of directives: ticked lines, as far as they count at this moment or are wishes on the card.
 * How they stand is worked out by the same rules as everywhere.
 * @param answers of every context, as the database gave them out for this use
 * @param waiting ids of signatures that wait for the person's word
 */
export const directiveForWallet = async (
	sql: Sql,
	pass: Pass<'wallet:use'>,
	use: string,
	answers: readonly Current[],
	waiting: ReadonlySet<string>
): Promise<CardDirective> => {
	const speakers = await store.speakers(sql, pass, use);
	const rows: Rows = {
		signatures: await store.signatures(sql, pass, use),
		witnesses: await store.witnesses(sql, pass, use),
		// What waits or was taken back again withdraws nothing.
		withdrawals: (await store.withdrawals(sql, pass, use)).filter(({ held }) => !held),
		...{ speakers, receipts: [], waiting }
	};
	const all = (await store.versions(sql, pass, use)).toReversed().map((version) => {
		const own = answers.filter(({ context }) => context === version.id);
		return { ...version, answers: own, row: rowOf(version, own, rows) };
	});
	return cardDirectiveOf({
		// One that is kept from somebody may have taken the place of another; nothing is said of it.
		versions: all
			.filter(({ kept }) => !kept)
			.map((version) => ({
				...version,
				speakers: speakers.flatMap(({ name, ...one }) =>
					one.directiveId === version.id && name !== null ? [{ ...one, name }] : []
				)
			})),
		standing: standingOf(
			all.map(({ row }) => row),
			pass.now
		),
		withdrawnAt: null
	});
};
