import type { DemoSignIn } from '../support/seeding.js';
import { calendar } from './calendar.js';
import { House, personOn, type Place } from './house.js';
import { ada, jean, omar } from './neighbours.js';
import { thumbDown } from './pictures.js';
import { samirIn, ZONE as SAMIRS_ZONE, type Samir } from './samir.js';
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
	const samir = { shift: shiftTo('2026-05-19', today), zone: SAMIRS_ZONE };
	const tahlia = { shift: shiftTo('2026-04-02', today), zone: ZONE };
	const house = await new House(server).at(calendar(samir.zone, samir.shift).at('2025-11-03', '09:00'));
	await house.open('Harbour Care');
	await samirsStory(samirIn(house, samir.shift));
	await tahliasStory(tahliaIn(house, tahlia.shift));
	await tahliaShowsStop(house);
	await neighbours(house, tahlia.shift);
	return [
		way(house, 'person', 'Tahlia Reed'),
		way(house, 'person, in Arabic', 'Samir Haddad'),
		way(house, 'supporter', 'Ros Amari'),
		way(house, 'clinician', 'Lin Wu'),
		way(house, 'facilitator', 'Fay Long'),
		way(house, 'keeper', 'the keeper')
	];
};

/** V1, and one grant that she stops. */
const tahliasStory = async (story: ReturnType<typeof tahliaIn>): Promise<void> => {
	await story.settle();
	await story.arrives();
	await story.tellsRos();
	await story.answersAlone();
	await story.isRead();
	await story.isShutIn();
	await story.staffDebrief();
	await story.tellsHerSide();
	await story.meets();
	await story.decides();
	await story.stopsSharing();
	await story.comesToRespite();
};

/** A picture beside her words for "stop", so that the sample has one on a card. */
const tahliaShowsStop = async (house: House): Promise<void> => {
	const tahlia = await house.as('Tahlia Reed');
	await tahlia.open('/');
	await tahlia.open(`/people/${personOn(tahlia)}/signs/stop`);
	tahlia.attach('The picture', thumbDown(), 'stop.png');
	await tahlia
		.fill('What is to be seen, in plain words', 'A thumb that points down')
		.press('Save the picture');
};

/** V2. */
const samirsStory = async (story: Samir): Promise<void> => {
	await story.settle();
	await story.comesIn();
	await story.writesAhead();
	await story.keepsToHimself();
	await story.leavesTheTeam();
	await story.arrives();
	await story.isAskedAboutMedicine();
	await story.isReadTooLate();
	await story.isHeld();
	await story.hadAround();
	await story.wasNotHeard();
	await story.isWrittenDown();
	await story.staffLookBack();
	await story.wantsToWait();
	await story.tellsHisSide();
	await story.meets();
	await story.decides();
	await story.goesHome();
	await story.comesBack();
};

/** One with nothing yet, one who came this morning, one whose talk afterwards waits. */
const neighbours = async (house: House, shift: number): Promise<void> => {
	const days = calendar(ZONE, shift);
	const ward = { house, days, staff: 'Lin Wu', unit: 'Banksia House' };
	await house.at(days.at('2026-03-31', '10:00'));
	await ada(ward);
	await jean(ward, '2026-03-31', '2026-04-06');
	await house.at(days.at('2026-04-03', '07:30'));
	await omar(ward);
};

const way = (house: House, role: string, name: string): DemoSignIn => {
	const { userName, phrase } = house.wayIn(name);
	return { role, name, userName, passphrase: phrase };
};
