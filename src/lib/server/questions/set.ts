/** What a question asks for. What is stored for each kind: `Value` in `answer.ts`. */
export const kinds = ['text', 'list', 'picks', 'choice', 'scales', 'marks', 'date'] as const;
export type Kind = (typeof kinds)[number];

/** Places on the card, in the order it is read (domain.md section 3). */
export const slots = [
	'address',
	'language',
	'legal',
	'stop',
	'avoid',
	'medicines',
	'helps',
	'signs',
	'health',
	'call',
	'if-it-happens',
	'changed'
] as const;
export type Slot = (typeof slots)[number];

/** Who may see an answer besides its author. No reader at all is "only me"; named people are added by the author. */
export const readers = ['card', 'care-team', 'facilitator', 'person'] as const;
export type Reader = (typeof readers)[number];

export const voices = ['person', 'staff', 'supporter'] as const;
export const contexts = ['none', 'episode', 'directive'] as const;
export const sensitivities = ['ordinary', 'private', 'health'] as const;

/** One of the five kinds in "did this happen to you", answered without any detail. */
export const marks = ['yes', 'no', 'rather-not', 'later'] as const;
export type Mark = (typeof marks)[number];

/** Points of a scale, lowest first; their words are `<question>.scale.<point>`. */
export const points = [1, 2, 3, 4, 5] as const;

export type Question = {
	id: string;
	kind: Kind;
	/** Who may see the answer until its author chooses otherwise. */
	audience: Reader[];
	/** Choices on offer (`picks`, `choice`); `picks` always takes own words as well. */
	options?: string[];
	/** Options under headings: every option stands under one of them. Words: `<question>.group.<id>`. */
	groups?: { id: string; options: string[] }[];
	/** What can be written beside each line of one's own. Words: `<question>.part.<name>`, said as `….said.<name>`. */
	parts?: string[];
	/** Each line can be tied to one of the things picked in this earlier question: what it is for. */
	about?: string;
	/** Who may read it is asked before anything is saved: nothing is picked beforehand. */
	asksWho?: boolean;
	/** Lines to be answered one by one (`scales`, `marks`). */
	rows?: string[];
	/** Most characters of a `text`; most items of a `list` or of `picks`. */
	max?: number;
	/**
	 * Where an answer stands on the card. `must`: never the one left out. `phrase`: said inside `<question>.card`.
	 * `banner`: a place of the standards pack's banners; where the pack has one, the line carries its mark. `says`: what
	 * it says; the same words mean the same in questions of any set that say the same. `mustOptions`: choices of it that
	 * are never left out, where the rest may be.
	 */
	card?: {
		slot: Slot;
		rank: number;
		must: boolean;
		phrase?: boolean;
		banner?: string;
		says?: string;
		mustOptions?: string[];
	};
	sensitivity: (typeof sensitivities)[number];
	/** The order of the items is part of the answer. */
	ranked?: boolean;
	/** What is said here protects: under pressure none of it is lost until the person confirms it. */
	protects?: boolean;
	/** Asked only when an earlier question was answered with this choice. */
	askedIf?: { question: string; choice: string };
	/** Not shown until the person presses Open. */
	behindOpen?: boolean;
	/** A clinician confirms each line; until then the card says that nobody has (S3-11). */
	confirm?: boolean;
	/** What is asked for here can be passed on at once, if the person says so. */
	passedOn?: boolean;
	/** Its options are things a place has or has not: a unit can say which it cannot offer. */
	offered?: boolean;
	/** Each point of the scale has a face beside its words. */
	faces?: boolean;
	/** What can be picked are parts of the body, drawn from the front and from behind: its two groups. */
	bodyMap?: boolean;
	/** The locale files hold `<question>.why`. */
	whyWeAsk?: boolean;
	/** Where the question comes from: ids of domain.md. */
	sources: string[];
};

/** Whether this asks what happened to somebody, in their own words: hard to write, and hard to have written. */
export const isTold = ({ behindOpen, asksWho }: Question): boolean => behindOpen === true && asksWho === true;

/** What a part of a list turns to: what was, what is now, what is to come (S3-26: the three steps after an event). */
export const steps = ['past', 'present', 'future'] as const;
export type Step = (typeof steps)[number];
export type Section = { id: string; questions: string[]; step?: Step };

/** A question set as its file holds it. Its words are the namespace of the same name. */
export type QuestionSet = {
	id: string;
	version: number;
	/** Whose account it is. */
	voice: (typeof voices)[number];
	/** What it is about: nothing in particular, one episode, or one version of a directive. */
	context: (typeof contexts)[number];
	/** The task list, in order; each question stands in one section. */
	sections: Section[];
	/** Each picture stands beside its words whatever layer of words the page speaks. */
	pictures?: boolean;
	/** Asked before the others of somebody who begins: enough for a card. After the last one the plan can be signed. */
	first?: string[];
	questions: Question[];
};

/** Most characters of one item of a list, and of own words in `picks`. */
export const itemLength = 80;
/** Most characters of a note and of what stands behind an item. */
export const noteLength = 600;

/** How much a question takes: characters of a `text`, items of a `list` or of `picks`. */
export const most = (question: Question): number =>
	question.max ?? (question.kind === 'text' ? noteLength : 10);

/** The question of a set with this id, or undefined. */
export const questionOf = (set: QuestionSet, id: string): Question | undefined =>
	set.questions.find((question) => question.id === id);

/** The set's questions in the order they are asked. */
export const inOrder = (set: QuestionSet): Question[] =>
	set.sections.flatMap((section) => section.questions.flatMap((id) => questionOf(set, id) ?? []));
