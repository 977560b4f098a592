/** How somebody likes to read: kept in a cookie before sign-in, and with the account after it. */
export type Reading = {
	/** Language code; empty means what the browser asks for. */
	language: string;
	size: 'a' | 'a-plus' | 'a-plus-plus';
	/** `phone` follows the phone's own setting. */
	look: 'phone' | 'light' | 'dark' | 'contrast';
	calm: boolean;
	/** `short`: short words and pictures (Easy Read). Whatever has no short words is said in ordinary ones. */
	words: 'ordinary' | 'short';
};

export const readingCookie = 'foreword_reading';

export const sizes = ['a', 'a-plus', 'a-plus-plus'] as const;
export const looks = ['phone', 'light', 'dark', 'contrast'] as const;
export const wordings = ['ordinary', 'short'] as const;

/** The cookie's text: `ar.a-plus.dark.calm.short`. */
export const writeReading = (reading: Reading): string =>
	[
		reading.language,
		reading.size,
		reading.look,
		reading.calm ? 'calm' : '',
		reading.words === 'short' ? 'short' : ''
	].join('.');

/** Reads the cookie's text; anything unknown falls back to what the phone does. */
export const parseReading = (text: string | undefined): Reading => {
	const [language = '', size, look, calm, words] = (text ?? '').split('.');
	return {
		language: /^[a-z]{2}(-[a-z0-9]+)*$/i.test(language) ? language : '',
		size: sizes.find((one) => one === size) ?? 'a',
		look: looks.find((one) => one === look) ?? 'phone',
		calm: calm === 'calm',
		words: words === 'short' ? 'short' : 'ordinary'
	};
};
