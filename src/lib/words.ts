import { hasOtherDirection, isolate } from './bidi';

export type Direction = 'ltr' | 'rtl';

/** One language the service can speak: its code, its name in itself, and how its dates and digits are written. */
export type Language = {
	/** BCP 47 code, the name of the folder in `src/lib/locales`. */
	code: string;
	/** The language's own name for itself. */
	name: string;
	dir: Direction;
	/** The tag given to `Intl`, for instance `ar-u-nu-latn`: Arabic words, Western digits. */
	formats: string;
};

export type Arguments = Record<string, string | number | boolean>;
export type Translate = (key: string, args?: Arguments) => string;

/**
 * Every word and date a page shows, in one language.
 *
 * `t` is bound, so a page may take it out: `const { t } = data.words`. It never holds the words themselves:
 * `load` may return it, and what crosses to a browser is the language code alone (see `src/hooks.ts`).
 */
export class Words {
	readonly language: string;
	readonly dir: Direction;
	readonly t: Translate;
	readonly #ordinary: Words | null;
	readonly #formats: string;
	readonly #dates = new Map<string, Intl.DateTimeFormat>();

	/**
	 * @param ordinary the same language in ordinary words, where these are its short ones
	 */
	constructor(language: Language, translate: Translate, ordinary: Words | null = null) {
		this.language = language.code;
		this.dir = language.dir;
		this.#ordinary = ordinary;
		this.#formats = language.formats;
		this.t = (key, args = {}) => translate(key, isolated(args, language.dir));
	}

	/** True for short words with pictures. */
	get short(): boolean {
		return this.#ordinary !== null;
	}

	/**
	 * The ordinary words of the language. A text that is signed, or that others read as the person's paper, is made of
	 * these whatever somebody likes to read: the same words for everybody.
	 */
	get ordinary(): Words {
		return this.#ordinary ?? this;
	}

	/** `14 March 2026`, on the calendar of `zone` (an IANA name such as `Australia/Sydney`). */
	date = (at: Date, zone: string): string => this.#format(at, zone, { ...monthDay, year: 'numeric' });

	/** `Saturday 14 March 2026`. */
	weekday = (at: Date, zone: string): string =>
		this.#format(at, zone, { weekday: 'long', ...monthDay, year: 'numeric' });

	/** `2026-03` is `March 2026`. */
	month = (month: string): string =>
		this.#format(new Date(`${month}-01T12:00:00Z`), 'UTC', { month: 'long', year: 'numeric' });

	/** `14 March`: for a day near enough that its year goes without saying. */
	monthDay = (at: Date, zone: string): string => this.#format(at, zone, monthDay);

	/** `19:05`, on the wall clock of `zone`; always 24 hours, as on a ward's own chart. */
	time = (at: Date, zone: string): string => this.#format(at, zone, clockTime);

	/** `14 March 2026 at 19:05`. */
	dateTime = (at: Date, zone: string): string =>
		this.#format(at, zone, { ...monthDay, year: 'numeric', ...clockTime });

	/** A day without a clock, such as a birth date: `day('1991-03-14')` is `14 March 1991` wherever it is read. */
	day = (date: string): string => this.date(new Date(`${date}T00:00:00Z`), 'UTC');

	/** `the blanket, a walk and ice`: the items joined as the language joins them. */
	list = (items: readonly string[]): string =>
		new Intl.ListFormat(this.#formats, { type: 'conjunction' }).format(
			items.map((item) => (hasOtherDirection(item, this.dir) ? isolate(item) : item))
		);

	/** What a language is called in this one: `Arabic` for `ar`. */
	languageName = (code: string): string =>
		new Intl.DisplayNames(this.#formats, { type: 'language' }).of(code) ?? code;

	number = (value: number): string => new Intl.NumberFormat(this.#formats).format(value);

	#format(at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
		// Making one costs far more than using it, and a card has many dates in the same few shapes.
		const key = `${zone} ${JSON.stringify(options)}`;
		const known =
			this.#dates.get(key) ?? new Intl.DateTimeFormat(this.#formats, { ...options, timeZone: zone });
		this.#dates.set(key, known);
		return known.format(at);
	}
}

const monthDay = { day: 'numeric', month: 'long' } as const;
const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const isolated = (args: Arguments, dir: Direction): Arguments =>
	Object.fromEntries(
		Object.entries(args).map(([name, value]) => [
			name,
			typeof value === 'string' && hasOtherDirection(value, dir) ? isolate(value) : value
		])
	);
