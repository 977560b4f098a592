import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const code = ['src', 'tests']
	.flatMap((root) =>
		readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, file))
	)
	.filter((file) => /\.(ts|js|svelte)$/.test(file) && statSync(file).isFile());

test.each(['lucia', '@node-rs/argon2'])('%s is imported by the sign-in room alone', (library) => {
	const imports = new RegExp(`(from|import|import\\()\\s*['"]${library}['"]`);
	const outside = code
		.filter((file) => imports.test(readFileSync(file, 'utf8')))
		.filter(
			(file) => !file.startsWith('src/lib/server/sign-in/') && !file.startsWith('tests/database/sign-in/')
		);
	expect(outside).toEqual([]);
});
