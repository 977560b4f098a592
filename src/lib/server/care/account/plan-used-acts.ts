import { error } from '@sveltejs/kit';
import { transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { saveAnswer } from '../../questions/acts';
import { nobody, type Current } from '../../questions/answer';
import * as answers from '../../questions/store';
import { setOf } from '../../questions/sets';
import { planItemKey } from '../episode/episode';
import { readEpisode, type EpisodeRead } from '../episode/reading';
import type { After } from '../debrief/debrief';
import { offeredIn } from '../debrief/offered-acts';
import { planLines, valueOf, type Used } from './plan-used';
import { afterEpisode, audienceOf, staffNames } from '../debrief/store';

/** Both sides of "was the plan used?": what the person says of each line, and what staff wrote. */
export type PlanUsed = {
	readonly after: After;
	/** Null until the person said something. */
	readonly own: Current | null;
	/** What staff wrote in their own parts about the card and the plan. */
	readonly staff: readonly Current[];
	readonly names: ReadonlyMap<string, string>;
	readonly episode: EpisodeRead;
};

const aboutPlan = ['plan-used', 'plan-why-not', 'plan-which-not'].map((id) => `debrief-staff/${id}`);

const sides = async (sql: Sql, pass: EpisodePass): Promise<Omit<PlanUsed, 'after' | 'episode'>> => {
	const all = await answers.currents(sql, pass, pass.episodeId, null);
	return {
		own: all.find(({ question, voice }) => question === planLines && voice === nobody) ?? null,
		staff: all.filter(
			({ question, voice, state }) => voice !== nobody && state === 'answered' && aboutPlan.includes(question)
		),
		names: await staffNames(sql, pass)
	};
};

const withEpisode = async (
	pass: Pass<'plan-used:answer'> | Pass<'plan-used:read'>,
	read: Omit<PlanUsed, 'episode'>
): Promise<PlanUsed> => ({ ...read, episode: (await readEpisode(pass)) ?? error(404) });

/** The person's page: each line of their plan as it stood, their word on it and what staff wrote. */
export const readOwnPlanUsed = async (pass: Pass<'plan-used:answer'>): Promise<PlanUsed> =>
	withEpisode(
		pass,
		await transaction(pass, async (sql) => ({
			after: await offeredIn(sql, pass),
			...(await sides(sql, pass))
		}))
	);

/**
 * The same for somebody the person lets see it. Throws 404 where they do not, the same as where nothing was said; no
 * look is noted then.
 */
export const readPlanUsed = async (pass: Pass<'plan-used:read'>): Promise<PlanUsed> =>
	withEpisode(
		pass,
		await transaction(pass, async (sql) => {
			const after = await afterEpisode(sql, pass);
			const read = await sides(sql, pass);
			return after === null || read.own?.state !== 'answered' ? error(404) : { after, ...read };
		})
	);

/**
 * Saves the person's word on lines of their plan; a line that is none of theirs is left out. Who may see it follows
 * what they chose for the whole account.
 * @returns false when it was saved somewhere else since the page was opened
 */
export const savePlanUsed = async (
	pass: Pass<'plan-used:answer'>,
	said: ReadonlyMap<string, Used>,
	form: { readonly key: string; readonly base: string; readonly language: string }
): Promise<boolean> => {
	const { own, episode } = await readOwnPlanUsed(pass);
	const known = new Set(episode.lines.map(planItemKey));
	const value = valueOf(new Map([...said].filter(([line]) => known.has(line))));
	const usual = await transaction(pass, (sql) => audienceOf(sql, pass));
	const saved = await saveAnswer(pass, {
		question: planLines,
		setVersion: setOf('debrief-person').version,
		state: value === null ? 'skipped' : 'answered',
		value,
		...form,
		audience: own?.audience ?? usual,
		usual,
		also: new Map(),
		alsoLanguage: form.language,
		alsoBy: ''
	});
	return saved.outcome !== 'conflict';
};
