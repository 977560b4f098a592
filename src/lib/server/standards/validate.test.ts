import { describe, expect, test } from 'vitest';
import england from './packs/uk-england-use-of-force-2018.json';
import joint from './packs/us-joint-commission-2009.json';
import nsw from './packs/au-nsw-dcj-2024.json';
import { gatherPacks } from './packs';
import { readPack } from './validate';

type Json = Record<string, unknown>;
const file = 'au-nsw-dcj-2024.json';
const problems = (json: unknown, name = file): readonly string[] => {
	const read = readPack(name, json);
	return read.ok ? [] : read.problems;
};
/** The pack with one thing in it changed. */
const changed = (change: (pack: Json) => void): Json => {
	const copy: Json = structuredClone<Json>(nsw);
	change(copy);
	return copy;
};
const first = (pack: Json, list: string): Json => (pack[list] as Json[])[0] ?? {};

describe('a pack', () => {
	test('as it stands is read', () => {
		expect(problems(nsw)).toEqual([]);
		expect(problems(england, 'uk-england-use-of-force-2018.json')).toEqual([]);
	});

	test.each<[string, (pack: Json) => void, string]>([
		[
			'a rule without a source',
			(pack) => delete first(pack, 'clocks')['source'],
			'clocks[0].source: must be an object, is nothing'
		],
		[
			'a source without a place',
			(pack) => ((first(pack, 'notices')['source'] as Json)['place'] = ' '),
			'notices[0].source.place: must be text'
		],
		[
			'a certainty nobody knows',
			(pack) => ((first(pack, 'fields')['source'] as Json)['certainty'] = 'sure'),
			'fields[0].source.certainty: must be one of read, second, background, own, is "sure"'
		],
		[
			'a kind nobody knows',
			(pack) => ((first(pack, 'prohibitions')['when'] as Json[])[0] = { kinds: ['time-out'] }),
			'prohibitions[0].when[0].kinds[0]: must be one of'
		],
		[
			'minutes as a word',
			(pack) => (first(pack, 'clocks')['minutes'] = '10'),
			'clocks[0].minutes: must be a whole number of at least 1, is "10"'
		],
		['no minutes at all', (pack) => (first(pack, 'clocks')['minutes'] = 0), 'clocks[0].minutes: must be'],
		[
			'a misspelt key',
			(pack) => (first(pack, 'notices')['witin'] = 3),
			'notices[0].witin: is not known here'
		],
		['a missing list', (pack) => delete pack['prohibitions'], 'prohibitions: must be a list, is nothing'],
		[
			'a rule twice',
			(pack) => (first(pack, 'notices')['id'] = 'under-18'),
			'rule "under-18": stands there twice'
		],
		[
			'a rule named as the pack is',
			(pack) => (first(pack, 'notices')['id'] = 'name'),
			'rule "name": that name is the pack\'s own'
		],
		[
			'an id with a space',
			(pack) => (first(pack, 'notices')['id'] = 'a notice'),
			'notices[0].id: must be small letters'
		],
		[
			'hours and days',
			(pack) => (first(pack, 'notices')['within'] = { hours: 1, businessDays: 1 }),
			'notices[0].within: needs hours, businessDays or unsaid, one of them'
		],
		['neither hours nor days', (pack) => (first(pack, 'notices')['within'] = {}), 'notices[0].within: needs'],
		[
			'an empty condition',
			(pack) => (first(pack, 'prohibitions')['when'] = [{}]),
			'prohibitions[0].when[0]: says nothing'
		],
		[
			'no condition',
			(pack) => (first(pack, 'prohibitions')['when'] = []),
			'prohibitions[0].when: must be a list of at least 1'
		],
		[
			'a prohibition resting on itself',
			(pack) => (first(pack, 'prohibitions')['when'] = [{ prohibited: true }]),
			'prohibitions[0].when[0].prohibited: a prohibition cannot rest on itself'
		],
		[
			'a field that asks for nothing',
			(pack) => delete first(pack, 'fields')['all'],
			'fields[0]: needs all or any'
		],
		[
			'a field nobody can write',
			(pack) => (first(pack, 'fields')['all'] = ['star-sign']),
			'fields[0].all[0]: must be one of'
		],
		[
			'a kind it does not count',
			(pack) => ((pack['counts'] as Json)['kinds'] = ['physical']),
			'clocks[0].when[0].kinds: this pack does not count seclusion'
		],
		[
			'a day that is none',
			(pack) => (pack['inForce'] = { from: '2024-02-30', to: null }),
			'inForce.from: no such day, 2024-02-30'
		],
		[
			'an end before the beginning',
			(pack) => (pack['inForce'] = { from: '2024-02-03', to: '2024-02-02' }),
			'inForce: ends before it begins'
		],
		[
			'a clock that ends with a component it does not count from',
			(pack) => (first(pack, 'clocks')['from'] = 'start'),
			'clocks[0].metBy: component-end needs from component-start'
		],
		[
			'an end that repeats',
			(pack) => (first(pack, 'clocks')['every'] = 5),
			'clocks[0].metBy: an end cannot meet a clock that repeats'
		],
		[
			'a repeat without an end',
			(pack) => Object.assign(first(pack, 'clocks'), { from: 'aware', every: 5, metBy: 'check' }),
			'clocks[0].every: repeats only from'
		],
		[
			'the same kind twice',
			(pack) => ((pack['counts'] as Json)['kinds'] = ['seclusion', 'seclusion']),
			'counts.kinds: must be a list without repeats'
		],
		[
			'a notice about a component',
			(pack) => (first(pack, 'notices')['from'] = 'component-end'),
			'notices[0].from: a notice is about the whole episode'
		]
	])('with %s is refused, and the place is named', (_, change, said) => {
		const found = problems(changed(change));
		expect(found.length).toBeGreaterThan(0);
		expect(found[0]).toContain(`${file}: ${said}`);
	});

	test.each<[string, (pack: Json) => void, string]>([
		[
			'neither minutes nor an age',
			(pack) => delete first(pack, 'clocks')['minutes'],
			'clocks[0]: needs minutes or byAge'
		],
		[
			'an age in two bands',
			(pack) => ((pack['orderLength'] as Json)['byAge'] = [{ minutes: 60 }, { ageFrom: 9, minutes: 120 }]),
			'orderLength.byAge: age 9 stands in 2 bands'
		],
		[
			'an age in no band',
			(pack) => ((pack['orderLength'] as Json)['byAge'] = [{ ageFrom: 1, minutes: 60 }]),
			'orderLength.byAge: age 0 stands in 0 bands'
		],
		[
			'an early release without the length of an order',
			(pack) => delete pack['orderLength'],
			'clocks[2].when[0].releasedEarly: only for a clock, and with an orderLength'
		],
		[
			'a choice of the service that is called a breach (X1)',
			(pack) => Object.assign((pack['clocks'] as Json[])[4] ?? {}, { level: 'due' }),
			'clocks[4].ifChosen: needs certainty own and a level that warns'
		],
		[
			'a camera that needs nothing',
			(pack) => delete (pack['observation'] as Json[])[1]?.['camera'],
			'observation[1]: cameraAfter and camera go together'
		],
		[
			'an end that is no day',
			(pack) => Object.assign((pack['inForce'] as Json)['endsEarlier'] as Json, { to: '2009-06-31' }),
			'inForce.endsEarlier.to: no such day'
		],
		[
			'a repeat by age of a set number of minutes',
			(pack) => Object.assign(first(pack, 'clocks'), { repeats: true }),
			'clocks[0].repeats: goes with byAge'
		]
	])('of orders with %s is refused', (_, change, said) => {
		const copy: Json = structuredClone<Json>(joint);
		change(copy);
		expect(problems(copy, 'us-joint-commission-2009.json').join('\n')).toContain(said);
	});

	test('that is no object is refused', () => {
		expect(problems('a pack')).toEqual([`${file}: the file: must be an object, is "a pack"`]);
		expect(problems(null)).toHaveLength(1);
		expect(problems([nsw])).toHaveLength(1);
	});

	test('is named after its id and edition', () => {
		expect(problems(nsw, 'nsw.json')).toEqual(['nsw.json: must be named au-nsw-dcj-2024.json']);
	});

	test('says everything that is wrong at once', () => {
		const both = changed((pack) => {
			first(pack, 'clocks')['minutes'] = 1.5;
			first(pack, 'notices')['from'] = 'birth';
		});
		expect(problems(both)).toHaveLength(2);
	});
});

test('a service does not start on packs of which one is wrong', () => {
	const found = { './packs/au-nsw-dcj-2024.json': nsw, './packs/broken-1.json': { id: 'broken' } };
	expect(() => gatherPacks(found)).toThrow(/standards packs:\nbroken-1.json: edition: must be/);
});
