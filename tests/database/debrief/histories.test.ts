import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { standingOf } from '../../../src/lib/server/care/debrief/debrief.js';
import { sayIn, stateOf } from '../../../src/lib/server/care/care-plan/care-plan.js';
import { stories } from '../../standards/debrief-story.js';
import { someone, type Signed } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { living } from './living.js';
import { words } from './scene.js';

/** Of the 10,000 that `npm run proof` draws by the rules, one in 25 is lived here. */
const HISTORIES = Math.ceil(Number(process.env['FOREWORD_PROOF_DEBRIEFS'] ?? 75) / 25);

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

type Living = Awaited<ReturnType<typeof living>>;

/** The next place they come to, and who reads the card there. */
const comesTo = async (one: Living): Promise<Signed> => {
	const { at, life } = one;
	const noor = await someone(house, { name: 'Noor Haddad', job: 'Nurse' });
	const unitId = randomUUID();
	const sql = house.superSql;
	await sql`insert into unit (id, name, zone, pack, created_at)
		values (${unitId}, 'Respite', 'Australia/Sydney', 'au-nsw-dcj-2024', ${life.endedAt})`;
	await sql`insert into unit_staff (unit_id, account_id, since)
		values (${unitId}, ${noor.accountId}, ${life.endedAt})`;
	await sql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${at.personId}, ${unitId}, ${noor.accountId}, ${life.now})`;
	return noor;
};

const unique = (text: string): string[] => [...new Set(text.match(/zq\d+end/g))].sort();
const onPlan = ({ life }: Living): string[] => unique(JSON.stringify([...life.lines.values()].flat()));

/** The card says the lines that stand, each that a yes brought among them, to staff and to the person. */
const looksAtCard = async (one: Living, readers: readonly Signed[]): Promise<number> => {
	const stands = onPlan(one);
	for (const who of readers) expect([who.name, unique(await one.card(who))]).toEqual([who.name, stands]);
	expect(one.life.accepted.filter(({ text }) => !stands.includes(text))).toEqual([]);
	return one.life.accepted.length;
};

/** What the person reads of their own part and of what was asked; what others read of it. */
const looksAtPart = async (one: Living): Promise<void> => {
	const { life } = one;
	const { chosen, offers } = await one.debrief();
	const standing = standingOf(life.chosen, life.today);
	expect(standingOf(chosen, life.today)).toEqual(standing);
	expect(offers).toHaveLength(life.offered.side.length + life.offered.joint.length);
	const [row] = await one.listed();
	expect(row?.standing).toEqual(standing);
	const offered = [...life.offered.side, ...life.chosen].length > 0;
	expect(row?.dues.find(({ stage }) => stage === 'offer')?.state === 'met').toBe(offered);
	const proposals = await one.proposals();
	const waiting = proposals.filter(({ given }) => stateOf(given, life.today).state === 'waiting');
	expect((await one.waiting()).map(({ proposal }) => proposal.id)).toEqual(
		waiting.map(({ proposal }) => proposal.id)
	);
	const asked = waiting.map(({ proposal }) => sayIn(proposal.wordings, 'en', 'en').text);
	expect(asked.filter((text) => life.refused.has(text) || !life.waiting.has(text))).toEqual([]);
	// Who leads learns that it was declined, and does not read it again.
	const declined = proposals.filter(({ given }) => given.some(({ answer }) => answer === 'declined'));
	const changes = await one.changes();
	for (const { proposal } of declined)
		expect(changes).not.toContain(sayIn(proposal.wordings, 'en', words.language).text);
};

/** Each end that stands: of the staff's side with a change or a none that says why, of the person's with grounds. */
const looksAtEnds = async ({ at }: Living): Promise<number> => {
	const rows = await house.superSql<{ kind: string; ok: boolean }[]>`
		select j.kind, case j.kind
			when 'staff-closed' then (j.what = 'no-change' and j.words is not null)
				or (j.what = 'change' and exists (select from proposal p where p.episode_id = j.episode_id
					and p.made_at <= j.entered_at))
			else j.entered_by = ${at.person.accountId}
				or exists (select from debrief_offer o where o.episode_id = j.episode_id and o.entered_at <= j.entered_at)
				or exists (select from debrief_choice c where c.episode_id = j.episode_id and c.chosen_at <= j.entered_at)
				or exists (select from debrief_not_now n where n.episode_id = j.episode_id and n.entered_at <= j.entered_at)
			end as ok
		from joint_entry j where j.episode_id = ${at.episodeId} and j.kind in ('staff-closed', 'person-closed')`;
	expect(rows.filter(({ ok }) => !ok)).toEqual([]);
	return rows.length;
};

test(
	`in ${HISTORIES} histories lived by the acts the card says what was accepted and nowhere what was declined, and no side ends without grounds`,
	{ timeout: 3_600_000 },
	async () => {
		const counted = { accepted: 0, refused: 0, ended: 0 };
		await fc.assert(
			fc.asyncProperty(stories, async (story) => {
				const one = await living(house);
				for (const deed of story) {
					const both = await one.does(deed);
					if (both !== null) expect(both[0]).toBe(both[1]);
					const looks = deed.does === 'answer' || deed.does === 'edit';
					if (looks) counted.accepted += await looksAtCard(one, [one.at.kim]);
				}
				await looksAtPart(one);
				await looksAtCard(one, [one.at.kim, one.at.person, await comesTo(one)]);
				counted.ended += await looksAtEnds(one);
				counted.refused += one.life.refused.size;
			}),
			{ numRuns: HISTORIES }
		);
		expect(counted.accepted).toBeGreaterThan(HISTORIES / 4);
		expect(counted.refused).toBeGreaterThan(HISTORIES / 4);
		expect(counted.ended).toBeGreaterThanOrEqual(HISTORIES);
	}
);
