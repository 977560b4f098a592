import type { Words } from '$lib/words';
import { dueTimes, type DueTime } from '../../standards/clock-rules';
import type { Waiting } from '../../standards/conditions';
import { missingFields } from '../../standards/fields';
import { noticesDue, type NoticeDue } from '../../standards/notices';
import { reportsDue, type ReportDue } from '../../standards/reports';
import { wordKey, type Source } from '../../standards/pack';
import { prohibitedUses } from '../../standards/prohibitions';
import { retention } from '../../standards/retention';
import { isSeclusion } from '../../standards/seclusion';
import { standingAll } from './episode';
import type { EpisodeRead } from './reading';
import { sayTime, sayWhen } from './when';
import { placeWords } from './place-words';

/** One rule of the pack and how it stands. The status says it in words; the level only colours it. */
export type Flag = {
	readonly rule: string;
	readonly status: string;
	readonly level: 'calm' | 'soon' | 'late' | 'done';
	/** The rule's own sentence. */
	readonly text: string;
	/** Which pack, which document and place, and how sure that is. */
	readonly source: string;
};
export type Missing = { readonly text: string; readonly ifKnown: boolean; readonly source: string };
export type Flags = {
	readonly seclusion: { readonly text: string; readonly grounds: readonly string[] } | null;
	readonly prohibited: readonly Flag[];
	readonly times: readonly Flag[];
	readonly notices: readonly Flag[];
	readonly kept: readonly Flag[];
	readonly missing: readonly Missing[];
};

/** Which pack, document and place a rule is from, and how sure that is. */
export const sourceWords = (
	{ t }: Words,
	{ pack }: EpisodeRead,
	{ document, place, certainty }: Source
): string =>
	`${t(`${pack.words}:name`)}. ${t('standards:source', { document, place })}. ${t(`standards:certainty.${certainty}`)}`;

/** What a rule waits for, in words. */
export const waitingWords = (words: Words, waitingFor: readonly Waiting[]): string =>
	words.list(waitingFor.map((one) => words.t(`standards:waiting.${one}`)));

const flag = (words: Words, read: EpisodeRead, rule: { rule: string; source: Source }) => ({
	rule: rule.rule,
	text: words.t(wordKey(read.pack, { id: rule.rule })),
	source: sourceWords(words, read, rule.source)
});

const sentences = (...parts: readonly (string | false)[]): string =>
	parts.filter((part) => part !== false && part !== '').join('. ');

const levels = { running: 'calm', met: 'done', passed: 'late' } as const;

/** In minutes up to two hours, in hours up to two days, then in days. */
export const lateWords = ({ t }: Words, minutes: number): string => {
	if (minutes < 120) return t('standards:due.late', { minutes });
	if (minutes < 2880) return t('standards:due.late-hours', { hours: Math.floor(minutes / 60) });
	return t('standards:due.late-days', { days: Math.floor(minutes / 1440) });
};

/** One time of the pack and how it stands. */
export const timeFlag = (words: Words, read: EpisodeRead, due: DueTime, now: Date): Flag => {
	const { t } = words;
	const at = (when: Date): string => sayWhen(words, when, read.episode.zone, now);
	const when = at(due.due);
	const passed = due.state === 'passed';
	return {
		...flag(words, read, due),
		level: passed ? (due.level === 'amber' ? 'soon' : 'late') : levels[due.state],
		status: sentences(
			t(`episode:level.${due.level}`, { when }),
			t(`standards:due.${due.state}`),
			passed && due.lateByMinutes > 0 && lateWords(words, due.lateByMinutes),
			due.missed > 1 && t('standards:due.missed', { times: due.missed }),
			due.next !== null && t('standards:due.next', { when: at(due.next) }),
			due.waitingFor.length > 0 &&
				t('standards:due.rests-on', { waiting: waitingWords(words, due.waitingFor) })
		)
	};
};

const noticeFlag = (words: Words, read: EpisodeRead, one: NoticeDue): Flag => {
	const { t } = words;
	const { zone } = read.episode;
	const waiting = waitingWords(words, one.waitingFor);
	const by =
		one.since !== null
			? t('standards:notice.no-time', { since: sayMoment(words, one.since, zone) })
			: one.due === null
				? t('standards:due.not-known', { waiting })
				: one.day === null
					? t('standards:due.by', { when: sayMoment(words, one.due, zone) })
					: t('standards:due.by-day', { day: words.weekday(one.due, zone) });
	return {
		...flag(words, read, one),
		level: one.state === 'not-known' ? 'soon' : levels[one.state],
		status: sentences(
			one.state === 'not-known' && t('standards:notice.may-be-due', { waiting }),
			(one.due !== null || one.since !== null) && by,
			one.sentAt !== null && t('standards:notice.sent', { when: words.dateTime(one.sentAt, zone) }),
			...proofs(words, read, one.rule),
			one.state === 'passed' && lateWords(words, one.lateByMinutes)
		)
	};
};

/** To whom it went, and what proves it. */
const proofs = ({ t }: Words, { facts }: EpisodeRead, rule: string): readonly string[] =>
	standingAll(facts, 'sent')
		.filter(({ value }) => value.rule === rule)
		.flatMap(({ value: { to, proof } }) => [
			...(to === null ? [] : [t('episode-use:report.to', { to })]),
			proof === null ? t('episode-use:report.no-proof') : t('episode-use:report.proof', { proof })
		]);

const reportFlag = (words: Words, read: EpisodeRead, one: ReportDue): Flag => ({
	rule: one.rule,
	text: words.t(`episode-use:report.rule.${one.rule}`),
	source: placeWords(words, one.source),
	level: one.sentAt === null ? 'soon' : 'done',
	status: sentences(
		one.sentAt === null
			? words.t('episode-use:report.open')
			: words.t('standards:notice.sent', { when: words.dateTime(one.sentAt, read.episode.zone) }),
		...proofs(words, read, one.rule)
	)
});

const sayMoment = (words: Words, at: Date, zone: string): string =>
	words.t('episode:moment', { day: words.weekday(at, zone), time: sayTime(words, at, zone) });

const seclusionWords = (words: Words, { pack, asked }: EpisodeRead): Flags['seclusion'] => {
	if (!asked.components.some(({ kind }) => kind === 'seclusion')) return null;
	const { seclusion, grounds } = isSeclusion(pack.seclusionTest, asked);
	const byBelief = grounds.length === 1 && grounds[0] === 'believed';
	const answer =
		seclusion === null ? (asked.exit === 'unsure' ? 'unsure' : 'not-known') : seclusion ? 'yes' : 'no';
	return {
		text: words.t(`standards:seclusion.${seclusion && byBelief ? 'by-belief' : answer}`),
		grounds: grounds.flatMap((ground) =>
			ground === 'open' || ground === 'unsure' ? [] : [words.t(`standards:seclusion.grounds.${ground}`)]
		)
	};
};

/** Everything the pack says about an episode as it stands at `now`. Nothing here ever stops a record. */
export const flagsOf = (words: Words, read: EpisodeRead, now: Date): Flags => {
	const { pack, asked } = read;
	const { t } = words;
	return {
		seclusion: seclusionWords(words, read),
		prohibited: prohibitedUses(pack, asked).map((use) => ({
			...flag(words, read, use),
			level: use.state === 'prohibited' ? ('late' as const) : ('soon' as const),
			status:
				use.state === 'prohibited'
					? t('standards:prohibited.flag')
					: t('standards:prohibited.not-known', { waiting: waitingWords(words, use.waitingFor) })
		})),
		times: dueTimes(pack, asked, now).map((due) => timeFlag(words, read, due, now)),
		notices: [
			...noticesDue(pack, asked, now).map((one) => noticeFlag(words, read, one)),
			...reportsDue(pack, asked, now).map((one) => reportFlag(words, read, one))
		],
		kept: retention(pack, asked).map((kept) => ({
			...flag(words, read, kept),
			level: 'calm' as const,
			status:
				kept.until === null
					? ''
					: t('standards:keep-until', { day: words.date(kept.until, read.episode.zone) })
		})),
		missing: missingFields(pack, asked).map((rule) => ({
			text: t(wordKey(pack, { id: rule.rule })),
			ifKnown: rule.ifKnown,
			source: sourceWords(words, read, rule.source)
		}))
	};
};
