import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { House, personOn } from '../people/house.js';
import { answer } from '../people/answers.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const start = new Date('2026-02-02T01:00:00Z');
let server: TestServer;
let house: House;
let tahlia: Visitor;
let kim: Visitor;
let person: string;

beforeAll(async () => {
	server = await startServer({ now: start });
	house = await new House(server).at(start);
	await house.open('Bluegum Homes');
	await house.unit('Wattle House', 'Australia/Sydney', 'au-nsw-dcj-2024');
	await house.staff('Kim Osei', 'Nurse', ['Wattle House'], ['May decide what the law makes them tell']);
	await house.staff('Cas Lund', 'Casual worker', ['Wattle House']);
	kim = await house.as('Kim Osei');
	await kim.follow('Wattle House');
}, 120_000);
afterAll(() => server.stop());
