import { expect, test } from 'vitest';
import { wordsFor } from '../words';
import { deeds, type Deed, type Relation } from './policy';
import { willRead, writesRead } from './readers';
import { routes } from './routes';

const staff: readonly Relation[] = ['treating', 'in-episode', 'leads', 'member', 'reviewer'];

/** Deeds by which staff write of an episode, a talk about it or a review: each form of theirs posts one. */
const writing = Object.entries(routes)
	.filter(([route]) => /episodes|reviews/.test(route))
	.flatMap(([, ways]) =>
		Object.entries(ways).flatMap(([way, deed]): Deed[] =>
			way !== 'GET' &&
			deed &&
			!deed.endsWith(':export') &&
			deeds[deed].allow.some((one) => staff.includes(one))
				? [deed]
				: []
		)
	);

test('of every deed by which staff write of an episode or a review it is known who will read it', () => {
	expect(new Set(writing).size).toBeGreaterThan(4);
	expect(writing.filter((deed) => !writesRead.includes(deed))).toEqual([]);
});

test('every reader has a name in every language', () => {
	const named = Object.keys(routes).flatMap((route) => {
		const everything = Object.values(deeds).flatMap(({ allow }) => [...allow]);
		return willRead(route, { relations: everything })?.relations ?? [];
	});
	for (const language of ['en', 'ar'])
		for (const one of named) {
			const key = `service-readers:relation.${one.replace(':', '-')}`;
			expect(wordsFor(language).t(key), key).not.toContain('relation.');
		}
});

test('it is the policy that says who: whom it lets read, the line names', () => {
	const page = '/people/[person]/episodes/[episode]';
	expect(willRead(page, { relations: ['treating'] })).toEqual({
		relations: deeds['episode:read'].allow,
		chosen: false
	});
	// Who can write nothing is told nothing, nor is anybody on a page of reading.
	expect(willRead(page, { relations: ['leads'] })).toBeNull();
	expect(willRead('/reviews', { relations: ['reviewer'] })).toBeNull();
	expect(willRead('/reviews/[review]', { relations: ['reviewer'] })?.relations).toEqual(['reviewer']);
});
