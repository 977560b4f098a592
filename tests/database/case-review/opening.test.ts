import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readReview, readWorklist, write } from '../../../src/lib/server/care/case-review/acts.js';
import { startEpisode, staysOf, writeFacts } from '../../../src/lib/server/care/episode/acts.js';
import type { AnyValue, Field } from '../../../src/lib/server/care/episode/fields.js';
import { readEpisode } from '../../../src/lib/server/care/episode/reading.js';
import { isRepeating } from '../../../src/lib/server/care/episode/fields.js';
import { reviewKey } from '../../../src/lib/server/access/index.js';
import { someone, passOf, type Signed } from '../../support/asker.js';
import { openHouse, pool, type House } from '../../support/sign-in.js';
import { scene, type Scene } from '../../people/scene.js';

const now = new Date('2026-03-14T09:10:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

let house: House;
let at: Scene;
let quinn: Signed;
let episodeId: string;
/** Whose it is, as a review names it. */
let number: string;

beforeAll(async () => {
	house = await openHouse();
	quinn = await someone(house, { name: 'Quinn Ade', job: 'Quality' });
	await house.superSql`update sign_in.account set roles = '{reviewer}' where id = ${quinn.accountId}`;
});
afterAll(() => house.close());
beforeEach(async () => {
	number = `R-${randomUUID().slice(0, 8)}`;
	at = await scene(house, {
		...{ name: 'Tahlia Marsh', birthDate: '2001-11-02', recordNumber: number, zone: 'Australia/Sydney' },
		...{ pack: 'us-nasmhpd', arrived: now }
	});
	const pass = await passOf(at.kim.asking(now), 'episode:start', at.subject);
	const [stay] = await staysOf(pass);
	if (!stay) throw new Error('nobody treats the person');
	episodeId = await startEpisode(pass, { stay, kinds: ['physical'], startedAt: now, key: randomUUID() });
});

const say = async (field: Field, value: AnyValue, key = randomUUID(), because: string | null = null) => {
	const pass = await passOf(at.kim.asking(now), 'episode:write', { ...at.subject, episodeId });
	await writeFacts(pass, [{ field, item: '', value, because }], isRepeating(field), key);
};
const hers = async () => {
	const { reviews } = await readWorklist(await passOf(quinn.asking(later(1)), 'case-reviews:read', {}));
	return reviews.filter(({ review }) => review.recordNumber === number);
};
const opened = async (): Promise<string[]> =>
	(
		await house.superSql<{ cause: string }[]>`
		select cause from review.review where episode_id = ${episodeId} order by cause`
	).map(({ cause }) => cause);
const stands = async (field: Field): Promise<boolean> => {
	const read = await readEpisode(
		await passOf(at.kim.asking(now), 'episode:read', { ...at.subject, episodeId })
	);
	return read?.facts.some((fact) => fact.field === field) ?? false;
};
const factors = (which: string) =>
	({
		...{ discipline: 'no', coercion: 'no', convenience: null, retaliation: 'not-known', staffing: 'no' },
		[which]: 'yes'
	}) as AnyValue;

describe('a review opens by itself (S0-03, S0-27, S0-28)', () => {
	test.each(['death', 'serious-injury'] as const)('after %s, to look for root causes', async (level) => {
		await say('harm', { level });
		expect(await opened()).toEqual([level]);
	});

	test.each(['discipline', 'coercion', 'convenience', 'retaliation', 'staffing'])(
		'after a "yes" to %s, and to none of the others',
		async (which) => {
			await say('factors', factors(which));
			expect(await opened()).toEqual([which]);
		}
	);

	test('not after harm of another kind, nor after a no', async () => {
		await say('harm', { level: 'harm' });
		await say('factors', { ...factors('discipline'), discipline: 'no' } as AnyValue);
		expect(await opened()).toEqual([]);
	});

	test('once for each cause, however often it is written, taken back and written again', async () => {
		const key = randomUUID();
		await say('harm', { level: 'serious-injury' }, key);
		await say('harm', { level: 'serious-injury' }, key);
		await say('harm', { level: 'harm' }, randomUUID(), 'a mistake');
		await say('harm', { level: 'serious-injury' }, randomUUID(), 'it was one');
		expect(await opened()).toEqual(['serious-injury']);
		await say('harm', { level: 'death' }, randomUUID(), 'they died');
		expect(await opened()).toEqual(['death', 'serious-injury']);
	});

	test('once, though many write at the same moment', async () => {
		const writers = await Promise.all(
			Array.from({ length: 8 }, () =>
				passOf(at.kim.asking(now), 'episode:write', { ...at.subject, episodeId })
			)
		);
		const level = { level: 'death' } as const;
		await Promise.all(
			writers.map((pass) =>
				writeFacts(pass, [{ field: 'harm', item: '', value: level, because: null }], false, randomUUID())
			)
		);
		// On connections of their own, where no lock makes them wait for one another.
		const { session } = at.kim.asking(now);
		const beside = (n: number) =>
			pool().begin(async (sql) => {
				await sql`select set_config('app.session', ${session}, true), set_config('app.now', ${now.toISOString()}, true)`;
				await sql`insert into episode_fact ${sql({
					...{ id: randomUUID(), episode_id: episodeId, person_id: at.personId, field: 'factors' },
					...{ value: sql.json({ coercion: 'yes' }), entered_at: now, entered_by: at.kim.accountId },
					key: `beside ${n}`
				})}`;
			});
		await Promise.all(Array.from({ length: 8 }, (_, n) => beside(n)));
		expect(await opened()).toEqual(['coercion', 'death']);
	});

	test('in the transaction of the fact: what undoes the one undoes the other', async () => {
		const sql = house.superSql;
		const back = new Error('back');
		await sql
			.begin(async (inner) => {
				await inner`insert into episode_fact ${inner({
					...{ id: randomUUID(), episode_id: episodeId, person_id: at.personId, field: 'harm' },
					...{ value: inner.json({ level: 'death' }), entered_at: now, entered_by: at.kim.accountId },
					key: 'undone'
				})}`;
				expect((await inner`select from review.review where episode_id = ${episodeId}`).length).toBe(1);
				throw back;
			})
			.catch((fault: unknown) => {
				if (fault !== back) throw fault;
			});
		expect(await opened()).toEqual([]);
	});

	test('never in the way of the fact: what cannot open then opens when a reviewer looks', async () => {
		await house.superSql`alter table review.review add constraint never check (cause = '') not valid`;
		await say('harm', { level: 'death' });
		await say('factors', factors('coercion'));
		expect([await stands('harm'), await stands('factors'), await opened()]).toEqual([true, true, []]);
		await house.superSql`alter table review.review drop constraint never`;
		expect((await hers()).map(({ review }) => review.cause).sort()).toEqual(['coercion', 'death']);
		await hers();
		expect(await opened()).toEqual(['coercion', 'death']);
	});
});

describe('a review', () => {
	const theOne = async () => {
		const [found] = await hers();
		if (!found) throw new Error('no review');
		return found;
	};

	test('says whose, where, when, what kinds and by when, and that the day is ours', async () => {
		await say('harm', { level: 'death' });
		const { review, due } = await theOne();
		expect(review).toMatchObject({
			...{ name: 'Tahlia Marsh', unit: 'The unit', zone: 'Australia/Sydney', startedAt: now },
			...{ kinds: ['physical'], stands: true, openedAt: now }
		});
		expect(due).toEqual({ day: '2026-04-28', from: 'ours' });
	});

	test('says that the record was changed since', async () => {
		await say('harm', { level: 'death' });
		const id = (
			await house.superSql<{ id: string }[]>`
			select id from review.review where episode_id = ${episodeId}`
		)[0]?.id;
		const standsNow = async () => (await hers()).find(({ review }) => review.id === id)?.review.stands;
		expect(await standsNow()).toBe(true);
		await say('harm', { level: 'harm' }, randomUUID(), 'a mistake');
		expect(await standsNow()).toBe(false);
	});

	test('is read, written and closed by reviewers, each step a row beside the others; its looks stay there', async () => {
		await say('harm', { level: 'death' });
		const { id } = (await theOne()).review;
		const reads = await passOf(quinn.asking(later(2)), 'case-reviews:read', {});
		const writes = await passOf(quinn.asking(later(2)), 'case-reviews:write', {});
		const add = (kind: string, more: Record<string, string | null> = {}) =>
			write(writes, id, { id: randomUUID(), kind, ...more } as Parameters<typeof write>[2]);
		expect(await add('closed', { outcome: 'changes', words: 'w' })).toBe('owner');
		expect(await add('owner', { whose: at.kim.accountId })).toBe('owner');
		expect(await add('owner', { whose: quinn.accountId, due_on: '2026-04-01' })).toBe('done');
		expect(await add('closed', { outcome: 'changes', words: 'w' })).toBe('finding');
		expect(await add('factor', { level: 'policy', words: 'No break was planned' })).toBe('done');
		expect(await add('action', { words: 'Plan breaks', who: 'The manager', due_on: '2026-05-01' })).toBe(
			'done'
		);
		expect(await add('closed', { outcome: 'changes', words: 'Breaks are planned' })).toBe('done');
		expect(await add('note', { words: 'too late' })).toBe('closed');
		const read = await readReview(reads, id);
		expect(read?.due).toEqual({ day: '2026-04-01', from: 'reviewer' });
		expect(read?.entries.map(({ kind, by }) => [kind, by])).toEqual(
			['owner', 'factor', 'action', 'closed'].map((kind) => [kind, 'Quinn Ade, Quality'])
		);
		expect(read?.looks).toEqual([{ by: 'Quinn Ade, Quality', at: later(2), how: 'opened' }]);
		const action = read?.entries.find(({ kind }) => kind === 'action')?.id ?? '';
		expect(await add('done', { about: action })).toBe('done');
		expect(await add('opened-again', { words: 'More is known' })).toBe('done');
		expect(await add('note', { words: 'in time' })).toBe('done');
		expect((await readReview(reads, id))?.entries).toHaveLength(7);
		// In the database each of them lies sealed (T23): who reads its files reads none of it.
		const stored = await house.superSql<{ words: string | null; who: string | null }[]>`
			select words, who from review.entry where review_id = ${id}`;
		const texts = stored.flatMap(({ words, who }) => [words, who]).filter((text) => text !== null);
		expect(texts.length).toBe(6);
		expect(texts.filter((text) => !text.startsWith('sealed:1:'))).toEqual([]);
		// Words that were moved to another row are not read there, and the page says so rather than fail.
		await house.superSql`update review.entry set words = (select words from review.entry
			where review_id = ${id} and kind = 'factor') where review_id = ${id} and kind = 'closed'`;
		const moved = (await readReview(reads, id))?.entries.find(({ kind }) => kind === 'closed');
		expect(moved).toMatchObject({ sealed: true, words: '' });
		// The log that people read is as it was.
		const log = await house.superSql`select from audit.entry where account_id = ${quinn.accountId}`;
		expect(log.length).toBe(0);
	});

	test('has a key that no pass of the chart is given (T23)', async () => {
		const chart = await passOf(at.kim.asking(now), 'episode:read', { ...at.subject, episodeId });
		expect(() => reviewKey(chart)).toThrow('episode:read has no key of the case reviews');
		const own = await passOf(quinn.asking(now), 'account:read', {});
		expect(() => reviewKey(own)).toThrow();
		expect(reviewKey(await passOf(quinn.asking(now), 'case-reviews:read', {}))).toHaveLength(32);
	});

	test('cannot be taken by who took part, who does not even see it', async () => {
		await say('harm', { level: 'death' });
		const rob = await someone(house, { name: 'Rob Lund', job: 'Nurse' });
		await house.superSql`update sign_in.account set roles = '{reviewer}' where id = ${rob.accountId}`;
		await house.superSql`insert into episode_staff ${house.superSql({
			...{ id: randomUUID(), episode_id: episodeId, person_id: at.personId, account_id: rob.accountId },
			...{ name: 'Rob Lund', role: 'held', entered_at: now, entered_by: at.kim.accountId }
		})}`;
		const list = await readWorklist(await passOf(rob.asking(later(1)), 'case-reviews:read', {}));
		expect(list.others).toBe(1);
		const { id } = (await theOne()).review;
		expect(list.reviews.map(({ review }) => review.id)).not.toContain(id);
		expect(await readReview(await passOf(rob.asking(now), 'case-reviews:read', {}), id)).toBeNull();
		const writes = await passOf(quinn.asking(later(2)), 'case-reviews:write', {});
		const owner = { id: randomUUID(), kind: 'owner' as const, whose: rob.accountId };
		expect(await write(writes, id, owner)).toBe('owner');
	});
});
