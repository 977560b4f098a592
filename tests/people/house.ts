import { wordsFor } from '../../src/lib/server/words/index.js';
import { addUnit, codeOn, firstKeeper, hire, joinWith, type Joined } from '../support/setting-up.js';
import type { TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

/** What the builders need of a server: the harness's own, or the one the demo is seeded through. */
export type Place = Pick<TestServer, 'visit' | 'log' | 'clock'>;

/**
 * A service being set up and lived in, all of it typed through its own pages. Knows everybody's way in, and signs
 * them in again when the clock has moved on.
 */
export class House {
	readonly #ways = new Map<string, Joined>();
	readonly #here = new Map<string, { visitor: Visitor; at: number }>();
	#now = 0;

	constructor(readonly server: Place) {}

	/** Sets the clock; everybody's session may have run out by then. */
	async at(now: Date): Promise<this> {
		this.#now = now.getTime();
		await this.server.clock.set(now);
		return this;
	}

	async open(name: string): Promise<void> {
		this.#join('the keeper', await firstKeeper(this.server as TestServer));
		const keeper = await this.as('the keeper');
		await keeper.open('/service');
		await keeper.fill('Name of the service', name).press('Save settings');
	}

	async unit(name: string, zone: string, rules: string): Promise<void> {
		await addUnit(await this.as('the keeper'), { name, zone, rules });
	}

	/** Invites somebody to work here, and they come in. */
	async staff(name: string, job: string, units: string[], roles: string[] = []): Promise<void> {
		const keeper = await this.as('the keeper');
		this.#join(name, await hire(this.server as TestServer, keeper, { name, job, units, roles }));
	}

	/** Somebody comes in by the slip shown on another's page, and picks the language of their pages. */
	async join(name: string, shownTo: Visitor, language = 'en'): Promise<Visitor> {
		return this.joinBy(name, codeOn(shownTo), language);
	}

	async joinBy(name: string, code: string, language = 'en'): Promise<Visitor> {
		const joined = await joinWith(this.server as TestServer, code, language);
		this.#join(name, joined);
		return joined.visitor;
	}

	/** How somebody signs in, to be printed for the demo. */
	wayIn(name: string): { userName: string; phrase: string } {
		const way = this.#ways.get(name);
		if (way === undefined) throw new Error(`${name} has no account`);
		return { userName: way.userName, phrase: way.phrase };
	}

	/** This person at their browser, signed in at this moment. */
	async as(name: string): Promise<Visitor> {
		const here = this.#here.get(name);
		if (here !== undefined && here.at === this.#now) return here.visitor;
		const { userName, phrase } = this.wayIn(name);
		const visitor = this.server.visit();
		visitor.language = here?.visitor.language ?? 'en';
		const { t } = wordsFor(visitor.language);
		await visitor.open('/sign-in');
		await visitor
			.fill(t('sign-in:user-name'), userName)
			.fill(t('sign-in:passphrase'), phrase)
			.press(t('sign-in:go-on'));
		// What goes wrong here is said here, and not as a page that is not there later on.
		if (visitor.path.startsWith('/sign-in'))
			throw new Error(`${name} was not let in (${visitor.status}):\n${visitor.text()}`);
		this.#here.set(name, { visitor, at: this.#now });
		return visitor;
	}

	#join(name: string, joined: Joined): void {
		this.#ways.set(name, joined);
		this.#here.set(name, { visitor: joined.visitor, at: this.#now });
	}
}

/** The id of the person whose page is open. */
export const personOn = (visitor: Visitor): string => {
	const id = /\/people\/([0-9a-f-]{36})/.exec(visitor.path)?.[1];
	if (id === undefined) throw new Error(`no person on ${visitor.path}`);
	return id;
};
