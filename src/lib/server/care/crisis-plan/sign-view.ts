import type { Words } from '../../../words';
import type { CrisisPlan } from './acts';
import { standing } from './crisis-plan';
import { textHash, textOf } from './signing';
import { planView, present, voiceWords } from './view';

/** For whom this account can sign: themselves first, then those who were only named as present. */
const signers = (words: Words, plan: CrisisPlan) => [
	...(plan.may.self ? [{ id: '', name: plan.person, own: true, named: false, kind: '' }] : []),
	...present(plan)
		.filter(({ id, accountId }) => id === plan.mine || (accountId === null && plan.may.type))
		.map((voice) => ({
			...voiceWords(words, voice),
			id: voice.id,
			own: voice.id === plan.mine,
			named: voice.accountId === null
		}))
];

/** The text to be read through, the hash it is signed by, and for whom this account can sign. */
export const signersView = (words: Words, plan: CrisisPlan) => {
	const text = textOf(plan.lines, plan.voices, plan.said);
	const { parts, signed, person, may, specific, own } = planView(words, plan);
	return {
		person,
		own,
		may,
		parts,
		signed,
		specific,
		ready: text !== null && text.length > 0,
		unsettled: text === null,
		hash: text === null ? '' : textHash(text),
		waiting: standing(plan.lines).filter(({ heads }) => heads.length === 0).length,
		signers: signers(words, plan)
	};
};
