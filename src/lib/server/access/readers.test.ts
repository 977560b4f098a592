import { expect, test } from 'vitest';
import { wordsFor } from '../words';
import { deeds, type Deed, type Relation } from './policy';
import { willRead, writesRead } from './readers';
import { routes } from './routes';

const staff: readonly Relation[] = [
	...(['treating', 'speech', 'urgent', 'member', 'in-episode', 'leads', 'crisis-facilitator'] as const),
	...(['keeper', 'reviewer', 'lived-experience', 'privacy', 'signed-in'] as const)
];

/** Every deed that staff may do by a form, as the policy and the routes have it. */
const written = new Set(
	Object.values(routes).flatMap((ways) =>
		Object.entries(ways).flatMap(([way, deed]): Deed[] =>
			way !== 'GET' && deed && deeds[deed].allow.some((one) => staff.includes(one)) ? [deed] : []
		)
	)
);

/** Forms of staff that leave no words for anybody to read, and why. */
const wordless: Partial<Record<Deed, string>> = {
	'account:write': 'of one’s own sign-in; the tasks among its pages are named one by one',
	'card:mark-read': 'one button',
	'policy:acknowledge': 'one button',
	'people:search': 'what is looked for is not kept',
	'medicine:check': 'what is compared is not kept',
	'recovery:confirm': 'what proves who somebody is, is compared and not kept',
	'person:invite': 'one button',
	'intake:end': 'choices alone',
	'erasures:confirm': 'the passphrase',
	'case-reviews:export': 'the passphrase'
};

test('of every deed by which staff write anything it is known who will read it, or there are no words in it', () => {
	expect(written.size).toBeGreaterThan(50);
	const quiet = [...written].filter((deed) => !writesRead.includes(deed));
	expect(quiet.sort()).toEqual(Object.keys(wordless).sort());
});

test('a task that is done with the account alone says whose words they become', () => {
	const account = { relations: ['anyone', 'signed-in'] as const };
	expect(willRead('/tasks/asked/[asked]', account)?.relations).toEqual(['self']);
	expect(willRead('/tasks/help/[help]', account)?.relations).toContain('self');
	expect(willRead('/account', account)).toBeNull();
	// Who is only looked for is not written down.
	expect(willRead('/units/[unit]/people', { relations: ['member'] })).toBeNull();
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
