import { slots, type Slot } from '../../questions/set';

export type Tone = 'avoid' | 'help' | 'notice' | 'info' | 'plain';

type Place = {
	/** Lines that come first when there is little room; further lines take what room is left. */
	readonly lines: number;
	readonly tone: Tone;
};

/** What each part of the card holds, in the order of `slots` (domain.md section 3: avoid 3, helps 3, signs 3). */
export const places: Readonly<Record<Slot, Place>> = {
	address: { lines: 1, tone: 'plain' },
	language: { lines: 3, tone: 'info' },
	legal: { lines: 3, tone: 'plain' },
	stop: { lines: 3, tone: 'notice' },
	avoid: { lines: 3, tone: 'avoid' },
	medicines: { lines: 4, tone: 'avoid' },
	helps: { lines: 3, tone: 'help' },
	signs: { lines: 3, tone: 'notice' },
	health: { lines: 4, tone: 'avoid' },
	call: { lines: 4, tone: 'info' },
	'if-it-happens': { lines: 4, tone: 'plain' },
	changed: { lines: 1, tone: 'info' }
};

export const orderOf = (slot: Slot): number => slots.indexOf(slot);
