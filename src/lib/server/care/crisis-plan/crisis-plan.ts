/** What a line is about, in the order of the plan: signs and what to do, stage by stage, then all else. */
export const topics = [
	'early-signs',
	'early-do',
	'worse-signs',
	'worse-do',
	'crisis-signs',
	'crisis-do',
	'helped',
	'not-helped',
	'contacts',
	'medicines-now',
	'medicines-prefer',
	'medicines-refuse',
	'health',
	'admitted',
	'leave',
	'visitors',
	'home',
	'pets',
	'children',
	'other'
] as const;
export type Topic = (typeof topics)[number];
export const isTopic = (text: string): text is Topic => topics.some((one) => one === text);

/** Six beginnings of a sentence for an empty plan; the person finishes them, or writes their own. */
export const starters: readonly Topic[] = [
	'early-signs',
	'early-do',
	'worse-do',
	'crisis-do',
	'medicines-refuse',
	'home'
];

export const kinds = ['team', 'facilitator', 'family', 'friend', 'advocate', 'peer', 'other'] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (text: string): text is Kind => kinds.some((one) => one === text);

/** Somebody the person wants at the table. */
export type Voice = {
	readonly id: string;
	readonly name: string;
	readonly kind: Kind;
	/** Null: named as present, and typed by whoever holds the device. */
	readonly accountId: string | null;
	/** Works in a unit that treats the person now. */
	readonly inTeam: boolean;
	readonly endedAt: Date | null;
	/** The person has yet to confirm that they want them here. */
	readonly held: boolean;
};

/** One wording of a line. Without words it says that the line was taken out. */
export type Version = {
	readonly id: string;
	readonly line: string;
	readonly topic: Topic;
	readonly wording: string | null;
	readonly language: string;
	readonly bases: readonly string[];
	/** Who typed it for the person; null when they wrote it themselves. */
	readonly typist: string | null;
	readonly outcome: 'confirmed' | 'not-mine' | null;
	/** The person has yet to confirm it. */
	readonly held: boolean;
	readonly writtenAt: Date;
};

/** A wording that has words. */
export type Wording = Version & { readonly wording: string };

export const answers = ['agree', 'part', 'cannot'] as const;
export type AnswerKind = (typeof answers)[number];

/** What a voice said to one wording, in its own words. */
export type Said = {
	readonly version: string;
	readonly line: string;
	readonly voice: string;
	readonly answer: AnswerKind;
	readonly reason: string | null;
	readonly language: string;
	/** Who typed it for a voice that was only named; null when the voice wrote it. */
	readonly typist: string | null;
};

export type Line = {
	readonly id: string;
	readonly topic: Topic;
	/** What stands: one wording; several when two were written apart; none when only others typed. */
	readonly heads: readonly Version[];
	/** Typed for the person and not checked by them yet. */
	readonly waiting: readonly Wording[];
	/** The person took it out, and to nobody else it is there. */
	readonly out: boolean;
};

const hasWords = (version: Version): version is Wording => version.wording !== null;

/** The person's own words, or checked by them; what they have yet to confirm counts for nothing. */
export const isTheirs = ({ typist, outcome, held }: Version): boolean =>
	!held && outcome !== 'not-mine' && (typist === null || outcome === 'confirmed');

const ends = <V extends Version>(versions: readonly V[], later: readonly Version[] = versions): V[] =>
	versions.filter(({ id }) => !later.some(({ bases }) => bases.includes(id)));

const lineOf = (id: string, versions: readonly Version[]): Line | null => {
	const theirs = versions.filter(isTheirs);
	const heads = ends(theirs);
	const others = versions.filter((one) => !isTheirs(one) && !one.held && one.outcome === null);
	const waiting = ends(others.filter(hasWords), [...others, ...theirs]);
	const topic = (heads.at(-1) ?? waiting.at(-1))?.topic;
	if (topic === undefined) return null;
	return { id, topic, heads, waiting, out: heads.some(({ wording }) => wording === null) };
};

/**
 * The plan as it stands, worked out from every wording ever written, oldest first. Nothing that was written is lost:
 * of two wordings of which neither saw the other both are heads.
 */
export const linesIn = (versions: readonly Version[]): Line[] => {
	const ids = [...new Set(versions.map(({ line }) => line))];
	return ids
		.flatMap(
			(id) =>
				lineOf(
					id,
					versions.filter(({ line }) => line === id)
				) ?? []
		)
		.toSorted((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic));
};

/** Two wordings written apart: the person chooses. */
export const isUnsettled = ({ heads }: Line): boolean => heads.length > 1;

/** The one wording that stands, null while it is unsettled, taken out or only typed by others. */
export const wordingOf = ({ heads, out }: Line): Wording | null => {
	const [head] = heads;
	return heads.length === 1 && !out && head !== undefined && hasWords(head) ? head : null;
};

/** What the voices answer to: what stands, else what waits for the person's check. */
export const spokenOf = (line: Line): Wording | null =>
	wordingOf(line) ?? (line.heads.length === 0 ? (line.waiting.at(-1) ?? null) : null);

/** Lines that are to be read: not those taken out. */
export const standing = (lines: readonly Line[]): Line[] => lines.filter(({ out }) => !out);

/** What a voice said last to a wording. */
export const saidTo = (version: string, voice: string, all: readonly Said[]): Said | null =>
	all.findLast((one) => one.version === version && one.voice === voice) ?? null;

export type Agreement = 'own' | 'agreed' | 'different';

/** Agreed when all who answered agree; one who cannot, or in part, makes it different views. Nothing is merged. */
export const agreementOn = (version: string, voices: readonly Voice[], all: readonly Said[]): Agreement => {
	const said = voices.flatMap(({ id }) => saidTo(version, id, all) ?? []);
	if (said.length === 0) return 'own';
	return said.every(({ answer }) => answer === 'agree') ? 'agreed' : 'different';
};

/** The line after this one, for the meeting's "next"; null after the last. */
export const nextLine = (lines: readonly Line[], id: string): string | null => {
	const all = standing(lines);
	const at = all.findIndex((line) => line.id === id);
	return all[at + 1]?.id ?? null;
};
