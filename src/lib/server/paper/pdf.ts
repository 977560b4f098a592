import { layOut } from './layout';
import type { Paper } from './paper';
import { writePdf } from './write';

export type { Block, Paper } from './paper';

/**
 * A paper as a PDF: tagged, titled, with its language, in Latin, Greek, Cyrillic, Arabic and Devanagari letters. A
 * letter that no font has is a box with its number. Never throws for what somebody wrote.
 */
export const pdfOf = async (paper: Paper): Promise<Uint8Array> =>
	writePdf(layOut(paper), paper.title.toWellFormed(), paper.language);
