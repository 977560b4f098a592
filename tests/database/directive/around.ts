import { randomUUID } from 'node:crypto';
import { chooseLines, makeCode, readWallet } from '../../../src/lib/server/care/wallet/acts.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import { passOf, someone, type Signed } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import type { Somebody } from '../card/plan.js';

const words = wordsFor('en');

/** Those around somebody who read what they wrote ahead, and the wallet card that they carry. */
export const around = async (database: TestDatabase, { self, subject, personId }: Somebody, start: Date) => {
	const sql = database.superSql;
	const grant = async (name: string, ...parts: string[]): Promise<Signed> => {
		const who = await someone(database, { name, kind: 'supporter' });
		for (const part of parts)
			await sql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
				values (${randomUUID()}, ${personId}, ${who.accountId}, ${part}, 'read', ${start}, '2100-01-01')`;
		return who;
	};
	return {
		supporter: await grant('Joy', 'card'),
		representative: await grant('Ros', 'directive'),
		/** Ticks every line there is, and makes a code that shows them. */
		carries: async (now: Date): Promise<string> => {
			const pass = await passOf(self.asking(now), 'wallet:write', subject);
			const { lines } = await readWallet(await passOf(self.asking(now), 'wallet:read', subject), words);
			await chooseLines(pass, ['name', ...lines.map(({ key }) => key)], false, words);
			return (await makeCode(pass, randomUUID()))?.code ?? '';
		},
		/** The passphrase, typed once more: an export asks for it. */
		typesAgain: async (now: Date): Promise<void> => {
			await sql`select sign_in.step_up(decode(${self.asking(now).session}, 'hex'), ${now})`;
		}
	};
};
