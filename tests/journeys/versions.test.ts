import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { after, joined, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

let server: TestServer;
let tahlia: Visitor;
let home: string;
let personId: string;

beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
beforeEach(async () => {
	({ visitor: tahlia, personId } = await joined(server, 'Tahlia'));
	home = `/people/${personId}/about-me`;
});
afterEach(() => server.clock.set(start));

const minutes = (count: number) => server.clock.set(after(count));
const said = async (question: string, ...lines: string[]) => {
	await tahlia.open(`${home}/${question}`);
	for (const [at, line] of lines.entries()) tahlia.fill(`Line ${at + 1}`, line);
	await tahlia.press('Save and go on');
};
const lines = async (question: string) => {
	const rows = await server.superSql<{ items: { text: string }[]; audience: string[] }[]>`
		select a.value -> 'items' as items, n.audience from answer_now n join answer a on a.id = n.answer_id
		where n.person_id = ${personId} and n.question = ${`about-me/${question}`}`;
	return { words: rows[0]?.items?.map(({ text }) => text) ?? null, audience: rows[0]?.audience };
};

test('what was added, taken out and reworded is said in words, between any two answers', async () => {
	await said('worse', 'Being alone', 'Shouting');
	await minutes(5);
	await said('worse', 'Being left alone', 'Shouting', 'Go to your room');
	await minutes(6);
	await said('worse', 'Being left alone', '', 'Go to your room');
	await tahlia.open(`${home}/worse/versions`);
	expect(tahlia.text()).toMatch(/What changed\s+Taken out\s+Shouting/);
	expect(tahlia.text()).toMatch(/Put in other words\s+Being left alone/);
	expect(tahlia.document.querySelector('ins')?.textContent).toBe('left ');
	expect(tahlia.text()).toMatch(/Added\s+Go to your room/);

	const [newest = '', , oldest = ''] = [
		...tahlia.document.querySelectorAll<HTMLOptionElement>('select[name=from] option')
	].map(({ value }) => value);
	await tahlia.open(`${home}/worse/versions?from=${oldest}&to=${newest}`);
	const box = tahlia.document.querySelector('#compare')?.textContent ?? '';
	expect(box).toMatch(/Taken out\s+Shouting/);
	expect(box).toMatch(/Added\s+Go to your room/);
	expect(box).toContain('Put in other words');
});

test('after something was taken out, the next page offers to put it back, with one press', async () => {
	await said('worse', 'Being alone', 'Shouting');
	await said('worse', 'Being alone', '');
	expect(tahlia.path).toContain('?undo=worse');
	expect(tahlia.text()).toContain('You took something out');
	expect(tahlia.text()).toContain('Shouting');
	await tahlia.press('Put it back');
	expect(tahlia.path).toBe(`${home}/worse`);
	expect(await lines('worse')).toEqual({ words: ['Being alone', 'Shouting'], audience: ['card'] });
	// What stood in between is still there to be read.
	await tahlia.open(`${home}/worse/versions`);
	expect(tahlia.document.querySelectorAll('main section.box h2')).toHaveLength(4);
});

test('skipping takes the answer away, and it can be undone; saying it in other words offers nothing', async () => {
	await said('worse', 'Being alone');
	await said('worse', 'Being on my own');
	expect(tahlia.path).not.toContain('undo');
	await tahlia.open(`${home}/worse`);
	await tahlia.press('Skip');
	expect(tahlia.text()).toContain('Being on my own');
	await tahlia.press('Put it back');
	expect((await lines('worse')).words).toEqual(['Being on my own']);
});

test('what was hidden since stays hidden when it is taken back', async () => {
	await said('worse', 'Being alone', 'Shouting');
	await tahlia.open(`${home}/worse`);
	await tahlia
		.untick('On my card for staff', 'Who can see this answer?')
		.fill('Line 2', '')
		.press('Save and go on');
	await tahlia.press('Put it back');
	expect(await lines('worse')).toEqual({ words: ['Being alone', 'Shouting'], audience: [] });
});

test('for thirty days it can be taken back, and later still be read', async () => {
	await said('worse', 'Being alone');
	await minutes(1);
	await said('worse', '');
	await minutes(2);
	await tahlia.open(`${home}/worse/versions`);
	expect(tahlia.text()).toContain('You can take this back until');
	const form = Object.fromEntries(
		[...tahlia.document.querySelectorAll<HTMLInputElement>('form[method=post] input[type=hidden]')].map(
			({ name, value }) => [name, value]
		)
	);
	await server.superSql`update answer set written_at = written_at - interval '30 days' where person_id = ${personId}`;
	await tahlia.open(`${home}/worse/versions`);
	expect(tahlia.text()).toContain('Being alone');
	expect(tahlia.text()).not.toContain('You can take this back until');
	const late = await tahlia.send(`${home}/worse/versions?/take-back`, {
		method: 'POST',
		body: new URLSearchParams(form).toString(),
		headers: {
			accept: 'text/html',
			origin: server.origin,
			'content-type': 'application/x-www-form-urlencoded'
		}
	});
	expect(late.headers['location']).toContain('late=yes');
	expect((await lines('worse')).words).toBeNull();
});

test('a version of somebody else is no version, and earlier ones are for nobody else', async () => {
	await said('worse', 'Being alone');
	await said('worse', '');
	const [version] = await server.superSql<{ id: string }[]>`
		select id from answer where person_id = ${personId} and state = 'answered'`;
	const { visitor: sam, personId: samId } = await joined(server, 'Sam');
	await sam.open(`${home}/worse/versions`);
	expect(sam.status).toBe(404);
	await sam.open(`/people/${samId}/about-me/worse`);
	await sam.fill('Line 1', 'Mine').press('Save and go on');
	const taken = await sam.send(`/people/${samId}/about-me/worse/versions?/take-back`, {
		method: 'POST',
		body: new URLSearchParams({ version: version?.id ?? '', key: crypto.randomUUID() }).toString(),
		headers: {
			accept: 'text/html',
			origin: server.origin,
			'content-type': 'application/x-www-form-urlencoded'
		}
	});
	expect(taken.status).toBe(404);
});
