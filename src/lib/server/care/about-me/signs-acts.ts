import { randomUUID } from 'node:crypto';
import { transaction, type Pass } from '../../access';
import { nobody, type Answer, type Current } from '../../questions/answer';
import type { Question, QuestionSet } from '../../questions/set';
import * as questions from '../../questions/store';
import { saveTold } from '../../questions/told';
import { addsAs, keepMedia, mediaOf, type AddedAs, type Media, type NewMedia } from '../media/acts';
import { zoneOf } from '../person/acts';
import { lineAsValue } from './signs';
import { openIntakeHere } from './signs-store';

export { isSign, lineLength, signs } from './signs';

export type Signs = {
	readonly as: AddedAs;
	/** What the person says to it now, as far as this reader may read it. */
	readonly answer: Current | null;
	/** What pathologists wrote down and the person has not checked. */
	readonly told: readonly Answer[];
	readonly media: readonly Media[];
	readonly zone: string;
};

/** How the person says one thing: in words, pictures and sounds, as far as this reader may see it. */
export const readSigns = (pass: Pass<'signs:read'>, question: string): Promise<Signs> =>
	transaction(pass, async (sql) => ({
		as: addsAs(pass),
		answer: (await questions.currents(sql, pass, nobody)).find((one) => one.question === question) ?? null,
		told: (await questions.unchecked(sql, pass, nobody)).filter(
			(one) => one.question === question && one.typedAs === 'speech-pathologist'
		),
		media: await mediaOf(sql, pass, { question, subject: null }),
		zone: await zoneOf(sql, pass)
	}));

/** For the page that lists the signs: which of them have words, a picture or a sound that this reader may see. */
export const readAllSigns = (
	pass: Pass<'signs:read'>
): Promise<{ as: AddedAs; worded: readonly string[]; media: readonly Media[] }> =>
	transaction(pass, async (sql) => {
		const said = await questions.currents(sql, pass, nobody);
		const told = await questions.unchecked(sql, pass, nobody);
		return {
			as: addsAs(pass),
			worded: [...said, ...told].map(({ question }) => question),
			media: await mediaOf(sql, pass)
		};
	});

/** Puts a picture or a sound beside an answer. The same form sent twice is one. */
export const addSign = (pass: Pass<'signs:write'>, one: NewMedia): Promise<boolean> =>
	transaction(pass, (sql) => keepMedia(sql, pass, one));

/**
 * Writes down, in one line, what the person showed their speech pathologist. It never takes the place of the person's
 * own words: it waits for them to check it, and says until then who wrote it.
 * @returns false when the person is in none of this account's units any more
 */
export const tellSign = (
	pass: Pass<'signs:tell'>,
	to: { set: QuestionSet; question: Question },
	said: { key: string; text: string; language: string }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const intakeId = await openIntakeHere(sql, pass);
		if (intakeId === null) return false;
		const value = lineAsValue(to.question, randomUUID(), said.text);
		await saveTold(sql, pass, {
			intakeId,
			language: said.language,
			key: said.key,
			told: [{ ...to, field: 'say', value }],
			typedAs: 'speech-pathologist'
		});
		return true;
	});
