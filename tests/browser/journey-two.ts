import { expect } from 'vitest';
import type { Hand } from '../support/hand';

/** What Sam writes alone. It must come to nobody else, by no way. */
export const secret = 'quillwort-under-the-stairs';
const bench = 'Being watched from the door';

/** Sam opens one part of his plan to Rosa, a peer advocate, who comes in by the slip. */
export const grants = async (sam: Hand, rosa: Hand, home: string): Promise<void> => {
	const { t, page } = sam;
	await sam.open(home);
	await sam.press(t('plan-home:sharing'), 'link');
	await sam.unfold(t('sharing:invite.title'));
	await sam.type(t('sharing:invite.name'), 'Rosa');
	await sam.choose(t('sharing:kind.invite'), t('sharing:kind.peer-advocate'));
	await sam.pick(t('sharing:may.about-me-type'));
	await sam.press(t('sharing:invite.send'));
	const code = await page.locator('main code').first().innerText();
	await rosa.open('/');
	await rosa.typeAndGo(t('sign-in:slip.label'), code);
	await rosa.press(t('sign-in:new.go-on'));
	await rosa.press(t('sign-in:codes.skip'), 'link');
	expect(rosa.path).toBe(home);
	const banner = t('common:helping', { helper: 'Rosa', person: 'Sam Okafor' });
	expect(await rosa.page.locator('header').innerText()).toContain(banner);
};

/** Rosa types about one thing; Sam sees who helps, whose hand it was, and says that it is right. */
export const isHelped = async (sam: Hand, rosa: Hand, home: string): Promise<void> => {
	const { t } = sam;
	await rosa.press(t('plan-home:about-me'), 'link');
	await rosa.unfold(t('about-me:section.hard.title'));
	await rosa.press(t('about-me:worse.title'), 'link');
	await rosa.type(t('common:list.row', { row: 1 }), bench);
	await rosa.press(t('common:answer.save'));

	await sam.open(home);
	// Marks that keep a name's own direction are nothing to read.
	const bare = (said: string): string => said.replace(/[\u2066-\u2069]/g, '');
	const helped = bare(t('common:helped', { count: 1, names: 'Rosa' }));
	expect(bare(await sam.page.locator('header').innerText())).toContain(helped);
	await sam.press(t('plan-home:to-check', { count: 1 }), 'link');
	const text = await sam.read();
	expect(text).toContain(t('questions:typed.waiting', { name: 'Rosa' }));
	expect(text).toContain(bench);
	await sam.press(t('questions:typed.confirm'));
	await sam.open(`${home}/about-me/worse`);
	expect(await sam.read()).toContain(t('questions:typed.by-checked', { name: 'Rosa' }));
	await sam.open(`${home}/about-me/worse/versions`);
	expect(await sam.read()).toContain('Rosa');
};

/** Sam answers the hard part. Nobody who helps him finds that it is there. */
export const answersAlone = async (sam: Hand, rosa: Hand, home: string): Promise<void> => {
	const { t } = sam;
	const hard = `${home}/about-me/what-happened`;
	expect(await rosa.open(hard)).toBe(404);
	await sam.open(`${home}/about-me`);
	await sam.unfold(t('about-me:section.happened.title'));
	await sam.unfold(t('questions:open.title'));
	await sam.press(t('about-me:what-happened.title'), 'link');
	expect(await sam.read()).toContain(t('answer:alone.on'));
	await sam.type(t('about-me:what-happened.title'), secret);
	await sam.pick(t('questions:who.only-me'), 'radio');
	await sam.press(t('common:answer.save'));
	expect(await rosa.open(hard)).toBe(404);
	expect(await rosa.open(`${home}/about-me`)).toBe(200);
	expect(await rosa.page.content()).not.toContain('what-happened');
};

/** Sam stops it while Rosa has a question open: what she sends next finds nothing. */
export const stops = async (sam: Hand, rosa: Hand, home: string): Promise<void> => {
	const { t } = sam;
	await rosa.open(`${home}/about-me/signs-me`);
	await rosa.type(t('common:list.row', { row: 1 }), 'I go quiet');
	await sam.open(`${home}/sharing`);
	await sam.press(t('sharing:withdraw.all', { name: 'Rosa' }));
	expect(await sam.read()).toContain(t('sharing:done.stopped'));
	expect(await rosa.press(t('common:answer.save'))).toBe(404);
	for (const path of ['', '/about-me', '/about-me/worse', '/about-me/what-happened', '/card'])
		expect([path, await rosa.open(home + path)]).toEqual([path, 404]);
	await sam.open(home);
	expect(await sam.page.locator('header').innerText()).not.toContain('Rosa');
};
