import type { Words } from '$lib/words';
import type { CounselStep } from './counsel-acts';

/** What became of support that was said yes to, by the id of its offer: what whoever gives it said, oldest first. */
export const counselStepsView = (words: Words, zone: string, steps: readonly CounselStep[]) =>
	Object.fromEntries(
		[...new Set(steps.map(({ about }) => about))].map((offer) => [
			offer,
			steps
				.filter(({ about }) => about === offer)
				.map(({ step, by, at, words: said }) => ({
					text: words.t(`support-given:step.${step}`, { name: by, time: words.dateTime(at, zone) }),
					said
				}))
		])
	);
