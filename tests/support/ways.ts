import type { BrowserContextOptions } from 'playwright-core';

/** One of the ways a journey is lived: how wide the screen is, who reads it, and with what. */
export type Way = {
	readonly name: string;
	readonly language: 'en' | 'ar';
	/** By keys alone: nothing is tapped or clicked. */
	readonly keys: boolean;
	readonly script: boolean;
	readonly window: BrowserContextOptions;
};

const phone = (width: number, more: BrowserContextOptions = {}): BrowserContextOptions => ({
	...{ viewport: { width, height: 640 }, hasTouch: true, locale: 'en-GB' },
	...more
});
const way = (name: string, window: BrowserContextOptions, more: Partial<Way> = {}): Way => ({
	...{ name, window, language: 'en', keys: false, script: window.javaScriptEnabled !== false },
	...more
});

/** The five ways every journey is lived. 320 px is what 1280 px are at four times the size. */
export const ways: readonly Way[] = [
	way('on a phone', phone(360)),
	way('on a phone without script', phone(360, { javaScriptEnabled: false })),
	way('on the narrowest screen, dark', phone(320, { colorScheme: 'dark' })),
	way('by keys alone', { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }, { keys: true }),
	way('right to left', phone(360, { locale: 'ar' }), { language: 'ar' })
];
