/** The kinds of question this page can draw, and the readers it can offer. */
type Kind = 'text' | 'list' | 'picks' | 'choice' | 'scales' | 'marks' | 'date';
type Reader = 'card' | 'care-team' | 'facilitator' | 'person';

/** One question as its page shows it: every string is words already, or what somebody typed. */
export type QuestionView = {
	id: string;
	kind: Kind;
	title: string;
	hint: string | null;
	why: string | null;
	/** `picture`: where the drawing of it is; null where none is wanted or there is none. */
	options: { value: string; label: string; picture: string | null }[];
	/** Options under headings; empty where they stand in one list. */
	groups: { title: string; options: string[] }[];
	/** What can be written beside each line of one's own. */
	parts: { name: string; label: string }[];
	/** What a line can be tied to, and what the field that ties it is called. */
	abouts: { value: string; label: string }[];
	aboutLabel: string | null;
	/** Who may read it has to be picked before it is saved. */
	asksWho: boolean;
	rows: string[];
	/** A face stands beside each point of the scale. */
	faces: boolean;
	/** What can be picked is drawn as a body, front and back. */
	bodyMap: boolean;
	/** The words of the five points, lowest first; empty for other kinds. */
	scale: string[];
	/** Most letters of a text, most lines of a list. */
	most: number;
	/** Saved lines to be put in order, first one first; empty when order does not matter. */
	ranks: { id: string; text: string }[];
	number: number;
	total: number;
	/** What the fields hold: saved before, or half-typed. */
	fields: Readonly<Record<string, readonly string[]>>;
	/** The fields hold what was half-typed, not what was saved. */
	drafted: boolean;
	state: string | null;
	/** Who typed the saved answer, when it was somebody else. */
	typedBy: string | null;
	base: string;
	key: string;
	language: string;
	/** The language staff read, when the page speaks another one. */
	also: string | null;
	/** Absent for a helper: who may see it is the person's to say. */
	who: { offer: readonly Reader[]; people: { id: string; name: string }[]; value: string[] } | null;
};

/** What a question page's actions give back: wrong fields, or both texts of an answer changed meanwhile. */
export type QuestionFormResult = {
	problems?: Readonly<Record<string, string>>;
	typed?: Readonly<Record<string, readonly string[]>>;
	conflict?: { theirs: string; mine: string };
};
