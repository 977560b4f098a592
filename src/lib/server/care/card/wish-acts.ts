import type { Words } from '../../../words';
import type { PersonPass, Sql } from '../../access';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { sets } from '../../questions/sets';
import * as questions from '../../questions/store';
import { crisisWording, ofPlan } from '../crisis-plan/card-acts';
import type { About } from '../directive/telling-acts';
import type { Source } from './line';

/** The words a wish was about, as the person wrote them; null when they cannot be read (any more). */
export const wishWords = async (
	sql: Sql,
	pass: PersonPass,
	wish: Source,
	words: Words
): Promise<{ readonly text: string; readonly language: string } | null> => {
	if (wish.question.startsWith(ofPlan)) return crisisWording(sql, pass, wish.answerId);
	const [id = '', name = ''] = wish.question.split('/');
	const set = sets.get(id);
	const question = set && questionOf(set, name);
	const answer = await questions.answerById(sql, pass, wish.answerId);
	if (!set || !question || answer === null) return null;
	const renderings = await questions.renderingsOf(sql, pass, [answer.id]);
	return linesOf(words, set, question, answer, renderings).find(({ item }) => item === wish.item) ?? null;
};

/** A wish that was not followed, as something to be told. */
export const aboutWish = async (
	sql: Sql,
	pass: PersonPass,
	wish: Source & { readonly id: string }
): Promise<About> => {
	const ahead = wish.question.startsWith('directive/')
		? await questions.answerById(sql, pass, wish.answerId)
		: null;
	return {
		of: { wish: wish.id },
		question: wish.question,
		directive: ahead?.context ?? null,
		item: wish.item
	};
};
