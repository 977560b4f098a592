import { choices, type Choice } from './debrief';

/** What is offered: to tell their side, or to sit together with staff. */
export const whats = ['side', 'joint'] as const;
export type What = (typeof whats)[number];

export const hows = ['in-person', 'phone', 'letter', 'message'] as const;
export type How = (typeof hows)[number];

/** What the person said to an offer, as whoever made it heard it; `none`: nothing yet. */
export const answers = ['none', ...choices] as const;
export type Answer = 'none' | Choice;

/** One time that it was offered. It is never changed; another offer is another row. */
export type Offer = {
	readonly id: string;
	readonly what: What;
	readonly how: How;
	readonly offeredAt: Date;
	readonly answer: Answer;
	/** `YYYY-MM-DD`: when, with `later`; when to be asked once more, with `no`. */
	readonly answerOn: string | null;
	readonly words: string | null;
};

/** Not now for health reasons (S0-22): never "declined", never "late". */
export type NotNow = {
	readonly id: string;
	/** In plain words: the person reads them. */
	readonly reason: string;
	/** `YYYY-MM-DD` */
	readonly until: string;
	readonly nextOffer: string;
};

/** Whether it still is "not now": the day of the next offer has not come. */
export const isNotNow = (one: Pick<NotNow, 'nextOffer'> | null, today: string): boolean =>
	one !== null && one.nextOffer > today;
