import { topics, type Topic, type Wording } from './crisis-plan';

/** Where a line of the plan stands on the card; topics that are not here stay in the plan. */
const slots = {
	'early-signs': 'signs',
	'worse-signs': 'signs',
	'crisis-signs': 'signs',
	'early-do': 'helps',
	'worse-do': 'helps',
	'crisis-do': 'helps',
	helped: 'helps',
	'not-helped': 'avoid',
	'medicines-prefer': 'medicines',
	'medicines-refuse': 'medicines',
	health: 'health'
} as const satisfies Partial<Record<Topic, string>>;

/** What the name of a topic begins with where it stands beside questions. */
export const ofPlan = 'crisis-plan/';

type CardTopic = keyof typeof slots;
const isOnCard = (topic: Topic): topic is CardTopic => topic in slots;

/** One agreed line of the crisis plan, as the card takes it. */
export type CardLine = {
	/** Which line of the plan; it stays while the line is reworded. */
	readonly line: string;
	/** Names it among wishes that are not followed: its topic, the line, and the wording that stands. */
	readonly source?: { readonly question: string; readonly item: string; readonly answerId: string };
	readonly text: string;
	readonly language: string;
	readonly slot: (typeof slots)[CardTopic];
	/** Which words go around it, where it would not be understood alone: at which stage, or what to do with a medicine. */
	readonly around: 'worse' | 'crisis' | 'prefer' | 'refuse' | null;
	readonly at: Date;
	/** Taken in by the person from a proposal, and not agreed or not signed yet. */
	readonly wish?: boolean;
};

const aroundOf = (topic: CardTopic): CardLine['around'] => {
	if (topic.startsWith('medicines-')) return topic === 'medicines-refuse' ? 'refuse' : 'prefer';
	return topic.startsWith('worse-') ? 'worse' : topic.startsWith('crisis-') ? 'crisis' : null;
};

/** The lines that have a place on the card, in the plan's order. */
export const onCard = (
	lines: readonly (Pick<Wording, 'line' | 'topic' | 'wording' | 'language' | 'writtenAt'> & {
		readonly id?: string;
	})[]
): CardLine[] =>
	lines
		.toSorted((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic))
		.flatMap(({ id, line, topic, wording, language, writtenAt }) =>
			isOnCard(topic)
				? [
						{
							line,
							...(id === undefined
								? {}
								: { source: { question: `${ofPlan}${topic}`, item: line, answerId: id } }),
							text: wording,
							language,
							slot: slots[topic],
							around: aroundOf(topic),
							at: writtenAt
						}
					]
				: []
		);
