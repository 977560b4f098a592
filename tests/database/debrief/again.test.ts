import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
	answerProposal,
	propose,
	readChanges,
	readNoes,
	readOffer
} from '../../../src/lib/server/care/care-plan/acts.js';
import { writeEntry } from '../../../src/lib/server/care/care-plan/entry-acts.js';
import { untold } from '../../../src/lib/server/care/care-plan/tells.js';
import { targetsIn } from '../../../src/lib/server/care/care-plan/care-plan.js';
import { noesView } from '../../../src/lib/server/care/care-plan/changes-view.js';
import { offerView } from '../../../src/lib/server/care/care-plan/offer-view.js';
import { addFinding } from '../../../src/lib/server/care/talk/acts.js';
import { setOf } from '../../../src/lib/server/questions/sets.js';
import { transaction } from '../../../src/lib/server/access/index.js';
import { passOf } from '../../support/asker.js';
import type { House } from '../../support/sign-in.js';
import { livedAfter, sydney, words, type After } from './scene.js';

let house: House;
let at: After;
livedAfter((lived) => ({ house, at } = lived));

const evening = sydney('18:00', '18');
const later = sydney('18:00', '25');
const room = 'Time in room, door open';

const no = async (id: string) => {
	const pass = await passOf(at.person.asking(evening), 'proposal:answer', at.subject);
	const decision = { answer: 'declined', reason: null } as const;
	expect(await answerProposal(pass, id, { decision, base: '', key: randomUUID(), language: 'en' })).toBe(
		'settled'
	);
};

/** Whoever leads the talk now tries it once more, from something else that was learned. */
const again = async (target: string, text: string, fact?: string, noesRead: Date | null = later) => {
	const pass = await passOf(at.ana.asking(later), 'joint:write', at.episode);
	const findingId = randomUUID();
	await addFinding(pass, { id: findingId, wording: 'It was loud.', language: 'en', whose: 'staff' });
	const id = randomUUID();
	const made = await propose(pass, words, {
		...{ id, findingId, target },
		...{ wordings: { en: text }, why: { en: 'x' }, noesRead },
		...(fact === undefined ? {} : { fact })
	});
	return { id, findingId, made };
};

const facts = async () =>
	(await readChanges(await passOf(at.ana.asking(later), 'joint:read', at.episode), words)).facts;

test('a no holds for other findings, other leaders and other clothes of the same words', async () => {
	const { id } = await at.offer('about-me/helps', room);
	await no(id);
	expect(await facts()).toEqual([]);
	for (const text of [room, 'time in the room with the DOOR open!', '“Time in room” – door open'])
		expect((await again('about-me/helps', text)).made).toBe('said-no');
	expect((await again('about-me/helps', room, `episode:${at.episodeId}`)).made).toBe('said-no');
	expect((await again('about-me/helps', 'A walk to the letterbox')).made).toBe('proposed');
	// For another part that goes the same way too; what is to be avoided is another thing.
	expect((await again('about-me/do', room)).made).toBe('said-no');
	expect((await again('about-me/never', room)).made).toBe('proposed');
	expect((await again('about-me/avoid', 'A room')).made).toBe('proposed');
});

test('what stands near a no is named as something else by whoever makes it, and the person reads that', async () => {
	const { id } = await at.offer('about-me/helps', room);
	await no(id);
	const read = await passOf(at.ana.asking(later), 'joint:read', at.episode);
	const noes = noesView(words, await readNoes(read), 'en', 'Australia/Sydney');
	expect(noes).toMatchObject([{ id, text: room, day: '18 March 2026' }]);
	// The same part; two words that mean something, by their stems; the same for what is to be avoided.
	for (const [target, text] of [
		['about-me/helps', 'A walk'],
		['about-me/never', 'Doors opened to her rooms'],
		['about-me/avoid', room]
	] as const) {
		for (const seen of [null, sydney('12:00', '18')])
			expect([text, (await again(target, text, undefined, seen)).made]).toEqual([text, 'near-no']);
		const other = await again(target, text);
		expect([text, other.made]).toEqual([text, 'proposed']);
		const offer = await readOffer(
			await passOf(at.person.asking(later), 'proposal:answer', at.subject),
			other.id
		);
		if (offer === null) throw new Error('not offered');
		expect(offerView(words, offer, 'en').notThese).toMatchObject([{ text: room, day: '18 March 2026' }]);
	}
	expect((await again('about-me/never', 'Loud radio', undefined, null)).made).toBe('proposed');
	const { findingId } = await again('about-me/helps', 'x', undefined, null);
	const pass = await passOf(at.ana.asking(later), 'joint:write', at.episode);
	await expect(
		transaction(
			pass,
			(
				sql
			) => sql`insert into proposal (id, person_id, episode_id, finding_id, question, wordings, why, whose, made_by, made_at)
				values (${randomUUID()}, ${at.personId}, ${at.episodeId}, ${findingId}, 'about-me/helps',
					${sql.json({ en: 'A walk' })}, '{}', 'staff', ${at.ana.accountId}, ${later})`
		)
	).rejects.toThrow(/something near this/);
});

test('the parts that go with what helps and with what to avoid are those of the card', async () => {
	const bent = async (question: string) =>
		(await house.superSql<{ bent: string | null }[]>`select access.bent(${question}) as bent`)[0]?.bent;
	for (const set of [setOf('about-me'), setOf('directive')])
		for (const question of targetsIn(set)) {
			const slot = question.card?.slot;
			const way = slot === 'helps' ? 'towards' : slot === 'avoid' ? 'against' : null;
			expect([question.id, await bent(`${set.id}/${question.id}`)]).toEqual([question.id, way]);
		}
});

test('nor does an entry of the care plan say what the person said no to, in the act or straight in SQL', async () => {
	const { id } = await at.offer('about-me/helps', room);
	await no(id);
	const pass = await passOf(at.kim.asking(later), 'care-plan:write', at.subject);
	const entry = (wording: string, more = {}) =>
		writeEntry(
			pass,
			{
				...{ id: randomUUID(), entryId: null, wording, source: 'meeting', sourceWords: 'Monday' },
				...{ owner: null, reviewOn: null, ended: false, ...untold, ...more }
			},
			'en'
		);
	expect(await entry('Her time in the room, door open')).toBe('said-no');
	const entryId = randomUUID();
	expect(await entry('A walk to the letterbox', { id: entryId })).toBe('written');
	expect(await entry(room, { entryId })).toBe('said-no');
	await expect(
		transaction(
			pass,
			(
				sql
			) => sql`insert into care_entry_version (id, entry_id, person_id, wording, language, source, source_words,
					written_by, written_at)
				values (${randomUUID()}, ${entryId}, ${at.personId}, ${room}, 'en', 'order', 'x', ${at.kim.accountId}, ${later})`
		)
	).rejects.toThrow(/nothing is new/);
	const changed = await at.answer('avoid', [{ text: 'Shouting' }]);
	await house.superSql`update answer set written_at = ${sydney('09:00', '20')} where id = ${changed.id}`;
	expect(await entry(room)).toBe('written');
});

test('a no to a change of one line holds for every other change of that line', async () => {
	const line = `about-me/helps/${at.helps.items[1]?.id}`;
	const { id } = await at.offer(line, 'Garden first');
	await no(id);
	expect((await again(line, 'My own bed')).made).toBe('said-no');
});

test('the database refuses it too, with no fact, with an old one and with one of nobody', async () => {
	const { id } = await at.offer('about-me/helps', room);
	await no(id);
	const { findingId } = await again('about-me/helps', room);
	const pass = await passOf(at.ana.asking(later), 'joint:write', at.episode);
	for (const [saidNo, kind, fact] of [
		[null, null, null],
		[id, 'episode', at.episodeId],
		[id, 'episode', randomUUID()],
		[id, 'change', at.helps.id]
	] as const)
		await expect(
			transaction(
				pass,
				(
					sql
				) => sql`insert into proposal (id, person_id, episode_id, finding_id, question, wordings, why, whose,
						said_no, fact_kind, fact_id, made_by, made_at)
					values (${randomUUID()}, ${at.personId}, ${at.episodeId}, ${findingId}, 'about-me/helps',
						${sql.json({ en: room })}, '{}', 'staff', ${saidNo}, ${kind}, ${fact}, ${at.ana.accountId}, ${later})`
			)
		).rejects.toThrow(/nothing is new/);
});

test('with something new it can be proposed once more, and the person reads when they said no and what is new', async () => {
	const { id } = await at.offer('about-me/helps', room);
	await no(id);
	const changed = await at.answer('avoid', [{ text: 'Shouting' }]);
	await house.superSql`update answer set written_at = ${sydney('09:00', '20')} where id = ${changed.id}`;
	expect(await facts()).toMatchObject([{ kind: 'change', id: changed.id, question: 'about-me/avoid' }]);
	const once = await again('about-me/helps', room, `change:${changed.id}`);
	expect(once.made).toBe('proposed');
	const pass = await passOf(at.person.asking(later), 'proposal:answer', at.subject);
	const offer = await readOffer(pass, once.id);
	if (offer === null) throw new Error('not offered');
	expect(offerView(words, offer, 'en').saidNo).toMatchObject({ day: '18 March 2026' });
	expect(offerView(words, offer, 'en').saidNo?.fact).toContain('20 March 2026');
});

test('what the plan took from a proposal is no news', async () => {
	const { id } = await at.offer('about-me/helps', room);
	await no(id);
	const yes = await again('about-me/avoid', 'Loud radio');
	const pass = await passOf(at.person.asking(later), 'proposal:answer', at.subject);
	const decision = { answer: 'accepted' } as const;
	expect(await answerProposal(pass, yes.id, { decision, base: '', key: randomUUID(), language: 'en' })).toBe(
		'settled'
	);
	expect(await facts()).toEqual([]);
});
