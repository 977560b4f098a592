import type { Actor } from './actor';

/** How long a session may stand idle, and how long it may last whatever happens. In seconds. */
export type Limits = { idle: number; absolute: number };

const minutes = (count: number): number => count * 60;
const hours = (count: number): number => count * 3600;

/**
 * The limits of a new session. A phone is taken to be shared unless its owner says otherwise.
 * Source: the project's safety table of session lengths (docs/decisions/session-lengths.md).
 */
export const limitsFor = (kind: Actor['kind'], ownPhone: boolean): Limits => {
	if (kind === 'staff') return { idle: minutes(30), absolute: hours(12) };
	if (kind === 'supporter') return { idle: minutes(15), absolute: hours(8) };
	return ownPhone ? { idle: minutes(30), absolute: hours(24) } : { idle: minutes(10), absolute: hours(2) };
};
