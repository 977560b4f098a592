/** What can be kept: a picture, or a short sound. */
export const kinds = ['picture', 'sound'] as const;
export type Kind = (typeof kinds)[number];

/** Exactly what Foreword serves it as; told from its first bytes, never from its name. */
export type Type = 'image/png' | 'image/jpeg' | 'audio/mp4' | 'audio/mpeg' | 'audio/webm' | 'audio/ogg';

/** Most bytes of what is kept, and of what is taken in before its metadata is out. */
export const mostBytes: Readonly<Record<Kind, number>> = { picture: 1_048_576, sound: 716_800 };
/** Most seconds of a sound, with a breath over. */
export const mostSeconds = 32;
/** Most characters of the words that say what is to be seen or heard. */
export const mostWords = 280;

/** Bytes with nothing in them but the picture or the sound. */
export type Cleaned = {
	readonly kind: Kind;
	readonly type: Type;
	readonly bytes: Buffer;
	/** As stored, before it is turned; null of a sound. */
	readonly size: { readonly width: number; readonly height: number } | null;
	/** How a picture is to be turned: EXIF's 1 to 8. */
	readonly turn: number;
};

/** Why something is not taken; each has words of its own for each kind. */
export type Unfit =
	'empty' | 'too-large' | 'other-kind' | 'damaged' | 'too-many-dots' | 'too-long' | 'not-only-sound';

/**
 * Where a picture or a sound belongs: to the answer it shows (`context`: what that answer is about, where it is about
 * something that happened), or to a paper that somebody signed.
 */
export type About =
	| { readonly question: string; readonly subject: null; readonly context?: string }
	| { readonly question: null; readonly subject: string };

/** As whom somebody added it. */
export type AddedAs = 'self' | 'supporter' | 'speech-pathologist';

/** `waiting`: somebody else added it and the person has not said whether it is theirs. */
export type State = 'stands' | 'waiting' | 'gone';

/** One picture or sound without its bytes. */
export type Media = {
	readonly id: string;
	readonly question: string | null;
	readonly subject: string | null;
	/** What the answer it stands beside is about; nobody's id where that is nothing in particular. */
	readonly context: string;
	readonly kind: Kind;
	readonly type: Type;
	readonly words: string;
	readonly language: string;
	readonly width: number | null;
	readonly height: number | null;
	readonly turn: number;
	readonly state: State;
	readonly goneAt: Date | null;
	readonly addedAs: AddedAs;
	readonly addedBy: string;
	/** How whoever added it is named. */
	readonly by: string;
	readonly addedAt: Date;
	/** False once it was erased: its words are left. */
	readonly kept: boolean;
};

/** The bytes of one, to be shown. */
export type Shown = { readonly type: Type; readonly bytes: Buffer };

const month = 30 * 24 * 60 * 60 * 1000;

/** Until when something that was taken off can be put back by one press; null when it is not off, or it is too late. */
export const backUntil = ({ state, goneAt, kept }: Media, now: Date): Date | null => {
	if (state !== 'gone' || goneAt === null || !kept) return null;
	const until = new Date(goneAt.getTime() + month);
	return until > now ? until : null;
};

/** Width and height as they are seen, once turned. */
export const seenSize = ({
	width,
	height,
	turn
}: Pick<Media, 'width' | 'height' | 'turn'>): { width: number; height: number } => {
	const [across, down] = [width ?? 0, height ?? 0];
	return turn > 4 ? { width: down, height: across } : { width: across, height: down };
};
