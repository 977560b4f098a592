import type { Words } from '../../../words';
import type { Pass, Sql } from '../../access';
import { nobody } from '../../questions/answer';
import { sets } from '../../questions/sets';
import * as questions from '../../questions/store';
import { findPack } from '../../standards/packs';
import { bannersFor } from '../../standards/people';
import { wordKey, type Pack } from '../../standards/pack';
import { BANNER_PLACES } from '../../standards/vocabulary';
import { assessmentsOf } from '../authorisation/acts';
import { confirmationsOf } from '../about-me/health-acts';
import { lastTalkOf, type Talked } from '../about-me/talked-acts';
import { signedAnswers } from '../about-me/signing-acts';
import { mediaOf } from '../media/acts';
import { heldOf } from '../pressure/acts';
import { directiveForCard } from '../directive/acts';
import { lackingNow } from '../service/lack-acts';
import { contactsOf } from '../sharing/acts';
import { crisisForCard } from '../crisis-plan/card-acts';
import { standingAside } from './aside';
import { assessedWords } from './assessed';
import type { CardInputs } from './card';
import { followed } from './follow-store';
import * as store from './store';
import type { Intake, Person } from './store';
import { stillRightAt } from './still-right-store';
import { openNow } from './urgent-store';
import type { Wish } from './wish';

/** Deeds that show the card, or lines of it. */
export type CardPass =
	| Pass<'card:read'>
	| Pass<'card:print'>
	| Pass<'card:read-urgently'>
	| Pass<'home:read'>
	| Pass<'wish:set-aside'>
	| Pass<'wish:follow'>
	| Pass<'medicine:check'>
	| Pass<'episode:write'>
	| Pass<'plan:read'>
	| Pass<'paper:read'>
	| Pass<'wallet:read'>
	| Pass<'wallet:write'>;

const somewhere = 'UTC';

const bannersOf = (pack: Pack | null): Record<string, string> =>
	pack === null
		? {}
		: Object.fromEntries(
				BANNER_PLACES.flatMap((place) =>
					bannersFor(pack, place).map((banner) => [place, wordKey(pack, banner)] as const)
				)
			);

/** What the reader may open beyond the card. */
const furtherOf = ({ relations }: CardPass): CardInputs['further'] => {
	if (relations.includes('self')) return 'own';
	return relations.includes('treating') ? 'plan' : 'none';
};

/** When it was last talked about, in few words for the head of the card. */
const talkedOn = (words: Words, last: Talked | null): string | null =>
	last === null ? null : words.t('talked:card', { date: words.day(last.on) });

/** What is set aside in this stay and was not taken up again since. */
const asideIn = async (
	sql: Sql,
	pass: CardPass,
	wishes: readonly Wish[],
	intake: string
): Promise<Wish[]> => {
	const here = wishes.filter((wish) => wish.intake === intake);
	return here.length === 0 ? [] : standingAside(here, await followed(sql, pass));
};

export type Gathered = { inputs: CardInputs; intake: Intake | null; person: Person; wishes: Wish[] };

/** All that a card is made of, as far as this reader may read it. */
export const gather = async (sql: Sql, pass: CardPass, words: Words): Promise<Gathered> => {
	const person = await store.person(sql, pass);
	// Who breaks the glass knows of no intake: the clocks and rules are those of the unit they work in.
	const intake =
		pass.deed === 'card:read-urgently' ? await openNow(sql, pass) : await store.currentIntake(sql, pass);
	const answers = await questions.currents(sql, pass, nobody);
	const told = (await questions.unchecked(sql, pass, nobody)).filter((one) => one.toldAtIntake !== null);
	const wishes = await store.wishes(sql, pass);
	const further = furtherOf(pass);
	const ahead = await directiveForCard(sql, pass);
	const renderings = await questions.renderingsOf(
		sql,
		pass,
		[...answers, ...told].map(({ id }) => id)
	);
	return {
		person,
		intake,
		wishes,
		inputs: {
			...person,
			sets: [...sets.values()],
			answers,
			told,
			renderings: [...renderings, ...ahead.renderings],
			directive: ahead.directive,
			media: await mediaOf(sql, pass),
			contacts: await contactsOf(sql, pass),
			crisis: await crisisForCard(sql, pass),
			supporters: await store.supporters(sql, pass),
			confirmations: await confirmationsOf(sql, pass),
			held: await heldOf(sql, pass),
			banners: bannersOf(intake === null ? null : findPack(intake.pack)),
			assessed:
				further === 'none' || intake?.open !== true
					? []
					: assessedWords(words, findPack(intake.pack), await assessmentsOf(sql, pass), pass.now),
			setAside: intake?.open === true ? await asideIn(sql, pass, wishes, intake.id) : [],
			lacking: await lackingNow(sql, pass),
			lastLook: further === 'none' ? undefined : await store.lastLook(sql, pass),
			signed: await signedAnswers(sql, pass),
			talked: talkedOn(words, await lastTalkOf(sql, pass)),
			stillRight: await stillRightAt(sql, pass),
			now: pass.now,
			zone: intake?.zone ?? somewhere,
			words,
			further
		}
	};
};
