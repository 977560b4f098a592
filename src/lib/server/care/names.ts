const plain = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toLocaleLowerCase('en');

/** Words of a name that say too little by themselves: of two letters or fewer. */
const short = 2;

/** What Arabic writes together with the name that follows: and, so, by, for, like, the. */
const together = /^[وفبلك]?(?:ال)?(?=\p{Script=Arabic}{3})/u;

/** Chinese and Japanese are written without spaces: a name stands anywhere in a text. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Which of these names a text says, whole or by one word of them. A summary for the seat of people who lived through it
 * says none (S0-30): a service's name for a unit counts as one, too.
 */
export const namedIn = (text: string, names: readonly string[]): readonly string[] => {
	const written = plain(text).split(' ');
	const said = [...written, ...written.map((word) => word.replace(together, ''))];
	const all = ` ${written.join(' ')} `;
	return names.filter((name) => {
		const words = plain(name).split(' ');
		return (
			all.includes(` ${words.join(' ')} `) ||
			words.some((word) => word.length > short && said.includes(word)) ||
			words.some((word) => unspaced.test(word) && all.includes(word))
		);
	});
};
