import { expect } from 'vitest';
import { wordsIn } from '../../src/lib/server/care/card/count';
import type { Scene } from '../people/scene';
import type { Signed } from '../support/asker';
import type { Hand } from '../support/hand';

/** What Kim writes when one wish cannot be kept. */
const why = 'The garden is locked at night';
export const wishes = ['A walk in the garden', 'Cold water', 'A quiet room'] as const;

/** What Sam has on his card when he arrives. */
export const writes = async (ward: Scene): Promise<void> => {
	await ward.answer(
		'helps',
		wishes.map((text) => ({ text }))
	);
	await ward.answer('avoid', [{ text: 'Standing behind me' }]);
	await ward.answer('worse', [{ text: 'Being alone with the door shut' }]);
};

/** Signed in already: what it costs begins after that. */
export const comesIn = async (hand: Hand, who: Signed): Promise<void> => {
	await hand.window.addCookies([{ name: 'foreword', value: who.cookie, url: hand.origin }]);
	await hand.open('/');
};

/** From the unit's list to the card: seen whole. */
export const readsCard = async (kim: Hand, ward: Scene): Promise<void> => {
	const { t, page } = kim;
	await kim.press(ward.name, 'link');
	expect(kim.path).toBe(`/people/${ward.personId}/card`);
	expect(kim.cost.taps).toBeLessThanOrEqual(2);
	const card = page.locator('article.card');
	expect(wordsIn(await card.innerText())).toBeLessThanOrEqual(120);
	for (const wish of wishes) expect(await card.innerText()).toContain(wish);
	if (!kim.way.keys) return;
	// At 1280 × 800 all of it, with the button that says it was read, is seen without scrolling.
	await page.evaluate(() => scrollTo(0, 0));
	const button = await page.getByRole('button', { name: t('card:read.press') }).boundingBox();
	const whole = await card.boundingBox();
	expect(
		Math.max((button?.y ?? 999) + (button?.height ?? 0), (whole?.y ?? 999) + (whole?.height ?? 0))
	).toBeLessThan(800);
};

/** The one of two answers to a line, as it is called: each line asks the same. */
const of = (answer: string, line: string): string => `${answer} “${line}”`;

/** Two wishes will be followed: read and followed within five taps. One cannot be: without a reason it goes no further. */
export const follows = async (kim: Hand, ward: Scene): Promise<void> => {
	const { t, page } = kim;
	await kim.press(t('card:follow.link'), 'link');
	for (const wish of wishes.slice(1)) await kim.pick(of(t('card:follow.will'), wish), 'radio');
	// With the tap that saves it.
	expect(kim.cost.taps + 1).toBeLessThanOrEqual(5);
	await kim.pick(of(t('card:follow.cannot'), wishes[0]), 'radio');
	expect(await kim.press(t('card:follow.save'))).toBe(422);
	// Whoever goes by keys has been through the whole page by now: what has the focus first is told to the browser.
	const summary = page.locator('[role=alert][autofocus]');
	expect(await summary.count()).toBe(1);
	if (!kim.way.keys) expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
	expect(await kim.read()).toContain(t('card:wishes.problems.reason'));
	await kim.choose(t('card:wishes.reason'), t('card:wishes.reasons.not-available'));
	await kim.type(t('card:wishes.words'), why);
	expect(await kim.press(t('card:follow.save'))).toBe(200);
	const lines = await page.locator('article.card li').allInnerTexts();
	const marked = lines.filter((line) => line.includes(t('card:set-aside')));
	expect(marked.map((line) => wishes.filter((wish) => line.includes(wish)))).toEqual([[wishes[0]]]);
	// Whoever says how they follow it has read it: it does not ask a second time.
	await kim.open(`/people/${ward.personId}/card`);
	expect(await kim.read()).not.toContain(t('card:read.press'));
	await kim.press(t('card:follow.link'), 'link');
	for (const wish of wishes.slice(1)) expect(await kim.read()).toContain(wish);
	const said = await page.locator('.box > p.muted').allInnerTexts();
	expect(said.map((text) => text.includes('Kim Osei'))).toEqual([true, true]);
};

/** Sam reads who, when and why, on the first page he opens. */
export const isTold = async (sam: Hand, ward: Scene): Promise<void> => {
	const { t } = sam;
	await sam.press(t('plan-home:looks'), 'link');
	const text = await sam.read();
	for (const told of [
		t('looks:act.wish-followed'),
		wishes[1],
		wishes[2],
		'Kim Osei',
		wishes[0],
		t('card:wishes.reasons.not-available', { name: ward.name }),
		why
	])
		expect(text).toContain(told);
	expect(await sam.page.locator('.timeline time').count()).toBeGreaterThan(2);
};
