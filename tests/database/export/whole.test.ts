import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transaction } from '../../../src/lib/server/access/index.js';
import { tables } from '../../../src/lib/server/care/export/store.js';
import { passOf, someone } from '../../support/asker.js';
import { openHouse, start, type House } from '../../support/sign-in.js';

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

/** What the person's copy does not hold row by row, and why. Whatever is in neither turns this red. */
const leftOut: Readonly<Record<string, string>> = {
	'public.person': 'who it is about: the head of the copy (personHeader)',
	'public.migration': 'how the database was built, of nobody',
	'public.service': 'of the house, of nobody',
	'public.unit': 'of the house; which unit, the rows about the person say',
	'public.unit_staff': 'who works where, of nobody',
	'public.unit_setting': 'what a unit works under, of nobody',
	'public.unit_thing': 'rooms and devices, of nobody',
	'public.unit_thing_event': 'rooms and devices, of nobody',
	'public.unit_lack': 'what a place cannot offer, of nobody: it stands beside the wish on their card',
	'public.unit_policy': 'what a service says about restraint and seclusion, of nobody',
	'public.unit_policy_read': 'of staff: who said that they read the policy',
	'public.learning_change':
		'of staff, about words without a name: the person reads it beside what they let them learn from',
	'public.staff_training': 'of staff: a record says whether it was valid on the day',
	'public.staff_training_back': 'of staff: a record says whether it was valid on the day',
	'public.person_join_undone': 'its join is in the copy; that it was undone stands in the log, which is',
	'notice.way': 'how somebody wants to be told: the part "account" (choices), without the code',
	'notice.code_asked': 'a hash, gone within minutes',
	'notice.never': 'hashes of addresses, of nobody',
	'notice.salt': 'makes the hashes, of nobody',
	'notice.job': 'ids of what is to be sent, gone once it is',
	'review.review': 'the protected space of reviews (docs/decisions/case-reviews.md)',
	'review.entry': 'the protected space of reviews (docs/decisions/case-reviews.md)',
	'review.look': 'the protected space of reviews (docs/decisions/case-reviews.md)',
	'review.asked': 'the protected space of reviews (docs/decisions/case-reviews.md)',
	'review.reflection': 'what staff write for themselves, in the protected space',
	'review.reflection_answer': 'what staff write for themselves, in the protected space',
	'sign_in.guest': 'the code of a guest of one talk; who they are, the rows of the talk say',
	'sign_in.account': 'its name and user name: the part "account" (accountOf)',
	'sign_in.session': 'the part "account", without the hashes',
	'sign_in.passkey': 'the part "account", without the keys',
	'sign_in.paper_code': 'how many work: the part "account"; the hashes open something',
	'sign_in.kept_post': 'the part "account"',
	'sign_in.recovery': 'the part "account", without the hashes',
	'sign_in.browser': 'knows browsers, not people',
	'sign_in.challenge': 'gone within five minutes, says nothing',
	'sign_in.slip': 'a code for somebody else, gone within seven days',
	'sign_in.throttle': 'hashes of what was tried, gone within a day'
};

test('every table is in the copy of the person, or has its reason why not', async () => {
	const personId = randomUUID();
	await house.superSql`insert into person (id, name, birth_date, created_at)
		values (${personId}, 'Kim', '1990-01-01', ${start})`;
	const kim = await someone(house, { name: 'Kim', kind: 'person', personId });
	const pass = await passOf(kim.asking(start), 'export:make', { personId });
	const inCopy = (await transaction(pass, (sql) => tables(sql, pass))).map(({ name }) =>
		name.includes('.') ? name : `public.${name}`
	);
	const all = await house.superSql<{ name: string; open: boolean }[]>`
		select schemaname || '.' || tablename as name,
			has_any_column_privilege('foreword_app', format('%I.%I', schemaname, tablename), 'select') as open
		from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
	const told = all.filter(({ name }) => !inCopy.includes(name) && !(name in leftOut));
	expect(told.map(({ name, open }) => `${name} ${open ? 'is open to the app' : 'is closed'}`)).toEqual([]);
	const known = all.map(({ name }) => name);
	expect(Object.keys(leftOut).filter((name) => !known.includes(name))).toEqual([]);
	expect(inCopy).toEqual(
		expect.arrayContaining(
			[
				...['comment', 'directive', 'directive_text', 'crisis_line', 'crisis_answer', 'supporter_grant'],
				...['answer', 'answer_check', 'contact', 'plan_signature', 'debrief_choice', 'wallet_use']
			].map((name) => `public.${name}`)
		)
	);
});
