import type { Words } from '$lib/words';
import { jurisdictionOf, saidBy, type Directives, type Version } from '$lib/server/care/directive/acts';
import { itemId, partOf } from '$lib/server/care/directive/directive';
import { mayTellLine, type Listed } from '$lib/server/care/sharing/may-contact';
import { areas } from '$lib/server/care/directive/telling-acts';
import type { Rendering } from '$lib/server/questions/answer';
import { linesOf, type Line } from '$lib/server/questions/say';
import { inOrder } from '$lib/server/questions/set';
import { setOf } from '$lib/server/questions/sets';
import type { DirectiveState } from '$lib/server/standards/directive-state';

type Said = { title: string; lines: Line[] };

/**
 * What a version says, without the lines that do not count any more. Whoever else reads it finds nobody among those to
 * be told whom the person never wants told.
 */
const saidIn = (
	words: Words,
	version: Version,
	shown: readonly string[],
	all: readonly Rendering[],
	never: readonly Listed[]
): Said[] => {
	const set = setOf('directive');
	return inOrder(set).flatMap((question) => {
		const key = `${set.id}/${question.id}`;
		const answer = version.answers.find((one) => one.question === key && one.state === 'answered');
		if (answer === undefined) return [];
		const lines = linesOf(words, set, question, answer, all)
			.filter(({ item }) => shown.includes(itemId(version.id, partOf(key, item))))
			.filter(({ text }) => question.id !== 'notify' || mayTellLine(text, never));
		return lines.length === 0 ? [] : [{ title: words.t(`${key.replace('/', ':')}.title`), lines }];
	});
};

const speakerView = (words: Words, zone: string, one: Version['speakers'][number]) => {
	const date = (at: Date): string => words.date(at, zone);
	const { t } = words;
	const state =
		one.endedAt !== null
			? t('directive-pages:speaker-state.declined', { date: date(one.endedAt) })
			: one.acceptedAt === null
				? t('directive-pages:speaker-state.waits')
				: t(one.onPaper ? 'directive-pages:speaker-state.paper' : 'directive-pages:speaker-state.accepted', {
						date: date(one.acceptedAt)
					});
	return {
		id: one.id,
		rank: one.rank,
		name: one.name,
		accountId: one.accountId,
		phone: one.phone,
		powers: one.powers,
		limits: one.limits,
		alert: one.alert,
		covers: one.covers
			.filter((area) => areas.some((known) => known === area))
			.map((area) => t(`directive-pages:area.${area}`)),
		answered: one.acceptedAt !== null || one.endedAt !== null,
		state
	};
};
export type SpeakerView = ReturnType<typeof speakerView>;
export const speakersOf = (words: Words, all: Directives, version: Version): SpeakerView[] =>
	version.speakers.map((one) => speakerView(words, all.zone, one));

/** What is still missing, in words, joined as the language joins it. */
export const missingIn = (words: Words, state: DirectiveState): string =>
	words.list(
		state.missing.map(({ formality, count }) => words.t(`jurisdiction:missing.${formality}`, { count }))
	);

const attemptsOf = (words: Words, all: Directives, state: DirectiveState) =>
	state.attempts.map(({ withdrawal, at, why }) => ({
		id: withdrawal,
		said: words.t('directive-pages:attempt', { date: words.dateTime(at, all.zone) }),
		why: words.t(`directive-pages:attempt-why.${why}`)
	}));

/** One version in force, or waiting to be, as the page tells of it. */
export const versionView = (
	words: Words,
	all: Directives,
	version: Version,
	state: DirectiveState,
	renderings: readonly Rendering[],
	never: readonly Listed[]
) => {
	const { t } = words;
	const date = (at: Date): string => words.date(at, all.zone);
	const instrument = t(`jurisdiction-${version.jurisdiction}:instrument`);
	const signed = state.signedAt === null ? '' : date(state.signedAt);
	const { reviewBy, endsAt, effectiveFrom, pack } = version.row;
	const running = state.inForce.length > 0 || ['active', 'partly-withdrawn'].includes(state.state);
	return {
		id: version.id,
		jurisdiction: version.jurisdiction,
		banner: t(`jurisdiction-${version.jurisdiction}:weight`),
		title: !running
			? t('directive-pages:waiting', { date: signed })
			: t(
					state.state === 'partly-withdrawn' ? 'directive-pages:in-force-partly' : 'directive-pages:in-force',
					{ instrument, date: signed }
				),
		notes: [
			...(state.toConfirm ? [t('directive-pages:to-confirm')] : []),
			...(state.missing.length === 0
				? []
				: [t('directive-pages:missing', { what: missingIn(words, state) })]),
			...(state.missing.some(({ verified }) => !verified) ? [t('jurisdiction:not-checked')] : []),
			...(effectiveFrom !== null && state.startsAt !== null && !running
				? [t('directive-pages:starts-later', { date: words.date(effectiveFrom, 'UTC') })]
				: []),
			...(reviewBy === null
				? []
				: [
						t(state.reviewPassed ? 'directive-pages:review-passed' : 'directive-pages:review-on', {
							date: date(reviewBy)
						})
					]),
			...(endsAt !== null && pack.validity.ownEnd.value
				? [t('directive-pages:ends-on', { date: words.date(endsAt, 'UTC') })]
				: [])
		],
		attempts: attemptsOf(words, all, state),
		said: saidIn(words, version, running ? state.inForce : state.wishes, renderings, never),
		speakers: speakersOf(words, all, version)
	};
};

/** Every line of a version that counts, to be ticked. */
export const partsToTick = (words: Words, version: Version, counting: readonly string[]) => {
	const set = setOf('directive');
	return inOrder(set).flatMap((question) => {
		const key = `${set.id}/${question.id}`;
		const answer = version.answers.find((one) => one.question === key && one.state === 'answered');
		if (answer === undefined) return [];
		const title = words.t(`${set.id}:${question.id}.title`);
		const lines = linesOf(words, set, question, answer, []);
		const several = lines.some(({ item }) => item !== null);
		return (several ? lines : lines.slice(0, 1))
			.map(({ item, text, language }) => ({ part: partOf(key, item), text, language }))
			.filter(({ part }) => counting.includes(itemId(version.id, part)))
			.map(({ part, text, language }) => ({ value: part, label: text, hint: title, language }));
	});
};

/** Every rule of a jurisdiction in words, with where it stands. */
export const rulesView = ({ t }: Words, jurisdiction: string) =>
	saidBy(jurisdictionOf(jurisdiction)).map(({ key, params, list, source, verified }) => ({
		said: t(key, params),
		list: list.map((one) => t(one)),
		source: t('jurisdiction:source', { document: source.document, place: source.place }),
		sure: t(`jurisdiction:certainty.${source.certainty}`),
		checked: verified
	}));
