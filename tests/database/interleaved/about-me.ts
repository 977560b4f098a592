import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { check, readAboutMe } from '../../../src/lib/server/care/about-me/acts.js';
import { readReview, sign } from '../../../src/lib/server/care/about-me/signing-acts.js';
import { passOf } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { answersPlay, requestOf } from './answers.js';
import { acting, now, people, type Play } from './live.js';

const questions = ['about-me/faith', 'about-me/when-well'];

/** What somebody wrote of themselves: it is written on after a signature, and signed again. */
export const aboutMePlay = async (database: TestDatabase): Promise<Play> => {
	const sql = database.superSql;
	const at = await people(database, 'about-me');
	const { personId, self, helper } = at;
	const reviews = await passOf(self.asking(now), 'about-me:review', { personId });
	const reads = await passOf(self.asking(now), 'about-me:read', { personId });
	const answers = {
		self: await acting(self, 'about-me:answer', personId),
		helper: await acting(helper, 'about-me:answer', personId)
	};
	const checks = await acting(self, 'about-me:check', personId);
	const signs = await acting(self, 'about-me:sign', personId);
	/** Of each signature: the answers that stood on the page it was put under. */
	const shown = new Map<string, readonly string[]>();
	const pages = new Map<string, readonly string[]>();
	return answersPlay(sql, at, {
		questions,
		context: () => '',
		open: async () => {
			const page = await readReview(reviews);
			const { waiting } = await readAboutMe(reads);
			pages.set(
				page.hash,
				page.answers.map(({ id }) => id)
			);
			return {
				answers: page.answers,
				hash: page.hash,
				waiting: waiting.map(({ id, question, value }) => ({
					...{ id, question },
					words: value !== null && 'text' in value ? value.text : ''
				}))
			};
		},
		answering: (helps) => Promise.resolve(helps ? answers.helper() : answers.self()),
		check: async (id) => {
			const pass = checks();
			const done = await check(pass, id, 'confirmed', { groups: ['card'], named: [] });
			return done === false ? null : requestOf(pass);
		},
		sign: async (hash) => {
			const [pass, id] = [signs(), randomUUID()];
			const way = { method: 'typed', words: 'Tahlia', paperOn: null, drawing: null } as const;
			const { outcome } = await sign(pass, {
				...{ id, hash, ...way, heardBy: null, heardAs: null },
				freely: true
			});
			if (outcome !== 'signed') return null;
			shown.set(id, pages.get(hash) ?? []);
			return requestOf(pass);
		},
		signed: async () => {
			const rows = await sql<{ id: string; answers: string[] }[]>`
				select id, answers from plan_signature where person_id = ${personId}`;
			expect(rows.map(({ id }) => id).sort()).toEqual([...shown.keys()].sort());
			for (const { id, answers } of rows)
				expect([...answers].sort()).toEqual([...(shown.get(id) ?? [])].sort());
			return rows.length;
		}
	});
};
