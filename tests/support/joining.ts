import { randomUUID } from 'node:crypto';
import { makeCode } from '../../src/lib/server/sign-in/code.js';
import { slipHash } from '../../src/lib/server/sign-in/slip.js';
import type { TestServer } from './server.js';

export const start = new Date('2026-03-14T09:00:00Z');
export const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

/** A person staff wrote down, and the slip in their hand. */
export const invited = async (server: TestServer, name = 'Kim', at = start) => {
	const personId = randomUUID();
	const code = makeCode(2);
	await server.superSql`insert into person (id, name, birth_date, created_at)
		values (${personId}, ${name}, '1990-01-01', ${at})`;
	await server.superSql`insert into sign_in.slip (code_hash, kind, name, person_id, made_at, expires_at)
		values (${slipHash(code)}, 'person', ${name}, ${personId}, ${at}, ${new Date(at.getTime() + 7 * 86_400_000)})`;
	return { personId, code };
};

/** From the slip to the first page, with the words that were offered. */
export const joined = async (server: TestServer, name = 'Kim', at = start) => {
	const { code, personId } = await invited(server, name, at);
	const visitor = server.visit();
	await visitor.open('/sign-in');
	await visitor.follow('I have an invite code');
	await visitor.fill('The 8 letters on your slip', code).press('Go on');
	const userName = visitor.value('Your user name');
	const phrase = visitor.document.querySelector('strong')?.textContent ?? '';
	await visitor.press('Go on');
	await visitor.press('Show my 8 codes');
	const codes = [...visitor.document.querySelectorAll('li code')].map(({ textContent }) => textContent ?? '');
	return { visitor, personId, userName, phrase, codes, code };
};

export const signIn = async (
	server: TestServer,
	userName: string,
	phrase: string,
	visitor = server.visit()
) => {
	await visitor.open('/sign-in');
	return visitor.fill('User name', userName).fill('Passphrase', phrase).press('Sign in');
};
