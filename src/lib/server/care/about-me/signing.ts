import { createHash } from 'node:crypto';
import type { Current } from '../../questions/answer';
import type { Way } from './way';

export type Signature = Way & {
	readonly id: string;
	readonly answers: readonly string[];
	readonly signedAt: Date;
	/** The person took it back before they had confirmed it. */
	readonly takenBack: boolean;
};

/** What is signed: every answer that holds, with its words and readers, in an order of its own. */
const signed = (answers: readonly Current[]): unknown =>
	answers
		.map(({ id, question, state, value, language, audience }) => [
			question,
			id,
			state,
			value,
			language,
			[...audience.groups].sort(),
			[...audience.named].sort()
		])
		.sort(([a], [b]) => String(a).localeCompare(String(b), 'en'));

/** SHA-256 of what the page shows, as hex: a signature on anything else is none. */
export const hashOf = (answers: readonly Current[]): string =>
	createHash('sha256')
		.update(JSON.stringify(signed(answers)))
		.digest('hex');

/** How the answers stand to the newest signature, by question. `removed`: signed, and no longer there. */
export type Since = {
	readonly signedAt: Date;
	readonly added: readonly string[];
	readonly changed: readonly string[];
};

/**
 * What changed since the newest signature; null when nothing was ever signed. Answers keep their question for ever, so
 * that one that was taken out stands among the changed ones.
 * @param earlier the question of each signed answer, by answer id
 */
export const since = (
	last: Signature | null,
	answers: readonly Current[],
	earlier: ReadonlyMap<string, string>
): Since | null => {
	if (last === null) return null;
	const before = new Set(last.answers.map((id) => earlier.get(id) ?? ''));
	const unsigned = answers.filter(({ id }) => !last.answers.includes(id)).map(({ question }) => question);
	return {
		signedAt: last.signedAt,
		added: unsigned.filter((question) => !before.has(question)),
		changed: unsigned.filter((question) => before.has(question))
	};
};
