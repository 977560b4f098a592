import { namesOf, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { nobody, type Answer, type Rendering } from '../../questions/answer';
import { answerById, currents, renderingsOf } from '../../questions/store';
import { packOf } from '../../standards/packs';
import type { Pack } from '../../standards/pack';
import type { EpisodeFacts } from '../../standards/facts';
import { ageAt, dayIn } from '../../standards/zone';
import { tellingsOf } from '../directive/telling-acts';
import { settingsAt } from '../service/settings-acts';
import { coversOf } from '../authorisation/acts';
import { wasAuthorised, type Cover } from '../authorisation/authorisation';
import type { Edition } from '../service/policy';
import { policyAt } from '../service/policy-acts';
import { registerOf, type RegisterOf } from '../service/register-acts';
import { readTrained, type TrainedRead } from '../service/training-acts';
import { houseRulesOf, type Held } from '../service/settings';
import { crisisWording, ofPlan } from '../crisis-plan/card-acts';
import { contactsOf, type ListedContact } from '../sharing/acts';
import { departureOf } from './departure';
import { endOf, hasDied, startOf, type Fact, type PlanLook } from './episode';
import { knownIn } from './observer';
import { packFactsOf } from './pack-facts';
import * as plan from './plan-store';
import * as staff from './staff-store';
import * as store from './store';

/** All that is known of an episode to whoever reads it. */
export type EpisodeRead = {
	readonly episode: store.Episode;
	readonly person: store.About;
	readonly written: readonly store.Written[];
	readonly facts: readonly Fact[];
	readonly pack: Pack;
	/** What the unit worked under when it began, as it was known when the record was made. */
	readonly settings: Held;
	/** What the unit's own policy was then: its edition; null when none had been put up. */
	readonly policy: Edition | null;
	/** The settings, as the pack's rules ask about them. */
	readonly asked: EpisodeFacts;
	readonly staff: readonly staff.Named[];
	/** What covered each use when it began; null where the rules know no authorisation. */
	readonly covers: readonly Cover[] | null;
	/** Rooms and devices of the unit. */
	readonly register: RegisterOf;
	/** Whose training was valid on the day. */
	readonly trained: TrainedRead;
	/** How whoever was picked as having looked is named to the reader, by account. */
	readonly observers: ReadonlyMap<string, string>;
	readonly colleagues: readonly staff.Colleague[];
	readonly contacts: readonly ListedContact[];
	readonly lines: readonly plan.PlanLine[];
	/** The answers behind the lines, as far as the reader may see them, with their renderings. */
	readonly answers: readonly Answer[];
	readonly renderings: readonly Rendering[];
	/** The wordings behind lines of the crisis plan, by id, as far as the reader may see them. */
	readonly crisis: ReadonlyMap<string, { readonly text: string; readonly language: string }>;
	readonly looks: readonly (PlanLook & { readonly tookPart: boolean })[];
};

const isAnswer = ({ question }: plan.PlanLine): boolean => !question.startsWith(ofPlan);

const wordingsBehind = async (
	sql: Sql,
	pass: EpisodePass,
	lines: readonly plan.PlanLine[]
): Promise<EpisodeRead['crisis']> => {
	const found = new Map<string, { readonly text: string; readonly language: string }>();
	for (const { shown } of lines.filter((line) => !isAnswer(line))) {
		const wording = await crisisWording(sql, pass, shown);
		if (wording) found.set(shown, wording);
	}
	return found;
};

const answersBehind = async (
	sql: Sql,
	pass: EpisodePass,
	lines: readonly plan.PlanLine[]
): Promise<Answer[]> => {
	const now: Answer[] = await currents(sql, pass, nobody);
	const missing = [...new Set(lines.filter(isAnswer).map(({ shown }) => shown))].filter(
		(id) => !now.some((one) => one.id === id)
	);
	const older: Answer[] = [];
	for (const id of missing) {
		const answer = await answerById(sql, pass, id);
		if (answer) older.push(answer);
	}
	return [...older, ...now];
};

const alsoWritten = (person: store.About, named: readonly staff.Named[]) => [
	'person-name' as const,
	...(person.recordNumber === null ? [] : ['person-identifier' as const]),
	...(named.length === 0 ? [] : ['staff' as const])
];

const read = async (sql: Sql, pass: EpisodePass): Promise<EpisodeRead | null> => {
	const episode = await store.episodeOf(sql, pass);
	if (episode === null) return null;
	const [person, written, named] = [
		await store.personOf(sql, pass),
		await store.factsOf(sql, pass),
		await staff.namedIn(sql, pass)
	];
	const facts = written.map(({ fact }) => fact);
	const { zone, veryBad } = episode;
	const startedAt = startOf(facts, episode.startedAt);
	const pack = packOf(episode.pack);
	const settings = await settingsAt(sql, pass, episode.unitId, startedAt, episode.enteredAt);
	const colleagues = await staff.colleagues(sql, pass);
	const asked = packFactsOf(facts, {
		zone,
		startedAt: episode.startedAt,
		recordMadeAt: episode.enteredAt,
		ageYearsAtStart: ageAt(person.birthDate, startedAt, zone),
		birthDate: person.birthDate,
		facility: settings.facility,
		deemed: settings.deemed,
		houseRules: houseRulesOf(settings['house-rules'], pack),
		veryBad,
		...departureOf(facts, await tellingsOf(sql, pass), pack),
		alsoWritten: alsoWritten(person, named)
	});
	// Whose age is guessed may be younger: nothing that rests on it is allowed beforehand.
	const covers = await coversOf(
		sql,
		pass,
		pack,
		{ birthDate: person.birthGuessed ? null : person.birthDate, zone, veryBad },
		asked.components
	);
	const lines = await plan.planLinesOf(sql, pass);
	const answers = await answersBehind(sql, pass, lines);
	return {
		episode,
		person,
		written,
		facts,
		pack,
		settings,
		policy: await policyAt(sql, pass, episode.unitId, startedAt, episode.enteredAt),
		// What was ticked and what the register knows are both said; the rules go by the stricter.
		asked: { ...asked, authorised: wasAuthorised(asked.authorised, covers) },
		covers,
		staff: named,
		trained: await readTrained(sql, pass, {
			day: dayIn(startedAt, zone),
			today: dayIn(pass.now, zone),
			wanted: pack.training?.topics ?? [],
			colleagues: colleagues.map(({ id }) => id)
		}),
		observers: await namesOf(
			sql,
			pass,
			knownIn({ colleagues: [], facts }).map(({ id }) => id)
		),
		colleagues,
		register: await registerOf(sql, pass),
		contacts: await contactsOf(sql, pass),
		lines,
		answers,
		renderings: await renderingsOf(
			sql,
			pass,
			answers.map(({ id }) => id)
		),
		crisis: await wordingsBehind(sql, pass, lines),
		looks: await store.looksOf(sql, pass)
	};
};

/** Reads an episode; null when it is not there for this reader. */
export const readEpisode = (
	pass:
		| Pass<'episode:read'>
		| Pass<'episode:ask'>
		| Pass<'episode:write'>
		| Pass<'episode:watch'>
		| Pass<'plan-used:answer'>
		| Pass<'plan-used:read'>
): Promise<EpisodeRead | null> => transaction(pass, (sql) => read(sql, pass));

/** The same inside a transaction, for a day's list that names episodes the reader may see. */
export const episodeIn = (
	sql: Sql,
	pass: Pass<'unit:read'> | Pass<'unit:watch'>,
	of: { readonly personId: string; readonly episodeId: string }
): Promise<EpisodeRead | null> => read(sql, { ...pass, ...of });

/** When an episode ended, and whether the person died: what a debrief has to know. Null: not ended, or not there. */
export const endedEpisode = async (
	sql: Sql,
	pass: EpisodePass
): Promise<{ readonly endedAt: Date; readonly death: boolean } | null> => {
	const facts = (await store.factsOf(sql, pass)).map(({ fact }) => fact);
	const endedAt = endOf(facts);
	return endedAt === null ? null : { endedAt, death: hasDied(facts) };
};

export type Listed = {
	readonly episode: store.Episode;
	readonly facts: readonly Fact[];
	readonly endedAt: Date | null;
};

/** The person's episodes, newest first. */
export const listEpisodes = (pass: Pass<'episodes:read'>): Promise<readonly Listed[]> =>
	transaction(pass, async (sql) => {
		const facts = await store.factsByEpisode(sql, pass);
		return (await store.episodesOf(sql, pass)).map((episode) => {
			const own = facts.get(episode.id) ?? [];
			return { episode, facts: own, endedAt: endOf(own) };
		});
	});

/** The name of the person whose episodes these are. */
export const nameOf = (pass: Pass<'episodes:read'>): Promise<string> =>
	transaction(pass, async (sql) => (await store.personOf(sql, pass)).name);
