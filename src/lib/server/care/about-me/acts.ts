import { transaction, type Pass } from '../../access';
import { isAnsweringAlone, openTo, waysOf } from '../../questions/alone';
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
	/** Which questions this reader may open: a helper none that the person answers alone. */
	readonly open: ReturnType<typeof openTo>;
	/** For a helper: the person is answering something alone at this moment. */
	readonly alone: boolean;
};

/** All that a person (or a helper, as far as they may) has answered about themselves. */
export const readAboutMe = (
	pass: Pass<'about-me:read'> | Pass<'about-me:calm'> | Pass<'home:read'>
): Promise<AboutMe> =>
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
			readers: await store.readersToChoose(sql, pass),
			open: openTo(pass, await waysOf(sql, pass, nobody)),
			alone: await isAnsweringAlone(sql, pass)
		};
	});

export const check = (
	pass: Pass<'about-me:check'>,
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	audience: Audience
): ReturnType<typeof checkTyped> => checkTyped(pass, answerId, outcome, audience);
