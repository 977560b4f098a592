import { afterAll, beforeAll, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { tahliaIn } from '../people/tahlia.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let house: House;
let story: ReturnType<typeof tahliaIn>;

beforeAll(async () => {
	server = await startServer({ now: new Date('2026-02-01T22:00:00Z') });
	house = await new House(server).at(new Date('2026-02-01T22:00:00Z'));
	story = tahliaIn(house);
	await house.open('Harbour Care');
	await story.settle();
});
afterAll(() => server.stop());

test('Ros types, Tahlia checks, and the card says it', async () => {
	await story.arrives();
	await story.tellsRos();
	await story.answersAlone();
	const tahlia = await house.as('Tahlia Reed');
	await tahlia.open(`${story.home()}/card`);
	console.log(tahlia.text());
	await story.isRead();
	const kim = await house.as('Kim Tran');
	console.log(kim.text());
	expect(kim.status).toBe(200);
});
