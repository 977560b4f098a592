import type { Words } from '$lib/words';
import type { Learned } from './acts';

const order = [
	...(['right-after', 'safe', 'hurt', 'told', 'support'] as const),
	...(['behind', 'topics-talk', 'topics-staff', 'changes', 'worked-person', 'worked-staff'] as const)
];

/** What came of talks, as figures: how often each thing was said, and nobody's words. */
export const learnedView = (words: Words, learned: readonly Learned[]) =>
	order.flatMap((what) => {
		const said = learned.filter((one) => one.what === what && one.count > 0);
		return said.length === 0
			? []
			: [
					{
						label: words.t(`review-learned:${what}.title`),
						value: said.map(({ code, count }) =>
							what === 'topics-talk' || what === 'topics-staff'
								? words.t('review-learned:topic', { topic: words.t(`standards-page:topic.${code}`), count })
								: words.t(`review-learned:${what}.${code}`, { count })
						)
					}
				];
	});
