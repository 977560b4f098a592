import type { Words } from '$lib/words';
import { itemWords, minutesOf, momentIn, ruleIn, spanIn, wayWords } from './check-say';
import { sayMinutes } from './duration';
import { standing, standingAll } from './episode';
import { endingOf, packsOf, type Ruled } from './judge';
import type { Looked } from './looked';
import { observerLine, placeLine } from './observer-view';
import type { EpisodeRead } from './reading';

/** A due time, or that something is not as the rules ask; the level only colours the words. */
export type Told = {
	readonly text: string;
	readonly level: 'calm' | 'soon' | 'late' | 'done';
	readonly source: string | null;
};
/** What is due next, and the look right after the start. */
export const dueWords = (words: Words, read: EpisodeRead, looked: Looked, now: Date): readonly Told[] => {
	const { t } = words;
	const at = (when: Date): string => momentIn(words, read, when);
	const { firsts, schedule, running } = looked;
	const told: Told[] = [];
	for (const first of firsts) {
		const minutes = sayMinutes(words, first.from, first.done ?? now);
		const text = first.done
			? t('episode-checks:first.done', { when: at(first.done), minutes })
			: first.open
				? t('episode-checks:first.open', { minutes })
				: t('episode-checks:first.never');
		const source = ruleIn(words, first);
		told.push({ text, level: first.done ? 'done' : 'late', source });
	}
	if (running && schedule.next) {
		const late = now.getTime() - schedule.next.getTime();
		const when = at(schedule.next);
		told.push({
			text:
				late > 0
					? t('episode-checks:next.late', { when, minutes: minutesOf(late) })
					: t('episode-checks:next.due', { when }),
			level: late > 0 ? 'late' : late > -5 * 60_000 ? 'soon' : 'calm',
			source: null
		});
	} else if (running) told.push({ text: t('episode-checks:next.none'), level: 'soon', source: null });
	return told;
};

/** What is not as it should be: gaps, and a camera that stood in for somebody. */
export const alarmWords = (words: Words, read: EpisodeRead, looked: Looked): readonly Told[] => {
	const { t } = words;
	const span = (from: Date, to: Date) => spanIn(words, read, from, to);
	const ruled = (rule: Ruled): string => ruleIn(words, rule);
	const { watchRule } = looked;
	return [
		...looked.breaches.map(({ from, to, pack, rule, source }) => ({
			text: t('episode-checks:alarm.camera', span(from, to)),
			level: 'late' as const,
			source: ruled({ pack, rule, source })
		})),
		...looked.unwatched.map(({ from, to }) => ({
			text: t('episode-checks:alarm.nobody', span(from, to)),
			level: 'late' as const,
			source: watchRule ? ruled(watchRule) : null
		})),
		...looked.gaps.map(({ from, to, lateMs }) => ({
			text: t('episode-checks:alarm.no-check', { ...span(from, to), late: minutesOf(lateMs) }),
			level: 'late' as const,
			source: null
		}))
	];
};

/** Who watches now, and who handed over to whom. */
export const watchWords = (words: Words, read: EpisodeRead, looked: Looked): readonly string[] => {
	const { t } = words;
	const at = (when: Date): string => momentIn(words, read, when);
	const open = looked.watches.filter(({ to }) => to === null);
	return [
		...(looked.running && open.length > 0
			? open.map(({ who, how, from }) =>
					t('episode-checks:watch.now', { name: who, how: wayWords(words, how), since: at(from) })
				)
			: [t(looked.running ? 'episode-checks:watch.nobody' : 'episode-checks:watch.ended')]),
		// Each of them once for a day, as the register stood on it.
		...new Set(
			standingAll(read.facts, 'watch').flatMap((fact) => [
				observerLine(
					words,
					read,
					{ name: fact.value.who, account: fact.value['who-account'], wrote: fact },
					fact.value.from
				),
				...placeLine(words, read, fact.value.where, fact.value.from)
			])
		),
		...looked.handOvers.map((one) =>
			t('episode-checks:watch.handed', { when: at(one.at), from: one.from, to: one.to })
		)
	];
};

/** What ends it, when that was there, and how long it went on after. */
export const endingWords = (words: Words, read: EpisodeRead, now: Date): readonly string[] => {
	const { t } = words;
	const ending = endingOf(read, now);
	const told = standing(read.facts, 'ends-when');
	const criteria = told
		? [t('episode-checks:ending.told', { what: told.value.words })]
		: [t('episode-checks:ending.not-told')];
	if (!ending) return criteria;
	const met = momentIn(words, read, ending.metAt);
	const minutes = sayMinutes(words, ending.metAt, ending.endedAt ?? now);
	const delay =
		ending.endedAt === null
			? t('episode-checks:ending.open', { met, minutes })
			: ending.delayMs === 0
				? t('episode-checks:ending.at-once', { met })
				: t('episode-checks:ending.delay', {
						met,
						ended: spanIn(words, read, ending.metAt, ending.endedAt).to,
						minutes
					});
	const why =
		ending.delayMs === 0
			? []
			: [
					ending.why
						? t('episode-checks:ending.why', { reason: ending.why })
						: t('episode-checks:ending.no-why')
				];
	return [...criteria, delay, ...why];
};

/** How often the rules and the unit ask for a check; where no rule says it in minutes, where it is set and by whom. */
export const paceWords = (words: Words, read: EpisodeRead): readonly string[] => {
	const { t } = words;
	const packs = packsOf(read);
	const timed = packs.flatMap((pack) =>
		pack.clocks
			.filter(({ metBy, every }) => metBy === 'check' && every !== undefined)
			.map(({ id, source }) => ruleIn(words, { pack, rule: id, source }))
	);
	const said = packs.flatMap((pack) =>
		(pack.notes ?? [])
			.filter(({ about }) => about === 'monitoring')
			.map(({ id, source }) => ruleIn(words, { pack, rule: id, source }))
	);
	const own = read.settings['checks-every'];
	return [
		...(timed.length > 0 ? timed : [t('episode-checks:pace.no-rule')]),
		...said,
		own === null
			? t('episode-checks:pace.unit-none', { unit: read.episode.unit })
			: t('episode-checks:pace.unit', { unit: read.episode.unit, minutes: Number(own) })
	];
};

/** How often somebody looks, as it was set for this person. */
export const rhythmWords = (words: Words, read: EpisodeRead): readonly string[] =>
	standingAll(read.facts, 'check-plan').map(({ value: { from, every, items, why } }) => {
		const what = (items ?? []).map((item) => itemWords(words, item));
		return words.t(what.length === 0 ? 'episode-checks:rhythm.all' : 'episode-checks:rhythm.some', {
			every: Number(every),
			from: momentIn(words, read, from),
			what: words.list(what),
			why: why ?? ''
		});
	});
