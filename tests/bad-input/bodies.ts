/** What is sent: its content type and the very bytes. */
export type Body = { type: string; body: string };
export type Entries = readonly (readonly [string, string])[];

const form = 'application/x-www-form-urlencoded';
const boundary = '----foreword';

/** As a browser encodes a form. `more` is put behind it as it is. */
export const encoded = (entries: Entries, more: readonly string[] = []): Body => ({
	type: form,
	body: [
		...entries.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
		...more
	].join('&')
});

const multipart = (entries: Entries, last: string): Body => ({
	type: `multipart/form-data; boundary=${boundary}`,
	body: `${entries
		.map(
			([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
		)
		.join('')}${last}`
});

const file = (name: string) =>
	`--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="a.txt"\r\n` +
	`content-type: text/plain\r\n\r\nwords in a file\r\n--${boundary}--\r\n`;

const without = (entries: Entries, field: string): Entries => entries.filter(([name]) => name !== field);

/**
 * Bodies that cannot be right, made of what the page's own form would send.
 * @param field the field that carries what is wrong: one for words where the form has one
 */
export const wrongBodies = (entries: Entries, field: string): Record<string, Body> => {
	const other = without(entries, field);
	const value = entries.find(([name]) => name === field)?.[1] ?? 'words';
	return {
		'a NUL byte': encoded([...other, [field, 'a\0b']]),
		'a lone surrogate': encoded(other, [`${encodeURIComponent(field)}=a%ED%A0%80b`]),
		'bytes that are no letters': encoded(other, [`${encodeURIComponent(field)}=a%FF%FEb`]),
		'a NUL byte in a name': encoded([...entries, ['a\0b', 'x']]),
		'malformed JSON': { type: 'application/json', body: '{"text": ' },
		JSON: { type: 'application/json', body: JSON.stringify(Object.fromEntries(entries)) },
		'plain text': { type: 'text/plain', body: 'words' },
		'a broken multipart body': {
			type: `multipart/form-data; boundary=${boundary}`,
			body: `--${boundary}\r\nwords`
		},
		'a multipart body that breaks off': multipart(entries, `--${boundary}\r\ncontent-disposition: form-`),
		'a body over the limit': encoded([...other, [field, 'a'.repeat(140_000)]]),
		'an unknown field': encoded([...entries, ['no-such-field', 'x']]),
		'a repeated field': encoded([...entries, [field, value], [field, 'words again']]),
		'ten thousand fields': encoded(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, ''])),
		'ten thousand lines': encoded([
			...without(entries, 'item-1'),
			...Array.from({ length: 9_990 }, (_, at) => [`item-${at + 1}`, 'a'] as const)
		]),
		'a file': multipart(other, file(field)),
		'prototype keys': encoded([...entries, ['__proto__', 'x'], ['constructor', 'y'], ['toString', 'z']]),
		'a prototype path': encoded([...entries, ['__proto__[admin]', 'x'], ['constructor.prototype', 'y']])
	};
};
