import { randomUUID } from 'node:crypto';
import { directiveOf } from '../people/directives';
import type { House } from '../people/house';
import { pictureSeven } from '../people/pictures';
import type { TestServer } from '../support/server';
import type { Visitor } from '../support/visitor';

/** The path and query a link with this name leads to, the first of its kind on the page. */
const leadsTo = (visitor: Visitor, name: string): string => {
	const links = [...visitor.document.querySelectorAll<HTMLAnchorElement>('main a[href]')];
	const found = links.find(({ textContent }) => textContent?.trim().startsWith(name));
	if (found === undefined) throw new Error(`no link "${name}" on ${visitor.path}:\n${visitor.text()}`);
	const { pathname, search } = new URL(found.href, visitor.url);
	return pathname + search;
};

/** Lin has the card open urgently, and the keeper is the one who looks at that. */
const brokenGlass = async ({ superSql: sql }: TestServer, person: string, now: Date): Promise<void> => {
	await sql`insert into urgent_reading (id, person_id, account_id, unit_id, reason, words, opened_at, ends_at)
		select ${randomUUID()}, ${person}, a.id, s.unit_id, 'danger', 'Found on the stairs, very upset',
			${now}::timestamptz - interval '75 minutes',
			${now}::timestamptz - interval '15 minutes'
		from sign_in.account a join unit_staff s on s.account_id = a.id where a.name = 'Lin Wu' limit 1`;
	await sql`update sign_in.account set roles = roles || '{privacy}' where 'keeper' = any (roles)`;
};

/** The keeper is a reviewer as well, and has a review of what happened in hand. Gives its address. */
const underReview = async ({ superSql: sql }: TestServer, now: Date): Promise<string> => {
	const id = randomUUID();
	await sql`update sign_in.account set roles = roles || '{reviewer,lived-experience}' where 'keeper' = any (roles)`;
	await sql`insert into review.review (id, episode_id, person_id, unit_id, pack, cause, happened_at, opened_at)
		select ${id}, id, person_id, unit_id, pack, 'serious-injury', started_at, ${now} from episode order by id limit 1`;
	for (const [kind, level] of [
		['finding', null],
		['factor', 'unit'],
		['summary', null]
	] as const)
		await sql`insert into review.entry (id, review_id, kind, level, words, written_by, written_at)
			select ${randomUUID()}, ${id}, ${kind}, ${level}, 'Two on the shift, and no break', id, ${now}
			from sign_in.account where 'keeper' = any (roles) limit 1`;
	await sql`insert into review.entry (id, review_id, kind, words, who, due_on, written_by, written_at)
		select ${randomUUID()}, ${id}, 'action', 'Plan breaks', 'The manager', '2026-05-01', id, ${now}
		from sign_in.account where 'keeper' = any (roles) limit 1`;
	return `/reviews/${id}`;
};

/** Her word on a line of her plan; and what Dana wrote for herself and asks of Kim. Gives the address of the asking. */
const bothSides = async (server: TestServer, house: House, episode: string): Promise<string> => {
	const tahlia = await house.as('Tahlia Reed');
	await tahlia.open(`${episode}/debrief/plan-lines`);
	const line = tahlia.document.querySelector('main fieldset legend')?.textContent?.trim() ?? '';
	await tahlia.choose('Used', line).press('Save');
	// She lets whoever leads see it.
	await server.superSql`update answer_now set audience = '{facilitator}' where question = 'debrief-person/plan-lines'`;
	const dana = await house.as('Dana Reyes');
	await dana.open(`${episode}/for-myself`);
	const options = [...dana.document.querySelectorAll('option')].map(({ textContent }) => textContent ?? '');
	const kim = options.find((name) => name.startsWith('Kim Tran')) ?? '';
	dana.fill('How did this affect you?', 'I did not sleep').choose('Yes', 'Do you want support?');
	await dana.fill('What would help you?', 'An hour to talk').choose(kim, 'Whom do you ask?').press('Keep it');
	const [{ id = '' } = {}] = await server.superSql<{ id: string }[]>`
		select id from review.reflection where kind = 'support'`;
	return `/tasks/support/${id}`;
};

/** Support that Kim gives her after the talk. Gives the address of Kim's task. */
const given = async ({ superSql: sql }: TestServer, now: Date): Promise<string> => {
	const [offer, yes] = [randomUUID(), randomUUID()];
	await sql`insert into joint_entry (id, episode_id, person_id, kind, name, account_id, words, entered_by, entered_at)
		select ${offer}, e.id, e.person_id, 'counselling', a.name, a.id, 'A walk each noon', a.id, ${now}
		from (select id, person_id from episode order by started_at limit 1) e, sign_in.account a where a.name = 'Kim Tran'`;
	await sql`insert into joint_entry (id, episode_id, person_id, kind, about, what, entered_by, entered_at)
		select ${yes}, j.episode_id, j.person_id, 'counselling-answer', j.id, 'yes', p.account_id, ${now}
		from joint_entry j join person p on p.id = j.person_id where j.id = ${offer}`;
	return `/tasks/given/${offer}`;
};

/** What is done with a plan besides its questions: a look asked about, a crisis plan begun, something to confirm. */
export const livedFurther = async (
	server: TestServer,
	house: House,
	home: string,
	now: Date
): Promise<Readonly<Record<string, string>>> => {
	const tahlia = await house.as('Tahlia Reed');
	await tahlia.open(`${home}/looks`);
	const [ask, comment] = [leadsTo(tahlia, 'Ask about this'), leadsTo(tahlia, 'Say something about this')];
	await tahlia.open(ask);
	tahlia.choose('Ros Amari', 'Whom do you want to ask?');
	await tahlia.fill('What do you want to know?', 'Why was my card read at night?').press('Ask');

	await tahlia.open(`${home}/photo`);
	await tahlia
		.attach('The photo', pictureSeven())
		.tick('Staff may see it where two people are alike')
		.press('Save the photo');

	await tahlia.open(`${home}/crisis-plan/voices`);
	tahlia
		.unfold('Name somebody who sits with you')
		.fill('What is their name?', 'Ade')
		.choose('family', 'Who are they?');
	await tahlia.press('They are here');
	await tahlia.open(`${home}/crisis-plan`);
	await tahlia.press('Begin the talk');
	await tahlia.unfold('Write a line').follow('What helped before');
	await tahlia.fill('Your words', 'Ros cooking with me').press('Save the words');

	const [person = ''] = /[0-9a-f-]{36}/.exec(home) ?? [];
	const [{ id: account = '' } = {}] = await server.superSql<{ id: string }[]>`
		select account_id as id from person where id = ${person}`;
	await server.superSql`insert into hold (id, person_id, act, subject, loosens, reasons, held_by, held_at)
		values (${randomUUID()}, ${person}, 'signing', ${randomUUID()}, false, '{service-device}', ${account}, ${now})`;
	// Permission that staff asked for beforehand, with what she said of it.
	const asked = randomUUID();
	await server.superSql`insert into authorisation (id, person_id, unit_id, kind, what, most_minutes, needs, asked_at, asked_by)
		select ${asked}, i.person_id, i.unit_id, 'mechanical', 'A belt in the bus, for the ride', 30,
			'{"water": "yes", "toilet": "no"}', ${now}, i.opened_by
		from intake i where i.person_id = ${person} order by i.opened_at limit 1`;
	await server.superSql`insert into authorisation_step (id, authorisation_id, person_id, what, by_whom, value, at, entered_by)
		values (${randomUUID()}, ${asked}, ${person}, 'view', 'self', '{"words": "Only with my music", "agrees": false}',
			${now}, ${account})`;
	// One version that waits for its witness, and the next one that is being written.
	const directive = directiveOf(house, { person }, 'Tahlia Reed');
	await directive.begins('Scotland');
	await directive.says('treatment-want', { lines: ['Talk to me first'] });
	await directive.signs({ how: 'By typing my name', words: 'Tahlia Reed' });
	await directive.begins('Another place');
	await brokenGlass(server, person, now);
	const [{ id: episode = '' } = {}] = await server.superSql<{ id: string }[]>`
		select id from episode where person_id = ${person}`;
	await tahlia.open(`${home}/episodes/${episode}/debrief/support`);
	await tahlia.tick('To talk with someone').press('Save and go on');
	await tahlia.press('Yes, ask for it now');
	// Ros comes to the talk, and is let read the directive.
	await tahlia.open(`${home}/episodes/${episode}/debrief/together`);
	await tahlia
		.choose('Ros Amari', 'Or choose somebody')
		.choose('Somebody who helps you')
		.press('Ask for them');
	await server.superSql`insert into supporter_grant
		select (jsonb_populate_record(g, jsonb_build_object('id', ${randomUUID()}::text, 'part', 'directive', 'key', null))).*
		from supporter_grant g where person_id = ${person} limit 1`;
	// What no record says anything of, sent to Fay.
	await tahlia.open(`${home}/unrecorded`);
	await tahlia.fill('What happened?', 'They held my arms').fill('When was it', 'Sunday night').press('Begin');
	await server.superSql`insert into unrecorded_sent (id, account_id, person_id, to_account, may_ask, sent_by, sent_at)
		select ${randomUUID()}, u.account_id, u.person_id, a.id, true, u.typed_by, u.written_at
		from unrecorded u, sign_in.account a where a.name = 'Fay Long'`;
	const review = await underReview(server, now);
	const support = await bothSides(server, house, `${home}/episodes/${episode}`);
	// A wish that staff could not follow.
	const kim = await house.as('Kim Tran');
	await kim.open(`${home}/card/wishes-not-followed`);
	const line = kim.document.querySelector<HTMLInputElement>('input[name=line]')?.value ?? '';
	await kim.send(`${home}/card/wishes-not-followed`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', origin: kim.origin },
		body: new URLSearchParams({
			line,
			reason: 'no-time',
			words: 'Two on the shift',
			key: randomUUID()
		}).toString()
	});
	return {
		'/reviews/[review]': review,
		'/reviews/[review]/policy': `${review}/policy`,
		'/tasks/given/[given]': await given(server, now),
		'/tasks/support/[support]': support,
		'/people/[person]/looks/ask': ask,
		'/people/[person]/comment': comment
	};
};
