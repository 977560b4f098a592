import { fields, type AnyValue, type Field } from './fields';
import { observerIn } from './observer';
import { readStored } from './read';

const same = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * Puts together two values of the same item that were written at the same time: what only one of them changed is that
 * one's, and where both changed the same part the newer holds. Nothing is lost: both rows stay readable.
 * @param seen what stood when the newer form was opened; null: nothing did
 * @param theirs what somebody else wrote meanwhile
 * @param mine what is being written now
 */
export const putTogether = (
	field: Field,
	seen: AnyValue | null,
	theirs: AnyValue,
	mine: AnyValue
): AnyValue => {
	const [before, other, own] = [seen ?? {}, theirs, mine].map(
		(value) => new Map<string, unknown>(Object.entries(value))
	);
	// A name and the account behind it are of one mind: never the one from here and the other from there.
	const who = observerIn(field);
	const kept = (part: string): boolean =>
		(who && (part === who.name || part === who.account) ? [who.name, who.account] : [part]).every((one) =>
			same(own?.get(one), before?.get(one))
		);
	const joined = Object.fromEntries(
		Object.keys(fields[field].shape).map((part) => [
			part,
			(kept(part) ? other?.get(part) : own?.get(part)) ?? null
		])
	);
	try {
		return readStored(field, JSON.parse(JSON.stringify(joined)));
	} catch {
		// Two halves that do not go together, such as an end before its start: then the newer stands whole.
		return mine;
	}
};
