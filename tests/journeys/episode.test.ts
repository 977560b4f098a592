import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

const sydney = (time: string, day = '2026-03-14') => new Date(`${day}T${time}:00+11:00`);
let server: TestServer;
let at: Scene;
let kim: Visitor;
let page: string;

beforeAll(async () => {
	server = await startServer({ now: sydney('19:12') });
	at = await scene(server, {
		name: 'Tahlia Marsh',
		birthDate: '2009-11-02',
		zone: 'Australia/Sydney',
		pack: 'au-nsw-dcj-2024',
		arrived: sydney('10:00', '2026-02-10')
	});
	await at.answer('helps', [
		{ text: 'Tight blanket' },
		{ text: 'Walk to the letterbox with one person' },
		{ text: 'Chew ice' }
	]);
	await at.answer('very-bad', [{ option: 'seclusion' }]);
	await at.answer('worse', [{ text: 'Being alone' }]);
	await at.contact('Her sister', true);
	await at.contact('Her mother', false);
	kim = server.visitAs(at.kim);
});
afterAll(() => server.stop());

describe('Tahlia is told that the door is locked, and staff write it down', () => {
	test('S0-01, S4-10: a record starts with a kind and a time, what counts, and who will read it', async () => {
		await kim.open(`/people/${at.personId}/episodes`);
		expect(kim.text()).toContain('No episode is recorded.');
		expect(kim.text()).toContain(
			'What you write here will be read by the person, the team that treats them, staff who took part and whoever leads the debrief.'
		);
		expect(kim.text()).toContain('a last resort for safety. None of them is treatment.');
		expect(shown(kim)).toContain('What counts as a restrictive practice?');
		expect(shown(kim)).toContain('restricts rights, freedom of movement or access.');
		expect(shown(kim)).toContain('Introduction to Seclusion, paragraph 4');
		expect(kim.value('When did it start?')).toBe('2026-03-14T19:12');
		await kim.press('Start the record');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('Please tick at least one kind.');
		await kim.tick('Seclusion').fill('When did it start?', '2026-03-14T19:05').press('Start the record');
		expect(kim.status).toBe(200);
		page = kim.path;
		expect(kim.text()).toContain('Running for 7 minutes');
	});

	test('S4-07, S4-35: it is prohibited twice, flagged in words with its source, and never refused', () => {
		const text = shown(kim);
		expect(text).toContain('Seclusion of a person under 18 is prohibited.');
		expect(text).toContain('The person says this is very bad for them. That makes it prohibited.');
		expect(text.match(/^Prohibited$/gm)).toHaveLength(3);
		expect(text).toContain('Amber warning at 19:15. Still running');
		expect(text).toContain('Red limit at 19:20. Still running');
		expect(text).toContain('NSW disability services: seclusion guidance, 2024. Source:');
		expect(text).toContain('Not written yet');
	});

	test('S4-23: at 19:16 amber has passed, by the time of the server', async () => {
		await server.clock.set(sydney('19:16'));
		await kim.open(page);
		expect(shown(kim)).toContain('Amber warning at 19:15. Passed. 1 minute late');
		expect(shown(kim)).toContain('Red limit at 19:20. Still running');
	});

	test('what cannot be saved is shown again with what was typed', async () => {
		await server.clock.set(sydney('20:10'));
		await kim.open(page);
		await kim
			.fill('When did it end?', '2026-03-14T23:00')
			.fill('Who decided to end it?', 'Dana')
			.press('End the episode');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('This time has not come yet.');
		expect(kim.value('Who decided to end it?')).toBe('Dana');
		await kim.fill('When did it end?', '2026-03-14T19:26').press('End the episode');
		expect(kim.status).toBe(200);
		expect(kim.text()).toContain('19:05 to 19:26, 21 minutes');
		expect(kim.text()).toContain('The person can tell their side.');
	});

	test('S4-05, S4-15: each fact is one short form, saved by itself; late entry shows both times', async () => {
		await kim.choose('Yes, free to leave', 'Could the person leave?').press('Save: Leaving');
		await kim
			.choose('No, they believed they could not leave')
			.fill('What was said or done that made them believe so?', 'She was told the door is locked.')
			.press('Save: What the person believed');
		expect(kim.text()).toContain('This was seclusion, because the person believed they could not leave.');
		await kim
			.choose('The person', 'Who was hurt?')
			.fill('What was the injury?', 'Scratched wrist')
			.press('Add: Injuries');
		await kim.choose('Harm', 'Was the person harmed, and how badly?').press('Save: Harm to the person');
		await kim
			.fill('When did key personnel know?', '2026-03-14T19:40')
			.fill('Who of the key personnel knew?', 'Mel')
			.press('Save: Key personnel');
		const text = shown(kim);
		expect(text).toContain('14 March 2026 at 19:26. Entered late, on 14 March 2026 at 20:10');
		expect(text).toMatch(/Due Sunday,? 15 March 2026 at 19:40/);
		expect(text).toMatch(/Due by the end of Friday,? 20 March 2026/);
	});

	test('S4-23: each further 15 minutes asks for a reason, and it is kept', async () => {
		const asked = 'Write why it goes on, for every further 15 minutes.';
		expect(shown(kim)).toContain(`Due at 19:20. Passed. 6 minutes late\n${asked}`);
		await kim
			.fill('When was it decided to go on?', '2026-03-14T19:20')
			.fill('Why did it go on?', 'She still kicked at the door.')
			.press('Add: Reason to go on');
		expect(kim.status).toBe(200);
		expect(shown(kim)).toContain('Why did it go on? She still kicked at the door.');
		expect(shown(kim)).not.toContain(`Due at 19:20. Passed. 6 minutes late\n${asked}`);
	});

	test('her own strategies are asked about one by one: none of three', async () => {
		const why = 'The plan was not read';
		for (const number of [1, 2, 3])
			kim
				.choose('Not tried', `Line ${number}: was it tried?`)
				.choose(why, `Line ${number}: why was it not tried?`);
		await kim.press('Save what was tried');
		expect(kim.text()).toContain('0 of 3');
	});

	test('her sister was told; that her mother was is not written by accident', async () => {
		expect(shown(kim)).toContain('Not to be told: Her mother');
		await kim.choose('Her sister').fill('When were they told?', '2026-03-14T19:50').press('Add: People told');
		await kim
			.fill('Someone else: name', 'her  MOTHER', 'People told')
			.fill('When were they told?', '2026-03-14T19:55')
			.press('Add: People told');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('The person asked that this person must not be told.');
		await kim.open(page);
		await kim.choose('Her mother').press('Add: People not told');
		expect(shown(kim)).toContain('Who was not told, as the person wishes? Her mother');
	});

	test('a wish that was not followed needs a reason', async () => {
		await kim.choose('Not followed', 'Wish 1: was it followed?').press('Save what was followed');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('A wish that was not followed needs a reason. The person reads it.');
		await kim.choose('There was no time', 'Wish 1: why was it not followed?').press('Save what was followed');
		expect(kim.status).toBe(200);
	});

	test('two write the same thing at once: both are kept, and from paper is as good as any other way', async () => {
		const dana = server.visitAs(at.dana);
		await dana.open(page);
		await kim.open(page);
		const asked = 'Was pain or illness looked for first?';
		await dana.choose('Yes', asked).fill('What was found?', 'Her wrist hurt.').press('Save: Pain or illness');
		await kim
			.choose('No', asked)
			.tick('Written up afterwards from paper', 'Pain or illness Not written yet')
			.press('Save: Pain or illness');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain(`${asked} No\nWhat was found? Her wrist hurt.`);
		expect(text).toContain('Written up afterwards from paper.\nSomebody else wrote this at the same time.');
		const paper = [...kim.document.querySelectorAll('main p')].filter(({ textContent }) =>
			textContent.startsWith('Written up afterwards from paper.')
		);
		expect(paper.map(({ className }) => className)).toEqual(['hint']);
		expect(text).toContain(`Dana Reyes, Casual worker, 14 March 2026 at 20:10: ${asked}: Yes`);
	});

	test('staff are named, from the list or by name', async () => {
		await kim
			.choose('Dana Reyes, Casual worker', 'Who took part?')
			.choose('Decided on it')
			.press('Name them');
		expect(kim.text()).toContain('Dana Reyes, Casual worker Decided on it');
		expect(kim.text()).toContain('Card opened before it began, by someone who took part\nNo.');
	});

	test('S4-04, S4-17: asked what to call it, the page answers with its rule; not sure asks for advice and goes on', async () => {
		await kim.follow('Is it seclusion or a restraint? Ask here');
		expect(kim.status).toBe(200);
		await kim
			.fill('What is this about?', 'Her bedroom')
			.choose('Yes', 'Was the person alone there?')
			.choose('Yes, at any time', 'Could the person get out?')
			.choose('That they could not', 'What did the person believe about getting out?')
			.press('Answer: is it seclusion?');
		expect(kim.status).toBe(200);
		expect(shown(kim)).toContain(
			'Yes, this is seclusion.\nThe person was alone and believed they could not leave. Belief is enough.'
		);
		expect(shown(kim)).toContain(
			'Does the definition of seclusion include all exclusionary time out strategies?'
		);
		await kim
			.fill('What thing or hold is this about?', 'A hand on the door')
			.choose('Not clear', 'What is it meant for?')
			.press('Answer: is it a restraint?');
		expect(kim.text()).toContain('Advice was asked for. Go on with the record.');
		const dana = server.visitAs(at.dana);
		await dana.open('/tasks');
		await dana.follow('Give advice about Tahlia Marsh: is it a restraint?');
		expect(shown(dana)).toContain('What is not clear? A hand on the door');
		await dana.follow('Change this', 'Advice');
		await dana
			.choose('It is not', 'The advice')
			.fill('The advice in words', 'Nobody held the door shut.')
			.press('Save: Advice');
		expect(dana.status).toBe(200);
		await dana.open('/tasks');
		expect(dana.text()).not.toContain('Give advice about');
		await kim.open(page);
	});

	test('S1-07, S1-08: what she can take off alone is no restraint, with the time it was tried; the answers are stored', async () => {
		await kim.follow('Is it seclusion or a restraint? Ask here');
		await kim
			.fill('What thing or hold is this about?', 'The belt of the bus')
			.choose('Yes', 'Does it keep the person from moving freely, or from leaving the bed, chair or room?')
			.choose('Yes', 'Can the person take it off or undo it alone?')
			.fill('When was that tried out?', '2026-03-14T19:00')
			.choose('No', 'Did the person want it?')
			.choose('To keep them from moving or leaving', 'What is it meant for?')
			.press('Answer: is it a restraint?');
		expect(kim.status).toBe(200);
		expect(shown(kim)).toContain(
			'No, this is not a restraint.\nThe person can take it off or undo it alone.'
		);
		expect(shown(kim)).toContain('When was that tried out? 14 March 2026 at 19:00');
		const rows = await server.superSql<{ value: Record<string, unknown> }[]>`
			select value from episode_fact where field = 'restraint-asked' order by written desc limit 1`;
		expect(rows[0]?.value).toMatchObject({
			limits: 'yes',
			release: 'yes',
			wanted: 'no',
			purpose: 'restrict',
			checkedAt: '2026-03-14T08:00:00.000Z'
		});
		await kim.open(page);
	});

	test('a correction needs a reason, and what stood before stays readable', async () => {
		await kim.choose('Serious injury').press('Save: Harm to the person');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('Please say why this is changed.');
		await kim.fill('Harm to the person: why is this changed?', 'X-ray').press('Save: Harm to the person');
		expect(shown(kim)).toContain('14 March 2026 at 20:10: Was the person harmed, and how badly?: Harm');
		expect(shown(kim)).toContain('Whoever answers for the service is told of the death or serious injury.');
		await kim
			.choose('Whoever answers for the service', 'Which notice was sent?')
			.fill('To whom?', 'Lena Ford, director')
			.fill('When was it sent?', '2026-03-14T20:05')
			.fill('Proof of sending', 'Call number 88')
			.press('Add: Notices sent');
		expect(shown(kim)).toContain('To: Lena Ford, director. Proof: Call number 88');
		await kim
			.choose('Harm', 'Was the person harmed, and how badly?')
			.fill('Harm to the person: why is this changed?', 'The X-ray was of somebody else')
			.press('Save: Harm to the person');
		expect(shown(kim)).toContain('The X-ray was of somebody else');
	});
});

describe('Tahlia reads it', () => {
	test('by its day, in plain words, with every fact and reason', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/episodes`);
		await tahlia.follow('What happened on Saturday');
		const text = tahlia.text();
		for (const words of [
			'You were shut in, or kept alone somewhere. From 19:05 to 19:26, 21 minutes.',
			'You believed you could not leave. That counts as being shut in, even if the door was open.',
			'The rules do not allow this',
			'Staff tried 0 of the 3 things that help you.',
			'Nobody who was there had opened your card before.',
			'Dana Reyes, Casual worker. Decided on it',
			'Their reason: They say there was no time.',
			'Scratched wrist',
			'Her sister',
			'Staff changed this. Their reason: X-ray'
		])
			expect(text).toContain(words);
		expect(text).not.toMatch(/episode|aggressive|de-escalat/i);
		expect(tahlia.document.querySelector(`a[href$="${page}/debrief"]`)?.textContent).toBe('Tell your side');
		expect(tahlia.document.querySelectorAll('main form')).toHaveLength(0);
	});

	test('in Arabic too, with nothing left in English that is not theirs', async () => {
		const tahlia = server.visitAs(at.person);
		tahlia.language = 'ar';
		await tahlia.open(page);
		expect(tahlia.document.documentElement.dir).toBe('rtl');
		expect(tahlia.text()).toContain('جرّب العاملون 0 من 3 من الأشياء التي تساعدك.');
		expect(tahlia.text()).toContain('21 دقيقة');
	});

	test('and nobody else does: staff of another unit and strangers get the same nothing', async () => {
		const other = await scene(server, { ...at, name: 'Somebody Else' });
		for (const visitor of [server.visitAs(other.kim), server.visitAs(other.person), server.visit()]) {
			await visitor.open(page);
			expect(visitor.status).toBe(404);
			expect(visitor.html).not.toContain('Tahlia');
		}
	});
});

test('a time the clocks showed twice is asked about', async () => {
	await server.clock.set(new Date('2026-04-04T20:00:00Z'));
	await kim.open(`/people/${at.personId}/episodes`);
	await kim
		.tick('Physical restraint')
		.fill('When did it start?', '2026-04-05T02:30')
		.press('Start the record');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('The clock showed this time twice.');
	await kim.choose('The second time, an hour later').press('Start the record');
	const rows = await server.superSql<
		{ at: Date }[]
	>`select started_at as at from episode order by entered_at`;
	expect(rows.at(-1)?.at).toEqual(new Date('2026-04-04T16:30:00Z'));
	// The line of its parts says which of the two it is, as due times do; the person reads the same.
	expect(kim.text()).toMatch(/Physical restraint\s+since 02:30 \(after the clocks went back\)/i);
	const tahlia = server.visitAs(at.person);
	await tahlia.open(kim.path);
	expect(tahlia.text()).toContain('02:30 (after the clocks went back)');
});
