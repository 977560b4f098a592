import type { DemoSignIn } from '../support/seeding.js';
import { calendar } from './calendar.js';
import { House, type Place } from './house.js';
import { ada, jean, omar } from './neighbours.js';
import { tahliaIn, ZONE } from './tahlia.js';

const day = 86_400_000;

/** Whole days between a day of a story and today, so that the story's last day is yesterday. */
const shiftTo = (last: string, today: Date): number =>
	Math.floor(today.getTime() / day) - Math.floor(Date.parse(`${last}T00:00:00Z`) / day) - 1;

/**
 * The people of the demo, with dates relative to today: each lives the story that the tests tell of them, typed
 * through the pages by everybody in it.
 * @returns one way in for each role
 */
export const seed = async ({ server }: { server: Place }): Promise<DemoSignIn[]> => {
	const today = new Date();
	const shift = shiftTo('2026-04-02', today);
	const days = calendar(ZONE, shift);
	const house = await new House(server).at(days.at('2026-02-01', '09:00'));
	await house.open('Harbour Care');
	const tahlia = tahliaIn(house, shift);
	await tahlia.settle();
	await tahlia.arrives();
	await tahlia.tellsRos();
	await tahlia.answersAlone();
	await tahlia.isRead();
	await tahlia.isShutIn();
	await tahlia.staffDebrief();
	await tahlia.tellsHerSide();
	await tahlia.meets();
	await tahlia.decides();
	await tahlia.stopsSharing();
	await tahlia.comesToRespite();
	await neighbours(house, shift);
	return [
		way(house, 'person', 'Tahlia Reed'),
		way(house, 'supporter', 'Ros Amari'),
		way(house, 'clinician', 'Lin Wu'),
		way(house, 'facilitator', 'Fay Long'),
		way(house, 'keeper', 'the keeper')
	];
};

/** One with nothing yet, one who came this morning, one whose talk afterwards waits. */
const neighbours = async (house: House, shift: number): Promise<void> => {
	const days = calendar(ZONE, shift);
	const ward = { house, days, staff: 'Lin Wu', unit: 'Banksia House' };
	await house.at(days.at('2026-03-31', '10:00'));
	await ada(ward);
	await jean(ward, '2026-03-31');
	await house.at(days.at('2026-04-03', '07:30'));
	await omar(ward);
};

const way = (house: House, role: string, name: string): DemoSignIn => {
	const { userName, phrase } = house.wayIn(name);
	return { role, name, userName, passphrase: phrase };
};
