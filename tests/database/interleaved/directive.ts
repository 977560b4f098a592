import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import * as acts from '../../../src/lib/server/care/directive/acts.js';
import { readToSign, sign } from '../../../src/lib/server/care/directive/signing-acts.js';
import { textOf, wordingOf } from '../../../src/lib/server/care/directive/text.js';
import { setOf } from '../../../src/lib/server/questions/sets.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import { passOf } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { answersPlay, requestOf, sha } from './answers.js';
import { acting, now, people, type Play } from './live.js';

const words = wordsFor('en');
const questions = ['directive/treatment-refuse-why', 'directive/treatment-want-why'];

/** A directive that is being written: one signature ends the writing. */
export const directivePlay = async (database: TestDatabase): Promise<Play> => {
	const sql = database.superSql;
	const at = await people(database, 'directive');
	const { personId, self, helper } = at;
	const to = { personId };
	const version = await acts.begin(await passOf(self.asking(now), 'directive:write', to), {
		...{ key: randomUUID(), jurisdiction: 'preference-only', copy: false }
	});
	if (version === null) throw new Error('nothing was begun');
	const reads = await passOf(self.asking(now), 'directive:read', to);
	const answers = {
		self: await acting(self, 'directive:answer', personId),
		helper: await acting(helper, 'directive:answer', personId)
	};
	const checks = await acting(self, 'directive:check', personId);
	const signs = await acting(self, 'directive:sign', personId);
	return answersPlay(sql, at, {
		questions,
		context: () => version,
		open: async () => {
			const shown = await readToSign(await passOf(self.asking(now), 'directive:sign', to), words);
			if (shown === null) return { answers: [], hash: '', waiting: [] };
			const { typed } = await acts.readWaiting(reads, shown.version);
			return {
				answers: shown.version.answers,
				hash: shown.hash,
				waiting: typed.map(({ id, question, value }) => ({
					...{ id, question },
					words: value !== null && 'text' in value ? value.text : ''
				}))
			};
		},
		answering: async (helps) => {
			const open = await acts.writing(helps ? answers.helper() : answers.self());
			return open?.pass ?? null;
		},
		check: async (id) => {
			const pass = checks();
			const done = await acts.check(pass, id, 'confirmed', { groups: ['card'], named: [] });
			return done ? requestOf(pass) : null;
		},
		sign: async (hash) => {
			const pass = signs();
			const { outcome } = await sign(pass, {
				...{ key: randomUUID(), version, hash, language: 'en', method: 'typed', words: 'Tahlia' },
				...{ paperOn: null, drawing: null, heardBy: null, heardAs: null, freely: true }
			});
			return outcome === 'signed' ? requestOf(pass) : null;
		},
		signed: async () => {
			const rows = await sql<{ hash: string; wording: string }[]>`
				select encode(s.text_hash, 'hex') as hash, t.wording
				from directive_signature s join directive_text t on t.directive_id = s.directive_id
				where s.directive_id = ${version}`;
			// What is read today of what was signed is what was signed, to the letter.
			for (const { hash, wording } of rows) {
				const { versions } = await acts.readDirectives(reads);
				const stands = versions.find(({ id }) => id === version);
				expect(stands && wordingOf(textOf(words, setOf('directive'), stands))).toBe(wording);
				expect(sha(wording)).toBe(hash);
			}
			return rows.length;
		}
	});
};
