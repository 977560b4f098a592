import type postgres from 'postgres';
import { setOf } from '../../src/lib/server/questions/sets.js';
import type { Question } from '../../src/lib/server/questions/set.js';
import { id, insert, now } from '../access/world.js';

/** A word that stands in what the person told alone. */
export const TOLD = 'speedwell';

const T = { person_id: id('person tahlia') };
const E = { ...T, episode_id: id('episode') };
const nobody = '00000000-0000-0000-0000-000000000000';
const earlier = new Date(now.getTime() - 3_600_000);

/** The one answer that she lets one of them read, in both worlds. */
const named = id('account-names-cas');

const valueOf = (question: Question): unknown => {
	const [option = ''] = question.options ?? [];
	switch (question.kind) {
		case 'text':
			return { text: `${TOLD} ${question.id}` };
		case 'choice':
			return { choice: option, note: TOLD };
		case 'date':
			return { date: '2026-03-01' };
		case 'scales':
			return { rows: Object.fromEntries((question.rows ?? []).map((row) => [row, 1])), note: TOLD };
		case 'marks':
			return { rows: Object.fromEntries((question.rows ?? []).map((row) => [row, 'yes'])), note: TOLD };
		default:
			return { items: [{ id: id(`item told ${question.id}`), text: `${TOLD} ${question.id}` }] };
	}
};

/** Every question answered, open to whoever leads and to the team; half of it being typed; help asked for. */
export const plantAccount = async (sql: postgres.Sql): Promise<void> => {
	const taken = await sql<{ question: string }[]>`
		select question from answer_now where context = ${id('episode')} and voice = ${nobody}`;
	for (const question of setOf('debrief-person').questions) {
		const name = `debrief-person/${question.id}`;
		const place = { ...T, question: name, context: id('episode') };
		await insert(sql, 'draft', {
			...{ ...place, writer: id('tahlia'), fields: { text: [`${TOLD} draft`] }, saved_at: now }
		});
		if (taken.some((one) => one.question === name)) continue;
		await insert(sql, 'answer', {
			...{ id: id(`told ${question.id}`), ...place, set_version: 1, state: 'answered' },
			...{ value: valueOf(question), language: 'en', typed_by: id('tahlia'), key: `told ${question.id}` },
			...{ body_hash: Buffer.from(question.id), written_at: earlier }
		});
		await insert(sql, 'answer_now', {
			...{ ...place, answer_id: id(`told ${question.id}`), named: [], changed_at: earlier },
			audience: ['facilitator', 'care-team']
		});
		await insert(sql, 'rendering', {
			...{ id: id(`told in arabic ${question.id}`), answer_id: id(`told ${question.id}`), ...T, item: null },
			...{ language: 'ar', wording: TOLD, made_by: 'Noor', how: 'human', written_at: now }
		});
	}
	await insert(sql, 'debrief_choice', {
		...{ id: id('told: now'), ...E, choice: 'now', chosen_by: id('tahlia'), chosen_at: now, way: 'writing' }
	});
	await insert(sql, 'debrief_audience', {
		...{ id: id('told: who'), ...E, audience: ['facilitator', 'care-team'], named: [] },
		...{ chosen_by: id('tahlia'), chosen_at: now }
	});
	await insert(sql, 'help_asked', {
		...{ id: id('told: help'), ...E, kind: 'talk', asked_by: id('tahlia'), asked_at: now }
	});
};

/** The same without any of it: she never chose, told, typed or asked for anything but that one answer. */
export const plantSilence = async (sql: postgres.Sql): Promise<void> => {
	await sql.begin(async (tx) => {
		await tx`set local session_replication_role = replica`;
		const told = tx`select id from answer where context = ${id('episode')} and voice = ${nobody} and id <> ${named}`;
		await tx`delete from rendering where answer_id in (${told})`;
		await tx`delete from answer_check where answer_id in (${told})`;
		await tx`delete from answer_now where answer_id in (${told})`;
		await tx`delete from answer where id in (${told})`;
		await tx`delete from draft where context = ${id('episode')} and voice = ${nobody}`;
		await tx`delete from hidden_entry where subject like ${`% ${id('episode')}`}`;
		await tx`delete from help_answer where help_id in (select id from help_asked where episode_id = ${id('episode')})`;
		// What she asked for beside an account that no record is of stays: who was in the record may be asked there.
		await tx`delete from help_asked where episode_id = ${id('episode')}`;
		await tx`delete from debrief_choice where person_id = ${T.person_id}`;
		await tx`delete from debrief_audience where person_id = ${T.person_id}`;
	});
};
