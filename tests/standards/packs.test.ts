import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dueTimes } from '../../src/lib/server/standards/clock-rules';
import { bareFacts, samir, tahlia } from '../../src/lib/server/standards/examples';
import type { EpisodeFacts } from '../../src/lib/server/standards/facts';
import { inTime } from '../../src/lib/server/standards/edition';
import { missingFields } from '../../src/lib/server/standards/fields';
import { noticesDue } from '../../src/lib/server/standards/notices';
import { firstOrderExpires } from '../../src/lib/server/standards/order-terms';
import { rulesOf, wordKeysOf, type Pack } from '../../src/lib/server/standards/pack';
import { allPacks, gatherPacks, packOf } from '../../src/lib/server/standards/packs';
import { bannersFor, standingOf } from '../../src/lib/server/standards/people';
import { prohibitedUses } from '../../src/lib/server/standards/prohibitions';
import { retention } from '../../src/lib/server/standards/retention';
import { countedBy, isSeclusion } from '../../src/lib/server/standards/seclusion';
import { packIn } from '../../src/lib/server/standards/subset';
import { BANNER_PLACES } from '../../src/lib/server/standards/vocabulary';
import { cameraAt, itemsOf } from '../../src/lib/server/standards/watching';
import { languages, wordsFor } from '../../src/lib/server/words';
import sealed from './sealed.json';
import invented from './zz-northland-1.json';

const root = path.resolve(import.meta.dirname, '../..');
const now = new Date('2026-03-14T20:10:00+11:00');

/** What a pack says of an episode, all of it. */
const saidOf = (pack: Pack, facts: EpisodeFacts) => [
	dueTimes(pack, facts, now),
	prohibitedUses(pack, facts),
	noticesDue(pack, facts, now),
	retention(pack, facts),
	missingFields(pack, facts),
	isSeclusion(pack.seclusionTest, facts),
	[true, false, null].map((contractorAuthorised) => standingOf(pack, { contractorAuthorised })),
	BANNER_PLACES.map((place) => bannersFor(pack, place)),
	countedBy(pack, facts),
	firstOrderExpires(pack, facts, countedBy(pack, facts)),
	itemsOf(pack),
	facts.components.map(({ kind }) => cameraAt(pack, kind, 61, ['audio', 'video'])),
	inTime(pack, '2026-03-14', true),
	// What is read on the pack's page alone.
	[
		packIn(pack, 'general-ward').counting,
		pack.counting,
		pack.subset,
		pack.training,
		pack.authorisation,
		pack.notes
	]
];
const everyKind = (['seclusion', 'physical', 'mechanical', 'chemical', 'environmental'] as const).map(
	(kind) => ({
		kind,
		startedAt: tahlia.startedAt,
		endedAt: null
	})
);
const chosen = ({ clocks }: Pack) => clocks.flatMap(({ id, ifChosen }) => (ifChosen ? [id] : []));
const episodes: EpisodeFacts[] = [
	tahlia,
	samir,
	{ ...tahlia, harm: 'none', written: [] },
	{ ...tahlia, departure: { at: tahlia.startedAt, underAct: true } },
	{ ...tahlia, harm: 'death', written: [] },
	{ ...tahlia, keyNeedsDenied: ['water'], written: [] },
	{ ...tahlia, ageYearsAtStart: 8, houseRules: allPacks().flatMap(chosen) },
	...everyKind.map((component) =>
		bareFacts('UTC', tahlia.startedAt, { components: [component], written: [] })
	)
];
const said = (pack: Pack): string => JSON.stringify(episodes.map((facts) => saidOf(pack, facts)));

/** What must stand before a use is authorised, less one of it. */
const withoutNeed = (rules: Pack['authorisation'], id: string): Pack['authorisation'] => {
	if (!rules || rules.id === id) return undefined;
	const left = <R extends { id: string }>(rule: R | undefined) => (rule?.id === id ? undefined : rule);
	const { consent, givers, view, assessed, assessedIfNeeded, space } = rules;
	return {
		...rules,
		consent: left(consent),
		givers: left(givers),
		view: left(view),
		assessed: left(assessed),
		assessedIfNeeded: left(assessedIfNeeded),
		space: left(space)
	};
};

const without = (pack: Pack, id: string): Pack => {
	const left = <R extends { id: string }>(rules: readonly R[]) => rules.filter((rule) => rule.id !== id);
	return {
		...pack,
		counts: pack.counts.id === id ? { ...pack.counts, kinds: [] } : pack.counts,
		seclusionTest: pack.seclusionTest?.id === id ? undefined : pack.seclusionTest,
		outsiders: pack.outsiders?.id === id ? undefined : pack.outsiders,
		inForce: pack.inForce.endsEarlier?.id === id ? { from: null, to: null } : pack.inForce,
		subset: pack.subset?.id === id ? undefined : pack.subset,
		orderLength: pack.orderLength?.id === id ? undefined : pack.orderLength,
		monitoring: pack.monitoring?.id === id ? undefined : pack.monitoring,
		training: pack.training?.id === id ? undefined : pack.training,
		authorisation: withoutNeed(pack.authorisation, id),
		counting: pack.counting?.id === id ? undefined : pack.counting,
		observation: left(pack.observation ?? []),
		notes: left(pack.notes ?? []),
		clocks: left(pack.clocks),
		prohibitions: left(pack.prohibitions),
		notices: left(pack.notices),
		retention: left(pack.retention),
		fields: left(pack.fields),
		banners: left(pack.banners)
	};
};

const fingerprint = (pack: Pack): string => {
	const text = readFileSync(path.join(root, 'src/lib/server/standards/packs', `${pack.ref}.json`), 'utf8');
	return createHash('sha256')
		.update(JSON.stringify(JSON.parse(text)))
		.digest('hex');
};

test('there are packs for every body whose rules were read, and for one whose rules were not', () => {
	expect(allPacks().map(({ ref }) => ref)).toEqual([
		'au-nsw-dcj-2024',
		'au-nsw-dcj-2024-2',
		'au-nsw-health',
		'eu-mhe',
		'uk-england-use-of-force-2018',
		'uk-scotland',
		'uk-scotland-2',
		'uk-scotland-3',
		'us-cms-482-13e',
		'us-joint-commission-2009',
		'us-joint-commission-2025',
		'us-nasmhpd'
	]);
	expect(() => packOf('atlantis-1')).toThrow('no standards pack "atlantis-1"');
});

describe.each(allPacks().map((pack) => [pack.ref, pack] as const))('%s', (ref, pack) => {
	test('has a source for every rule, and says when that is not the document itself', () => {
		for (const { source } of rulesOf(pack)) {
			expect(source.document.length * source.place.length).toBeGreaterThan(0);
			if (source.certainty === 'own') expect(source.document).toBe('Foreword');
			else expect(source.document).not.toBe('Foreword');
		}
	});

	test('has a sentence for every rule in every language', () => {
		for (const { code } of languages) {
			const sentences = wordKeysOf(pack).map((key) => wordsFor(code).t(key));
			expect(sentences.every((sentence) => sentence.length > 2)).toBe(true);
		}
	});

	test.each(rulesOf(pack).map(({ id }) => id))('would be missed without %s', (id) => {
		expect(said(without(pack, id))).not.toBe(said(pack));
	});

	test('is not edited once it is in use: a new edition is a new file', () => {
		// A pack added since is sealed by writing the fingerprint shown here into sealed.json.
		expect({ [ref]: fingerprint(pack) }).toEqual({ [ref]: new Map(Object.entries(sealed)).get(ref) });
	});
});

test('a pack of an invented country works as a file alone', () => {
	const packs = gatherPacks({ './packs/zz-northland-1.json': invented });
	const northland = packs.get('zz-northland-1');
	if (!northland) throw new Error('not read');
	const held = bareFacts('Pacific/Apia', new Date('2026-02-03T10:00:00Z'), {
		components: [{ kind: 'mechanical', startedAt: new Date('2026-02-03T10:00:00Z'), endedAt: null }],
		ageYearsAtStart: 70
	});
	const later = new Date('2026-02-03T10:31:00Z');
	expect(dueTimes(northland, held, later).map(({ rule, state }) => [rule, state])).toEqual([
		['tell-why', 'passed'],
		['look-in', 'passed']
	]);
	expect(prohibitedUses(northland, held).map(({ rule }) => rule)).toEqual(['no-belts-over-65']);
	expect(noticesDue(northland, { ...held, endedAt: later }, later).map(({ due }) => due)).toEqual([
		new Date('2026-02-03T13:31:00Z')
	]);
	expect(retention(northland, held).map(({ day }) => day)).toEqual(['2036-02-03']);
	expect(missingFields(northland, held).map(({ any }) => any)).toEqual([['told-person', 'nobody-to-tell']]);
	expect(northland.words).toBe('standards-zz-northland-1');
});

test('no code names a pack or a country', () => {
	const code = (folder: string): string[] =>
		readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
			const at = path.join(folder, entry.name);
			if (entry.isDirectory()) return code(at);
			return /\.(ts|js|svelte)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [at] : [];
		});
	const engine = [
		...code(path.join(root, 'src/lib/server/standards')),
		...code(path.join(root, 'src/lib/server/care'))
	];
	const names = new RegExp(
		allPacks()
			.map(({ id }) => id)
			.join('|')
	);
	expect(engine.length).toBeGreaterThan(10);
	expect(
		engine.filter((file) => names.test(readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//g, '')))
	).toEqual([]);
});
