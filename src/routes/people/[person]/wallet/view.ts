import type { Made, Wallet, WalletLine } from '$lib/server/care/wallet/acts';
import { addressOf } from '$lib/server/care/wallet/paper-view';
import { qrOf } from '$lib/server/paper/qr';
import type { Words } from '$lib/words';

/** Lines under the headings of the card. */
const inParts = (words: Words, lines: readonly WalletLine[], ticked: readonly string[]) =>
	[...new Set(lines.map(({ slot }) => slot))].map((slot) => ({
		slot,
		title: words.t(`card:slot.${slot}`),
		lines: lines
			.filter((line) => line.slot === slot)
			.map(({ key, lines: said }) => ({
				key,
				ticked: ticked.includes(key),
				texts: said.map(({ text, language }) => ({ text, language }))
			}))
	}));

export const walletView = (words: Words, wallet: Wallet) => ({
	name: wallet.name,
	shows: { name: wallet.ticked.includes('name'), born: wallet.ticked.includes('born') },
	parts: inParts(words, wallet.lines, wallet.ticked),
	chosen: wallet.chosen,
	ticked: wallet.ticked.length > 0,
	waiting: wallet.waiting,
	signed: wallet.signed,
	crisis: wallet.crisis,
	until: wallet.code && words.date(wallet.code.expiresAt, wallet.zone),
	codeWaits: wallet.codeWaits,
	uses: wallet.uses.map(({ reader, reason, at }) => ({
		...{ reader, reason },
		at: words.dateTime(at, wallet.zone)
	}))
});

/** A new code as the page draws it: the same as on paper. */
export const codeView = (words: Words, origin: string, { code, until, zone, hold }: Made) => ({
	code,
	hold,
	until: words.date(until, zone),
	where: `${new URL(origin).host}/wallet`,
	qr: qrOf(addressOf(origin, code))
});
