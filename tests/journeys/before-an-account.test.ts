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
