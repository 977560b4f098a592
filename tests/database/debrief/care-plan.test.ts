import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	actionsFor,
	actionsOfUnit,
	addUnitAction,
	answerProposal,
	answerUnitAction,
	propose,
	readChanges,
	readOffer,
	readProposals,
	waitingProposals
} from '../../../src/lib/server/care/care-plan/acts.js';
import type { Decision } from '../../../src/lib/server/care/care-plan/care-plan.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import { itemsOf, type Value } from '../../../src/lib/server/questions/answer.js';
import { readCard } from '../../../src/lib/server/care/card/acts.js';
import { confirm, takeBack } from '../../../src/lib/server/care/pressure/acts.js';
import { passOf } from '../../support/asker.js';
import type { House } from '../../support/sign-in.js';
import { afterwards, livedAfter, sydney, words, type After } from './scene.js';

let house: House;
let at: After;
livedAfter((lived) => ({ house, at } = lived));

const evening = sydney('18:00', '18');
const yes: Decision = { answer: 'accepted' };
const say = async (
	id: string,
	decision: Decision,
	more: { base?: string; key?: string; when?: Date; language?: string } = {}
) => {
	const pass = await passOf(at.person.asking(more.when ?? evening), 'proposal:answer', at.subject);
	const { base = at.helps.id, key = randomUUID(), language = 'en' } = more;
	return answerProposal(pass, id, { decision, base, key, language });
};
/** What holds for "what helps" now, with who may see it and where it came from. */
const held = async () => {
	const [row] = await house.superSql<
		{ id: string; value: Value; audience: string[]; proposal: string | null; base: string | null }[]
	>`
		select a.id, a.value, n.audience, a.proposal, a.base from answer_now n join answer a on a.id = n.answer_id
		where n.person_id = ${at.personId} and n.question = 'about-me/helps'`;
	if (!row) throw new Error('nothing holds');
	return { ...row, lines: itemsOf(row.value).map(({ text, since }) => (since ? `${text} (new)` : text)) };
};
const answers = () => house.superSql`select from answer where person_id = ${at.personId}`;
const line = (text: string) => `about-me/helps/${at.helps.items.find((one) => one.text === text)?.id}`;

describe('only a yes reaches the plan', () => {
	test('waiting, declined and put off leave it as it is', async () => {
		const { id } = await at.offer(line('Quiet room'), 'Garden first');
		const before = await held();
		expect(await say(id, { answer: 'not-now', notBefore: '2026-04-01' })).toBe('settled');
		expect(await held()).toEqual(before);
		expect(await say(id, { answer: 'declined', reason: null })).toBe('settled');
		expect(await held()).toEqual(before);
		expect(await answers()).toHaveLength(2);
	});

	test('accepted: one new answer of the person’s, the line marked new, the same id, place and readers', async () => {
		const { id } = await at.offer(line('Quiet room'), 'Garden first');
		expect(await say(id, yes)).toBe('settled');
		const now = await held();
		expect(now).toMatchObject({
			lines: ['Tight blanket', 'Garden first (new)'],
			audience: ['card'],
			proposal: id,
			base: at.helps.id
		});
		expect(itemsOf(now.value)[1]).toMatchObject({ id: at.helps.items[1]?.id, since: evening.toISOString() });
		const other =
			await house.superSql`select item, wording from rendering where answer_id = ${now.id} and language = 'ar'`;
		expect(other).toMatchObject([{ item: at.helps.items[1]?.id, wording: 'كلمات' }]);
		const noted =
			await house.superSql`select from audit.entry where deed = 'proposal:accepted' and subject_id = ${id}`;
		expect(noted).toHaveLength(1);
	});

	test('reworded: the person’s words, not those that were offered', async () => {
		const { id } = await at.offer('about-me/helps', 'OFFERED');
		expect(await say(id, { answer: 'reworded', wording: 'Show me the clock', also: {} })).toBe('settled');
		const now = await held();
		expect(now.lines).toEqual(['Tight blanket', 'Quiet room', 'Show me the clock (new)']);
		expect(await house.superSql`select from rendering where answer_id = ${now.id}`).toHaveLength(0);
	});

	test('an answer that was only mine stays only mine', async () => {
		await house.superSql`update answer_now set audience = '{}' where person_id = ${at.personId}`;
		const { id, made } = await at.offer('about-me/helps', 'Garden first');
		expect(made).toBe('proposed');
		await say(id, yes);
		expect((await held()).audience).toEqual([]);
	});

	test('a question that had no answer gets one, with the readers the question starts with', async () => {
		const { id } = await at.offer('about-me/stop', 'My hand up');
		expect(await say(id, yes, { base: '' })).toBe('settled');
		const [row] =
			await house.superSql`select audience, value from answer_now n join answer a on a.id = n.answer_id
			where n.person_id = ${at.personId} and n.question = 'about-me/stop'`;
		expect(row).toMatchObject({ audience: ['card'], value: { text: 'My hand up' } });
	});
});

describe('said once', () => {
	test('the same form sent twice, at once or after, is one answer', async () => {
		const { id } = await at.offer('about-me/helps', 'Garden first');
		const key = randomUUID();
		const both = await Promise.all([say(id, yes, { key }), say(id, yes, { key })]);
		expect(both.sort()).toEqual(['answered-before', 'settled']);
		expect(await say(id, yes, { key })).toBe('answered-before');
		expect((await held()).lines).toEqual(['Tight blanket', 'Quiet room', 'Garden first (new)']);
	});

	test('a yes cannot be turned into a no by going back, nor a no into a yes', async () => {
		const first = await at.offer('about-me/helps', 'Garden first');
		await say(first.id, yes);
		expect(await say(first.id, { answer: 'declined', reason: null })).toBe('answered-before');
		const second = await at.offer('about-me/helps', 'Music');
		await say(second.id, { answer: 'declined', reason: null });
		expect(await say(second.id, yes)).toBe('answered-before');
		expect((await held()).lines).toEqual(['Tight blanket', 'Quiet room', 'Garden first (new)']);
	});

	test('not now needs a day to come, and waits again on that day in the unit’s own zone', async () => {
		const { id } = await at.offer('about-me/helps', 'Garden first');
		expect(await say(id, { answer: 'not-now', notBefore: '2026-03-18' })).toBe('day-not-to-come');
		expect(await say(id, { answer: 'not-now', notBefore: '2026-03-20' })).toBe('settled');
		const waiting = async (when: Date) =>
			waitingProposals(await passOf(at.person.asking(when), 'home:read', at.subject));
		expect(await waiting(sydney('23:59', '19'))).toEqual([]);
		expect(await waiting(sydney('00:00', '20'))).toHaveLength(1);
		expect(await say(id, yes, { when: sydney('08:00', '20') })).toBe('settled');
	});
});

describe('when the target changed meanwhile', () => {
	test('nothing is written until the person has seen was, now and offered', async () => {
		const { id } = await at.offer(line('Quiet room'), 'Garden first');
		const later = await at.answer('helps', [{ text: 'Tight blanket' }, { text: 'My own room' }]);
		await house.superSql`update answer set value = ${house.superSql.json({
			items: [
				{ id: at.helps.items[0]?.id ?? '', text: 'Tight blanket' },
				{ id: at.helps.items[1]?.id ?? '', text: 'My own room' }
			]
		})} where id = ${later.id}`;
		expect(await say(id, yes)).toBe('changed');
		expect((await held()).lines).toEqual(['Tight blanket', 'My own room']);
		const offer = await readOffer(await passOf(at.person.asking(evening), 'proposal:answer', at.subject), id);
		expect(offer).toMatchObject({
			changed: true,
			aim: { base: { id: at.helps.id }, current: { id: later.id } },
			state: { state: 'waiting' }
		});
		expect(await say(id, yes, { base: later.id })).toBe('settled');
		expect((await held()).lines).toEqual(['Tight blanket', 'Garden first (new)']);
	});

	test('a no does not care', async () => {
		const { id } = await at.offer(line('Quiet room'), 'Garden first');
		await at.answer('helps', [{ text: 'Something else' }]);
		expect(await say(id, { answer: 'declined', reason: null })).toBe('settled');
	});
});

describe('a declined proposal', () => {
	test('is nowhere: not for staff in SQL, not among what was proposed, not in the person’s plan', async () => {
		const { id } = await at.offer('about-me/helps', 'MARKER-DECLINED');
		await say(id, { answer: 'declined', reason: 'MARKER-REASON' });
		const joint = await passOf(at.ana.asking(evening), 'joint:read', at.episode);
		const { proposals } = await readChanges(joint, words);
		expect(proposals).toMatchObject([{ id, answer: 'declined', wordings: {}, why: {}, was: null }]);
		for (const who of [at.kim, at.dana]) {
			const pass = await passOf(who.asking(evening), 'home:read', at.subject);
			const rows = await transaction(pass, async (sql) => [
				...(await sql`select p::text from proposal p`),
				...(await sql`select p::text from proposal_answer p`)
			]);
			expect(rows).toEqual([]);
		}
		expect(
			JSON.stringify(await transaction(joint, (sql) => sql`select p::text from proposal_answer p`))
		).not.toContain('MARKER');
		expect(JSON.stringify(await held())).not.toContain('MARKER');
		const log = await house.superSql`select e::text from audit.entry e`;
		expect(JSON.stringify(log)).not.toContain('MARKER');
	});

	test('cannot be offered again by the same finding, in the act or in SQL', async () => {
		const { id, findingId } = await at.offer('about-me/helps', 'Garden first');
		await say(id, { answer: 'declined', reason: null });
		const pass = await passOf(at.ana.asking(evening), 'joint:write', at.episode);
		const again = {
			id: randomUUID(),
			findingId,
			target: 'about-me/helps',
			wordings: { en: 'Garden' },
			why: { en: 'x' }
		};
		expect(await propose(pass, words, again)).toBe('finding-used');
		await expect(
			transaction(
				pass,
				(
					sql
				) => sql`insert into proposal (id, person_id, episode_id, finding_id, question, wordings, why, whose, not_these, made_by, made_at)
				values (${randomUUID()}, ${at.personId}, ${at.episodeId}, ${findingId}, 'about-me/helps', '{}', '{}', 'staff',
					array(select id from proposal where person_id = ${at.personId}), ${at.ana.accountId}, ${evening})`
			)
		).rejects.toThrow(/unique/);
		expect(
			await readProposals(await passOf(at.person.asking(evening), 'proposals:read', at.subject))
		).toHaveLength(1);
	});
});

describe('who may', () => {
	test('propose: only who leads, and only about lines they can read', async () => {
		for (const who of [at.kim, at.dana])
			await expect(passOf(who.asking(evening), 'joint:write', at.episode)).rejects.toThrow('no pass');
		const { targets } = await readChanges(
			await passOf(at.ana.asking(evening), 'joint:read', at.episode),
			words
		);
		expect(targets.filter(({ question }) => question === 'about-me/helps').map((one) => one.line)).toEqual([
			'Tight blanket',
			'Quiet room',
			null
		]);
		expect(JSON.stringify(targets)).not.toContain('MARKER');
		expect((await at.offer(`about-me/helps/${randomUUID()}`, 'x')).made).toBe('no-target');
		expect((await at.offer('about-me/strengths', 'x')).made).toBe('no-target');
	});

	test('answer: only the person, straight in SQL too', async () => {
		const { id } = await at.offer('about-me/helps', 'Garden first');
		for (const who of [at.kim, at.ana, at.dana]) {
			await expect(passOf(who.asking(evening), 'proposal:answer', at.subject)).rejects.toThrow('no pass');
			const pass = await passOf(who.asking(evening), 'account:read', {});
			const insert = transaction(
				pass,
				(
					sql
				) => sql`insert into proposal_answer (id, proposal_id, person_id, answer, answered_by, answered_at, key)
				values (${randomUUID()}, ${id}, ${at.personId}, 'accepted', ${who.accountId}, ${evening}, 'k')`
			);
			await expect(insert).rejects.toThrow(/row-level security/);
		}
	});
});

describe('what the unit must do', () => {
	test('is answered by the unit, with a reason unless it will, and the person reads both', async () => {
		const id = randomUUID();
		const lead = await passOf(at.ana.asking(evening), 'joint:write', at.episode);
		for (const _ of [1, 2])
			await addUnitAction(lead, {
				id,
				wording: 'Casuals open the card at shift start',
				owner: 'Kim',
				ownerId: null,
				dueOn: '2026-04-01'
			});
		const read = async () => actionsFor(await at.mine('debrief:read', evening));
		expect(await read()).toMatchObject([{ wording: 'Casuals open the card at shift start', answer: null }]);
		const unit = await passOf(at.kim.asking(evening), 'unit-actions:answer', at.unit);
		await expect(
			answerUnitAction(unit, { id: randomUUID(), actionId: id, answer: 'cannot', reason: null })
		).rejects.toThrow(/check/);
		expect(
			await answerUnitAction(unit, { id: randomUUID(), actionId: id, answer: 'will-do', reason: null })
		).toBe(true);
		expect(await read()).toMatchObject([{ answer: 'will-do' }]);
		const { actions } = await readChanges(
			await passOf(at.ana.asking(evening), 'joint:read', at.episode),
			words
		);
		expect(actions).toMatchObject([{ answer: 'will-do' }]);
		expect(await actionsOfUnit(await passOf(at.kim.asking(evening), 'debriefs:read', at.unit))).toHaveLength(
			1
		);
	});

	test('of another unit is not there to be answered', async () => {
		const id = randomUUID();
		await addUnitAction(await passOf(at.ana.asking(evening), 'joint:write', at.episode), {
			id,
			wording: 'x',
			owner: null,
			ownerId: null,
			dueOn: null
		});
		const other = await afterwards(house);
		const unit = await passOf(other.kim.asking(evening), 'unit-actions:answer', other.unit);
		expect(
			await answerUnitAction(unit, { id: randomUUID(), actionId: id, answer: 'will-do', reason: null })
		).toBe(false);
	});
});

describe('under pressure', () => {
	const onTheTablet = () =>
		house.superSql`update sign_in.session set device = 'service' where account_id = ${at.person.accountId}`;
	const alone = () =>
		house.superSql`update sign_in.session set device = 'own' where account_id = ${at.person.accountId}`;
	const deciding = () => passOf(at.person.asking(evening), 'to-confirm:answer', at.subject);
	const holdOf = (how: Awaited<ReturnType<typeof say>>): string => {
		if (typeof how !== 'object') throw new Error(`${how}, not held`);
		return how.hold;
	};

	test('a line in the place of another waits until the person confirms it', async () => {
		const { id } = await at.offer(line('Quiet room'), 'Garden first');
		await onTheTablet();
		const hold = holdOf(await say(id, yes));
		expect((await held()).lines).toEqual(['Tight blanket', 'Quiet room']);
		await alone();
		expect(await confirm(await deciding(), hold)).toBe('done');
		expect((await held()).lines).toEqual(['Tight blanket', 'Garden first (new)']);
	});

	test('a new line stands, labelled on the card for staff, and goes when it is taken back', async () => {
		const { id } = await at.offer('about-me/helps', 'A walk outside');
		await onTheTablet();
		const hold = holdOf(await say(id, yes));
		expect((await held()).lines).toEqual(['Tight blanket', 'Quiet room', 'A walk outside (new)']);
		const notes = async () => {
			const { card } = await readCard(await passOf(at.kim.asking(evening), 'card:read', at.subject), words);
			return card.sections.flatMap(({ lines }) =>
				lines.flatMap((one) => (one.notes.includes('to be confirmed') ? [one.text] : []))
			);
		};
		expect(await notes()).toEqual(['“A walk outside”']);
		expect(await takeBack(await deciding(), hold)).toBe('not-now');
		await alone();
		expect(await takeBack(await deciding(), hold)).toBe('done');
		expect((await held()).lines).toEqual(['Tight blanket', 'Quiet room']);
		expect(await notes()).toEqual([]);
	});
});
