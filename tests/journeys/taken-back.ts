import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { scene } from '../people/scene.js';
import { someone } from '../support/asker.js';
import { download, readPdf } from '../support/pdf.js';
import type { TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const asked = ['never', 'treatment-want', 'treatment-refuse', 'calm', 'hospital-prefer'];

const drawing = (seed: number) => {
	let state = Math.imul(seed + 1, 2_654_435_761);
	return (below: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
};

/** A page's markup, or what a file says without the ends of its lines. */
const readAt = async (visitor: Visitor, path: string, form?: URLSearchParams): Promise<string> => {
	const { status, headers, bytes } = await download(visitor, path, form);
	expect([path, status]).toEqual([path, 200]);
	expect([path, headers.get('cache-control')]).toEqual([path, expect.stringContaining('no-store')]);
	if (headers.get('content-type') !== 'application/pdf') return new TextDecoder().decode(bytes);
	return (await readPdf(bytes)).text.replace(/\s/g, '');
};

/**
 * Somebody writes, signs, changes and takes back what they want, on the pages; in the same minute everybody who may
 * reads every page and file there is. Every line has words of its own.
 */
export const takesBack = async (server: TestServer, from: Date, seed: number): Promise<number> => {
	const draw = drawing(seed);
	const sql = server.superSql;
	const at = await scene(server, {
		...{ name: 'Joanne', birthDate: '1990-01-01', zone: 'Europe/London', arrived: from },
		pack: 'uk-england-use-of-force-2018'
	});
	const home = `/people/${at.personId}`;
	const grant = async (part: string): Promise<Visitor> => {
		const who = await someone(server, { name: 'Joy', kind: 'supporter' });
		await sql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
			values (${randomUUID()}, ${at.personId}, ${who.accountId}, ${part}, 'read', ${from}, '2100-01-01')`;
		return server.visitAs(who);
	};
	const [joanne, kim] = [server.visitAs(at.person), server.visitAs(at.kim)];
	const [supporter, representative] = [await grant('card'), await grant('directive')];
	const said = new Map<string, string[]>();
	let now = from;
	const later = async (): Promise<void> => {
		now = new Date(now.getTime() + 7 * 60_000);
		await server.clock.set(now);
	};
	let words = 0;
	let taken = 0;

	const says = async (question: string): Promise<void> => {
		await joanne.open(`${home}/directive/${question}`);
		const lines = said.get(question) ?? [];
		const row = lines.length + 1;
		const line = `zq${seed}x${words++}end`;
		await joanne.fill(`Line ${row}`, line).press('Save and go on');
		said.set(question, [...lines, line]);
	};
	const signs = async (): Promise<void> => {
		await joanne.open(`${home}/directive/signature`);
		await joanne
			.tick('I wrote this freely')
			.choose('By typing my name', 'How do you want to sign?')
			.fill('Your name, your mark in words, who heard it, or where the paper is', 'Joanne')
			.press('Sign it');
		expect(joanne.text()).toContain('It is signed.');
	};
	const everywhere = async (gone: readonly string[], stand: readonly string[]): Promise<void> => {
		await sql`select sign_in.step_up(decode(${at.person.asking(from).session}, 'hex'), ${now})`;
		const empty = new URLSearchParams();
		const sights: [Visitor, string, URLSearchParams?][] = [
			...[joanne, kim, supporter].flatMap((who): [Visitor, string][] => [
				[who, `${home}/card`],
				[who, `${home}/card/pdf`]
			]),
			...[joanne, kim, representative].flatMap((who): [Visitor, string][] => [
				[who, `${home}/directive`],
				[who, `${home}/directive/pdf`]
			]),
			[kim, `${home}/plan`],
			[joanne, `${home}/paper/plan?all`],
			[joanne, `${home}/paper/plan/pdf?all`],
			[joanne, `${home}/wallet`],
			[joanne, `${home}/export/json`, empty],
			[joanne, `${home}/export/pdf`, empty]
		];
		let shown = 0;
		for (const [who, path, form] of sights) {
			const text = await readAt(who, path, form);
			expect([path, gone.filter((line) => text.includes(line))]).toEqual([path, []]);
			shown += stand.filter((line) => text.includes(line)).length;
		}
		expect(shown).toBeGreaterThanOrEqual(stand.length);
	};

	await server.clock.set(from);
	await joanne.open(`${home}/directive`);
	await joanne.choose('Another place', 'Where do you live or get treatment?').press('Begin');
	const gone: string[] = [];
	for (let version = 0; version < 2; version++) {
		if (version > 0) {
			await joanne.open(`${home}/directive`);
			await joanne.press('Change it');
		}
		for (let line = 0; line < 3; line++) await says(asked[draw(asked.length)] ?? 'never');
		await later();
		await signs();
		await later();
		const lines = [...said.values()].flat();
		const picked = lines.filter(() => draw(3) === 0);
		const some = picked.length === 0 ? lines.slice(0, 1) : picked;
		await joanne.open(`${home}/directive/withdrawal`);
		joanne.choose('Only what I tick below', 'What do you take back?');
		for (const line of some) joanne.tick(line);
		await joanne.press('Take it back');
		gone.push(...some);
		taken += some.length;
		for (const [question, all] of said)
			said.set(
				question,
				all.filter((line) => !gone.includes(line))
			);
		await everywhere(gone, [...said.values()].flat());
		if ([...said.values()].flat().length === 0) break;
	}
	return taken;
};
