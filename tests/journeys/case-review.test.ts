import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/lib/server/access/routes.js';
import { scene, type Scene } from '../people/scene.js';
import { someone, type Signed } from '../support/asker.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

const now = new Date('2026-03-14T09:12:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
/** What reviewers write: it stands nowhere else. */
const word = 'quagga';

let server: TestServer;
let at: Scene;
let ros: Signed;
let keeper: Signed;
let quinn: Visitor;
let reviewer: Signed;
let seat: Signed;
let episode: string;
let review: string;

const withRole = (name: string, role: string): Promise<Signed> =>
	someone(server, { name, job: 'Office', roles: [role] });

/** An episode that began an hour ago and has ended, in which dana took part. */
const ended = async (): Promise<void> => {
	const sql = server.superSql;
	const id = randomUUID();
	const of = {
		episode_id: id,
		person_id: at.personId,
		entered_at: minutesAgo(30),
		entered_by: at.kim.accountId
	};
	await sql`insert into episode ${sql({
		...{ id, person_id: at.personId, unit_id: at.unitId, intake_id: at.intakeId, pack: at.pack },
		...{ started_at: minutesAgo(60), entered_at: minutesAgo(55), entered_by: at.kim.accountId, key: 'k' }
	})}`;
	const held = { kind: 'physical', from: minutesAgo(60).toJSON(), to: minutesAgo(40).toJSON() };
	const rest = { subKind: null, position: null, device: null, drug: null, dose: null, route: null };
	await sql`insert into episode_fact ${sql({
		...of,
		...{
			id: randomUUID(),
			field: 'component',
			item: randomUUID(),
			value: sql.json({ ...held, ...rest }),
			key: 'c'
		}
	})}`;
	await sql`insert into episode_staff ${sql({
		...of,
		...{
			id: randomUUID(),
			account_id: at.dana.accountId,
			name: 'Dana Reyes',
			job: 'Casual worker',
			role: 'Held'
		}
	})}`;
	episode = `/people/${at.personId}/episodes/${id}`;
};

beforeAll(async () => {
	server = await startServer({ now });
	at = await scene(server, {
		...{ name: 'Tahlia Marsh', birthDate: '2001-11-02', recordNumber: 'R-77', zone: 'Europe/London' },
		...{ pack: 'us-nasmhpd', arrived: minutesAgo(60 * 24 * 30) }
	});
	await at.answer('helps', [{ text: 'Chew ice' }]);
	ros = await someone(server, { name: 'Ros Field', kind: 'supporter' });
	for (const part of ['about-me', 'card', 'debrief', 'directive', 'crisis-plan'])
		await server.superSql`insert into supporter_grant ${server.superSql({
			...{ id: randomUUID(), person_id: at.personId, account_id: ros.accountId, part, may: 'read' },
			...{ starts_at: minutesAgo(60 * 24), ends_at: new Date('2026-12-01') }
		})}`;
	keeper = await withRole('Kay Ward', 'keeper');
	reviewer = await withRole('Quinn Ade', 'reviewer');
	quinn = server.visitAs(reviewer);
	seat = await withRole('Sol Rey', 'lived-experience');
	await ended();
});
afterAll(() => server.stop());

test('staff write that she was seriously injured, and learn nothing of what that opens (S0-28)', async () => {
	const kim = server.visitAs(at.kim);
	await quinn.open('/reviews');
	expect(quinn.text()).toContain('No review is open.');
	await kim.open(episode);
	const page = shown(kim);
	await kim
		.choose('Serious injury', 'Was the person harmed, and how badly?')
		.press('Save: Harm to the person');
	expect(kim.status).toBe(200);
	expect(page + kim.text()).not.toMatch(/case review|root cause/i);
});

describe('a reviewer', () => {
	test('finds it in the list, with the day and whose day that is', async () => {
		await quinn.open('/');
		await quinn.follow('Case reviews');
		expect(quinn.text()).toContain('Due 28 April 2026');
		await quinn.follow('Root cause analysis, The unit');
		review = quinn.path;
		const page = quinn.text();
		expect(page).toContain('Tahlia Marsh, R-77');
		expect(page).toContain('Physical restraint');
		expect(page).toContain('No pack in use names a day: this one is a default of Foreword');
		expect(page).toContain('Protected review');
		expect(page).toContain('What you write here will be read by reviewers who took no part.');
	});

	test('takes it, writes, and closes it, and is told what is missing', async () => {
		await quinn.unfold('Close the review').choose('Something changes because of it');
		await quinn.fill('The outcome, in words', word).press('Close it');
		expect(quinn.status).toBe(422);
		expect(quinn.text()).toContain('Somebody has to have the review before it is closed.');
		await quinn.choose('Quinn Ade, Office', 'Who takes this review?');
		await quinn.fill('Day', '31', 'By when?').fill('Month', '2', 'By when?');
		await quinn.fill('Year', '2026', 'By when?').press('Save', 'Who has it');
		expect(quinn.text()).toContain('This is not a day we know.');
		await quinn.fill('Day', '1', 'By when?').fill('Month', '4', 'By when?').press('Save', 'Who has it');
		expect(quinn.text()).toContain('1 April 2026. A reviewer set this day.');
		await quinn.press('Add', 'Write');
		expect(quinn.status).toBe(422);
		await quinn
			.choose('What contributed: on the unit')
			.fill('Your words', `${word} factor`)
			.press('Add', 'Write');
		await quinn.choose('A finding').fill('Your words', `${word} finding`).press('Add', 'Write');
		await quinn.unfold('Add something to be done').fill('What is to be done?', `${word} action`);
		await quinn.fill('Who does it?', 'The manager').fill('Day', '1', 'What is to be done');
		await quinn
			.fill('Month', '5', 'What is to be done')
			.fill('Year', '2026', 'What is to be done')
			.press('Add it');
		expect(quinn.text()).toContain('The manager, by 1 May 2026');
		await quinn.press('It is done');
		expect(quinn.text()).toContain('Done: Quinn Ade, Office');
		await quinn.unfold('Take back').choose(`${word} factor`, 'What do you take back?').press('Take it back');
		expect(quinn.text()).toContain('Please say why it is taken back.');
		await quinn.fill('Why is it taken back?', 'Twice').press('Take it back');
		await quinn.unfold('Close the review').choose('Something changes because of it');
		await quinn.fill('The outcome, in words', `${word} outcome`).press('Close it');
		expect(quinn.text()).toContain('This review is closed');
		await quinn
			.unfold('Open it again')
			.fill('Why is it opened again?', `${word} again`)
			.press('Open it again');
		expect(quinn.text()).toContain('1 April 2026');
	});

	test('S0-10: has what the policy of the unit says a link away, then and now, and nothing more of the chart', async () => {
		await quinn.open(review);
		expect(quinn.text()).toContain('No policy of The unit has been put up here.');
		await at.policy('We ask first.', minutesAgo(120));
		await at.policy('We ask twice.', minutesAgo(10));
		await quinn.open(review);
		await quinn.follow('What the policy of The unit says, edition of 14 March 2026');
		expect(quinn.path).toBe(`${review}/policy`);
		expect(quinn.text()).toMatch(
			/When this began: edition of[^]*We ask first\.[^]*Now: edition of[^]*We ask twice\./
		);
		expect(quinn.text()).not.toContain('Say that you have read it');
		for (const closed of [`${episode}/policy`, `/units/${at.unitId}/policy`, episode]) {
			await quinn.open(closed);
			expect([closed, quinn.status]).toEqual([closed, 404]);
		}
		await quinn.open(`${review}/policy`);
		await quinn.follow('Back to the review');
	});

	test('reads it in Arabic', async () => {
		const before = quinn.language;
		quinn.language = 'ar';
		await quinn.open(review);
		expect(quinn.text()).toContain('مراجعة محمية');
		quinn.language = before;
	});
});

describe('the seat of people who lived through it (S0-30)', () => {
	test('reads what was written for it without names, says something to it, and reads nothing else', async () => {
		const sol = server.visitAs(seat);
		await sol.open('/');
		expect(sol.path).toBe('/reviews/seat');
		expect(sol.text()).toContain('Nothing has been written for you yet.');
		await quinn.open(review);
		const summary = 'A summary without names, for the seat of people who lived through it';
		for (const named of [
			'She, MARSH, was held.',
			'Record R-77.',
			'In The unit, at night.',
			'Reyes held her.'
		]) {
			await quinn.choose(summary).fill('Your words', named).press('Add', 'Write');
			expect([named, quinn.status]).toEqual([named, 422]);
			expect(quinn.text()).toContain('This summary says a name, a number or a place.');
		}
		await quinn
			.choose(summary)
			.fill('Your words', 'Two staff for ten people, and no break planned.')
			.press('Add', 'Write');
		await sol.open('/reviews/seat');
		expect(sol.text()).toContain('Root cause analysis, March 2026');
		expect(sol.text()).toContain('Physical restraint');
		expect(sol.text()).toContain('Two staff for ten people, and no break planned.');
		for (const kept of ['Tahlia', 'Marsh', 'R-77', 'The unit', '14 March', 'Quinn', word])
			expect(sol.html).not.toContain(kept);
		await sol.press('Say it');
		expect(sol.status).toBe(422);
		await sol.fill('What do you say to this?', 'Ask the people who were there.').press('Say it');
		expect(sol.text()).toContain('It is with the reviewers. Thank you.');
		await quinn.open(review);
		expect(quinn.text()).toContain('Ask the people who were there.');
		for (const closed of [review, '/reviews', '/reviews/trend', '/reviews/export']) {
			await sol.open(closed);
			expect([closed, sol.status]).toEqual([closed, 404]);
		}
	});
});

describe('a trend review (S0-26)', () => {
	test('is of a stretch of time, says what was recorded in it, and names nobody', async () => {
		await quinn.open('/reviews');
		await quinn.follow('Begin a trend review');
		const dated = (legend: string, day: string, month: string) =>
			quinn.fill('Day', day, legend).fill('Month', month, legend).fill('Year', '2026', legend);
		dated('From which day?', '31', '3');
		await dated('To which day?', '1', '3').press('Begin it');
		expect(quinn.status).toBe(422);
		expect(quinn.text()).toContain('the first one first');
		dated('From which day?', '1', '3');
		await dated('To which day?', '31', '3').press('Begin it');
		expect(quinn.status).toBe(200);
		const page = quinn.text();
		expect(page).toContain('Trend review');
		expect(page).toContain('All units, 1 March 2026 to 31 March 2026');
		expect(page).toContain('1 use, in one record of one person');
		expect(page).toContain('Physical restraint: 1 use, in one record of one person');
		expect(page).not.toContain('Tahlia');
		// It is about no one place, so that no policy stands beside it.
		expect(page).not.toContain('What the policy of');
		await quinn.choose('A finding').fill('Your words', `${word} again and again`).press('Add', 'Write');
		await quinn.open('/reviews');
		expect(quinn.text()).toContain('Trend review, All units');
	});
});

describe('an export of their own (T23)', () => {
	const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
	const take = () =>
		quinn.send('/reviews/export/json', {
			method: 'POST',
			body: '',
			headers: { ...headers, origin: server.origin }
		});

	test('asks who it is first, holds what reviewers wrote, and nothing of the record', async () => {
		const before = await take();
		expect([before.status, before.headers.location]).toEqual([303, '/reviews/export']);
		await quinn.open('/reviews');
		await quinn.follow('Take a copy along');
		expect(quinn.text()).toContain('Your passphrase');
		const sql = server.superSql;
		await sql`update sign_in.session set proved_at = ${now} where account_id = ${reviewer.accountId}`;
		const { status, body } = await take();
		expect(status).toBe(200);
		const copy = JSON.parse(body) as {
			watermark: string;
			reviews: { kind: string; entries: { kind: string; words: string | null }[] }[];
		};
		expect(copy.watermark).toBe('Protected review. For reviewers alone.');
		expect(copy.reviews.map(({ kind }) => kind).sort()).toEqual(['root-cause', 'trend']);
		expect(body).toContain(`${word} outcome`);
		for (const chart of ['Tahlia', 'Marsh', 'R-77', 'The unit', at.personId, at.unitId, 'Chew ice'])
			expect([chart, body.includes(chart)]).toEqual([chart, false]);
		await quinn.open(review);
		expect(quinn.text()).toContain('Quinn Ade, Office took a copy along');
	});

	test('in the database all of it lies sealed (T23)', async () => {
		const rows = await server.superSql<{ text: string }[]>`
			select coalesce(words, '') || coalesce(who, '') as text from review.entry where coalesce(words, who) is not null`;
		expect(rows.length).toBeGreaterThan(8);
		expect(rows.filter(({ text }) => !text.startsWith('sealed:1:'))).toEqual([]);
	});
});

describe('everybody else', () => {
	/** Ros helps with all she may be let into, speaks for her by the directive included. */
	const askers = (): Signed[] => [at.person, at.kim, at.dana, ros, keeper];

	test('gets a plain 404 for the list and the review', async () => {
		for (const who of askers())
			for (const path of [
				'/reviews',
				review,
				`${review}/policy`,
				`${review}?/write`,
				'/reviews/seat',
				'/reviews/trend',
				'/reviews/export'
			]) {
				const visitor = server.visitAs(who);
				await visitor.open(path);
				expect([who.name, path, visitor.status]).toEqual([who.name, path, 404]);
				const closed = visitor.text();
				await visitor.open('/reviews/11111111-1111-4111-8111-111111111111');
				expect(closed).toBe(visitor.text());
			}
	});

	/** Pages that can say something of her, or of how much there is to do; not those that run on. */
	const about = /^\/$|^\/(people|units|tasks|service)(?!.*(stream|live))/;
	/** Every page about her, and what she takes along, with what differs each time taken out. */
	const everything = async (): Promise<Record<string, string>> => {
		const ids: Record<string, string> = {
			'[person]': at.personId,
			'[episode]': episode.split('/').at(-1) ?? '',
			'[unit]': at.unitId,
			'[intake]': at.intakeId
		};
		const address = (route: string) => route.replace(/\[\w+\]/g, (part) => ids[part] ?? part);
		const found: Record<string, string> = {};
		const keep = (who: Signed, what: string, { status, body }: { status: number; body: string }) => {
			found[`${what} for ${who.name}`] = `${status} ${body}`
				.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
				.replace(/nonce="[^"]*"|nonce-[\w+/=]*/g, '');
		};
		for (const who of askers()) {
			const visitor = server.visitAs(who);
			for (const [route, ways] of Object.entries(routes))
				if (ways.GET && about.test(route) && !address(route).includes('['))
					keep(who, route, await visitor.send(address(route), { headers: { accept: 'text/html' } }));
		}
		for (const kind of ['json', 'pdf']) {
			const headers = { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
			const path = `/people/${at.personId}/export/${kind}`;
			keep(
				at.person,
				kind,
				await server.visitAs(at.person).send(path, { method: 'POST', body: '', headers })
			);
		}
		return found;
	};

	test('gets the same pages, copies and counts as if there had never been a review (S0-29, T23)', async () => {
		const sql = server.superSql;
		await sql`update sign_in.session set proved_at = ${now} where account_id = ${at.person.accountId}`;
		const [last] = await sql<{ seq: string }[]>`select max(seq) as seq from audit.entry`;
		const during = await everything();
		// Their looks are taken back, so that the second round finds the log as the first did.
		await sql`delete from audit.entry where seq > ${last?.seq ?? 0}`;
		await sql`delete from helper_seen`;
		await sql`delete from review.look`;
		await sql`delete from review.entry`;
		await sql`delete from review.review`;
		const without = await everything();
		expect(Object.keys(during).length).toBeGreaterThan(80);
		expect(during['json for Tahlia Marsh']).toMatch(/^200 .*serious-injury/s);
		expect(during['pdf for Tahlia Marsh']).toMatch(/^200 %PDF/);
		const open = Object.values(during).filter((page) => page.startsWith('200'));
		expect(open.length).toBeGreaterThan(40);
		expect(Object.entries(during).filter(([, page]) => page.includes(word))).toEqual([]);
		const differ = Object.keys(during).filter((page) => during[page] !== without[page]);
		expect(differ).toEqual([]);
	});
});
