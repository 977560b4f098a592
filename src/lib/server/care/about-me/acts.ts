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

/** Every version of one answer, newest first, for the person alone. */
export const readVersions = (
	pass: Pass<'about-me:versions'>,
	question: string
): Promise<{
	versions: Answer[];
	/** Ids of those that somebody else typed and the person found right. */
	confirmed: ReadonlySet<string>;
	renderings: Rendering[];
	current: string | null;
}> =>
	transaction(pass, async (sql) => {
		const place = { question, context: nobody, voice: nobody };
		const versions = await store.versions(sql, pass, place);
		const ids = versions.map(({ id }) => id);
		const current = (await store.currents(sql, pass, nobody)).find((one) => one.question === question);
		return {
			versions,
			confirmed: await store.confirmedOf(sql, pass, ids),
			renderings: await store.renderingsOf(sql, pass, ids),
			current: current?.id ?? null
		};
	});

export const check = (
	pass: Pass<'about-me:check'>,
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	audience: Audience
): Promise<boolean> => checkTyped(pass, answerId, outcome, audience);
