import { wordsFor } from '../../src/lib/server/words/index.js';
import type { TestServer } from './server.js';
import type { Visitor } from './visitor.js';

/** Somebody who typed in a slip and chose a user name: signed in, at their first page. */
export type Joined = { visitor: Visitor; userName: string; phrase: string };

/** From the letters on a slip to the first page. `language`: picked by its own name, on a device that speaks English. */
export const joinWith = async (server: TestServer, code: string, language = 'en'): Promise<Joined> => {
	const visitor = server.visit();
	await visitor.open('/sign-in/slip');
	await visitor.fill('The 8 letters on your slip', code).press('Go on');
	const userName = visitor.value('Your user name');
	const phrase = visitor.document.querySelector('main strong')?.textContent ?? '';
	await visitor.choose(wordsFor(language).languageName(language)).press('Go on');
	if (visitor.cookies.get('foreword') === undefined)
		throw new Error(`${userName} was not let in (${visitor.status}):\n${visitor.text()}`);
	visitor.language = language;
	await visitor.open('/');
	return { visitor, userName, phrase };
};

/** The letters a page shows once. */
export const codeOn = (visitor: Visitor): string => {
	const code = /Eight letters: ([A-Z]{4} [A-Z]{4})/.exec(visitor.text())?.[1];
	if (code === undefined) throw new Error(`no slip on ${visitor.path}:\n${visitor.text()}`);
	return code;
};

/** The first keeper of an empty service, by the slip that the server printed last. */
export const firstKeeper = (server: TestServer): Promise<Joined> => {
	const code = [...server.log().matchAll(/^First sign-in: ([A-Z]{4}-[A-Z]{4})$/gm)].at(-1)?.[1];
	if (code === undefined) throw new Error(`the server printed no slip:\n${server.log()}`);
	return joinWith(server, code);
};

type Unit = { name: string; zone: string; rules: string };

/** Adds a unit, by its fields. `rules` is the name of a pack as it is read. */
export const addUnit = async (keeper: Visitor, { name, zone, rules }: Unit): Promise<void> => {
	await keeper.open('/service');
	keeper.fill('Name of the unit', name).fill('Time zone', zone).choose(rules);
	await keeper.press('Save unit');
};

type Hired = { name: string; job: string; units?: string[]; roles?: string[] };

/** Invites somebody to work here and lets them in. */
export const hire = async (server: TestServer, keeper: Visitor, to: Hired): Promise<Joined> => {
	await keeper.open('/service');
	keeper.fill('Full name', to.name).fill('Job', to.job);
	for (const unit of to.units ?? []) keeper.tick(unit, 'Works in');
	for (const role of to.roles ?? []) keeper.tick(role, 'May also');
	await keeper.press('Make a slip');
	return joinWith(server, codeOn(keeper));
};

type Arriving = { name: string; born: [day: string, month: string, year: string]; number?: string };

/** From the unit's page to the person found; pressing the button that opens is left to the test. */
export const findPerson = async (staff: Visitor, { name, born, number }: Arriving): Promise<void> => {
	await staff.follow('Open an intake');
	staff.fill('Full name', name);
	for (const [place, label] of (['Day', 'Month', 'Year'] as const).entries())
		staff.fill(label, born[place] ?? '', 'Birth date');
	if (number === undefined) staff.tick('There is no number, or nobody knows it');
	else staff.fill('Record number', number);
	await staff.press('Find');
};
