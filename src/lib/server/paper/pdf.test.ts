import { expect, test } from 'vitest';
import type { Paper } from './paper';
import { pdfOf } from './pdf';

const paper: Paper = {
	title: 'My card',
	language: 'en',
	footer: 'Printed on 22 November 2026.',
	size: 'a4',
	blocks: [
		{ kind: 'heading', level: 1, text: 'My card' },
		{ kind: 'text', text: 'من فضلك لا تلمسني من الخلف (أختي)', language: 'ar', tone: 'avoid' },
		{ kind: 'list', ordered: true, items: [{ text: 'क्षत्रिय', language: 'hi' }] },
		{ kind: 'facts', rows: [{ term: 'Name', text: 'Ζωή 😀' }] },
		{ kind: 'sign', lines: ['Signature', 'Date'] },
		{ kind: 'qr', content: 'https://foreword.example.org/wallet', alt: 'The address of this card' }
	]
};

test('a paper is a file, the same each time', async () => {
	const file = await pdfOf(paper);
	expect(new TextDecoder('latin1').decode(file.subarray(0, 8))).toBe('%PDF-1.7');
	expect(await pdfOf(paper)).toEqual(file);
});
