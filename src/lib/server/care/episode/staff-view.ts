import type { Words } from '$lib/words';
import { settingWords } from '../../standards/in-words';
import { standingOf } from '../../standards/people';
import { dayIn } from '../../standards/zone';
import { clocksOf, type Clocks } from './clocks-view';
import { sayMinutes } from './duration';
import { enteredLate, standingAll, startOf, type OpenedBefore } from './episode';
import { factForm, sectionViews, type Changing, type FactForm, type SectionView } from './fact-forms';
import { flagsOf, type Flags } from './flags';
import { openedBefore, type Opened } from './opened';
import { inAllWords } from './in-all';
import { linesView, triedWords, type LinesView } from './plan-view';
import { heldWords } from '../service/policy-view';
import type { EpisodeRead } from './reading';
import { optionWords } from './say';
import { fields } from './fields';
import { roles } from './staff-form';
import { toldAllTheSame } from './told';
import { coveredLine } from './covered-view';
import { colleagueOption, trainedLines } from './trained-view';
import { usedLine } from './used-view';
import { sayTime } from './when';

/** What a line at the top says: a label and what stands. */
export type Line = { readonly label: string; readonly value: string };
export type StaffView = {
	readonly title: string;
	/** How to write, said before anybody does. */
	readonly howTo: string;
	readonly running: string | null;
	readonly top: readonly Line[];
	readonly flags: Flags;
	readonly clocks: Clocks;
	readonly pack: string;
	readonly packName: string;
	readonly setting: string;
	readonly tried: LinesView;
	readonly followed: LinesView;
	readonly sections: readonly SectionView[];
	readonly end: FactForm;
	readonly staff: readonly { readonly name: string; readonly role: string }[];
	/** Whose training was valid on the day. */
	readonly trained: readonly string[];
	readonly colleagues: readonly { readonly value: string; readonly label: string }[];
	readonly roles: readonly { readonly value: string; readonly label: string }[];
	/** Who was told all the same, in words: the person reads this too. */
	readonly toldAnyway: readonly string[];
	/** Contacts the person does not want told. */
	readonly notToBeTold: readonly string[];
	/** How the pack counts each outsider. */
	readonly standings: readonly string[];
};

const openedWords = (words: Words, read: EpisodeRead): readonly Line[] => {
	const { t } = words;
	const at = (when: Date): string => words.dateTime(when, read.episode.zone);
	const say = (one: OpenedBefore): string =>
		[
			one.lastBefore ? t('episode:opened.yes', { when: at(one.lastBefore) }) : t('episode:opened.no'),
			...(one.itemBefore ? [t('episode:opened.line', { when: at(one.itemBefore) })] : []),
			...(one.firstAfter && !one.before ? [t('episode:opened.after', { when: at(one.firstAfter) })] : [])
		].join(' ');
	const { byWhoTookPart, byAnyone }: Opened = openedBefore(read);
	return [
		{
			label: t('episode:opened.took-part'),
			value: byWhoTookPart ? say(byWhoTookPart) : t('episode:opened.nobody-named')
		},
		{ label: t('episode:opened.anyone'), value: say(byAnyone) }
	];
};

const partLines = (words: Words, read: EpisodeRead, now: Date): readonly Line[] =>
	standingAll(read.facts, 'component').map(({ value }, index) => {
		const { from, to } = { from: value.from, to: read.asked.components[index]?.endedAt ?? null };
		const { zone } = read.episode;
		const kind = optionWords(words, 'component', 'kind', fields.component.shape.kind.choices, value.kind);
		// Parts of one night may lie on both sides of the hour that the clocks show twice.
		const at = (when: Date): string => sayTime(words, when, zone);
		const start = at(from);
		if (value.kind === 'chemical') return { label: kind, value: start };
		const minutes = sayMinutes(words, from, to ?? now);
		return to === null
			? { label: kind, value: words.t('episode:part.running', { start, minutes }) }
			: { label: kind, value: words.t('episode:part.ended', { start, end: at(to), minutes }) };
	});

const allLine = (words: Words, read: EpisodeRead, now: Date): readonly Line[] => {
	const value = inAllWords(words, read, now);
	return value === null ? [] : [{ label: words.t('episode:top.in-all'), value }];
};

const startedLine = (words: Words, { facts, episode }: EpisodeRead): Line => {
	const { t } = words;
	const startedAt = startOf(facts, episode.startedAt);
	const happened = words.dateTime(startedAt, episode.zone);
	const entered = words.dateTime(episode.enteredAt, episode.zone);
	const late = enteredLate({ happenedAt: startedAt, enteredAt: episode.enteredAt });
	return {
		label: t('episode:top.started'),
		value: late ? t('episode:late', { happened, entered }) : happened
	};
};

const outsiderWords = (words: Words, { facts, pack }: EpisodeRead): readonly string[] =>
	standingAll(facts, 'outsiders').flatMap(({ value }) => {
		const { contractorAuthorised: answer } = value;
		const known = answer === 'yes' ? true : answer === 'no' ? false : null;
		const stands = standingOf(pack, { contractorAuthorised: known });
		const text = words.t(`standards:standing.${stands?.counts ?? 'not-known'}`);
		return stands ? [words.t('happened:with-label', { label: value.who, text })] : [];
	});

/** An episode as staff write and read it. */
export const staffView = (
	words: Words,
	read: EpisodeRead,
	now: Date,
	changing: Changing | null
): StaffView => {
	const { t } = words;
	const { episode, person, asked, pack } = read;
	const ended = asked.endedAt;
	return {
		title: t('episode:title', { name: person.name, day: words.weekday(asked.startedAt, episode.zone) }),
		howTo: t('episode:write-what'),
		running:
			ended === null ? t('episode:running', { minutes: sayMinutes(words, asked.startedAt, now) }) : null,
		top: [
			startedLine(words, read),
			...partLines(words, read, now),
			...allLine(words, read, now),
			...(ended ? [{ label: t('episode:top.ended'), value: words.dateTime(ended, episode.zone) }] : []),
			{ label: t('episode:top.unit'), value: episode.unit },
			{ label: t('episode:top.writer'), value: episode.writer },
			{ label: t('unit-policy:began'), value: heldWords(words, read.policy, episode.zone) },
			{ label: t('episode:tried.label'), value: triedWords(words, read) },
			...openedWords(words, read),
			...usedLine(words, read),
			...coveredLine(words, read)
		],
		flags: flagsOf(words, read, now),
		clocks: clocksOf(words, read, now),
		pack: pack.ref,
		packName: t(`${pack.words}:name`),
		setting: settingWords(words, pack, dayIn(asked.startedAt, episode.zone), asked.deemed),
		tried: linesView(words, read, 'tried'),
		followed: linesView(words, read, 'followed'),
		sections: sectionViews(words, read, changing),
		end: factForm(words, read, 'ended', changing),
		staff: read.staff.map(({ name, role }) => ({ name, role: roleWords(words, role) })),
		trained: trainedLines(words, read),
		colleagues: read.colleagues.map((one) => colleagueOption(words, read, one)),
		roles: roles.map((role) => ({ value: role, label: roleWords(words, role) })),
		toldAnyway: toldAllTheSame(read).map(({ contact, at }) =>
			t('episode:told-anyway', { name: contact, when: words.dateTime(at, episode.zone) })
		),
		notToBeTold: read.contacts.filter(({ tell }) => !tell).map(({ name }) => name),
		standings: outsiderWords(words, read)
	};
};

/** A part somebody took, in words; a code this build does not know is "other". */
export const roleWords = ({ t }: Words, role: string): string =>
	t(`episode:role.${roles.find((one) => one === role) ?? 'other'}`);
