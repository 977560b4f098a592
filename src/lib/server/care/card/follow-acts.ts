import type { Words } from '../../../words';
import { note, transaction, type Pass } from '../../access';
import { leaveNotices } from '../directive/telling-acts';
import { followId, type Said } from './follow';
import * as follows from './follow-store';
import { gather } from './gather';
import { asideOf, asideWords, standingAside } from './aside';
import type { Line, Source } from './line';
import { cardLines } from './lines';
import { orderOf } from './places';
import * as store from './store';
import { aboutWish } from './wish-acts';
import { sourceKey, wishId } from './wish';

export { followFields, readFollow } from './follow';

/** A line of the card with what was said of it in this stay. */
export type FollowLine = {
	readonly key: string;
	readonly line: Line;
	/** Who said that they will follow it, each once. */
	readonly by: readonly string[];
	/** That it is set aside, and until when; null where it is not. */
	readonly setAside: string | null;
};

/** Every line that may stand on the card, in its order. Null where nobody has taken the person in just now. */
export const readFollowing = (
	pass: Pass<'wish:follow'>,
	words: Words
): Promise<{ readonly name: string; readonly lines: readonly FollowLine[] } | null> =>
	transaction(pass, async (sql) => {
		const { inputs, person, intake, wishes } = await gather(sql, pass, words);
		if (intake === null || !intake.open) return null;
		const all = await follows.followed(sql, pass);
		const said = all.filter((one) => one.intake === intake.id);
		// What was set aside for a stay that is over is asked again in the next one.
		const before = standingAside(
			wishes.filter((wish) => wish.intake !== intake.id),
			all
		).filter(({ thisStay }) => thisStay);
		const earlier = (source: Source): string | null =>
			asideOf(source, before) === null ? null : words.t('card:aside.earlier');
		const lines = cardLines({ ...inputs, setAside: [] })
			.toSorted((a, b) => orderOf(a.slot) - orderOf(b.slot))
			.flatMap((line): FollowLine[] => {
				const { source } = line;
				if (source === null) return [];
				const key = sourceKey(source);
				const by = said.filter((one) => sourceKey(one) === key).map((one) => one.by);
				return [
					{
						key,
						line,
						by: [...new Set(by)],
						setAside: asideWords(source, inputs.setAside, inputs)[0] ?? earlier(source)
					}
				];
			});
		return { name: person.name, lines };
	});

/**
 * Writes down which lines of the card will be followed and which cannot be, with why: for the person to read. Whoever
 * says so has read the card. `changed` when a line is no longer as it was shown: nothing is written then.
 */
export const follow = (
	pass: Pass<'wish:follow'>,
	{ key, said }: { readonly key: string; readonly said: readonly Said[] },
	words: Words
): Promise<'kept' | 'changed'> =>
	transaction(pass, async (sql) => {
		const { inputs, intake } = await gather(sql, pass, words);
		const sources = cardLines(inputs).flatMap(({ source }) => source ?? []);
		const chosen = said.map((one) => ({
			one,
			source: sources.find((source) => sourceKey(source) === one.line)
		}));
		if (intake === null || !intake.open) return 'changed';
		if (chosen.some(({ source }) => source === undefined)) return 'changed';
		if (await store.addReading(sql, pass, intake.id)) await note(sql, pass, 'card:read', { id: intake.id });
		for (const { one, source } of chosen) {
			if (source === undefined) continue;
			if (one.how === 'follow') {
				const id = followId(key, one.line);
				if (await follows.addFollowed(sql, pass, { ...source, id, intake: intake.id }))
					await note(sql, pass, 'wish:followed', { id, part: source.question });
				continue;
			}
			const wish = { ...one, lines: [one.line], tried: null, episode: null, key };
			const id = wishId(wish, one.line, pass.actor?.accountId ?? '');
			const { reason, words: why, untilAt, thisStay } = one;
			const row = { ...source, id, intake: intake.id, episode: null, reason, words: why };
			if (await store.addWish(sql, pass, { ...row, tried: null, untilAt, thisStay })) {
				await leaveNotices(sql, pass, await aboutWish(sql, pass, { ...source, id }));
				await note(sql, pass, 'wish:not-followed', { id, part: source.question, detail: { reason } });
			}
		}
		return 'kept';
	});
