import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import { answerProposal, propose, readChanges } from '../../../src/lib/server/care/care-plan/acts.js';
import { answerForUnit, readUnitPlans } from '../../../src/lib/server/care/care-plan/entry-acts.js';
import { readChangesThatStand } from '../../../src/lib/server/care/care-plan/worked-acts.js';
import { readCard } from '../../../src/lib/server/care/card/acts.js';
import { addFinding } from '../../../src/lib/server/care/talk/acts.js';
import { confirm } from '../../../src/lib/server/care/pressure/acts.js';
import { passOf } from '../../support/asker.js';
import type { House } from '../../support/sign-in.js';
import { livedAfter, sydney, words, type After } from './scene.js';

let house: House;
let at: After;
livedAfter((lived) => ({ house, at } = lived));

const evening = sydney('18:00', '18');
const yes = async (id: string, base = '') => {
	const pass = await passOf(at.person.asking(evening), 'proposal:answer', at.subject);
	const decision = { answer: 'accepted' } as const;
	return answerProposal(pass, id, { decision, base, key: randomUUID(), language: 'en' });
};

/** A crisis plan of one line that she signed; nobody else sat at the table. */
const signedPlan = async () => {
	const [line, version, signature] = [randomUUID(), randomUUID(), randomUUID()];
	const { superSql: sql } = house;
	const hash = Buffer.alloc(32);
	await sql`insert into crisis_line (id, line_id, person_id, topic, wording, language, bases, typed_by, written_at)
		values (${version}, ${line}, ${at.personId}, 'early-do', 'Call my sister', 'en', '{}', ${at.person.accountId}, ${evening})`;
	await sql`insert into crisis_signature (id, person_id, hash, name, how, typed_by, signed_at)
		values (${signature}, ${at.personId}, ${hash}, 'Tahlia', 'here', ${at.person.accountId}, ${evening})`;
	await sql`insert into crisis_signed_line (signature_id, person_id, line_id, version_id, hash)
		values (${signature}, ${at.personId}, ${line}, ${version}, ${hash})`;
	return { line, version };
};

const targets = async () =>
	(await readChanges(await passOf(at.ana.asking(evening), 'joint:read', at.episode), words)).targets;
const cardFor = async (who = at.kim) => {
	const pass = await passOf(who.asking(evening), 'card:read', at.subject);
	return (await readCard(pass, words)).card.sections.flatMap(({ lines }) =>
		lines.map(({ text, notes }) => [text, ...notes].join(' | '))
	);
};

test('a directive that nobody signed, and a plan that nobody signed, are nothing to be changed by a talk', async () => {
	const kinds = new Set((await targets()).map(({ question }) => question.split('/')[0]));
	expect([...kinds].sort()).toEqual(['about-me', 'care-plan']);
});

test('a statement that she takes in is a wish on the card beside what she signed, and stands in her plan', async () => {
	const { line, version } = await signedPlan();
	const aim = `crisis-plan/early-do/${line}`;
	expect((await targets()).find(({ value }) => value === aim)).toMatchObject({ line: 'Call my sister' });
	const { id, made } = await at.offer(aim, 'Call my sister, then Ros');
	expect(made).toBe('proposed');
	expect(await yes(id, randomUUID())).toBe('changed');
	expect(await yes(id, version)).toBe('settled');
	expect(await cardFor()).toContain('“Call my sister, then Ros” | wish, not yet agreed and signed');
	const pass = await passOf(at.person.asking(evening), 'proposals:read', at.subject);
	expect(await readChangesThatStand(pass)).toMatchObject([{ id, question: 'crisis-plan/early-do' }]);
});

test('an entry of the team is asked of the unit once she says yes, and written only when it will', async () => {
	const { id } = await at.offer('care-plan/entry', 'One nurse tells me who is on');
	const unit = await passOf(at.kim.asking(evening), 'care-plans:answer', at.unit);
	const read = await passOf(at.kim.asking(evening), 'care-plans:read', at.unit);
	const said = { id: randomUUID(), proposalId: id, reason: 'Nobody is there', owner: null, reviewOn: null };
	expect(await answerForUnit(unit, { ...said, answer: 'will-do' })).toBe(false);
	expect(await yes(id)).toBe('settled');
	expect((await readUnitPlans(read, 'Australia/Sydney')).asked).toMatchObject([{ id, agent: null }]);
	expect(await answerForUnit(unit, { ...said, answer: 'cannot' })).toBe(true);
	const entries = () => house.superSql`select from care_entry where person_id = ${at.personId}`;
	expect(await entries()).toHaveLength(0);
	const again = { ...said, id: randomUUID(), reviewOn: '2026-03-18' };
	for (const _ of [1, 2]) expect(await answerForUnit(unit, { ...again, answer: 'will-do' })).toBe(true);
	expect(await entries()).toHaveLength(1);
	expect((await readUnitPlans(read, 'Australia/Sydney')).reviews).toMatchObject([{ person: 'Tahlia Marsh' }]);
});

test('a yes to the team’s plan on a tablet of the service asks nobody until she confirms it alone', async () => {
	const { id } = await at.offer('care-plan/entry', 'Room search every night');
	const { superSql: sql } = house;
	await sql`update sign_in.session set device = 'service' where account_id = ${at.person.accountId}`;
	const how = await yes(id);
	if (typeof how !== 'object') throw new Error(`${how}, not held`);
	const asked = async () => {
		const pass = await passOf(at.kim.asking(evening), 'care-plans:read', at.unit);
		return (await readUnitPlans(pass, 'Australia/Sydney')).asked.length;
	};
	expect(await asked()).toBe(0);
	await sql`update sign_in.session set device = 'own' where account_id = ${at.person.accountId}`;
	expect(
		await confirm(await passOf(at.person.asking(evening), 'to-confirm:answer', at.subject), how.hold)
	).toBe('done');
	expect(await asked()).toBe(1);
});

test('a change to the team’s plan that she declined is kept from it, and no helper passes a statement off as taken in', async () => {
	const { id } = await at.offer('care-plan/entry', 'Room search every night');
	const pass = await passOf(at.person.asking(evening), 'proposal:answer', at.subject);
	const decision = { answer: 'declined', reason: null } as const;
	await answerProposal(pass, id, { decision, base: '', key: randomUUID(), language: 'en' });
	const kim = await passOf(at.kim.asking(evening), 'care-plan:write', at.subject);
	const entry = randomUUID();
	await transaction(
		kim,
		(sql) => sql`insert into care_entry (id, person_id, unit_id, made_by, made_at)
		values (${entry}, ${at.personId}, ${at.unitId}, ${at.kim.accountId}, ${evening})`
	);
	await expect(
		transaction(
			kim,
			(sql) => sql`insert into care_entry_version (id, entry_id, person_id, wording, language, source,
				proposal_id, written_by, written_at)
			values (${randomUUID()}, ${entry}, ${at.personId}, 'Room search', 'en', 'proposal', ${id}, ${at.kim.accountId}, ${evening})`
		)
	).rejects.toThrow(/row-level security/);
	const ana = await passOf(at.ana.asking(evening), 'joint:write', at.episode);
	const findingId = randomUUID();
	await addFinding(ana, { id: findingId, wording: 'x', language: 'en', whose: 'staff' });
	const same = { id: randomUUID(), findingId, target: 'care-plan/entry', why: { en: 'x' } };
	expect(await propose(ana, words, { ...same, wordings: { en: 'A room search, every night' } })).toBe(
		'said-no'
	);
});
