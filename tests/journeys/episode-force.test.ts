import { afterAll, beforeAll, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

const london = (time: string) => new Date(`2026-02-03T${time}:00Z`);
let server: TestServer;
let at: Scene;
let kim: Visitor;
let page: string;

const behind = 'لا تقفوا خلفي.';
const ask = 'لا تلمسوني قبل أن تستأذنوا.';

beforeAll(async () => {
	server = await startServer({ now: london('02:24') });
	at = await scene(server, {
		name: 'Samir Haddad',
		birthDate: '1984-06-10',
		zone: 'Europe/London',
		pack: 'uk-england-use-of-force-2018',
		recordNumber: 'H-2041',
		arrived: new Date('2026-02-01T10:00:00Z')
	});
	await at.answer('interpreter', [{ option: 'in-person' }]);
	await at.answer('talk', [{ option: 'calm-slow' }]);
	await at.answer('avoid', [{ text: behind }, { text: ask }, { text: 'uniforms' }], {
		language: 'ar',
		said: {
			[behind]: 'Do not stand behind me.',
			[ask]: 'Ask before you touch me.',
			uniforms: 'Avoid uniforms.'
		}
	});
	await at.answer('medicines-bad', [{ text: 'haloperidol gave me neck spasm' }]);
	kim = server.visitAs(at.kim);
});
afterAll(() => server.stop());

test('a hold and an injection are two parts of one record', async () => {
	await kim.open(`/people/${at.personId}/episodes`);
	await kim
		.tick('Physical restraint')
		.fill('When did it start?', '2026-02-03T02:10')
		.press('Start the record');
	page = kim.path;
	await kim
		.choose('Chemical restraint', 'Kind')
		.choose('Held still', 'Which sort?')
		.fill('From', '2026-02-03T02:14')
		.press('Add: What was used');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('This sort belongs to another kind.');
	await kim
		.choose('Rapid tranquillisation', 'Which sort?')
		.choose('Injection into a muscle', 'Route')
		.choose('Given while held', 'In which manner was it given?')
		.fill('Medicine', 'Haldol 5 mg', 'What was used')
		.fill('From', '2026-02-03T02:14')
		.press('Add: What was used');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('Their plan speaks about Haldol 5 mg');
	expect(kim.text()).toContain('haloperidol gave me neck spasm');
	await kim
		.fill('Medicine', 'lorazepam', 'What was used')
		.fill('Dose', '2 mg')
		.fill('How it was given', 'IM')
		.fill('From', '2026-02-03T02:14')
		.press('Add: What was used');
	await kim
		.fill('When did it end?', '2026-02-03T02:19')
		.fill('Who decided to end it?', 'Kim')
		.press('End the episode');
	expect(kim.text()).toContain('Physical restraint\n02:10 to 02:19, 9 minutes');
	expect(kim.text()).toContain('Chemical restraint\n02:14');
	expect(kim.text()).toContain('This pack sets no times.');
	expect(kim.text()).toContain('Keep until 3 February 2029');
});

test('a medicine his plan speaks against is shown first, as a look, and saved with a reason', async () => {
	await kim
		.choose('Chemical restraint', 'Kind')
		.fill('Medicine', 'olanzapine', 'What was used')
		.fill('From', '2026-02-03T02:16')
		.press('Add: What was used');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('About a medicine of the same kind: ');
	await kim.tick('It was olanzapine all the same. Record it.').press('Add: What was used');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('Please say why. The person reads it.');
	await kim.fill('Why, although the plan says so?', 'Nothing else was there').press('Add: What was used');
	expect(kim.status).toBe(200);
	expect(shown(kim)).toContain('Why was it given all the same? Nothing else was there');
	const looks = await server.superSql<{ n: number }[]>`
		select count(*)::int as n from audit.entry where kind = 'look' and part = 'plan-line'`;
	expect(looks[0]?.n).toBe(3);
});

test('the medicine was as he wished; how it was given, nobody asked', async () => {
	await kim
		.choose('Yes, as wished', 'Was the medicine as the person wished?')
		.choose('The manner was not asked')
		.press('Save: Medicine and wishes');
	expect(shown(kim)).toContain('Was the way of giving it as the person wished? The manner was not asked');
});

test('S0-03, S0-18, S4-11, S4-34: milder ways are ruled out one by one, and what is never a reason is asked as a factor', async () => {
	await kim
		.choose('A quiet place with the door open', 'Which way?')
		.choose('Not tried', 'Was it tried?')
		.press('Add: Milder ways');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('A way that was not tried needs a reason.');
	await kim.choose('It is not to be had here', 'Why was it not tried?').press('Add: Milder ways');
	await kim
		.choose('No', 'Discipline, or a penalty')
		.choose('Yes', 'Too few staff, or no treatment to offer')
		.press('Save: Was any of these part of it?');
	expect(kim.status).toBe(200);
	expect(shown(kim)).toContain('Too few staff, or no treatment to offer Yes');
});

test('S0-12, S3-24, S4-09: dignity look by look, how likely and how bad, and the harm that came of it; he reads them', async () => {
	await kim.press('Add: Dignity and privacy');
	expect(kim.status).toBe(422);
	await kim
		.fill('When was dignity looked at?', '2026-02-03T02:12')
		.choose('Yes', 'Was the person covered?')
		.choose('No', 'Was it out of sight of others?')
		.fill('Who watched?', 'Kim Osei')
		.press('Add: Dignity and privacy');
	expect(kim.status).toBe(200);
	await kim
		.fill('When was dignity looked at?', '2026-02-03T02:17')
		.choose('No', 'Was the person covered?')
		.press('Add: Dignity and privacy');
	await kim.choose('Likely', 'How likely was harm?').press('Save: How likely, and how bad');
	expect(kim.status).toBe(422);
	await kim
		.choose('Very serious', 'How bad would it have been?')
		.fill('What is this based on?', 'He threw a chair before.')
		.press('Save: How likely, and how bad');
	expect(kim.status).toBe(200);
	await kim.press('Save: What harm came of it');
	expect(kim.status).toBe(422);
	await kim
		.tick('Something bad from before came back')
		.tick('Fear, distress, harm to the mind')
		.tick('A right was taken')
		.fill('Harm in words', 'He spoke of the guards of that camp.')
		.press('Save: What harm came of it');
	expect(kim.status).toBe(200);
	const text = shown(kim);
	for (const words of [
		'Was it out of sight of others? No',
		'Was the person covered? No',
		'How likely was harm? Likely',
		'How bad would it have been? Very serious',
		'Something bad from before came back, Fear, distress, harm to the mind',
		'Harm in words He spoke of the guards of that camp.'
	])
		expect(text).toContain(words);
	const samir = server.visitAs(at.person);
	await samir.open(page);
	const own = shown(samir);
	for (const words of [
		'Whether you were covered and out of sight',
		'How staff saw the danger',
		'What it did to you, as staff saw it',
		'A right was taken from you'
	])
		expect(own).toContain(words);
});

test('each wish that was not followed has its reason; one is not known', async () => {
	const text = shown(kim);
	expect(text).toContain('3. Do not stand behind me.');
	expect(text).toContain(behind);
	kim.choose('Not known', 'Wish 2: was it followed?');
	for (const [number, why] of [
		[1, 'There was no time'],
		[3, 'The plan was not read'],
		[4, 'The plan was not read'],
		[5, 'The plan was not read']
	] as const)
		kim
			.choose('Not followed', `Wish ${number}: was it followed?`)
			.choose(why, `Wish ${number}: why was it not followed?`);
	await kim.press('Save what was followed');
	expect(kim.status).toBe(200);
	const rows = await server.superSql<{ reason: string }[]>`select reason from wish_not_followed order by 1`;
	expect(rows.map(({ reason }) => reason)).toEqual(['no-time', 'not-read', 'not-read', 'not-read']);
});

test('a guard is an outsider with a reason, or staff if a contractor who may use force', async () => {
	await kim.fill('Who was there who is not staff?', 'Contract guard').press('Add: People who are not staff');
	expect(kim.status).toBe(422);
	expect(kim.value('Who was there who is not staff?')).toBe('Contract guard');
	await kim
		.choose('Yes', 'Is this a contractor who may be authorised to use force?')
		.press('Add: People who are not staff');
	expect(kim.text()).toContain('Contract guard: Counts as staff');
	await kim.follow('Change this', 'People who are not staff');
	await kim
		.choose('No', 'Is this a contractor who may be authorised to use force?')
		.fill('Why were they there?', 'Called by the ward')
		.fill('What did they do?', 'Held his left arm', 'People who are not staff')
		.fill('People who are not staff: why is this changed?', 'The contract says so')
		.press('Save: People who are not staff');
	expect(kim.text()).toContain('Contract guard: Counts as someone from outside: the record must say why');
});

test('what the Act asks for is listed until it is written', async () => {
	expect(shown(kim)).toContain('(f) How force was used.');
	expect(shown(kim)).toContain("(j) The person's mental disorder, if known.");
	for (const [label, words, button] of [
		['What was the danger? What was seen and heard?', 'He threw a chair.', 'Save: The danger'],
		['How was it done, step by step?', 'Two held his arms.', 'Save: How it was done'],
		['What else was tried first, and what came of it?', 'Talked to him.', 'Save: Other efforts'],
		['What came of it?', 'He slept.', 'Save: What came of it'],
		['Diagnosis, if known', 'Not known', 'Save: Diagnosis'],
		['Relevant characteristics, if known', 'Speaks Arabic.', 'Save: Characteristics']
	] as const)
		await kim.fill(label, words).press(button);
	await kim.choose('A shared room').press('Save: Place');
	await kim.choose('No', 'Was this kind of use part of the care plan?').press('Save: Part of the care plan');
	await kim.tick('Neither').press('Save: Learning disability or autism');
	await kim.choose('Harm', 'Was the person harmed, and how badly?').press('Save: Harm to the person');
	await kim.choose('Yes', 'The person named nobody to tell').press('Save: Nobody to tell');
	await kim.choose('Kim Osei, Nurse', 'Who took part?').choose('Used their hands').press('Name them');
	expect(shown(kim)).toContain('Everything this pack asks for is written.');
});

test('the card, opened at 02:25, was opened after it began', async () => {
	await server.clock.set(london('02:25'));
	await kim.open(`/people/${at.personId}/card`);
	await server.clock.set(london('03:30'));
	await kim.open(page);
	expect(kim.text()).toContain(
		'No. The whole card was first opened on 3 February 2026 at 02:25, after it began.'
	);
});

test('Samir reads it in Arabic: his own words as he wrote them, each reason, and no blame', async () => {
	const samir = server.visitAs(at.person);
	samir.language = 'ar';
	await samir.open(page);
	const text = samir.text();
	for (const words of [
		'أمسك بك العاملون. من 02:10 إلى 02:19، 9 دقائق.',
		behind,
		'لم يتبعها العاملون. السبب الذي ذكروه: لم يكونوا قد قرؤوا خطتك.',
		'لم يسألك أحد كيف يُعطى.',
		'اسم الدواء: lorazepam',
		'أُمسكت وأنت تُعطاه.',
		'كان لتهدئتك بسرعة.',
		'ليس لديهم ذلك هنا.',
		'لأن العاملين كانوا قليلين',
		'Contract guard'
	])
		expect(text).toContain(words);
	expect(text).not.toContain('Do not stand behind me.');
});
