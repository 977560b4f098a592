import type { Visitor } from '../support/visitor.js';

/** The same words in the person's language and in the one staff read; equal where there is only one. */
export type Both = readonly [theirs: string, ours: string];

export type Suggestion = {
	/** What was learned, as it is written down and chosen again. */
	readonly from: string;
	readonly whose: string;
	/** The line of the plan, as its list says it. */
	readonly target: string;
	readonly words: Both;
	readonly why: Both;
};

/** Whoever leads the talk writes down what was learned, on the page of the debrief. */
export const learns = (leader: Visitor, from: string, whose: string): Promise<Visitor> =>
	leader.fill('What was learned', from).choose(whose).press('Save what was learned');

const OTHER = 'My suggestion is something else than each of these';
/** Where the page shows what the person said no to, whoever leads has read it. */
export const saysOther = (leader: Visitor): Visitor =>
	leader.text().includes(OTHER) ? leader.tick(OTHER) : leader;

/** Sends a suggestion to a person who reads another language than staff do. `language`: as staff call it. */
export const suggests = async (leader: Visitor, language: string, one: Suggestion): Promise<void> => {
	await learns(leader, one.from, one.whose);
	leader.choose(one.from, 'From what was learned').choose(one.target, 'Which line of the plan?');
	const both: [string, Both][] = [
		['New words in', one.words],
		['Why, in', one.why]
	];
	for (const [label, [theirs, ours]] of both) {
		leader.fill(`${label} ${language}`, theirs);
		if (language !== 'English') leader.fill(`${label} English`, ours);
	}
	saysOther(leader);
	await leader.press('Send to');
	if (leader.status !== 200) throw new Error(`not sent (${leader.status}):\n${leader.text()}`);
};
