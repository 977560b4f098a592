import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { Hand } from '../support/hand';
import { readPdf } from '../support/pdf';
import type { Way } from '../support/ways';

/** What somebody remembers of how they come in. */
export type Known = { readonly userName: string; readonly phrase: string };

const calming = ['music', 'walk', 'quiet-room'].map((one) => `about-me:helps.option.${one}`);
const never = 'about-me:staff-triggers.option.stand-behind';

/** No page asks for an e-mail address, by whatever name. */
const asksForMail = (hand: Hand): Promise<number> =>
	hand.page.locator('input[type=email], input[autocomplete=email], input[name*=mail i]').count();

/** From the slip in the hand to the first answer: five pages. */
export const begins = async (hand: Hand, code: string): Promise<Known> => {
	const { t, page } = hand;
	await hand.open('/');
	await hand.typeAndGo(t('sign-in:slip.label'), code);
	const known = {
		userName: await page.getByLabel(t('sign-in:new.user-name'), { exact: true }).inputValue(),
		phrase: await page.locator('main strong').first().innerText()
	};
	expect(await asksForMail(hand)).toBe(0);
	await hand.press(t('sign-in:new.go-on'));
	await hand.press(t('sign-in:codes.show'));
	expect(await page.locator('li code').count()).toBe(8);
	await hand.press(t('sign-in:codes.done'), 'link');
	expect(hand.path).toMatch(/\/about-me\/helps$/);
	for (const one of calming) await hand.pick(t(one));
	expect(hand.cost.pages).toBe(5);
	await hand.press(t('common:answer.save'));
	expect(hand.path).toMatch(/\/about-me\/staff-triggers$/);
	return known;
};

export const signIn = async (hand: Hand, { userName, phrase }: Known): Promise<void> => {
	await hand.open('/sign-in');
	await hand.type(hand.t('sign-in:user-name'), userName);
	await hand.typeAndGo(hand.t('sign-in:passphrase'), phrase);
};

/**
 * Stops after the fifth page and comes back in another browser, with nothing but the user name and the passphrase:
 * the same question, and what was answered. What it costs to sign in is no part of what the journey costs.
 */
export const comesBack = async (
	browser: Browser,
	origin: string,
	way: Way,
	known: Known,
	first: Hand
): Promise<Hand> => {
	const { t } = first;
	const words = t('common:saved.at', { time: '' }).trim();
	if (way.script) {
		await first.pick(t(never));
		await first.page.getByText(words).waitFor();
		first.cost.taps -= 1;
	}
	const hand = await Hand.take(browser, origin, way);
	await signIn(hand, known);
	expect(hand.path).toMatch(/\/about-me\/staff-triggers$/);
	expect(await hand.page.getByRole('checkbox', { name: t(never) }).isChecked()).toBe(way.script);
	const answers = await hand.window.newPage();
	await answers.goto(first.path.replace('staff-triggers', 'helps'));
	for (const one of calming)
		expect(
			await answers
				.getByRole('checkbox', { name: t(one) })
				.first()
				.isChecked()
		).toBe(true);
	await answers.close();
	hand.cost = { ...first.cost };
	return hand;
};

/** One thing staff are not to do, all of it read, signed, and a card for the pocket. */
export const finishes = async (hand: Hand, name: string, shown: () => Promise<void>): Promise<void> => {
	const { t, page } = hand;
	if (await page.getByRole('checkbox', { name: t(never) }).isChecked()) hand.cost.taps += 1;
	else await hand.pick(t(never));
	await hand.press(t('common:answer.save'));
	expect(hand.path).toMatch(/\/review$/);
	for (const one of [...calming, never]) expect(await hand.read()).toContain(t(one));
	await hand.typeAndGo(t('review:sign.words'), name);
	expect(await hand.read()).not.toContain(t('review:sign.go'));
	await hand.press(t('review:wallet'), 'link');
	await hand.press(t('wallet:save-and-make'));
	const code = await page.locator('main code').innerText();
	await shown();
	const paper = await readPdf(await hand.takeFile(t('wallet:print')));
	expect(paper).toMatchObject({ title: t('wallet:card.title'), language: hand.way.language, tagged: true });
	expect(paper.pages.every(({ tags }) => tags !== null)).toBe(true);
	expect(paper.text).toContain(code);
};
