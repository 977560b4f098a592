import type { Words } from '../../words';

/** One message, ready to go. The same job writes the same `id`, so that whoever gets it twice can see that it is one. */
export type Letter = {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
};

/** `refused`: nobody is there, for good. Otherwise why it did not work this time, as a code. */
export type Delivered = 'sent' | 'refused' | { readonly again: string };

/** One way to send: mail or texts. Sends nothing but what it is given, and throws nothing. */
export type Carrier = { readonly send: (letter: Letter) => Promise<Delivered> };

/**
 * All that a notice says: that there is something, and where. No name, no service, no reason: anybody may read it over
 * a shoulder.
 */
export const noticeLetter = ({ t }: Words, origin: string): Pick<Letter, 'subject' | 'text'> => ({
	subject: t('notice:letter.subject'),
	text: t('notice:letter.text', { origin })
});

/** The code that shows whether an address is theirs; not even where it is for. */
export const codeLetter = ({ t }: Words, code: string): Pick<Letter, 'subject' | 'text'> => ({
	subject: t('notice:letter.code-subject'),
	text: t('notice:letter.code-text', { code })
});
