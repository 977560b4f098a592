import { isId } from '$lib/id';
import type { Words } from '$lib/words';
import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import type { Current } from '../../questions/answer';
import * as questions from '../../questions/store';
import { setOf } from '../../questions/sets';
import { wordsFor } from '../../words';
import type { Way } from '../about-me/way';
import { holdIfPressed } from '../pressure/acts';
import { changesBetween, type Change } from './changes';
import { gather, inForceOf, openOf, type Directives, type Version } from './gather';
import * as signing from './signing-store';
import { hashOf, partsOf, textOf, wordingOf, type TextPart } from './text';

/** What is about to be signed: every word of it, its hash, and what the version in force says instead. */
export type ToSign = {
	readonly version: Version;
	readonly parts: readonly TextPart[];
	readonly hash: string;
	/** The version in force, in the same words; null when there is none. */
	readonly before: readonly TextPart[] | null;
	readonly all: Directives;
};

const toSign = (all: Directives, words: Words): ToSign | null => {
	const version = openOf(all);
	if (version === null) return null;
	const set = setOf('directive');
	const parts = textOf(words, set, version);
	const old = inForceOf(all)[0] ?? null;
	return {
		version,
		parts,
		hash: hashOf(wordingOf(parts)),
		before: old === null ? null : textOf(words, set, old),
		all
	};
};

/** The page to read before signing; null when nothing is being written. */
export const readToSign = (pass: Pass<'directive:sign'>, words: Words): Promise<ToSign | null> =>
	transaction(pass, async (sql) => toSign(await gather(sql, pass), words));

export type SignForm = Way & {
	readonly key: string;
	readonly version: string;
	/** The hash of the text that was on the page, and the language it was in. */
	readonly hash: string;
	readonly language: string;
	readonly freely: boolean;
};

export type Signed =
	| { readonly outcome: 'signed'; readonly hold: string | null }
	/** Somebody changed it since: the change is shown, and nothing is signed. */
	| { readonly outcome: 'changed' }
	| { readonly outcome: 'gone' };

/**
 * Signs exactly the text that was shown. Its hash is compared with what the answers say now, in the same turn in which
 * any change would be written; the database compares the answers once more.
 */
export const sign = (pass: Pass<'directive:sign'>, form: SignForm): Promise<Signed> =>
	transaction(pass, async (sql): Promise<Signed> => {
		const all = await gather(sql, pass);
		if (all.versions.some(({ signature }) => signature?.id === form.key))
			return { outcome: 'signed', hold: null };
		const shown = toSign(all, wordsFor(form.language));
		if (shown === null || shown.version.id !== form.version) return { outcome: 'gone' };
		if (shown.hash !== form.hash) return { outcome: 'changed' };
		await signing.sign(sql, pass, {
			id: form.key,
			directiveId: shown.version.id,
			textHash: shown.hash,
			...{ method: form.method, words: form.words, drawing: form.drawing },
			...{ heardBy: form.heardBy, heardAs: form.heardAs, paperOn: form.paperOn },
			language: form.language,
			wording: wordingOf(shown.parts),
			answers: shown.version.answers.map(({ id }) => id),
			freely: form.freely,
			by: actorOf(pass)
		});
		await note(sql, pass, 'directive:signed', { id: shown.version.id, part: shown.version.jurisdiction });
		// A wish stands at once, labelled so where somebody may have been pressed.
		const hold = await holdIfPressed(sql, pass, { act: 'signing', subject: form.key, loosens: false });
		return { outcome: 'signed', hold };
	});

/** What was on the page and what is there now, question by question. */
export const changedSince = (
	pass: Pass<'directive:sign'>,
	shown: readonly string[],
	words: Words
): Promise<Change[]> =>
	transaction(pass, async (sql) => {
		const version = openOf(await gather(sql, pass));
		if (version === null) return [];
		const before: Current[] = [];
		for (const id of shown.filter(isId)) {
			const answer = await questions.answerById(sql, pass, id);
			if (answer?.context === version.id) before.push({ ...answer, audience: { groups: [], named: [] } });
		}
		const set = setOf('directive');
		return changesBetween(textOf(words, set, { ...version, answers: before }), textOf(words, set, version));
	});

/** One version as it was signed, word by word, for the person alone; of an unsigned one, what it says. */
export const readVersion = (
	pass: Pass<'directive:versions'>,
	id: string,
	words: Words
): Promise<{ version: Version; parts: TextPart[]; all: Directives } | null> =>
	transaction(pass, async (sql) => {
		const all = await gather(sql, pass);
		const version = all.versions.find((one) => one.id === id);
		if (version === undefined) return null;
		const text = (await signing.signedTexts(sql, pass)).find(({ directiveId }) => directiveId === id);
		const parts = text === undefined ? textOf(words, setOf('directive'), version) : partsOf(text.wording);
		return { version, parts, all };
	});
