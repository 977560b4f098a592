import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transaction, type PersonPass, type Sql } from '../../../src/lib/server/access/index.js';
import {
	findCapacity,
	readCapacity,
	sayCanDecide
} from '../../../src/lib/server/care/care-plan/agent-acts.js';
import { capacityView } from '../../../src/lib/server/care/care-plan/agent-view.js';
import { noesForAgent, refusedToAgent } from '../../../src/lib/server/care/care-plan/agent-store.js';
import { agentPowers, OUR_FINDING_DAYS } from '../../../src/lib/server/standards/agent-powers.js';
import { nobody } from '../../../src/lib/server/questions/answer.js';
import { allJurisdictions } from '../../../src/lib/server/standards/jurisdictions.js';
import { passOf, someone, type Signed } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { afterwards, sydney, words, type After } from './scene.js';

let house: House;
let at: After;
let lucille: Signed;
const now = sydney('18:00', '18');
const directive = { id: '', speaker: '', signature: '' };

beforeAll(async () => {
	house = await openHouse();
});
beforeEach(async () => {
	at = await afterwards(house);
	await at.end();
	await at.ask();
	lucille = await someone(house, { name: 'Lucille Park' });
	await house.superSql`update sign_in.account set kind = 'supporter' where id = ${lucille.accountId}`;
	Object.assign(directive, { id: randomUUID(), speaker: randomUUID(), signature: randomUUID() });
	await rows('germany');
});
afterAll(() => house.close());

/** What she signed names Lucille, who said yes and may read it. */
const rows = async (jurisdiction: string): Promise<void> => {
	const [sql, before] = [house.superSql, sydney('09:00', '11')];
	const of = { person_id: at.personId, directive_id: directive.id };
	await sql`insert into directive ${sql({
		...{ id: directive.id, person_id: at.personId, jurisdiction },
		...{ begun_at: before, begun_by: at.person.accountId }
	})}`;
	await sql`insert into directive_representative ${sql({
		...{ ...of, id: directive.speaker, rank: 1, name: 'Lucille Park', account_id: lucille.accountId },
		...{ powers: 'all', alert: true, named_at: before, made_by: at.person.accountId }
	})}`;
	const hash = createHash('sha256').update('x').digest();
	await sql`insert into directive_text ${sql({ ...of, hash, language: 'en', wording: 'x', answers: [] })}`;
	await sql`insert into directive_signature ${sql({
		...{ ...of, id: directive.signature, text_hash: hash, method: 'typed', words: 'T' },
		...{ freely: true, signed_by: at.person.accountId, signed_at: before }
	})}`;
	await sql`insert into directive_acceptance ${sql({
		...{ id: randomUUID(), representative_id: directive.speaker, person_id: at.personId, answer: 'accepted' },
		...{ on_paper: false, answered_by: lucille.accountId, answered_at: before }
	})}`;
	await sql`insert into supporter_grant ${sql({
		...{
			id: randomUUID(),
			person_id: at.personId,
			account_id: lucille.accountId,
			part: 'directive',
			may: 'read'
		},
		...{ starts_at: before, ends_at: sydney('09:00', '31'), kind: 'representative', purpose: 'speak' }
	})}`;
};

const find = async (can = false, until: string | null = null, when = now) =>
	findCapacity(await passOf(at.kim.asking(when), 'capacity:write', at.subject), {
		...{ id: randomUUID(), can, reason: 'She could not say what was asked', until }
	});
const shown = async (when: Date, who: Signed = at.person) => {
	const found = await readCapacity(await passOf(who.asking(when), 'care-plan:read', at.subject));
	return capacityView(words, found, { zone: 'Australia/Sydney', name: null, now: when });
};

/** Whether a row of Lucille's is let in, past every act. */
const isLet = async (table: 'agent_answer' | 'proposal', row: Record<string, unknown>, when = now) => {
	const pass = await passOf(lucille.asking(when), 'agent:answer', at.subject);
	return transaction(pass, async (sql) => {
		const ready = Object.fromEntries(
			Object.entries(row).map(([name, value]) => [
				name,
				name === 'wordings' || name === 'why' ? sql.json({ en: String(value) }) : (value as string)
			])
		);
		await sql`insert into ${sql(table)} ${sql(ready)}`;
		return true;
	}).catch((fault: unknown) => {
		if (fault instanceof Error && 'code' in fault && fault.code === '42501') return false;
		throw fault;
	});
};
const answers = async (proposal_id: string, when = now) =>
	isLet(
		'agent_answer',
		{
			...{ id: randomUUID(), proposal_id, person_id: at.personId, representative_id: directive.speaker },
			...{ answer: 'accepted', answered_by: lucille.accountId, answered_at: when }
		},
		when
	);
const suggests = (more: Record<string, unknown> = {}) =>
	isLet('proposal', {
		...{ id: randomUUID(), person_id: at.personId, representative_id: directive.speaker, whose: 'agent' },
		...{ question: 'about-me/helps', wordings: 'Sunday drive', why: 'x' },
		...{ made_by: lucille.accountId, made_at: now, ...more }
	});
const teamReads = async (when = now): Promise<number> =>
	transaction(
		await passOf(at.kim.asking(when), 'care-plan:read', at.subject),
		async (sql) => (await sql`select from proposal where whose = 'agent'`).length
	);

test('what the rows know of the laws is what the files say', async () => {
	const known = await house.superSql`select * from access.directive_laws() order by jurisdiction`;
	const said = agentPowers()
		.map(({ jurisdiction, answers: may, findingDays }) => ({
			jurisdiction,
			witnesses: allJurisdictions().find(({ id }) => id === jurisdiction)?.formalities.witnesses.value,
			answers: may === 'while-incapable',
			finding_days: findingDays ?? null
		}))
		.toSorted((a, b) => (a.jurisdiction < b.jurisdiction ? -1 : 1));
	expect([...known]).toEqual(said);
	const [row] = await house.superSql`select access.finding_days(${at.personId}) as days`;
	expect(row).toEqual({ days: OUR_FINDING_DAYS });
});

test('the rows give whom she named the power only by law, finding and directive together', async () => {
	const { id } = await at.offer('about-me/helps', 'A walk');
	expect(await answers(id)).toBe(false);
	expect(await find()).toBe('found');
	const gone = sydney('09:00', '12');
	const without = {
		directive: [
			{ jurisdiction: 'scotland' },
			// Two witnesses are wanted there, and there are none.
			{ jurisdiction: 'india' },
			{ jurisdiction: 'germany', discarded_at: gone }
		],
		directive_representative: [{ removed_at: gone }],
		directive_acceptance: [{ answer: 'ended' }]
	};
	const whole = {
		directive: { jurisdiction: 'germany', discarded_at: null },
		directive_representative: { removed_at: null },
		directive_acceptance: { answer: 'accepted' }
	};
	const { superSql: sql } = house;
	for (const table of ['directive', 'directive_representative', 'directive_acceptance'] as const)
		for (const lack of without[table]) {
			await sql`update ${sql(table)} set ${sql(lack)} where person_id = ${at.personId}`;
			expect([lack, await answers(id)]).toEqual([lack, false]);
			await sql`update ${sql(table)} set ${sql(whole[table])} where person_id = ${at.personId}`;
		}
	expect(await answers(id)).toBe(true);
});

test('a finding ends by itself on its day, and no later than ours', async () => {
	const { id } = await at.offer('about-me/helps', 'A walk');
	expect(await find(false, '2026-03-17')).toBe('day-gone');
	expect(await find(false, '2026-04-02')).toBe('too-long');
	expect(await find(false, '2026-03-20')).toBe('found');
	expect((await shown(now))?.text).toContain('This holds until 20 March 2026');
	expect(await answers(id, sydney('00:00', '21'))).toBe(false);
	expect(await shown(sydney('00:00', '21'))).toMatchObject({ holds: false });
	expect((await shown(sydney('00:00', '21')))?.text).toContain('This ended on 20 March 2026');
	const pass = await passOf(at.kim.asking(now), 'capacity:write', at.subject);
	await expect(
		transaction(
			pass,
			(sql) => sql`insert into capacity_finding (id, person_id, can, reason, holds_until, found_by, found_at)
				values (${randomUUID()}, ${at.personId}, false, 'r', '2026-04-20', ${at.kim.accountId}, ${now})`
		)
	).rejects.toThrow(/row-level security/);
	expect(await answers(id, sydney('23:59', '20'))).toBe(true);
});

test('her own word ends it at once, and nobody else says it for her', async () => {
	const { id } = await at.offer('about-me/helps', 'A walk');
	await find();
	const found = await shown(now);
	expect(found?.holds).toBe(true);
	await expect(passOf(at.kim.asking(now), 'capacity:end', at.subject)).rejects.toThrow();
	const own = await passOf(at.person.asking(now), 'capacity:end', at.subject);
	await sayCanDecide(own, { id: randomUUID(), findingId: found?.id ?? '' });
	expect((await shown(now))?.text).toContain('You said on 18 March 2026');
	expect(await answers(id)).toBe(false);
	// A new finding is a new one: it is theirs to read, and to answer once more.
	await find();
	expect(await answers(id)).toBe(true);
});

test('what whom she named suggests is labelled, hers to answer, and read by the team only while she cannot decide', async () => {
	expect(await suggests()).toBe(true);
	expect(await teamReads()).toBe(0);
	await find();
	expect(await teamReads()).toBe(1);
	expect(await teamReads(sydney('18:00', '31'))).toBe(0);
	// Never as words of the person, of staff or of a talk; never for a line that stands; never their own answer.
	for (const more of [
		{ whose: 'staff' },
		{ whose: 'person', representative_id: null, episode_id: at.episodeId },
		{ made_by: at.kim.accountId },
		{ person_id: (await afterwards(house)).personId }
	])
		await expect(suggests(more).catch(() => false)).resolves.toBe(false);
	await expect(suggests({ item: randomUUID() })).rejects.toThrow(/check constraint/);
	const [{ id } = { id: '' }] = await house.superSql<{ id: string }[]>`
		select id from proposal where person_id = ${at.personId} and whose = 'agent'`;
	expect(await answers(id)).toBe(false);
	const self = await passOf(at.person.asking(now), 'proposal:answer', at.subject);
	await transaction(
		self,
		(
			sql
		) => sql`insert into proposal_answer (id, proposal_id, person_id, answer, answered_by, answered_at, key)
			values (${randomUUID()}, ${id}, ${at.personId}, 'declined', ${at.person.accountId}, ${now}, 'k')`
	);
	expect(await teamReads()).toBe(0);
	// Her no holds against them too.
	expect(await suggests()).toBe(false);
	await house.superSql`update directive set discarded_at = ${now} where id = ${directive.id}`;
	expect(await suggests({ wordings: 'Something else' })).toBe(false);
});

test('what stands near a no: theirs to read while law and finding give the power, else refused without saying why', async () => {
	const declines = async (question: string, wording: string): Promise<string> => {
		const { id } = await at.offer(question, wording);
		const self = await passOf(at.person.asking(now), 'proposal:answer', at.subject);
		await transaction(
			self,
			(
				sql
			) => sql`insert into proposal_answer (id, proposal_id, person_id, answer, answered_by, answered_at, key)
				values (${randomUUID()}, ${id}, ${at.personId}, 'declined', ${at.person.accountId}, ${now}, ${id})`
		);
		return id;
	};
	const asks = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
		transaction(await passOf(lucille.asking(now), 'agent:read', at.subject), work);
	const noes = (wording = '') =>
		asks((sql) =>
			noesForAgent(sql, { personId: at.personId } as PersonPass, directive.speaker, {
				question: 'about-me/worse',
				wordings: { en: wording }
			})
		);
	const refused = (wording: string, question = 'about-me/worse') =>
		asks((sql) =>
			refusedToAgent(sql, { personId: at.personId } as PersonPass, directive.speaker, {
				question,
				wordings: { en: wording }
			})
		);
	const no = await declines('about-me/helps', 'Somebody holds my hand');
	// While she can decide nothing of it is theirs to read: what is near it in its words is refused, the rest is not.
	expect(await noes()).toEqual([]);
	expect(await refused('Hold her hand')).toBe(true);
	expect(await suggests({ wordings: 'Hold her hand' })).toBe(false);
	expect(await refused('Quiet music', 'about-me/helps')).toBe(false);
	expect(await suggests({ wordings: 'Quiet music' })).toBe(true);
	await find();
	expect(await noes('Hold her hand')).toMatchObject([{ id: no, near: true, same: false }]);
	expect(await noes('Quiet music')).toMatchObject([{ near: false }]);
	expect(await noes('Somebody holds my hand')).toMatchObject([{ near: true }]);
	expect(await refused('Hold her hand')).toBe(false);
	// Read, it is said to be something else: also what is for the same part alone.
	expect(await suggests({ wordings: 'Hold her hand' })).toBe(false);
	expect(await suggests({ wordings: 'A warm drink' })).toBe(false);
	expect(await suggests({ wordings: 'A warm drink', not_these: [no] })).toBe(true);
	// The very same is not offered again, whatever is said of it.
	expect(await suggests({ wordings: 'Somebody holds my hand', not_these: [no] })).toBe(false);
	// What she hides from them is to them as if it had never been written.
	await house.superSql`insert into hidden_entry (id, person_id, subject_kind, subject, account_id, hidden_at)
		values (${randomUUID()}, ${at.personId}, 'question', ${`about-me/helps ${nobody}`}, ${lucille.accountId}, ${now})`;
	expect(await noes('Hold her hand')).toEqual([]);
	expect(await refused('Hold her hand')).toBe(false);
});
