import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { problemsOf } from '../../src/serve/settings.js';
import { sourcesIn } from './house.js';

/** Every file below a folder that holds tests. */
const testsIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')));

test('migrations are numbered from 0001 without a gap, one concept each', () => {
	const names = readdirSync('migrations').sort();
	for (const [index, name] of names.entries()) {
		expect(name).toMatch(/^\d{4}_[a-z0-9]+([_-][a-z0-9]+)*\.sql$/);
		expect(Number(name.slice(0, 4)), name).toBe(index + 1);
	}
});

test('no file but clock.ts reads the time', () => {
	const readers = sourcesIn('src').filter((file) => {
		const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
		return /new Date\(\s*\)|Date\.now\(|[^.\w]Date\(\)/.test(text);
	});
	expect(readers).toEqual(['src/lib/server/clock.ts']);
});

test('no function of the database reads the time by itself', () => {
	const readers = readdirSync('migrations').filter((name) => {
		const text = readFileSync(`migrations/${name}`, 'utf8').replace(/--.*$/gm, '');
		return /\bnow\(\)|current_timestamp|clock_timestamp|localtimestamp|current_date/i.test(text);
	});
	expect(readers).toEqual([]);
});

test('what is in .env.example is all there is to set, and each has its sentence', () => {
	const offered = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)]
		.map(([, name]) => name)
		.sort();
	const read = sourcesIn('src')
		.filter((file) => !file.startsWith('src/commands/'))
		.flatMap((file) => [
			...readFileSync(file, 'utf8').matchAll(
				/(?<!meta\.)\benv\.([A-Z_]{4,})|\b(DATABASE_[A-Z_]+|FOREWORD_DATA)\b/g
			)
		])
		.map(([, one, other]) => one ?? other ?? '')
		.filter((name) => !['PATH', 'BODY_SIZE_LIMIT', 'FOREWORD_BUILD', 'FOREWORD_DEMO'].includes(name));
	expect([...new Set(read)].sort()).toEqual(offered);
});

test('each wrong or missing setting is told in a sentence that quotes no value', () => {
	const good = { ORIGIN: 'https://foreword.example.org', FOREWORD_BUILD: 'src' };
	const told = (env: Record<string, string>) =>
		problemsOf({ ...good, ...env }).filter((line) => !line.startsWith('FOREWORD_BUILD'));
	expect(told({})).toEqual([]);
	expect(told({ ORIGIN: '' })).toEqual([expect.stringMatching(/^ORIGIN is missing: .*\.$/)]);
	expect(told({ ORIGIN: 'https://a.example/path' })).toEqual([
		expect.stringMatching(/^ORIGIN must be .*\.$/)
	]);
	expect(told({ PORT: '99999' })).toEqual([expect.stringMatching(/^PORT must be .*\.$/)]);
	expect(told({ DATABASE_URL: 'postgres://a:secret@h/d' })).toEqual([
		expect.stringMatching(/^DATABASE_OWNER_URL is missing/)
	]);
	expect(told({ DATABASE_URL: 'secret', DATABASE_OWNER_URL: 'postgres://o@h/d' }).join()).not.toContain(
		'secret'
	);
});

test('each test that the evidence names is there, under its path or, where a line shortens it, its name', () => {
	const there = [...testsIn('src'), ...testsIn('tests')];
	const named = [...readFileSync('docs/evidence.md', 'utf8').matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(
		([, name]) => name ?? ''
	);
	expect(named.length).toBeGreaterThan(100);
	expect(named.filter((name) => !there.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
});
