import type { Pack, Source } from './pack';
import { CHECK_ITEMS, type CameraNeed, type CheckItem, type Kind } from './vocabulary';

export type AskedItem = { readonly item: CheckItem; readonly required: boolean };

/** All seven things a check can look at, and which of them this pack requires (X4). */
export const itemsOf = ({ monitoring }: Pack): readonly AskedItem[] =>
	CHECK_ITEMS.map((item) => ({ item, required: monitoring?.items.includes(item) ?? false }));

export type Watch = {
	/** `unsaid`: the pack has no rule on who watches this kind. */
	readonly answer: 'allowed' | 'breach' | 'unsaid';
	readonly rule: string | null;
	readonly source: Source | null;
};

/**
 * Whether a camera may stand in for somebody who is there. As a plan a `breach` is refused; when it happened, it is
 * recorded and flagged (X7).
 * @param minute whole elapsed minutes since it began
 * @param camera what the camera carries
 */
export const cameraAt = (pack: Pack, kind: Kind, minute: number, camera: readonly CameraNeed[]): Watch => {
	const rule = (pack.observation ?? []).find(({ kinds }) => kinds.includes(kind));
	if (!rule) return { answer: 'unsaid', rule: null, source: null };
	const late = rule.cameraAfter !== undefined && minute >= rule.cameraAfter;
	const carries = (rule.camera ?? []).every((need) => camera.includes(need));
	return { answer: late && carries ? 'allowed' : 'breach', rule: rule.id, source: rule.source };
};
