import { randomUUID } from 'node:crypto';
import { saveAnswer } from '../../../src/lib/server/questions/acts.js';
import type { Audience, Value } from '../../../src/lib/server/questions/answer.js';
import { passOf, someone } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { monday, unknown, type Ward } from '../intake/ward.js';

export type Somebody = Awaited<ReturnType<typeof somebody>>;

/** A person who came to a ward on Monday and has an account of their own. */
export const somebody = async (database: TestDatabase, at: Ward, name = 'Tahlia') => {
	const personId = await at.meet(unknown(name));
	const self = await someone(database, { name, kind: 'person', personId });
	/** Saves an answer as the person would. */
	const say = async (
		question: string,
		value: Value,
		groups: Audience['groups'] = ['card'],
		{ now = monday, base = '', named = [] as string[] } = {}
	): Promise<string> => {
		const saved = await saveAnswer(await passOf(self.asking(now), 'about-me:answer', { personId }), {
			question,
			setVersion: 1,
			state: 'answered',
			value,
			language: 'en',
			base,
			key: randomUUID(),
			audience: { groups, named },
			also: new Map(),
			alsoLanguage: 'en',
			alsoBy: ''
		});
		if (saved.outcome === 'conflict') throw new Error('conflict');
		return saved.answerId;
	};
	return { personId, subject: { personId }, self, say };
};

export const lines = (...texts: string[]): Value => ({
	items: texts.map((text) => ({ id: randomUUID(), text }))
});
