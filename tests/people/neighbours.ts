import { findPerson } from '../support/setting-up.js';
import { answer } from './answers.js';
import type { Calendar } from './calendar.js';
import { personOn, type House } from './house.js';

/** Where the neighbours are: a unit, who works there, and the days of the story. */
type Ward = { house: House; days: Calendar; staff: string; unit: string };

const arrives = async (
	{ house, staff }: Ward,
	name: string,
	born: [string, string, string],
	number: string
) => {
	const visitor = await house.as(staff);
	await visitor.open('/');
	await findPerson(visitor, { name, born, number });
	await visitor.press('Open an intake for somebody new');
	return { visitor, person: personOn(visitor) };
};

/** Comes in by the slip that staff print for them. */
const joins = async (
	ward: Ward,
	name: string,
	born: [string, string, string],
	number: string
): Promise<string> => {
	const { visitor, person } = await arrives(ward, name, born, number);
	await visitor.open(`/people/${person}`);
	await visitor.follow(`This stay at ${ward.unit}`);
	await visitor.press('Make a slip');
	await ward.house.join(name, visitor);
	return person;
};

/** Somebody with nothing written yet. */
export const ada = (ward: Ward): Promise<string> => joins(ward, 'Ada Bell', ['3', '4', '1987'], 'N-301');

/** Somebody who came this morning, and told staff three things. */
export const omar = async (ward: Ward): Promise<string> => {
	const { visitor, person } = await arrives(ward, 'Omar Haddad', ['12', '11', '1979'], 'N-302');
	await visitor
		.fill('How do you show "stop"?', 'I put both hands up')
		.fill('Line 1', 'Hold me by the neck', 'What must staff never do to you?')
		.press('Save and open the card');
	return person;
};

/** Somebody whose talk afterwards waits, because they chose a later day. */
export const jean = async (ward: Ward, day: string, later: string): Promise<string> => {
	const person = await joins(ward, 'Jean Moss', ['30', '6', '1964'], 'N-303');
	await answer(await ward.house.as('Jean Moss'), person, 'helps', {
		picks: ['Fresh air', 'Calling someone I trust']
	});
	const staff = await ward.house.as(ward.staff);
	await staff.open(`/people/${person}/episodes`);
	await staff
		.tick('Physical restraint')
		.fill('When did it start?', ward.days.wall(day, '09:10'))
		.press('Start the record');
	await staff
		.fill('When did it end?', ward.days.wall(day, '09:14'))
		.fill('Who decided to end it?', ward.staff)
		.press('End the episode');
	const theirs = `${staff.path.split('?')[0] ?? ''}/debrief`;
	const theirBrowser = await ward.house.as('Jean Moss');
	await theirBrowser.open(theirs);
	const [date, month, year] = ward.days.boxes(later);
	theirBrowser.choose('Later, on a day I choose').fill('Day', date).fill('Month', month).fill('Year', year);
	await theirBrowser.press('Save my choice');
	return person;
};
