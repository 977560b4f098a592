/**
 * Small checks for JSON that a person wrote. A check lists what is wrong and where (`clocks[1].minutes: …`);
 * the type it carries is the type of a value it found nothing wrong with.
 */
export type Check<T> = ((value: unknown, place: string) => string[]) & { readonly of?: T };
export type Checked<C> = C extends Check<infer T> ? T : never;

const shown = (value: unknown): string =>
	value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? String(value));
const wrong = (place: string, wanted: string, value: unknown): string[] => [
	`${place || 'the file'}: must be ${wanted}, is ${shown(value)}`
];

export const text: Check<string> = (value, place) =>
	typeof value === 'string' && value.trim() === value && value !== ''
		? []
		: wrong(place, 'text with nothing before or after it', value);

export const matching =
	(pattern: RegExp, wanted: string): Check<string> =>
	(value, place) =>
		typeof value === 'string' && pattern.test(value) ? [] : wrong(place, wanted, value);

export const wholeNumber =
	(least: number): Check<number> =>
	(value, place) =>
		typeof value === 'number' && Number.isSafeInteger(value) && value >= least
			? []
			: wrong(place, `a whole number of at least ${least}`, value);

export const truth: Check<boolean> = (value, place) =>
	typeof value === 'boolean' ? [] : wrong(place, 'true or false', value);

export const always: Check<true> = (value, place) =>
	value === true ? [] : wrong(place, 'true or absent', value);

export const oneOf =
	<const T extends string>(known: readonly T[]): Check<T> =>
	(value, place) =>
		known.some((one) => one === value) ? [] : wrong(place, `one of ${known.join(', ')}`, value);

export const orNull =
	<T>(check: Check<T>): Check<T | null> =>
	(value, place) =>
		value === null ? [] : check(value, place);

export const listOf =
	<T>(check: Check<T>, least = 1): Check<readonly T[]> =>
	(value, place) => {
		if (!Array.isArray(value)) return wrong(place, 'a list', value);
		const items: unknown[] = value;
		if (items.length < least) return wrong(place, `a list of at least ${least}`, value);
		const twice = items.filter((item, at) => typeof item === 'string' && items.indexOf(item) !== at);
		return [
			...items.flatMap((item, at) => check(item, `${place}[${at}]`)),
			...twice.flatMap((item) => wrong(place, 'a list without repeats', item))
		];
	};

type Shape = Record<string, Check<unknown>>;
type Needed<S extends Shape> = { readonly [K in keyof S]: Checked<S[K]> };
type Optional<S extends Shape> = { readonly [K in keyof S]?: Checked<S[K]> };

/** An object with exactly these keys: those needed, and those that may be left out. */
export const object =
	<N extends Shape, O extends Shape>(needed: N, optional: O): Check<Needed<N> & Optional<O>> =>
	(value, place) => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			return wrong(place, 'an object', value);
		}
		const entries = new Map<string, unknown>(Object.entries(value));
		const at = (key: string) => (place ? `${place}.${key}` : key);
		return [
			...Object.entries(needed).flatMap(([key, check]) => check(entries.get(key), at(key))),
			...Object.entries(optional).flatMap(([key, check]) =>
				entries.has(key) ? check(entries.get(key), at(key)) : []
			),
			...[...entries.keys()]
				.filter((key) => !(key in needed) && !(key in optional))
				.map((key) => `${at(key)}: is not known here`)
		];
	};
