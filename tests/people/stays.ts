import { findPerson } from '../support/setting-up.js';
import type { Visitor } from '../support/visitor.js';
import { personOn, type House } from './house.js';

type Arriving = { readonly name: string; readonly born: [string, string, string]; readonly number: string };

/** Coming to a unit and leaving it, as whoever works there types it. */
export const staysOf = (house: House, state: { person: string }, arriving: Arriving) => ({
	/** Finds them, or opens an intake for somebody new; their page is open then. */
	async comesTo(staffName: string): Promise<Visitor> {
		const staff = await house.as(staffName);
		await staff.open('/');
		await findPerson(staff, arriving);
		await staff.press(
			state.person === '' ? 'Open an intake for somebody new' : `Open the intake of ${arriving.name}`
		);
		state.person = personOn(staff);
		return staff;
	},

	async leaves(staffName: string, unit: string): Promise<void> {
		const staff = await house.as(staffName);
		await staff.open(`/people/${state.person}`);
		await staff.follow(`This stay at ${unit}`);
		await staff.unfold(`When ${arriving.name} leaves`).press('End this stay');
	},

	/** Gets a slip from staff, and an account with it. */
	async joins(staffName: string, unit: string): Promise<Visitor> {
		const staff = await house.as(staffName);
		await staff.open(`/people/${state.person}`);
		await staff.follow(`This stay at ${unit}`);
		await staff.press('Make a slip');
		return house.join(arriving.name, staff);
	},

	/** Asks somebody to help, who joins by the slip. */
	async asks(helper: string, parts: readonly string[], length?: string): Promise<void> {
		const person = await house.as(arriving.name);
		await person.open(`/people/${state.person}/sharing`);
		person.unfold('Ask somebody new to help me').fill('What is their name?', helper);
		for (const part of parts) person.tick(part, 'Ask somebody new to help me');
		if (length !== undefined) person.choose(length, 'For how long will they help?');
		await person.press('Make a slip');
		await house.joinBy(helper, person.document.querySelector('code')?.textContent ?? '');
	},

	/** Says yes to everything that was typed for them on a page. */
	async checks(page: string, readers: readonly string[] = []): Promise<void> {
		const person = await house.as(arriving.name);
		for (;;) {
			await person.open(page);
			if (!person.text().includes('Is it right?')) return;
			const first = person.document.querySelector('form[action="?/confirm"] h3')?.textContent ?? '';
			for (const reader of readers) person.tick(reader, first);
			await person.press('Yes, this is right', first);
		}
	}
});
