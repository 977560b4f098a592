import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import type { Pass } from '../../../src/lib/server/access/index.js';
import { entryOf, type EntryKind } from '../../../src/lib/server/care/talk/together.js';
import { endOwn, readUnitEndings } from '../../../src/lib/server/care/talk/ending-acts.js';
import { addAttendee } from '../../../src/lib/server/care/talk/together-acts.js';
import { passOf } from '../../support/asker.js';
import type { House } from '../../support/sign-in.js';
import { livedAfter, sydney, type After } from './scene.js';

let house: House;
let at: After;
livedAfter((lived) => ({ house, at } = lived));

const day = sydney('14:00', '18');
type Someone = After['kim'];
type More = { about?: string; what?: string; name?: string; account?: string; words?: string; by?: string };

/** A row written straight in SQL by somebody: its id, or that the database refused it. */
const wrote = async (who: Someone, kind: EntryKind, more: More = {}, when = day): Promise<string> => {
	const id = randomUUID();
	const pass: Pass = await passOf(who.asking(when), 'account:read', {});
	return transaction(
		pass,
		(sql) => sql`insert into joint_entry
			(id, episode_id, person_id, kind, about, what, name, account_id, words, entered_by, entered_at)
			values (${id}, ${at.episodeId}, ${at.personId}, ${kind}, ${more.about ?? null}, ${more.what ?? null},
				${more.name ?? null}, ${more.account ?? null}, ${more.words ?? null},
				${more.by ?? who.accountId}, ${when})`
	).then(
		() => id,
		(fault: Error) => (/row-level security/.test(fault.message) ? 'refused' : fault.message)
	);
};
const said = (words: string) => ({ what: 'led-to', words });
/** Whose words of the talk somebody can read straight in SQL, oldest first. */
const canRead = async (who: Someone): Promise<string[]> => {
	const pass: Pass = await passOf(who.asking(day), 'account:read', {});
	const rows = await transaction(
		pass,
		(sql) => sql<{ words: string }[]>`select words from joint_entry where words is not null order by written`
	);
	return rows.map(({ words }) => words);
};

describe('nobody writes in the part of somebody else, straight in SQL', () => {
	test('the person’s words are the person’s alone, and under no other name', async () => {
		for (const who of [at.ana, at.kim, at.dana])
			expect(await wrote(who, 'person-words', said('x'))).toBe('refused');
		expect(await wrote(at.ana, 'person-words', { ...said('x'), by: at.person.accountId })).toBe('refused');
		expect(await wrote(at.person, 'person-words', said('mine'))).not.toBe('refused');
	});

	test('staff words are of staff who come; the person and whoever leads write none', async () => {
		for (const who of [at.ana, at.person, at.dana, at.kim])
			expect(await wrote(who, 'staff-words', said('x'))).toBe('refused');
		const asked = await wrote(at.ana, 'attendee', {
			name: 'Dana',
			what: 'staff',
			account: at.dana.accountId
		});
		expect(await wrote(at.dana, 'staff-words', said('x'))).toBe('refused');
		await wrote(at.person, 'wanted', { about: asked, what: 'yes' });
		expect(await wrote(at.dana, 'staff-words', said('mine'))).not.toBe('refused');
		for (const kind of ['agreed', 'not-agreed'] as const)
			expect(await wrote(at.dana, kind, said('x'))).toBe('refused');
	});

	test('whoever comes reads what stood there when it was read out, and nothing written since', async () => {
		const asked = await wrote(at.person, 'attendee', {
			name: 'Kim',
			what: 'staff',
			account: at.kim.accountId
		});
		await wrote(at.person, 'wanted', { about: asked, what: 'yes' });
		await wrote(at.person, 'person-words', said('first'));
		expect(await canRead(at.kim)).toEqual([]);
		await wrote(at.ana, 'read-to', { about: asked });
		await wrote(at.person, 'person-words', said('later'));
		await wrote(at.ana, 'agreed', said('agreed later'));
		expect(await canRead(at.kim)).toEqual(['first']);
		await wrote(at.ana, 'read-to', { about: asked });
		expect(await canRead(at.kim)).toEqual(['first', 'later', 'agreed later']);
	});

	test('nothing there is changed or taken out', async () => {
		const id = await wrote(at.person, 'person-words', said('mine'));
		for (const who of [at.person, at.ana, at.kim]) {
			const pass: Pass = await passOf(who.asking(day), 'account:read', {});
			for (const change of ['update', 'delete'] as const)
				await expect(
					transaction(pass, (sql) =>
						change === 'update'
							? sql`update joint_entry set words = 'x' where id = ${id}`
							: sql`delete from joint_entry where id = ${id}`
					)
				).rejects.toThrow(/permission denied/);
		}
	});
});

describe('who comes is the person’s to say', () => {
	test('whoever leads writes what they heard, until the person says it themselves', async () => {
		const asked = await wrote(at.ana, 'attendee', { name: 'Kim', what: 'staff', account: at.kim.accountId });
		expect(await wrote(at.ana, 'wanted', { about: asked, what: 'yes' })).not.toBe('refused');
		expect(await wrote(at.person, 'wanted', { about: asked, what: 'no' })).not.toBe('refused');
		expect(await wrote(at.ana, 'wanted', { about: asked, what: 'yes' })).toBe('refused');
		expect(await wrote(at.ana, 'read-to', { about: asked })).toBe('refused');
		expect(await wrote(at.kim, 'accepted', { about: asked, what: 'yes' })).toBe('refused');
	});

	test('their no holds for the same under a new row, by account or by name, until their own yes', async () => {
		const kim = { name: 'Kim Osei, Nurse', what: 'staff', account: at.kim.accountId };
		const [asked, twice] = [await wrote(at.ana, 'attendee', kim), await wrote(at.ana, 'attendee', kim)];
		await wrote(at.ana, 'wanted', { about: twice, what: 'yes' });
		await wrote(at.person, 'person-words', said('mine'));
		await wrote(at.ana, 'read-to', { about: twice });
		expect(await canRead(at.kim)).toEqual(['mine']);
		await wrote(at.person, 'wanted', { about: asked, what: 'no' });
		expect(await canRead(at.kim)).toEqual([]);
		for (const again of [kim, { name: 'kim osei', what: 'other' }])
			expect(await wrote(at.ana, 'attendee', again)).toBe('refused');
		expect(await wrote(at.ana, 'wanted', { about: twice, what: 'yes' })).toBe('refused');
		expect(await wrote(at.ana, 'read-to', { about: twice })).toBe('refused');
		const pass = await passOf(at.ana.asking(day), 'joint:write', at.episode);
		const one = entryOf('attendee', randomUUID(), { name: '?', what: 'staff', accountId: at.kim.accountId });
		expect(await addAttendee(pass, one, randomUUID())).toBe('said-no');
		await wrote(at.person, 'wanted', { about: twice, what: 'yes' });
		expect(await canRead(at.kim)).toEqual(['mine']);
	});

	test('whoever took part comes and reads by a yes of the person’s own alone', async () => {
		const asked = await wrote(at.ana, 'attendee', {
			name: 'Dana',
			what: 'staff',
			account: at.dana.accountId
		});
		await wrote(at.person, 'person-words', said('mine'));
		expect(await wrote(at.ana, 'wanted', { about: asked, what: 'yes' })).toBe('refused');
		expect(await wrote(at.ana, 'read-to', { about: asked })).toBe('refused');
		await wrote(at.person, 'wanted', { about: asked, what: 'yes' });
		await wrote(at.ana, 'read-to', { about: asked });
		expect(await canRead(at.dana)).toEqual(['mine']);
	});
});

test('staff who took part cannot read who leads, on what ground; others of the unit can', async () => {
	const read = async (who: Someone) => {
		const pass: Pass = await passOf(who.asking(day), 'account:read', {});
		return transaction(pass, (sql) => sql`select basis from debrief_facilitator`);
	};
	expect(await read(at.dana)).toHaveLength(0);
	expect(await read(at.kim)).toHaveLength(1);
});

describe('how each side ends', () => {
	test('the unit knows how the person ended theirs; in which words, whoever leads alone', async () => {
		const id = randomUUID();
		const ended = entryOf('person-closed', id, { what: 'no-change', words: 'Only for Ana' });
		await endOwn(await at.mine('together:write', day), ended);
		expect(await canRead(at.ana)).toEqual(['Only for Ana']);
		for (const who of [at.kim, at.dana]) expect(await canRead(who)).toEqual([]);
		const unit = await passOf(at.kim.asking(day), 'debriefs:offer', at.unit);
		const { entries } = await readUnitEndings(unit, at.episodeId, 'Australia/Sydney');
		expect(entries.map(({ kind, what, words }) => [kind, what, words])).toEqual([
			['person-closed', 'no-change', null]
		]);
		expect(await wrote(at.person, 'person-closed', { what: 'change', words: 'x' })).toMatch(
			/check constraint/
		);
		expect(await wrote(at.kim, 'closing-words', { about: id, words: 'x' })).toBe('refused');
	});

	const close = (who: Someone, side: 'staff-closed' | 'person-closed', what: string, words?: string) =>
		wrote(who, side, { what, ...(words === undefined ? {} : { words }) });

	test('the staff’s not with a change while there is none, nor without saying why not', async () => {
		expect(await close(at.kim, 'staff-closed', 'change')).toBe('refused');
		expect(await close(at.kim, 'staff-closed', 'no-change')).toMatch(/check constraint/);
		expect(await close(at.dana, 'staff-closed', 'no-change', 'why')).toBe('refused');
		expect(await close(at.kim, 'staff-closed', 'no-change', 'The plan was followed')).not.toBe('refused');
		await at.offer('about-me/helps', 'Garden first');
		expect(await close(at.ana, 'staff-closed', 'change')).not.toBe('refused');
	});

	test('the person’s by staff only as a no that was said, an offer without an answer, or health', async () => {
		for (const what of ['change', 'no-change', 'declined', 'not-reached', 'health'])
			expect([what, await close(at.kim, 'person-closed', what)]).toEqual([what, 'refused']);
		const offered = (answer: string, when: Date) =>
			house.superSql`insert into debrief_offer
				(id, episode_id, person_id, what, how, offered_at, answer, entered_by, entered_at)
				values (${randomUUID()}, ${at.episodeId}, ${at.personId}, 'side', 'phone', ${when}, ${answer},
					${at.kim.accountId}, ${when})`;
		const notReached = (when: Date) => wrote(at.kim, 'person-closed', { what: 'not-reached' }, when);
		await offered('none', sydney('09:00', '15'));
		await offered('none', sydney('18:00', '15'));
		expect(await notReached(sydney('18:01', '15'))).toBe('refused');
		expect(await notReached(sydney('17:59', '22'))).toBe('refused');
		expect(await notReached(sydney('18:00', '22'))).not.toBe('refused');
		await offered('none', sydney('08:30', '16'));
		expect(await notReached(sydney('08:31', '16'))).not.toBe('refused');
		await offered('no', sydney('09:00', '16'));
		expect(await close(at.kim, 'person-closed', 'not-reached')).toBe('refused');
		expect(await close(at.kim, 'person-closed', 'declined')).not.toBe('refused');
	});

	test('what the person ended is theirs; they open it again, and an old no does not end it once more', async () => {
		await wrote(at.person, 'person-closed', { what: 'no-change' });
		await house.superSql`insert into debrief_choice (id, episode_id, person_id, choice, chosen_by, chosen_at)
			values (${randomUUID()}, ${at.episodeId}, ${at.personId}, 'no', ${at.person.accountId}, ${day})`;
		expect(await close(at.kim, 'person-closed', 'declined')).toBe('refused');
		expect(await wrote(at.person, 'reopened', {}, sydney('15:00', '18'))).not.toBe('refused');
		expect(await close(at.kim, 'person-closed', 'declined')).toBe('refused');
		expect(await wrote(at.kim, 'reopened')).toBe('refused');
	});
});
