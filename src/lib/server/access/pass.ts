import type { Actor } from '../sign-in/actor';
import type { Deed, deeds, Relation } from './policy';

declare const issued: unique symbol;

type SubjectOf<D extends Deed> = (typeof deeds)[D]['of'] extends 'person'
	? { readonly personId: string }
	: (typeof deeds)[D]['of'] extends 'episode'
		? { readonly personId: string; readonly episodeId: string }
		: (typeof deeds)[D]['of'] extends 'unit'
			? { readonly unitId: string }
			: object;

/** The ids a request's address names; which of them a deed needs is in `policy.ts`. */
export type Subject = { personId?: string; unitId?: string; episodeId?: string };

/**
 * Proof that `admit` said yes to this deed on this subject, for this request. Every store function asks for one,
 * so that a forgotten check does not compile. Ids come from the pass, never from the address.
 */
export type Pass<D extends Deed = Deed> = {
	readonly [issued]: D;
	readonly deed: D;
	/** Null on public pages that nobody has signed in to. */
	readonly actor: Actor | null;
	/** Hex SHA-256 of the session id: what row-level security knows the account by. Empty when signed out. */
	readonly session: string;
	/** All that the account is to the subject. */
	readonly relations: readonly Relation[];
	readonly now: Date;
	readonly requestId: string;
	/** The part that is looked at, to be noted with the first read; empty when there is no look to note. */
	readonly look: string;
	/** The id of what an act is about: acts about the same are written one after another. Empty for a reading. */
	readonly turn: string;
} & SubjectOf<D>;

/** A pass about a person, whatever the deed. */
export type PersonPass = Pass & { readonly personId: string };
/** A pass about a person's episode, whatever the deed. */
export type EpisodePass = PersonPass & { readonly episodeId: string };
/** A pass about a unit, whatever the deed. */
export type UnitPass = Pass & { readonly unitId: string };
