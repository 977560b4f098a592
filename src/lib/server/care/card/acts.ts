import type { Words } from '../../../words';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { lastSignature } from '../about-me/signing-acts';
import type { Signature } from '../about-me/signing';
import { cardOf, type Card, type CardInputs } from './card';
import { bytesOf, type Media } from '../media/acts';
import { gather } from './gather';
import type { Picture } from './shown';
import type { Line } from './line';
import { cardLines } from './lines';
import { fold, type Told } from './looks';
import { orderOf } from './places';
import { planOf, type Plan } from './plan';
import { leaveNotices } from '../directive/telling-acts';
import { followed } from './follow-store';
import * as store from './store';
import { aboutWish, wishWords } from './wish-acts';
import { sourceKey, wishId, type SettingAside, type Wish } from './wish';

export type { Card, Line, Plan, Told, Wish };
export { lookKey } from './looks';
export { reasons, readWish, sourceKey, wishFields } from './wish';
export { currentIntake, type Intake } from './store';

export type ReadCard = {
	readonly card: Card;
	readonly zone: string;
	readonly further: CardInputs['further'];
	/** When this clinician said they had read it in this intake; null when not yet, or when it is not for them to say. */
	readonly readAt: Date | null;
	/** What of the card the place where the person is cannot offer: each line once, in sentences. */
	readonly lacks: readonly { readonly text: string; readonly says: readonly string[] }[];
	/** The bytes of its pictures, by id, where it is made for paper. */
	readonly pictures: ReadonlyMap<string, Picture>;
};

/** What is shared with staff and picked of what the place cannot offer; nothing of it is hidden. */
const lackingLines = (inputs: CardInputs): ReadCard['lacks'] =>
	planOf(inputs).parts.flatMap(({ rows }) =>
		rows.flatMap(({ lines }) =>
			lines.flatMap(({ text, lacks }) => (lacks.length === 0 ? [] : [{ text, says: lacks }]))
		)
	);

/** The pictures of a card, as paper shows them. */
const picturesOf = async (
	sql: Sql,
	pass: Pass<'card:read'> | Pass<'card:print'>,
	card: Card,
	media: readonly Media[]
): Promise<ReadonlyMap<string, Picture>> => {
	const found = new Map<string, Picture>();
	if (pass.deed !== 'card:print') return found;
	for (const { id, kind } of card.sections.flatMap(({ lines }) =>
		lines.flatMap(({ shown }) => shown ?? [])
	)) {
		const one = media.find((known) => known.id === id);
		const kept = kind === 'picture' ? await bytesOf(sql, pass, id) : null;
		if (kept?.type !== 'image/png' && kept?.type !== 'image/jpeg') continue;
		if (one !== undefined) found.set(id, { bytes: kept.bytes, type: kept.type, turn: one.turn });
	}
	return found;
};

/** The card for this reader. Opening it is the look that the log notes, in the same transaction. */
export const readCard = (pass: Pass<'card:read'> | Pass<'card:print'>, words: Words): Promise<ReadCard> =>
	transaction(pass, async (sql) => {
		const { inputs, intake } = await gather(sql, pass, words);
		const staff = inputs.further === 'plan' && intake !== null;
		const card = cardOf(inputs);
		return {
			card,
			pictures: await picturesOf(sql, pass, card, inputs.media ?? []),
			zone: inputs.zone,
			further: inputs.further,
			lacks: lackingLines(inputs),
			readAt: staff ? await store.readAt(sql, pass, intake.id) : null
		};
	});

/** "I have read this card": once for each clinician and intake; a second time changes nothing. */
export const markRead = (pass: Pass<'card:mark-read'>): Promise<void> =>
	transaction(pass, async (sql) => {
		const intake = await store.currentIntake(sql, pass);
		if (intake === null || !intake.open) return;
		if (await store.addReading(sql, pass, intake.id)) await note(sql, pass, 'card:read', { id: intake.id });
	});

export type WishPage = {
	readonly name: string;
	readonly zone: string;
	readonly lines: readonly Line[];
	readonly earlier: readonly (Wish & { readonly line: Line | null })[];
};

/** Every line that may stand on the card, and what was set aside before, each with its line while it still stands. */
export const readWishes = (pass: Pass<'wish:set-aside'>, words: Words): Promise<WishPage> =>
	transaction(pass, async (sql) => {
		const { inputs, person, wishes } = await gather(sql, pass, words);
		const lines = cardLines({ ...inputs, setAside: [] })
			.filter(({ source }) => source !== null)
			.toSorted((a, b) => orderOf(a.slot) - orderOf(b.slot));
		const lineOf = (wish: Wish): Line | null =>
			lines.find(({ source }) => source !== null && sourceKey(source) === sourceKey(wish)) ?? null;
		return {
			name: person.name,
			zone: inputs.zone,
			lines,
			earlier: wishes.map((wish) => ({ ...wish, line: lineOf(wish) }))
		};
	});

const episodeOf = async (sql: Sql, pass: PersonPass, wish: SettingAside): Promise<string | null> =>
	wish.episode !== null && (await store.isEpisodeOf(sql, pass, wish.episode)) ? wish.episode : null;

/**
 * Writes down which lines cannot be followed and why, for the person to read. `changed` when a line is no longer
 * on the card as it was shown: nothing is written then.
 */
export const setAside = (
	pass: Pass<'wish:set-aside'>,
	wish: SettingAside,
	words: Words
): Promise<'kept' | 'changed'> =>
	transaction(pass, async (sql) => {
		const { inputs, intake } = await gather(sql, pass, words);
		const sources = cardLines(inputs).flatMap(({ source }) => source ?? []);
		const chosen = wish.lines.map((line) => sources.find((source) => sourceKey(source) === line));
		if (chosen.includes(undefined)) return 'changed';
		const episode = await episodeOf(sql, pass, wish);
		for (const source of chosen.filter((one) => one !== undefined)) {
			const id = wishId(wish, sourceKey(source), pass.actor?.accountId ?? '');
			const row = { ...source, id, intake: intake?.id ?? null, episode, reason: wish.reason };
			const { words: said, tried, untilAt, thisStay } = wish;
			if (await store.addWish(sql, pass, { ...row, words: said, tried, untilAt, thisStay })) {
				await leaveNotices(sql, pass, await aboutWish(sql, pass, { ...source, id }));
				await note(sql, pass, 'wish:not-followed', {
					id,
					part: source.question,
					detail: { reason: wish.reason }
				});
			}
		}
		return 'kept';
	});

/** All that the person shares with those who treat them. Opening it is a look of its own. */
export const readPlan = (
	pass: Pass<'plan:read'>,
	words: Words
): Promise<{ name: string; zone: string; plan: Plan; banners: readonly string[] }> =>
	transaction(pass, async (sql) => {
		const { inputs, person } = await gather(sql, pass, words);
		return {
			name: person.name,
			zone: inputs.zone,
			plan: planOf(inputs),
			banners: Object.values(inputs.banners)
		};
	});

export type OwnPlan = {
	readonly name: string;
	readonly zone: string;
	readonly plan: Plan;
	/** The newest signature that stands; null when there is none. */
	readonly signed: Signature | null;
};

/** The person's whole plan, for them to read and print: `all` is with what they keep for themselves. */
export const readOwnPlan = (pass: Pass<'paper:read'>, words: Words, all: boolean): Promise<OwnPlan> =>
	transaction(pass, async (sql) => {
		const { inputs, person } = await gather(sql, pass, words);
		const signed = await lastSignature(sql, pass);
		return { name: person.name, zone: inputs.zone, plan: planOf(inputs, all), signed };
	});

export type LooksPage = {
	readonly zone: string;
	readonly looks: readonly (Told & { readonly line: string | null })[];
};

/** Everything others looked at and wrote, newest first, with the reason where a wish was not followed. */
export const readLooks = (pass: Pass<'looks:read'>, words: Words): Promise<LooksPage> =>
	transaction(pass, async (sql) => {
		const wishes = await store.wishes(sql, pass);
		const looks = fold(await store.entries(sql, pass)).map((look) => ({
			...look,
			wish: wishes.find(({ id }) => look.deed === 'wish:not-followed' && id === look.subjectId) ?? null
		}));
		const lines = new Map<string, string | null>();
		for (const wish of [...wishes, ...(await followed(sql, pass))])
			lines.set(wish.id, (await wishWords(sql, pass, wish, words))?.text ?? null);
		return {
			zone: (await store.currentIntake(sql, pass))?.zone ?? 'UTC',
			looks: looks.map((look) => ({ ...look, line: lines.get(look.subjectId ?? '') ?? null }))
		};
	});
