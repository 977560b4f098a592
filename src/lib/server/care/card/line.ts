import type { Words } from '../../../words';
import type { Answer, Current, Rendering } from '../../questions/answer';
import type { QuestionSet, Slot } from '../../questions/set';
import type { Confirmation } from '../about-me/health';
import type { CardDirective, Wished } from '../directive/on-card';
import type { Media } from '../media/media';
import type { LackingNow } from '../service/lack';
import type { Aside } from './aside';

/** What a line on the card came from, so that a reason for not following it can point to it. */
export type Source = { readonly question: string; readonly item: string | null; readonly answerId: string };

/** One line that may stand on the card: all of it, or nothing. */
export type Line = {
	readonly text: string;
	readonly language: string;
	readonly original: { readonly text: string; readonly language: string } | null;
	readonly isNew: string | null;
	/** When a debrief brought it, where it is still new. */
	readonly since?: number;
	readonly unchecked: string | null;
	readonly untranslated: string | null;
	readonly notes: readonly string[];
	/** Null for what can be no wish: whom to tell, and the weight of the plan. */
	readonly source: Source | null;
	readonly slot: Slot;
	readonly must: boolean;
	/** Pictures and sounds of it, at the first line of an answer. */
	readonly shown?: readonly Shown[];
	/** Of answers alone: what is said, without the phrase around it, and to which kind of question (`card.says`). */
	readonly inner?: string;
	readonly says?: string | undefined;
	/** Of a line of the directive: how far it got. */
	readonly wished?: Wished;
};

/** A picture or a sound beside a line. */
export type Shown = {
	readonly id: string;
	readonly kind: 'picture' | 'sound';
	readonly words: string;
	readonly language: string;
	readonly width: number;
	readonly height: number;
	/** In words: that somebody else added it and the person has not checked it. */
	readonly unchecked: string | null;
};

export type Contact = {
	readonly name: string;
	readonly who: string | null;
	readonly phone: string | null;
	readonly tell: boolean;
};

export type Inputs = {
	readonly sets: Iterable<QuestionSet>;
	/** Answers that hold now, with who may see them. */
	readonly answers: readonly Current[];
	/** What was told at an intake and the person has neither confirmed nor refused. */
	readonly told: readonly Answer[];
	readonly renderings: readonly Rendering[];
	readonly contacts: readonly Contact[];
	/** Lines of the joint crisis plan that were agreed and signed. */
	readonly crisis: readonly CrisisLine[];
	/** Names of supporters with whom the person shares this card. */
	readonly supporters: readonly string[];
	/** Lines of health that a clinician checked with the person. */
	readonly confirmations: readonly Confirmation[];
	/** Word keys of the pack's banners, by the place they stand at; `plan` is the weight of the whole plan. */
	readonly banners: Readonly<Record<string, string>>;
	/** Lines that the unit now treating the person has said it cannot follow. */
	readonly setAside: readonly Aside[];
	/** What the places cannot offer where the person is; absent where the reader is not to know. */
	readonly lacking?: readonly LackingNow[];
	/** Wishes that the person has still to confirm, by the answer that brought them, and since when. */
	readonly held?: ReadonlyMap<string, { readonly since: Date }>;
	/** Pictures and sounds of signs that the reader may see, by the question they show. */
	readonly media?: readonly Media[];
	readonly now: Date;
	readonly zone: string;
	readonly words: Words;
	/** What counts today of what the person decided ahead; absent where nothing of it is read. */
	readonly directive?: CardDirective;
};

/** A line of the joint crisis plan: the person's words, and at which stage they are meant. */
export type CrisisLine = {
	/** Which line of the plan. */
	readonly line: string;
	/** So that a reason for not following it can point to it. */
	readonly source?: Source;
	readonly text: string;
	readonly language: string;
	readonly slot: 'signs' | 'helps' | 'avoid' | 'medicines' | 'health';
	readonly around: 'worse' | 'crisis' | 'prefer' | 'refuse' | null;
	readonly at: Date;
	/** Taken in by the person from a proposal, and not agreed or not signed yet. */
	readonly wish?: boolean;
};

/** A line that is no answer: the words alone, in the language they are in. */
export const plainLine = (language: string, text: string): Line => ({
	text,
	language,
	original: null,
	isNew: null,
	unchecked: null,
	untranslated: null,
	notes: [],
	source: null,
	slot: 'call',
	must: false
});
