import { randomUUID } from 'node:crypto';
import { joined } from '../support/joining.js';
import { joinWith } from '../support/setting-up.js';
import type { TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

export type Lost = Awaited<ReturnType<typeof lost>>;

/** The code that a helper's page shows once. */
export const codeIn = (visitor: Visitor): string => {
	const code = visitor.document.querySelector('main code')?.textContent ?? '';
	if (code === '') throw new Error(`no code on ${visitor.path}:\n${visitor.text()}`);
	return code;
};

const invites = async (visitor: Visitor, home: string, name: string, as: string): Promise<string> => {
	await visitor.open(`${home}/sharing`);
	const offer = 'Ask somebody new to help me';
	visitor.fill('What is their name?', name).tick('See my card', offer);
	// The same two lists stand in both forms of the page, each under one heading.
	for (const [list, choice] of [
		['invite-kind', as],
		['invite-purpose', 'plan']
	] as const) {
		const select = visitor.document.querySelector<HTMLSelectElement>(`select[name="${list}"]`);
		if (select) select.value = choice;
	}
	await visitor.press('Make a slip');
	return codeIn(visitor);
};

/** A person with an advocate and a friend, one answer for staff and one for herself alone. */
export const lost = async (server: TestServer, at: Date) => {
	const name = `Kim ${randomUUID().replaceAll(/[^a-z]/g, '')}`;
	const { visitor, personId, userName, phrase, codes } = await joined(server, name, at);
	const home = `/people/${personId}`;
	const shared = 'A walk to the letterbox';
	const secret = `Nobody reads this but me ${randomUUID()}`;
	await visitor.open(`${home}/about-me/helps`);
	await visitor.fill('Line 1', shared).press('Save and go on');
	await visitor.open(`${home}/about-me/strengths`);
	await visitor.fill('Line 1', secret).press('Save and go on');
	await server.superSql`update answer_now set audience = '{}', named = '{}'
		where person_id = ${personId} and question = 'about-me/strengths'`;
	await server.superSql`update answer_now set audience = '{card,care-team}'
		where person_id = ${personId} and question = 'about-me/helps'`;
	const advocate = await joinWith(server, await invites(visitor, home, 'Rosa', 'peer-advocate'));
	const friend = await joinWith(server, await invites(visitor, home, 'Jo', 'supporter'));
	return {
		name,
		personId,
		home,
		visitor,
		userName,
		phrase,
		codes,
		shared,
		secret,
		advocate: advocate.visitor,
		friend: friend.visitor
	};
};
