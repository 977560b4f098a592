import type { Words } from '$lib/words';

const MINUTE_MS = 60_000;

/** Whole elapsed minutes in words: `21 minutes`, `2 hours and 5 minutes`. A change of the clocks moves nothing. */
export const sayMinutes = ({ t, list }: Words, from: Date, to: Date): string => {
	const all = Math.max(0, Math.floor((to.getTime() - from.getTime()) / MINUTE_MS));
	const [hours, minutes] = [Math.floor(all / 60), all % 60];
	const parts = [
		...(hours > 0 ? [t('happened:hours', { hours })] : []),
		...(minutes > 0 || hours === 0 ? [t('happened:minutes', { minutes })] : [])
	];
	return list(parts);
};
