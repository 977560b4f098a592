import { randomUUID } from 'node:crypto';
import type { Words } from '../../../words';
import type { CrisisPlan } from './acts';
import {
	agreementOn,
	isUnsettled,
	saidTo,
	spokenOf,
	standing,
	starters,
	topics,
	type Line,
	type Said,
	type Topic,
	type Voice,
	type Wording
} from './crisis-plan';
import { covered, lastSigned, textOf } from './signing';
import { copiesIn, leftThisTable, reviewIn, specificIn, usesIn } from './steps';
import { dayIn } from '../../standards/zone';

/** A voice as others read it: the name, and what they are here. */
export const voiceWords = (words: Words, { name, kind, inTeam }: Voice) => ({
	name,
	kind: words.t(`crisis-plan:kind.${kind === 'facilitator' && inTeam ? 'facilitator-inside' : kind}`)
});

export type VoiceSaid = {
	readonly id: string;
	readonly name: string;
	readonly state: Said['answer'] | 'not-asked' | 'not-yet';
	readonly words: string;
	readonly reason: { readonly text: string; readonly language: string } | null;
	readonly typed: string | null;
	/** What they said to earlier words of the line. */
	readonly earlier: string | null;
};

const earlierOf = (words: Words, version: string, voice: string, line: string, all: readonly Said[]) => {
	const before = all.findLast((one) => one.line === line && one.voice === voice && one.version !== version);
	return before === undefined
		? null
		: words.t('crisis-plan:said.earlier', { answer: words.t(`crisis-plan:answer.${before.answer}`) });
};

const voiceOn = (words: Words, plan: CrisisPlan, wording: Wording, voice: Voice): VoiceSaid[] => {
	const said = saidTo(wording.id, voice.id, plan.said);
	const left = voice.endedAt !== null;
	if (said === null && left && !leftThisTable(voice, plan.steps)) return [];
	const state = said?.answer ?? (left ? 'not-asked' : 'not-yet');
	return [
		{
			id: voice.id,
			name: voice.name,
			state,
			words: words.t(`crisis-plan:answer.${state}`),
			reason: said?.reason ? { text: said.reason, language: said.language } : null,
			typed: said?.typist ? words.t('crisis-plan:typed-by', { name: said.typist }) : null,
			earlier: said === null ? earlierOf(words, wording.id, voice.id, wording.line, plan.said) : null
		}
	];
};

/** One line as everybody reads it: the person's sentence, then each voice in its own words. */
export const lineView = (words: Words, plan: CrisisPlan, line: Line) => {
	const spoken = spokenOf(line);
	const text = plan.signed.findLast(({ voice }) => voice === null);
	const hash = textOf([line], plan.voices, plan.said)?.[0];
	return {
		id: line.id,
		topic: line.topic,
		title: words.t(`crisis-plan:topic.${line.topic}.title`),
		sentence: spoken === null ? null : { text: spoken.wording, language: spoken.language },
		typed: spoken?.typist
			? words.t(line.heads.length > 0 ? 'crisis-plan:typed-checked' : 'crisis-plan:typed-waits', {
					name: spoken.typist
				})
			: null,
		unsettled: isUnsettled(line),
		waits: line.waiting.length > 0,
		agreement: spoken === null ? 'own' : agreementOn(spoken.id, plan.voices, plan.said),
		specific: specificIn(plan.steps).has(line.id),
		signed: text !== undefined && hash !== undefined && text.lines.get(hash.wording.id) === hash.hash,
		voices: spoken === null ? [] : plan.voices.flatMap((voice) => voiceOn(words, plan, spoken, voice))
	};
};
export type LineView = ReturnType<typeof lineView>;

/** Who is at the table now. */
export const present = (plan: CrisisPlan): Voice[] => plan.voices.filter(({ endedAt }) => endedAt === null);

const signerName = (plan: CrisisPlan, voice: string | null): string =>
	voice === null ? plan.person : (plan.voices.find(({ id }) => id === voice)?.name ?? '');

/** Who signed what, in words; whose signature is under earlier words says so. */
export const signedView = (words: Words, plan: CrisisPlan) => {
	const text = textOf(plan.lines, plan.voices, plan.said) ?? [];
	return lastSigned(plan.signed).map((one) => {
		const { covers, changed } = covered(one, text);
		return {
			id: one.id,
			name: signerName(plan, one.voice),
			covers,
			text: words.t(`crisis-plan:signed.${covers}`, {
				date: words.date(one.at, plan.zone),
				count: changed
			}),
			how: words.t(`crisis-plan:way.${one.how}`),
			waits: one.waits,
			typed: one.typist === null ? null : words.t('crisis-plan:typed-by', { name: one.typist })
		};
	});
};

/** Lines by topic, in the plan's order; topics nobody wrote in are left out. */
export const topicsView = (words: Words, plan: CrisisPlan) =>
	topics.flatMap((topic) => {
		const lines = standing(plan.lines).filter((line) => line.topic === topic);
		return lines.length === 0
			? []
			: [
					{
						topic,
						title: words.t(`crisis-plan:topic.${topic}.title`),
						lines: lines.map((line) => lineView(words, plan, line))
					}
				];
	});

/** The plan's own page. */
export const planView = (words: Words, plan: CrisisPlan) => {
	const today = dayIn(plan.now, plan.zone);
	const review = reviewIn(plan.steps, today);
	return {
		person: plan.person,
		own: plan.may.self,
		may: { ...plan.may, voice: plan.mine !== null },
		meeting: plan.meeting,
		putAway: plan.putAway,
		here: words.list([plan.person, ...present(plan).map(({ name }) => name)]),
		alone: present(plan).length === 0,
		voices: present(plan).map((one) => ({ id: one.id, ...voiceWords(words, one) })),
		parts: topicsView(words, plan),
		first: standing(plan.lines)[0]?.id ?? null,
		out: plan.lines
			.filter(({ out }) => out)
			.map(({ id, topic }) => ({
				id,
				title: words.t('crisis-plan:out.one', { title: words.t(`crisis-plan:topic.${topic}.title`) })
			})),
		starters: plan.lines.length > 0 ? [] : starters.map((topic) => starterView(words, topic)),
		topics: topics.map((topic) => ({ topic, title: words.t(`crisis-plan:topic.${topic}.title`) })),
		signed: signedView(words, plan),
		ownSigned: plan.signed.some(({ voice }) => voice === null),
		specific: standing(plan.lines).some(({ id }) => specificIn(plan.steps).has(id)),
		review: review && {
			passed: review.passed,
			text: words.t(`crisis-plan:review.${review.passed ? 'passed' : 'due'}`, { day: words.day(review.day) })
		}
	};
};

/** The beginning of a sentence to go on from. */
export const starterView = (words: Words, topic: Topic) => ({
	topic,
	text: words.t(`crisis-plan:starter.${topic}`)
});

/** Those at the table who have no copy of the signed plan; null for whoever cannot note one, or before it is signed. */
export const copiesView = (plan: CrisisPlan) => {
	if (!plan.may.self || !plan.signed.some(({ voice }) => voice === null)) return null;
	const have = new Set(copiesIn(plan.steps).map(({ words: holder }) => holder));
	const [year = '', month = '', day = ''] = dayIn(plan.now, plan.zone).split('-');
	return {
		options: present(plan)
			.filter(({ name }) => !have.has(name))
			.map(({ id, name }) => ({ value: `${randomUUID()} ${id}`, label: name })),
		today: { day: String(Number(day)), month: String(Number(month)), year }
	};
};

/** Copies, the day to look again, and whether it was used. */
export const keepingView = (words: Words, plan: CrisisPlan) => ({
	...planView(words, plan),
	copies: copiesIn(plan.steps).map(({ id, words: holder, onDay }) => ({
		id,
		holder: holder ?? '',
		since: words.day(onDay ?? '')
	})),
	uses: usesIn(plan.steps).map((one) => ({
		id: one.id,
		used: words.t(`crisis-plan:used.${one.kind}`),
		day: one.onDay === null ? '' : words.day(one.onDay),
		by: one.by,
		words: one.words === null ? null : { text: one.words, language: one.language }
	}))
});
