import type { AnyValue } from './fields';

const text = (content: unknown): string =>
	content instanceof Date ? content.toISOString() : JSON.stringify(content);

/**
 * Whether a new value changes something that stood, or only adds to it. An end written beside a start is no
 * correction and needs no reason; another start is one.
 */
export const changesWhatStood = (before: AnyValue | null, after: AnyValue | null): boolean => {
	if (before === null) return false;
	if (after === null) return true;
	const now = new Map(Object.entries(after));
	return Object.entries(before).some(
		([part, stood]) => stood !== null && text(now.get(part)) !== text(stood)
	);
};
