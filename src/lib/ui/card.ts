/** What a part of the card is about; the colour follows it and never stands alone. */
export type CardTone = 'avoid' | 'help' | 'notice' | 'info' | 'plain';

export type CardLine = {
	text: string;
	/** BCP 47 code of `text`. */
	language: string;
	/** The person's own words, when `text` is a rendering of them. */
	original: { text: string; language: string } | null;
	/** In words: since when this line is new. */
	isNew: string | null;
	/** In words: who was told and that the person has not checked it. */
	unchecked: string | null;
	/** In words: that nobody has put this line into the reader's language yet. */
	untranslated: string | null;
	/** In words: what else a reader must know of this line, such as that it cannot be followed now. */
	notes?: readonly string[];
	/** Pictures and sounds of it: their words are for whoever cannot see or hear them. */
	shown?: readonly {
		id: string;
		kind: 'picture' | 'sound';
		words: string;
		language: string;
		width: number;
		height: number;
		unchecked: string | null;
	}[];
};

/** The intake card as it is shown: every string is already words in the reader's language, or the person's own. */
export type CardView = {
	name: string;
	addressAs: string;
	/** In words, for instance `born 14 March 1991`. */
	born: string;
	/** How many lines found no place on the card. */
	lines: { more: number };
	sections: { slot: string; title: string; tone: CardTone; lines: CardLine[] }[];
	/** In words: how many more lines the full plan holds; null when none. */
	moreText: string | null;
	lastLooked: string;
	changed: string | null;
	/** In words: when it was last talked about with the person; null when the card has no room for it. */
	talked?: string | null;
	/** In words: whether the person put their name to it; null when nothing of theirs stands here. */
	signed: string | null;
	/** In words: that it is more than a year old and to be asked about; null when it is not. */
	old?: string | null;
};
