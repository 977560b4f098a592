import { afterAll, beforeAll, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { tahliaIn } from '../people/tahlia.js';
import { startServer, type TestServer } from '../support/server.js';

const opening = new Date('2026-02-01T22:00:00Z');
let server: TestServer;

beforeAll(async () => {
	server = await startServer({ now: opening });
});
afterAll(() => server.stop());

test('somebody without a code finds an example, and a sheet to start on paper', async () => {
	const stranger = server.visit();
	await stranger.open('/');
	await stranger.follow('Look at an example plan');
	expect(stranger.text()).toContain('Alex is not a real person.');
	expect(stranger.text()).toContain('“Ask before you touch me”');
	await stranger.follow('No invite code? Start on paper');
	expect(stranger.text()).toContain('You can leave any part blank.');
	expect(stranger.text()).toContain('How do you show "stop"?');
	await stranger.follow('Back to the start');
	expect(stranger.path).toBe('/');
});

test('anybody reads each pack of rules with its sources, and compares two', async () => {
	const stranger = server.visit();
	await stranger.open('/packs');
	await stranger.follow('Joint Commission, United States: 2009 set');
	expect(stranger.path).toBe('/packs/us-joint-commission-2009');
	for (const said of [
		'Not in force any more: it ended on 31 December 2024.',
		'has chosen it as its own house rules',
		'within 1 hour of the start, at every age',
		'updated 6 October 2009',
		'Read only in another source that tells of it.',
		'Blood flow and moving arms and legs'
	])
		expect(stranger.text()).toContain(said);
	await stranger.follow('Compare this with another');
	stranger.choose('Joint Commission, United States: behavioural health, 2025', 'The other pack');
	await stranger.press('Compare');
	expect(stranger.path).toContain('/packs/compare?a=us-joint-commission-2009&b=us-joint-commission-2025');
	expect(stranger.text()).toContain('None is taken from the set of 2009.');
	expect(stranger.text()).toContain('Nothing about this in the pack.');
	await stranger.open('/packs/compare?a=atlantis-1&b=');
	expect(stranger.text()).toContain('Compare two packs');
	await stranger.open('/packs/au-nsw-health');
	expect(stranger.text()).toContain('The directive was not read, only its title page.');
	expect((await stranger.send('/packs/atlantis-1')).status).toBe(404);
});

test('whoever needs help now finds their own people first, and nobody else’s', async () => {
	const house = await new House(server).at(opening);
	const story = tahliaIn(house);
	await house.open('Harbour Care');
	await story.settle();
	await story.arrives();
	const tahlia = await house.as('Tahlia Reed');
	await tahlia.open('/help-now');
	await tahlia.follow('Add people you want to call');
	expect(tahlia.path).toBe(`${story.home()}/sharing`);
	tahlia
		.fill('Their name', 'Mia Reed')
		.fill('Their phone number', '0491 570 006')
		.choose('Yes, please tell them');
	await tahlia.press('Add to my list');
	await tahlia.open('/help-now');
	expect(tahlia.text()).toContain('My people');
	expect(tahlia.text()).toContain('Call Mia Reed: 0491 570 006');
	expect(tahlia.html).toContain('href="sms:0491570006"');
	expect(tahlia.text()).not.toContain('Add people you want to call');
	for (const other of [await house.as('Kim Tran'), await house.as('Ros Amari'), server.visit()]) {
		await other.open('/help-now');
		expect(other.html).not.toContain('0491 570 006');
	}
});
