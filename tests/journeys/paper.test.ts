import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase.js';
import { signIn } from '../support/joining.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';

const now = new Date('2026-04-02T09:00:00Z');
const phrase = 'amber otter picnic violin';
const secret = 'zqprivate';
const person = randomUUID();
const home = `/people/${person}`;
let server: TestServer;

const settle = async (userName: string, kind: string, name: string, job: string | null = null) => {
	const id = randomUUID();
	const hash = String(await hashPassphrase(phrase));
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, job, passphrase_hash, created_at)
		values (${id}, ${userName}, ${kind}, ${name}, ${job}, ${hash}, ${now})`;
	return id;
};

beforeAll(async () => {
	server = await startServer({ now });
	const tahlia = await settle('calm-river', 'person', 'Tahlia');
	const kim = await settle('nurse-kim', 'staff', 'Kim Lee', 'Nurse');
	await settle('someone-else', 'person', 'Sam');
	const unit = randomUUID();
	await server.superSql`insert into person (id, account_id, name, birth_date, created_at)
		values (${person}, ${tahlia}, 'Tahlia', '2010-03-14', ${now})`;
	await server.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unit}, 'Harbour', 'Australia/Sydney', 'au-nsw-dcj-2024', ${now})`;
	await server.superSql`insert into unit_staff (unit_id, account_id, since) values (${unit}, ${kim}, '2026-01-01')`;
	await server.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${person}, ${unit}, ${kim}, ${now})`;
	const visitor = await signIn(server, 'calm-river', phrase);
	await visitor.open(`${home}/about-me/helps`);
	await visitor.fill('Line 1', 'a tight blanket').fill('Line 2', 'المشي مع أختي').press('Save and go on');
	await visitor.open(`${home}/about-me/faith`);
	await visitor
		.fill('Is there something about your faith that staff should know?', secret)
		.press('Save and go on');
});
afterAll(() => server.stop());

test('the card on paper says what the card says, is tagged and titled, and its name on a phone tells nobody whose it is', async () => {
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`${home}/card`);
	expect(tahlia.html).toContain(`${home}/card/pdf`);
	const answer = await download(tahlia, `${home}/card/pdf`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe('application/pdf');
	expect(answer.headers.get('content-disposition')).toBe('inline; filename="card.pdf"');
	expect(answer.headers.get('cache-control')).toContain('no-store');
	expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
	const paper = await readPdf(answer.bytes);
	expect(paper).toMatchObject({ title: 'Intake card', language: 'en', tagged: true });
	expect(paper.preferences).toMatchObject({ DisplayDocTitle: true });
	expect(paper.text).toContain('Tahlia');
	expect(paper.text).toContain('“a tight blanket”');
	expect(paper.text).toContain('المشي مع أختي');
	expect(paper.text).toContain('Printed 2 April 2026');
	expect(paper.text).not.toContain(secret);
	const large = await readPdf((await download(tahlia, `${home}/card/pdf?large`)).bytes);
	expect(large.text).toContain('“a tight blanket”');
});

test('staff print the card: a look that the person sees; nobody else finds it', async () => {
	const kim = await signIn(server, 'nurse-kim', phrase);
	const paper = await readPdf((await download(kim, `${home}/card/pdf`)).bytes);
	expect(paper.text).toContain('“a tight blanket”');
	expect(paper.text).not.toContain(secret);
	for (const page of ['paper', 'paper/plan', 'paper/plan/pdf', 'paper/plan/pdf?all']) {
		await kim.open(`${home}/${page}`);
		expect([page, kim.status]).toEqual([page, 404]);
	}
	const sam = await signIn(server, 'someone-else', phrase);
	for (const page of ['card/pdf', 'paper', 'paper/plan/pdf'])
		expect([page, (await download(sam, `${home}/${page}`)).status]).toEqual([page, 404]);
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`${home}/looks`);
	expect(tahlia.text()).toContain('Kim Lee, Nurse: took your card on paper');
});

test('the whole plan is on the screen and on paper, with what staff do not see only when asked for', async () => {
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(home);
	await tahlia.follow('On paper');
	await tahlia.open(`${home}/paper/plan`);
	expect(tahlia.text()).toContain('a tight blanket');
	expect(tahlia.html).not.toContain(secret);
	const shared = await readPdf((await download(tahlia, `${home}/paper/plan/pdf`)).bytes);
	expect(shared.title).toBe('My whole plan');
	expect(shared.text).toContain('a tight blanket');
	expect(shared.text).not.toContain(secret);
	await tahlia.follow('Show also what staff do not see');
	expect(tahlia.text()).toContain(secret);
	const all = await readPdf((await download(tahlia, `${home}/paper/plan/pdf?all`)).bytes);
	expect(all.text).toContain(secret);
	expect(all.text).toContain('Staff do not see this');
});

test('in Arabic the paper is Arabic', async () => {
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open('/reading');
	await tahlia.choose('العربية').press('Go on');
	const paper = await readPdf((await download(tahlia, `${home}/card/pdf`)).bytes);
	expect(paper).toMatchObject({ title: 'بطاقة الاستقبال', language: 'ar' });
	expect(paper.preferences).toMatchObject({ Direction: 'R2L' });
});
