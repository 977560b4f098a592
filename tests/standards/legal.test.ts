import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readForm } from '../../src/lib/server/http/forms';
import { legalFields, readLegal } from '../../src/lib/server/care/intake/legal-form';
import { statusOptions, statusSaid } from '../../src/lib/server/care/intake/legal-view';
import { allLegalLists, legalEntry, legalListFor, legalWord } from '../../src/lib/server/standards/legal';
import { gatherLegal, LEGAL_KINDS } from '../../src/lib/server/standards/legal-list';
import { allPacks } from '../../src/lib/server/standards/packs';
import { languages, wordsFor } from '../../src/lib/server/words';

const en = wordsFor('en');
const lists = allLegalLists();
/**
 * Fingerprints: what a list in use says is never edited, a changed law is a new list. Where it was read is left out, so
 * that somebody who reads the law itself can say so.
 */
const sealed: Record<string, string> = {
	'au-nsw-2007': '88ded96d1c79b2660ce7a7cb18fafbebcf706055830563e5d79b5fc004050d4c',
	'england-1983': '1dc01a7ed95c3bb3cc60f5bc2fa972303b9f18a05f2a6899f75683d29b65c808',
	'scotland-2003': '1977b95d43dbe3d42e043c8401b563b981ccb7d129256af86c29ed06dc5e99d3'
};

const written = async (status: string, list = legalListFor('uk-scotland')) => {
	const body = new URLSearchParams({ key: randomUUID(), status, law: '', told: 'yes' });
	const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), legalFields);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return readLegal(form, '2026-03-01', list);
};

describe('the lists of legal statuses', () => {
	test('each belongs to packs of this build, and has words in every language', () => {
		const known = allPacks().map(({ id }) => id);
		expect(lists.flatMap(({ packs }) => packs).filter((one) => !known.includes(one))).toEqual([]);
		for (const { code } of languages)
			for (const list of lists)
				for (const { id } of list.statuses)
					for (const word of ['title', 'own', 'rights'] as const)
						expect(wordsFor(code).t(legalWord(list, id, word))).toMatch(/\p{L}{2}/u);
	});

	test('each status says where it stands and whether anybody read it there', () => {
		for (const { statuses } of lists)
			for (const { id, source, law, kind } of statuses) {
				expect([id, source.place]).toEqual([id, expect.stringMatching(/\w/)]);
				if (kind !== 'voluntary') expect([id, law]).toEqual([id, expect.stringMatching(/Act/)]);
			}
	});

	test.each(lists.map(({ id }) => id))('%s is as it was sealed', (id) => {
		const file = readFileSync(`src/lib/server/standards/legal/${id}.json`, 'utf8');
		expect(
			createHash('sha256')
				.update(
					JSON.stringify(JSON.parse(file), (name, value: unknown) => (name === 'source' ? undefined : value))
				)
				.digest('hex')
		).toBe(sealed[id]);
	});

	test('a list that is wrong stops the start, and says where', () => {
		const status = {
			...{ id: 'a', kind: 'detained', law: 'An Act', source: { document: 'd', place: 'p', certainty: 'own' } }
		};
		const read =
			(more: object, file = 'x.json') =>
			() =>
				gatherLegal({ [file]: { id: 'x', packs: ['uk-scotland'], statuses: [status], ...more } });
		expect(read({})).toThrow('a law has a place in it');
		const whole = { ...status, section: 'section 1' };
		expect(read({ statuses: [whole] })).not.toThrow();
		expect(read({ statuses: [whole, whole] })).toThrow('stands there twice');
		expect(read({ statuses: [{ ...whole, kind: 'prison' }] })).toThrow('kind');
		expect(read({ statuses: [{ ...whole, limit: { days: 1, hours: 2 } }] })).toThrow('one limit');
		expect(read({ statuses: [whole] }, 'y.json')).toThrow('must be named x.json');
	});
});

describe('a status', () => {
	test('of the list of the place is kept by its name, with its kind of the general list', async () => {
		expect(await written('scotland-2003/short-term')).toMatchObject({
			ok: true,
			read: { listed: 'scotland-2003/short-term', status: 'detained' }
		});
	});

	test('of the general list can always be chosen; one of another place is not on offer', async () => {
		expect(await written('detained')).toMatchObject({ ok: true, read: { listed: null, status: 'detained' } });
		expect(await written('england-1983/section-2')).toMatchObject({ ok: false });
		expect(await written('scotland-2003/short-term', null)).toMatchObject({ ok: false });
	});

	test('where no list is known, only the general one is offered', () => {
		for (const pack of ['eu-mhe', 'us-joint-commission', 'au-nsw-dcj', null])
			expect(statusOptions(en, legalListFor(pack)).map(({ value }) => value)).toEqual([...LEGAL_KINDS]);
	});

	test('whatever list there is, everything of the general one can be said', () => {
		for (const list of lists) {
			const offered = statusOptions(en, list).map(({ value }) => value);
			const kinds = offered.map((value) => legalEntry(value)?.entry.kind ?? value);
			expect(new Set(kinds)).toEqual(new Set(LEGAL_KINDS));
			expect(offered).toContain('detained');
		}
	});

	test('says its law, how long it may last, its rights, and that nobody read the law itself', () => {
		const said = statusSaid(en, { status: 'emergency', listed: 'scotland-2003/emergency', law: '' });
		expect(said.law).toBe('Mental Health (Care and Treatment) (Scotland) Act 2003, section 36');
		expect(said.limit).toBe('This law lets it last 72 hours at most.');
		expect(said.rights).toContain('It alone is no permission to treat you.');
		expect(said.source).toContain('not in the law itself');
	});

	test('that this build does not know any more is said by the general list', () => {
		const said = statusSaid(en, { status: 'detained', listed: 'atlantis-1900/kept', law: 'Kept Act' });
		expect([said.title, said.law, said.source]).toEqual(['Kept here under a law', 'Kept Act', null]);
	});
});
