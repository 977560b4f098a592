/** How old somebody seems of whom nobody knows it: the bands that rules about restraint go by. */
export const aboutAges = ['under-9', '9-17', 'adult'] as const;
export type AboutAge = (typeof aboutAges)[number];

const guessed: Readonly<Record<AboutAge, number>> = { 'under-9': 5, '9-17': 13, adult: 40 };

/** A birth date that stands in until it is known, `YYYY-MM-DD`: well inside the band, so that its rules hold. */
export const guessedBirth = (age: AboutAge, now: Date): string =>
	`${now.getUTCFullYear() - guessed[age]}-01-01`;

/**
 * A name for now that nobody at the unit has: the first free one, else the first with a number.
 * @param offered kind words of the language, separated by commas
 * @param taken names of who is at the unit
 */
export const freeName = (offered: string, taken: readonly string[]): string => {
	const words = offered
		.split(/[,،]/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
	const isFree = (word: string): boolean => !taken.some((name) => name.includes(word));
	const [first = '1'] = words;
	const numbered = words.map((_, place) => `${first} ${place + 2}`);
	return words.find(isFree) ?? numbered.find(isFree) ?? `${first} ${taken.length + 2}`;
};
