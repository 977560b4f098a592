import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { ADDED, BELT, BOARD, PICTURE, wendyIn, type Wendy } from '../people/wendy.js';
import { jpeg } from '../../src/lib/server/care/media/pictures.example.js';
import { mp3 } from '../../src/lib/server/care/media/sounds.example.js';
import { pictureSeven } from '../people/pictures.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

let server: TestServer;
let house: House;
let story: Wendy;

beforeAll(async () => {
	const opening = new Date('2026-01-09T09:00:00Z');
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = wendyIn(house);
	await house.open('Lothian Care');
	await story.settle();
});
afterAll(() => server.stop());

const on = async (name: string, page: string): Promise<string> => {
	const visitor = await house.as(name);
	await visitor.open(`${story.home()}${page}`);
	return visitor.text();
};

/** A record is signed as it was read: never what was written meanwhile, and what comes later stands beside the name (S3-23). */
const signs = async (isla: Visitor): Promise<void> => {
	await server.superSql`insert into unit_policy (id, unit_id, words, holds_from, entered_at, entered_by)
		select gen_random_uuid(), unit_id, 'Nobody is tied without a plan.', '2026-05-01', '2026-05-01', entered_by
		from episode where id = ${story.state.episode.split('/').at(-1) ?? ''}`;
	const record = story.state.episode.slice(story.home().length);
	await isla.open(story.state.episode);
	expect(isla.text()).toContain('Nobody has signed it here yet.');
	const sign = async () => {
		isla.choose('Responsible for this record');
		await isla.press('Sign it as it stands');
	};
	const other = await house.as('Ewan Reid');
	await other.open(story.state.episode);
	other.fill('What else should stand in the record?', 'Her brother was told by telephone.');
	await other.press('Add: Anything else');
	await sign();
	expect(isla.status).toBe(422);
	expect(isla.text()).toContain('Something was written since you opened this page.');
	await sign();
	for (const name of ['Isla Kerr', 'Wendy Muir'])
		expect(await on(name, record)).toMatch(
			/Isla Kerr, Nurse, Responsible for this record, .* It says the same today\. Number [0-9a-f]{16}\./
		);
	const wendy = await house.as('Wendy Muir');
	const { text } = await readPdf((await download(wendy, `${story.state.episode}/pdf`)).bytes);
	expect(text).toContain('Isla Kerr, Nurse, Responsible');
	// S0-10: which edition of the unit's policy held is on her paper, as on her page.
	expect(text.replaceAll(/\s+/g, ' ')).toContain('When this began: edition of 1 May 2026');
	await other.open(story.state.episode);
	other.fill('What else should stand in the record?', 'He came at six.');
	await other.press('Add: Anything else');
	expect(await on('Wendy Muir', record)).toMatch(
		/Isla Kerr, Nurse, Responsible for this record, .* Something was written since then\. Number/
	);
};

describe('worked case V3, with script off: what Wendy signs with a look', () => {
	// → (V3, intake) comms block above all else.
	test('S4-03: Moira types, Wendy looks up: how she says stop, yes, no and pain stands above what to do', async () => {
		await story.arrives();
		await story.tellsMoira();
		const card = await on('Isla Kerr', '/card');
		const places = [
			'Stop: “Eyes shut, head turned”',
			'Yes: “I look up”',
			'No: “I look down”',
			'Pain: “Picture 7 on my board”',
			// The block stands above all else: above the language, the legal weight and what to avoid.
			'My board for my eyes',
			'Do not',
			'Do first'
		].map((words) => card.indexOf(words));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places).not.toContain(-1);
		expect(card).toContain('I must not lie flat');
		expect(card).toContain('“My board for my eyes”');
	});

	test('by what right she is here is chosen from the law of Scotland, and she reads her rights under it', async () => {
		const isla = await house.as('Isla Kerr');
		await isla.open(`${story.home()}/legal-status`);
		expect(isla.text()).toContain('The choices are those of: Scotland: Act of 2003.');
		isla.choose('Short-term detention').choose('Yes', 'Was the person told, with their rights?');
		await isla.press('Save');
		expect(isla.text()).toContain('Mental Health (Care and Treatment) (Scotland) Act 2003, section 44');
		const rights = await on('Wendy Muir', '/legal-status');
		expect(rights).toContain('A doctor signed a certificate that keeps you here for a short time.');
		expect(rights).toContain('This law lets it last 28 days at most.');
		expect(rights).toContain('You may ask the Tribunal to end it.');
		expect(rights).toContain('We read this in another document, not in the law itself.');
		// What none of the list says can be said all the same.
		isla.choose('In hospital by agreement').choose('Yes', 'Was the person told, with their rights?');
		await isla.press('Save');
		expect(isla.document.body.textContent).toContain('Brought by somebody who may decide for them');
	});

	// → card shows pictures.
	test('picture 7 stands beside her words for pain, once she looked up at it', async () => {
		await story.showsPain();
		const isla = await house.as('Isla Kerr');
		await isla.open(`${story.home()}/card`);
		const [image, ...others] = [...isla.document.querySelectorAll('.card img')];
		expect(others).toEqual([]);
		expect(image?.getAttribute('alt')).toBe('A red flash in a ring: picture 7');
		expect(image?.closest('li')?.textContent).toContain('Pain: “Picture 7 on my board”');
		const src = image?.getAttribute('src') ?? '';
		const { status, headers, bytes } = await download(isla, src);
		expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
			...[200, 'image/png', 'nosniff']
		]);
		expect(headers.get('cache-control')).toContain('no-store');
		expect(headers.get('content-security-policy')).toContain('sandbox');
		expect(Buffer.from(bytes).equals(pictureSeven())).toBe(true);
		expect((await download(await house.as('Una Bell'), src)).status).toBe(404);
		const paper = await readPdf((await download(isla, `${story.home()}/card/pdf`)).bytes);
		expect(JSON.stringify(paper.pages.map(({ tags }) => tags))).toContain('A red flash in a ring: picture 7');
		expect(await on('Wendy Muir', '/looks')).toContain(
			'looked at a picture, or heard a sound, of your signs'
		);
	});

	test('what is no picture is refused in words that keep what was typed; what is one leaves its place at home', async () => {
		const wendy = await house.as('Wendy Muir');
		const page = `${story.home()}/signs/stop`;
		const secret = 'N 55.8642 W 4.2518';
		const wrong: [name: string, bytes: Buffer, words: string][] = [
			[
				'stop.png',
				Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
				'not a PNG or JPEG'
			],
			['stop.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not a PNG or JPEG'],
			['', Buffer.alloc(0), 'Please choose a picture'],
			['photo.jpg', Buffer.concat([jpeg(), Buffer.alloc(5_000_000)]), 'too large']
		];
		for (const [name, bytes, words] of wrong) {
			await wendy.open(page);
			wendy.attach('The picture', bytes, name).fill('What is to be seen, in plain words', 'My eyes, shut');
			await wendy.press('Save the picture');
			expect([name, wendy.status]).toEqual([name, 422]);
			expect(wendy.text()).toContain(words);
			expect(wendy.value('What is to be seen, in plain words')).toBe('My eyes, shut');
		}
		wendy.attach('The picture', Buffer.alloc(13_000_000, 1), 'huge.jpg');
		await wendy.press('Save the picture');
		expect(wendy.status).toBe(413);
		await wendy.open(page);
		wendy.attach('The picture', jpeg({ turn: 6, secret, behind: '<html>' }), 'stop.html');
		await wendy.fill('What is to be seen, in plain words', 'My eyes, shut').press('Save the picture');
		const src = wendy.document.querySelector('figure img')?.getAttribute('src') ?? '';
		const { headers, bytes } = await download(wendy, src);
		expect(headers.get('content-type')).toBe('image/jpeg');
		expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/55\.8642|<html>|camera/);
		await wendy.press('Take this picture off');
		expect(await on('Isla Kerr', '/card')).toContain('Stop: “Eyes shut, head turned”');
		await wendy.open(page);
		expect(wendy.text()).toContain('You can put it back until 9 February 2026.');
		await wendy.press('Put it back');
		expect(wendy.document.querySelectorAll('figure img')).toHaveLength(1);
	});

	// → signed by mark 12 Jan 2026; without a witness it is a wish.
	test('signed by a mark and not witnessed, it is a wish; nobody but she can sign', async () => {
		await story.signsByMark();
		const card = await on('Isla Kerr', '/card');
		expect(card).toContain(`“${BELT}” wish, not yet witnessed`);
		expect(card).not.toContain('Advance statement in force');
		const page = await on('Wendy Muir', '/directive');
		expect(page).toContain('Still missing: one more witness');
		expect(page).toContain('a written sentence that you could decide');
		const moira = await house.as('Moira Hay');
		await moira.open(`${story.home()}/directive/signature`);
		expect(moira.status).toBe(404);
	});

	// → witness (prescribed class) certified capacity; "treating doctors must have regard".
	test('a witness of the class the law names certifies that she could decide: it is in force', async () => {
		await story.isCertified();
		await story.isRead();
		const card = await on('Isla Kerr', '/card');
		expect(card).toContain(
			'Advance statement in force, signed 12 January 2026. Treating doctors must have regard to it.'
		);
		expect(card).toContain(`“${BELT}”`);
		expect(card).not.toContain('wish, not yet witnessed');
		const page = await on('Isla Kerr', '/directive');
		expect(page).toContain('write down why and tell you, the Mental Welfare Commission and others');
	});

	// → item not followed: override record; asks whether it was under the Act, and only a "yes" opens what is to be told.
	test('S4-03: the belt she refused is used: why, whether it was under the Act, and what the Commission is told', async () => {
		await story.isHeldByTheBelt();
		// → 10:00 to 10:20 the same belt in the bus, agreed, is no restraint: the question is answered and nothing is counted.
		const driver = await house.as('Isla Kerr');
		await driver.open(story.state.episode);
		await driver.follow('Is it seclusion or a restraint? Ask here');
		await driver
			.fill('What thing or hold is this about?', 'Belt in the bus, 10:00 to 10:20, to sit upright')
			.choose('No', 'Does it keep the person from moving freely, or from leaving the bed, chair or room?')
			.choose('Yes', 'Did the person want it?')
			.choose('To help them sit, stand or move', 'What is it meant for?')
			.press('Answer: is it a restraint?');
		expect(driver.text()).toContain('No, this is not a restraint.');
		expect(driver.text()).toContain('Belt in the bus, 10:00 to 10:20');
		await story.isSetAside();
		// → mechanical 38 min, environmental 135 min, and 135 in all, not 173: the two overlap.
		const record = story.state.episode.slice(story.home().length);
		expect(await on('Isla Kerr', record)).toMatch(/14:02 to 14:40, 38 minutes/);
		for (const name of ['Isla Kerr', 'Wendy Muir'])
			expect(await on(name, record)).toMatch(/In all 2 hours and 15 minutes/);
		expect(await on('Isla Kerr', record)).not.toMatch(/10:00 to 10:20, 20 minutes/);
		const counting = await house.as('Isla Kerr');
		await counting.open(`${story.home()}/episodes`);
		expect(counting.document.querySelectorAll('main a[href*="/episodes/"]')).toHaveLength(1);
		// The whole record is a paper with room for signatures, for both of them (S3-23).
		for (const name of ['Isla Kerr', 'Wendy Muir']) {
			const reader = await house.as(name);
			await reader.open(story.state.episode);
			const links = [...reader.document.querySelectorAll('a[href]')].map(
				(one) => one.getAttribute('href') ?? ''
			);
			const paper = await download(reader, links.find((one) => one.endsWith('/pdf')) ?? '/nothing');
			expect([name, paper.status, paper.headers.get('content-type')]).toEqual([name, 200, 'application/pdf']);
			const { text } = await readPdf(paper.bytes);
			for (const said of ['14:02', '38 minutes', 'Ewan Reid', 'signature, date'])
				expect([name, text.replace(/\s+/g, ' ').includes(said), said]).toEqual([name, true, said]);
		}
		const isla = await house.as('Isla Kerr');
		await signs(isla);
		await isla.open(story.state.override);
		expect(isla.text()).toContain(BELT);
		expect(isla.text()).toContain('Somebody who may decide so set it aside');
		expect(isla.text()).toContain('Was this treatment under the Act?');
		expect(isla.text()).not.toContain('Still to be told');
		const inRecord = () => on('Isla Kerr', story.state.episode.slice(story.home().length));
		expect(await inRecord()).toContain('has to be written first: whether the treatment was under the Act');
		await isla.open(story.state.override);
		await isla.press('Yes, under the Act');
		expect(isla.text()).toContain('Still to be told: Mental Welfare Commission.');
		const owed = await inRecord();
		expect(owed).toContain(
			'their named person, their guardian, their welfare attorney and the Mental Welfare Commission'
		);
		expect(owed).toContain(
			'The source that was read gives no time: send it as soon as can be. It is owed since'
		);
		await story.isNotified();
		expect(await inRecord()).toContain('Sent 21 May 2026 at 17:20');
		for (const name of ['Isla Kerr', 'Wendy Muir']) {
			const record = await on(name, story.state.override.slice(story.home().length));
			expect(record).toContain('Mental Welfare Commission was told in writing, 21 May 2026 at 17:20.');
			expect(record).not.toContain('Still to be told: Mental Welfare Commission.');
		}
		// → check 14:15 "aid available? no": flagged, as a rule of Foreword's own; she reads it too (S4-03).
		const checks = `${story.state.episode.slice(story.home().length)}/checks`;
		expect(await on('Isla Kerr', checks)).toContain(
			'What they speak with was not in reach. Bring it. This is a rule of Foreword'
		);
		const looks = await on('Wendy Muir', checks);
		expect(looks).toContain('Could you reach what you speak with?: No');
	});

	// → staff on the shift, 21 May 16:30; 22 and 24 May; a question left out is never "no"; lines typed by Moira, checked.
	test('her side of the belt: left out and not sure are no answers, and what Moira typed she checked', async () => {
		await story.staffLookBack();
		await story.tellsHerSide();
		const path = `${story.state.episode.slice(story.home().length)}/debrief`;
		const wendy = await house.as('Wendy Muir');
		expect(wendy.path).toBe(story.home() + path);
		await story.tellsMore();
		expect(await on('Wendy Muir', path)).toMatch(/What led to it\?\s+Ready/);
		expect(await on('Wendy Muir', `${path}/feelings-then`)).toContain('You skipped this. That is fine.');
		for (const question of ['told-why', 'told-end', 'could-leave'])
			expect(await on('Wendy Muir', `${path}/${question}`)).toContain('You were not sure.');
		for (const question of ['before', 'staff-could'])
			expect(await on('Wendy Muir', `${path}/${question}`)).toContain('Typed by Moira Hay, checked by me');
		// → 8 minutes, stopped by her, and 11 minutes; what Moira typed she checked with a look.
		const sittings = await on('Wendy Muir', path);
		for (const words of [
			'22 May 2026 at 11:00, 8 minutes. Stopped by the person.',
			'24 May 2026 at 10:30, 11 minutes. It was done.',
			'Typed by Moira Hay. Checked: by a look.'
		])
			expect(sittings).toContain(words);
		const graham = await house.as('Graham Low');
		await graham.open(`${story.state.episode}/joint`);
		expect(graham.text()).not.toContain('11 minutes');
		expect(graham.text()).toContain('The belt was the bus belt.');
		expect(graham.text()).toContain('Her board was on the shelf.');
		for (const left of ['How did you feel when it happened?', 'Did anybody tell you why'])
			expect(graham.text()).not.toContain(left);
		// → 27 May: a day she did not put off is not late, and nobody who took part reads her.
		const list = await house.as('Isla Kerr');
		await list.open('/');
		await list.follow('Talks afterwards and what they led to');
		expect(list.text()).toContain('Looked after each other: 21 May 2026 at 16:30');
		const ewan = await house.as('Ewan Reid');
		await ewan.open(`${story.state.episode}/staff-debrief`);
		expect(ewan.html).not.toContain('bus belt');
	});

	// → M3: "wish, not yet witnessed" until 9 June, then the new version.
	test('a line added is labelled a wish until it is witnessed; the statement before stays in force', async () => {
		await story.meets();
		// → joint 27 May; M1 and M2 are hers by her yes.
		expect(await on('Wendy Muir', `${story.state.episode.slice(story.home().length)}/debrief`)).toContain(
			'There was a talk on 27 May 2026 at 13:00.'
		);
		for (const words of [BOARD, PICTURE]) expect(await on('Isla Kerr', '/card')).toContain(words);
		await story.addsALine();
		// A change to what she signed is a draft that says what it still needs, by Scotland's own rules.
		expect(await on('Wendy Muir', '/proposals')).toMatch(
			/This changes what you signed\. It waits in a new version\. Still missing: .*signature.*one more witness/
		);
		expect(await on('Isla Kerr', '/card')).toContain(`“${ADDED}” new since 27 May wish, not yet witnessed`);
		await story.signsTheLine();
		for (const [day, time] of [
			['2026-05-27', '15:40'],
			['2026-06-09', '10:19']
		] as const) {
			await house.at(story.days.at(day, time));
			const card = await on('Isla Kerr', '/card');
			expect(card).toContain(`“${ADDED}” new since 27 May wish, not yet witnessed`);
			expect(card).toContain('Advance statement in force, signed 12 January 2026.');
			expect(card).toContain(BELT);
		}
		await story.isCertifiedAgain();
		const card = await on('Isla Kerr', '/card');
		expect(card).toContain(`“${ADDED}”`);
		expect(card).not.toContain('wish, not yet witnessed');
		expect(card).toContain('Advance statement in force, signed 27 May 2026.');
	});

	// → intake 2 July shows all three.
	test('at the next intake the card shows all three changes', async () => {
		await story.comesToHeather();
		const card = await on('Una Bell', '/card');
		for (const words of [BOARD, PICTURE, ADDED, BELT, 'Stop: “Eyes shut, head turned”'])
			expect(card).toContain(words);
		expect(card).toContain('Treating doctors must have regard to it.');
	});

	test('her speech pathologist writes down a sign and signs it; it waits for her, and her own words win', async () => {
		const skye = await house.as('Skye Bain');
		const writes = async (question: string, words: string) => {
			await skye.open(`${story.home()}/signs/${question}`);
			await skye.fill('What the person shows', words).press('Save these words');
		};
		await writes('toilet', 'Hand on her lap');
		await writes('stop', 'She turns away');
		await skye.open(`${story.home()}/signs/toilet`);
		skye
			.attach('The picture', pictureSeven(60))
			.fill('What is to be seen, in plain words', 'A hand on a lap');
		await skye.press('Save the picture');
		let card = await on('Una Bell', '/card');
		expect(card).toMatch(/Hand on her lap.*entered by Skye.* as speech pathologist – not checked/);
		expect(card).not.toContain('She turns away');
		for (const shut of ['Isla Kerr', 'Una Bell']) {
			const other = await house.as(shut);
			await other.open(`${story.home()}/signs/toilet`);
			expect([shut, other.status]).toEqual([shut, 404]);
		}
		const wendy = await house.as('Wendy Muir');
		await wendy.open(`${story.home()}/signs/toilet`);
		await wendy.press('Yes, this is right');
		await wendy.open(`${story.home()}/about-me`);
		await wendy.press('No, I did not say this', 'How do you show "stop"?');
		await wendy.press('Yes, this is right', 'How do you show that you need the toilet?');
		card = await on('Una Bell', '/card');
		expect(card).toContain('Hand on her lap');
		expect(card).not.toContain('not checked');
	});

	test('she adds how "no" sounds; her own copy holds it and every picture whole, and the page says what erasing takes', async () => {
		const wendy = await house.as('Wendy Muir');
		const page = `${story.home()}/signs/no`;
		await wendy.open(page);
		wendy.attach('The sound', mp3(40, 'N 55.8642'), 'no.mp3');
		await wendy.fill('What is to be heard, in plain words', 'Two short low hums').press('Save the sound');
		const src = wendy.document.querySelector('audio')?.getAttribute('src') ?? '';
		const heard = await download(await house.as('Una Bell'), src);
		expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
		expect(Buffer.from(heard.bytes).toString('latin1')).not.toContain('55.8642');
		await on('Una Bell', '/card');
		const audio = (await house.as('Una Bell')).document.querySelector('.card audio');
		expect(audio?.getAttribute('aria-label')).toBe('Two short low hums');

		await wendy.open(`${story.home()}/export`);
		await wendy.fill('Your passphrase', house.wayIn('Wendy Muir').phrase).press('Go on');
		const json = await download(wendy, `${story.home()}/export/json`, new URLSearchParams());
		const { media, policies } = JSON.parse(Buffer.from(json.bytes).toString('utf8')) as {
			media: { kind: string; type: string; words: string; state: string; base64: string }[];
			policies: { episode: string; edition: { words: string } | null }[];
		};
		const said = policies.find(({ episode }) => story.state.episode.endsWith(episode));
		expect(said?.edition?.words).toBe('Nobody is tied without a plan.');
		const carried = media.map(({ base64, ...one }) => ({ ...one, bytes: Buffer.from(base64, 'base64') }));
		const holds = (kind: string, type: string, words: string, bytes: Uint8Array) =>
			expect(carried.find((one) => one.words === words && one.bytes.equals(bytes))).toMatchObject({
				kind,
				type
			});
		holds('sound', 'audio/mpeg', 'Two short low hums', heard.bytes);
		holds('picture', 'image/png', 'A red flash in a ring: picture 7', pictureSeven());
		holds('picture', 'image/png', 'A hand on a lap', pictureSeven(60));
		const paper = await download(wendy, `${story.home()}/export/pdf`, new URLSearchParams());
		const { pages, text } = await readPdf(paper.bytes);
		expect(JSON.stringify(pages.map(({ tags }) => tags))).toContain('A red flash in a ring: picture 7');
		expect(text.replaceAll(/\s+/g, ' ')).toContain('Sound: Two short low hums');
		expect(text.replaceAll(/\s+/g, ' ')).toMatch(/21 May 2026 at [\d:]+: Edition of 1 May 2026/);
		expect(await on('Wendy Muir', '/erasure')).toMatch(
			/4 pictures and sounds: what is to be seen or heard in them.*The words under 4 pictures and sounds/s
		);
	});
});
