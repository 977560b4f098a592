import { randomUUID } from 'node:crypto';
import type { PersonPass, Sql } from '../access';
import { itemsOf, type Answer, type Rendering, type Value } from './answer';
import * as store from './store';

type Also = {
	readonly value: Value | null;
	/** The same words in another language, by item id, or null for the whole text; empty where they were taken out. */
	readonly also: ReadonlyMap<string | null, string>;
	readonly alsoLanguage: string;
	/** Who put them there; empty when nobody was named. */
	readonly alsoBy: string;
};

/** A person's own words: of one item, or of the whole text, or what they added to a choice. */
const ownWords = (value: Value | null, item: string | null): string | undefined => {
	if (item !== null) return itemsOf(value).find(({ id }) => id === item)?.text;
	if (value !== null && 'note' in value) return value.note;
	return value !== null && 'text' in value ? value.text : undefined;
};

/**
 * Whether other words were left as they were while the person's own changed, now or before: whoever put them there
 * has not seen what the person says now.
 */
const isLeftBehind = (
	before: Answer | null,
	standing: readonly Rendering[],
	{ value, alsoLanguage, alsoBy }: Also,
	[item, wording]: readonly [string | null, string]
): boolean => {
	const left = standing.find(
		(one) =>
			one.item === item && one.language === alsoLanguage && one.wording === wording && one.madeBy === alsoBy
	);
	if (before === null || left === undefined) return false;
	return left.checkedBy === null || ownWords(before.value, item) !== ownWords(value, item);
};

/** Puts the words in other languages beside a new answer: what was typed with it, and what still fits from before. */
export const keepRenderings = async (
	sql: Sql,
	pass: PersonPass,
	before: Answer | null,
	saving: Also,
	answerId: string
): Promise<void> => {
	const standing = before === null ? [] : await store.renderingsOf(sql, pass, [before.id]);
	for (const [item, wording] of saving.also) {
		if (wording === '' || ownWords(saving.value, item) === undefined) continue;
		await store.addRendering(
			sql,
			pass,
			randomUUID(),
			{
				answerId,
				item,
				language: saving.alsoLanguage,
				wording,
				madeBy: saving.alsoBy,
				how: 'human',
				checkedBy:
					saving.alsoBy === '' || isLeftBehind(before, standing, saving, [item, wording])
						? null
						: saving.alsoBy
			},
			pass.now
		);
	}
	await carryRenderings(sql, pass, before, saving, answerId);
};

/** Renderings of lines that stay as they were go on standing beside the new answer. */
export const carryRenderings = async (
	sql: Sql,
	pass: PersonPass,
	before: Answer | null,
	saving: Pick<Also, 'value' | 'also'>,
	answerId: string
): Promise<void> => {
	if (before === null || saving.value === null) return;
	const same = new Set(
		'items' in saving.value
			? saving.value.items
					.filter((item) => itemsOf(before.value).some((old) => old.id === item.id && old.text === item.text))
					.map((item) => item.id)
			: []
	);
	const own = ownWords(saving.value, null);
	const sameText = own !== undefined && own === ownWords(before.value, null);
	for (const one of await store.renderingsOf(sql, pass, [before.id]))
		if (!saving.also.has(one.item) && (one.item === null ? sameText : same.has(one.item)))
			await store.addRendering(sql, pass, randomUUID(), { ...one, answerId }, pass.now);
};
