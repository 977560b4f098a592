/** Words nested by concept, as a locale file holds them. */
export type WordTree = { [name: string]: string | WordTree };

const files = import.meta.glob<WordTree>('/src/lib/locales/*/*.json', { eager: true, import: 'default' });
const shortFiles = import.meta.glob<WordTree>('/src/lib/locales/*/short/*.json', {
	eager: true,
	import: 'default'
});

/** Language code → namespace (the file's name) → words. */
export type Resources = Record<string, Record<string, WordTree>>;

/** Gathers locale files by the path they stand in: `…/locales/<language>/[short/]<namespace>.json`. */
export const gather = (found: Record<string, WordTree>): Resources => {
	const resources: Resources = {};
	for (const [path, words] of Object.entries(found)) {
		const [file = '', language = ''] = path
			.split('/')
			.filter((part) => part !== 'short')
			.reverse();
		(resources[language] ??= {})[file.replace(/\.json$/, '')] = words;
	}
	return resources;
};

/** All the words of this build. Adding a language or a file needs no line of code. */
export const resources: Resources = gather(files);

/** Their short forms (Easy Read): only what is said differently there. */
export const shortResources: Resources = gather(shortFiles);
