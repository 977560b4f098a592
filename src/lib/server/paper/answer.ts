import type { Paper } from './paper';
import { pdfOf } from './pdf';

/**
 * A paper as an answer to a request: opened in the browser, kept by no cache. The name of the file says what it is and
 * not whose: it stays in lists of downloads on phones that others look at.
 * @param name letters and hyphens, without an ending: `card`
 */
export const pdfAnswer = async (paper: Paper, name: string): Promise<Response> => {
	const bytes = await pdfOf(paper);
	return new Response(new Blob([new Uint8Array(bytes)]), {
		headers: {
			'content-type': 'application/pdf',
			'content-length': String(bytes.length),
			'content-disposition': `inline; filename="${name.replace(/[^a-z0-9-]/gi, '')}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
