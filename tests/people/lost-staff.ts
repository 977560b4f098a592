import type { Visitor } from '../support/visitor.js';
import type { House } from './house.js';

type Sought = { name: string; born: readonly [day: string, month: string, year: string] };

/** A member of staff looks for somebody who cannot sign in, from the page of a unit. */
export const findBy = async (house: House, staff: string, unit: string, sought: Sought): Promise<Visitor> => {
	const visitor = await house.as(staff);
	await visitor.open('/');
	if (!visitor.text().includes(`Today at ${unit}`) && visitor.path === '/') await visitor.follow(unit);
	await visitor.follow('Help somebody to come back in');
	visitor.fill('Full name', sought.name).tick('There is no number, or nobody knows it');
	for (const [place, label] of (['Day', 'Month', 'Year'] as const).entries())
		visitor.fill(label, sought.born[place] ?? '', 'Birth date');
	return visitor.press('Find');
};

/** They say that this is the person. */
export const saysItIs = async (
	house: House,
	staff: string,
	unit: string,
	who: { name: string }
): Promise<Visitor> => {
	const visitor = await findBy(house, staff, unit, { name: who.name, born: ['1', '1', '1990'] });
	visitor.tick('I saw this person myself and know who they are');
	return visitor.press('Say that it is them');
};
