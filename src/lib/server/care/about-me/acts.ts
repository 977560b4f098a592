import { transaction, type Pass } from '../../access';
import { nobody, type Answer, type Audience, type Current, type Rendering } from '../../questions/answer';
import { checkTyped } from '../../questions/acts';
import { draftsIn, type Draft } from '../../questions/drafts';
import * as store from '../../questions/store';

export type AboutMe = {
	readonly answers: readonly Current[];
	readonly drafts: readonly Draft[];
	/** What others typed and the person has not checked. A helper sees their own only. */
	readonly waiting: readonly Answer[];
	readonly renderings: readonly Rendering[];
	readonly readers: readonly { id: string; name: string }[];
};

/** All that a person (or a helper, as far as they may) has answered about themselves. */
export const readAboutMe = (pass: Pass<'about-me:read'> | Pass<'home:read'>): Promise<AboutMe> =>
	transaction(pass, async (sql) => {
		const answers = await store.currents(sql, pass, nobody);
		const waiting = await store.unchecked(sql, pass, nobody);
		return {
			answers,
			waiting,
			drafts: await draftsIn(sql, pass, nobody, nobody),
			renderings: await store.renderingsOf(
				sql,
				pass,
				[...answers, ...waiting].map(({ id }) => id)
			),
			readers: await store.readersToChoose(sql, pass)
		};
	});

export const check = (
	pass: Pass<'about-me:check'>,
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	audience: Audience
): Promise<boolean> => checkTyped(pass, answerId, outcome, audience);
