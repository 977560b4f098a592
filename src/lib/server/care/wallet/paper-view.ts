import type { Words } from '../../../words';
import type { Block, Paper } from '../../paper/paper';

export type Printing = {
	readonly words: Words;
	readonly code: string;
	/** Where this service is found, such as `https://foreword.example.org`. */
	readonly origin: string;
	/** The name, when the person ticked it. */
	readonly name: string | null;
	/** The last day, in words. */
	readonly until: string;
	readonly crisis: boolean;
	/** Something of the plan is signed, and stands. */
	readonly signed: boolean;
	readonly large: boolean;
	readonly size: Paper['size'];
};

/**
 * Where the QR code leads. The code stands behind `#`: a browser never sends that part, so that it is in no log of a
 * server, a proxy or a page that is linked to.
 */
export const addressOf = (origin: string, code: string): string => `${origin}/wallet#${code}`;

/** The wallet card: what it is, where to type the code, the code, until when; and the QR code on its back. */
export const walletPaper = (printing: Printing): Paper => {
	const { words, code, origin, name, until, crisis, signed, large, size } = printing;
	const { t } = words;
	const where = `${new URL(origin).host}/wallet`;
	const blocks: Block[] = [
		{ kind: 'heading', level: 1, text: crisis ? t('wallet:card.crisis') : t('wallet:card.heading') },
		...(name === null ? [] : [{ kind: 'text' as const, text: name }]),
		...(signed
			? []
			: [{ kind: 'text' as const, text: t('wallet:card.not-signed'), language: words.language }]),
		{ kind: 'text', text: t('wallet:card.type', { where }), language: words.language },
		{ kind: 'heading', level: 2, text: code },
		{ kind: 'text', text: t('wallet:card.until', { date: until }), language: words.language },
		{ kind: 'text', text: t('wallet:card.seen'), language: words.language, tone: 'muted' },
		{ kind: 'qr', content: addressOf(origin, code), alt: t('wallet:card.qr', { where }) }
	];
	return { title: t('wallet:card.title'), language: words.language, footer: '', size, large, blocks };
};
