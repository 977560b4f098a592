import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '../../src/lib/server/care/media/pictures.example.js';
import { House } from '../people/house.js';
import { tahliaIn } from '../people/tahlia.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const opening = new Date('2026-02-01T22:00:00Z');
let server: TestServer;
let house: House;
let story: ReturnType<typeof tahliaIn>;
let tahlia: Visitor;

beforeAll(async () => {
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = tahliaIn(house);
	await house.open('Harbour Care');
	await story.settle();
	await story.arrives();
	await house.at(new Date('2026-02-02T03:00:00Z'));
	tahlia = await house.as('Tahlia Reed');
});
afterAll(() => server.stop());

const review = () => tahlia.open(`${story.home()}/review`);
const signs = async (words: string): Promise<void> => {
	await tahlia.fill('Your name, or a few words about how you signed', words).press('Sign my plan');
};
const cardOf = async (name: string): Promise<string> => {
	const reader = await house.as(name);
	await reader.open(`${story.home()}/card`);
	return reader.document.querySelector('article.card header')?.textContent ?? '';
};
const signatures = () => server.superSql`select * from plan_signature`;

test('with no answer there is nothing to sign, and the page says what would be enough', async () => {
	await review();
	expect(tahlia.text()).toContain('One answer is enough.');
	expect(tahlia.html).not.toContain('Sign my plan');
});

test('one answer can be signed; before that the card says so', async () => {
	await tahlia.open(`${story.home()}/about-me/stop`);
	await tahlia.fill('How do you show "stop"?', 'Thumb down').press('Save and go on');
	await tahlia.open(`${story.home()}/about-me/reasons`);
	await tahlia.fill('Line 1', 'My sister').press('Save and go on');
	await tahlia.open(`${story.home()}/about-me/worse`);
	await tahlia.press('Skip');
	expect(await cardOf('Kim Tran')).toContain('not signed yet');
	await review();
	const text = tahlia.text();
	for (const words of ['On my card for staff', 'Thumb down', 'Only for me', 'My sister'])
		expect(text).toContain(words);
	expect(text).toContain('You left 1 question blank. That is fine.');
	await signs('Tahlia Reed');
	expect(tahlia.text()).toContain('You signed on 2 February 2026.');
	expect(tahlia.html).not.toContain('Sign my plan');
	expect(await cardOf('Kim Tran')).toContain('signed 2 February 2026');
	expect(await signatures()).toHaveLength(1);
});

test('without words nothing is signed, and the way stays picked', async () => {
	await tahlia.open(`${story.home()}/about-me/pain`);
	await tahlia.fill('How do you show that something hurts?', 'I hold my side').press('Save and go on');
	expect(await cardOf('Kim Tran')).toContain('1 line not signed yet');
	await review();
	expect(tahlia.text()).toContain('New since then:');
	await tahlia.choose('I make a mark').press('Sign my plan');
	expect(tahlia.status).toBe(422);
	expect(tahlia.isOn('I make a mark')).toBe(true);
	expect(await signatures()).toHaveLength(1);
});

test('what changed while the page was open is shown, and nothing is signed', async () => {
	await review();
	const other = server.visit();
	for (const { name, value } of tahlia.cookies.list()) other.cookies.set(name, value);
	await other.open(`${story.home()}/about-me/stop`);
	await other.fill('How do you show "stop"?', 'Both hands up').press('Save and go on');
	await signs('Tahlia Reed');
	expect(tahlia.status).toBe(409);
	expect(tahlia.text()).toContain('nothing was signed');
	expect(tahlia.text()).toContain('Both hands up');
	expect(tahlia.value('Your name, or a few words about how you signed')).toBe('Tahlia Reed');
	expect(await signatures()).toHaveLength(1);
	await tahlia.press('Sign my plan');
	expect(tahlia.status).toBe(200);
	expect(await signatures()).toHaveLength(2);
});

test('said aloud to somebody who is there: both are named, and it is on the paper of the plan', async () => {
	await tahlia.open(`${story.home()}/about-me/toilet`);
	await tahlia.fill('How do you show that you need the toilet?', 'I point').press('Save and go on');
	await review();
	await tahlia.choose('I say it aloud to somebody who is here');
	await signs('Tahlia Reed');
	expect(tahlia.status).toBe(422);
	expect(tahlia.text()).toContain('Write who heard you say it.');
	await tahlia
		.fill('Said aloud: who heard it?', 'Joy Brown')
		.fill('Who are they to you?', 'my aunt')
		.press('Sign my plan');
	expect(tahlia.text()).toContain('Signed by saying it aloud: Tahlia Reed');
	expect(tahlia.text()).toContain('Heard by Joy Brown (my aunt), who was there.');
	const paper = await readPdf((await download(tahlia, `${story.home()}/paper/plan/pdf`)).bytes);
	expect(paper.text).toContain('Heard by Joy Brown (my aunt), who was there.');
});

test('on paper: the day is asked for, and a photo of the paper is kept for the person alone', async () => {
	await tahlia.open(`${story.home()}/about-me/toilet`);
	await tahlia.fill('How do you show that you need the toilet?', 'I stand up').press('Save and go on');
	await review();
	await tahlia.choose('I signed on paper');
	await signs('In my blue folder');
	expect(tahlia.status).toBe(422);
	expect(tahlia.text()).toContain('Write the day that is on the paper.');
	for (const [box, text] of [
		['Day', '1'],
		['Month', '2'],
		['Year', '2026']
	] as const)
		tahlia.fill(box, text, 'On paper: which day is on it?');
	await tahlia.press('Sign my plan');
	expect(tahlia.text()).toContain('The day on the paper: 1 February 2026.');
	const [signed] = await server.superSql<{ id: string }[]>`
		select id from plan_signature where method = 'paper'`;
	const send = async (bytes: Buffer) => {
		const body = new FormData();
		body.set('key', randomUUID());
		body.set('signature', signed?.id ?? '');
		body.set('words', 'The signed page');
		body.set('photo', new Blob([new Uint8Array(bytes)]), 'zqname.png');
		const whole = new Response(body);
		return tahlia.send(`${story.home()}/review?/photo`, {
			method: 'POST',
			body: Buffer.from(await whole.arrayBuffer()),
			headers: {
				...{ origin: server.origin, accept: 'text/html' },
				'content-type': whole.headers.get('content-type') ?? ''
			}
		});
	};
	const wrong = await send(Buffer.from('no picture'));
	expect(wrong.status).toBe(422);
	const kept = await send(png(8, 4));
	expect(kept.status).toBe(303);
	await review();
	const photo = tahlia.document.querySelector('article img');
	expect(photo?.getAttribute('alt')).toBe('The signed page');
	const at = photo?.getAttribute('src') ?? '';
	expect((await download(tahlia, at)).status).toBe(200);
	expect((await download(await house.as('Kim Tran'), at)).status).toBe(404);
});

test('drawn: the strokes are kept as they are, shown again and put on the paper', async () => {
	await tahlia.open(`${story.home()}/about-me/toilet`);
	await tahlia.fill('How do you show that you need the toilet?', 'I wave').press('Save and go on');
	await review();
	expect(tahlia.text()).not.toContain('I draw my name or a sign');
	const hash = tahlia.document.querySelector('input[name="hash"]')?.getAttribute('value') ?? '';
	const post = (drawing: string) =>
		tahlia.send(`${story.home()}/review?/sign`, {
			method: 'POST',
			body: new URLSearchParams({
				...{ key: randomUUID(), hash, method: 'drawn', words: 'Tahlia', drawing }
			}).toString(),
			headers: {
				...{ origin: server.origin, accept: 'text/html' },
				'content-type': 'application/x-www-form-urlencoded'
			}
		});
	expect((await post('M1 1L2 2')).status).toBe(422);
	expect((await post('M10 10L200 90"/><script>')).status).toBe(422);
	expect((await post('M10 150L200 20L380 160M420 40L560 120')).status).toBe(303);
	await review();
	expect(tahlia.document.querySelector('svg.drawn path')?.getAttribute('d')).toBe(
		'M10 150L200 20L380 160M420 40L560 120'
	);
	const paper = await readPdf((await download(tahlia, `${story.home()}/paper/plan/pdf`)).bytes);
	expect(paper.text).toContain('Signed by drawing: Tahlia');
});

test('nobody else opens the page or signs, not even a helper who types', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open(`${story.home()}/review`);
	expect(kim.status).toBe(404);
	const posted = await kim.send(`${story.home()}/review?/sign`, {
		method: 'POST',
		body: 'method=typed&words=Kim',
		headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' }
	});
	expect(posted.status).toBe(404);
	expect(await signatures()).toHaveLength(5);
});
