import { slots, type Slot } from '../../questions/set';
import { isOld, lastConfirmed } from './age';
import { choose, fits, type Frame } from './choose';
import { wordsIn, wordsInAll } from './count';
import { withLatest } from './latest';
import { plainLine, type Inputs, type Line } from './line';
import { cardLines } from './lines';
import { places, type Tone } from './places';

export type { Contact, Inputs, Line, Source } from './line';

/** What the reader may open when lines found no place: the plan as staff read it, their own, or neither. */
export type Further = 'plan' | 'own' | 'none';

export type CardInputs = Inputs & {
	readonly name: string;
	/** `YYYY-MM-DD`. */
	readonly birthDate: string;
	readonly birthGuessed?: boolean;
	/** The last look by anybody but the person; null when there was none, undefined when it is not for this reader. */
	readonly lastLook: { readonly by: string; readonly at: Date } | null | undefined;
	readonly further: Further;
	/** How assessments stand that the unit's rules ask for, a line each. */
	readonly assessed?: readonly string[];
	/** When each answer that the reader sees was last signed, by answer id. */
	readonly signed: ReadonlyMap<string, Date>;
	/** When somebody last talked with the person about what helps, in words; null when nobody did. */
	readonly talked?: string | null;
	/** When the person last said that all of it is still right. */
	readonly stillRight?: Date | null;
};

export type Section = {
	readonly slot: Slot;
	readonly title: string;
	readonly tone: Tone;
	readonly lines: readonly Line[];
};

/** The intake card, every string in words for one reader. Nothing of it is stored. */
export type Card = {
	readonly name: string;
	readonly addressAs: string;
	readonly born: string;
	readonly lines: { readonly more: number };
	readonly sections: readonly Section[];
	readonly moreText: string | null;
	readonly lastLooked: string;
	readonly changed: string | null;
	/** When it was last talked about with the person, where no line has to make room for it; else null. */
	readonly talked: string | null;
	/** Whether the person has put their name to what stands here; null when nothing of theirs does. */
	readonly signed: string | null;
	/** The person wrote, signed and confirmed nothing of it for more than a year: to be asked. Else null. */
	readonly old: string | null;
	/** Words of the one tap that shows every line as the person wrote it. */
	readonly originals: string;
	/** The person has put nothing on it yet, and told staff nothing. */
	readonly empty: boolean;
};

const lookWords = ({ lastLook, words, zone }: CardInputs): string => {
	if (lastLook === undefined) return '';
	if (lastLook === null) return words.t('card:nobody-looked');
	return words.t('card:last-looked', {
		name: lastLook.by,
		date: words.monthDay(lastLook.at, zone),
		time: words.time(lastLook.at, zone)
	});
};

/** When something on the card last changed; null when nothing stands on it. */
const changedWords = (
	{ answers, crisis, words, zone }: CardInputs,
	lines: readonly Line[]
): string | null => {
	const shown = new Set(lines.map((line) => line.source?.answerId));
	const times = [
		...answers.filter(({ id }) => shown.has(id)).map(({ writtenAt }) => writtenAt),
		...crisis.map(({ at }) => at)
	].map((at) => at.getTime());
	return times.length === 0
		? null
		: words.t('card:changed', { date: words.date(new Date(Math.max(...times)), zone) });
};

/** Signed all of it, none of it, or how much of it not yet. */
const signedWords = ({ signed, words, zone }: CardInputs, all: readonly Line[]): string | null => {
	// A directive and a crisis plan are signed by themselves, and their lines say so.
	const lines = all.filter(({ source }) => !/^(directive|crisis-plan)\//.test(source?.question ?? ''));
	const shown = [...new Set(lines.flatMap(({ source }) => source?.answerId ?? []))];
	const times = shown.flatMap((id) => signed.get(id)?.getTime() ?? []);
	const left = lines.filter(({ source }) => source !== null && !signed.has(source.answerId)).length;
	if (shown.length === 0) return null;
	if (times.length === 0) return words.t('card:not-signed');
	if (left > 0) return words.t('card:partly-signed', { count: left });
	return words.t('card:signed', { date: words.date(new Date(Math.max(...times)), zone) });
};

/** What was right more than a year ago is shown all the same, and the person is asked whether it still is. */
const oldWords = (inputs: CardInputs, lines: readonly Line[]): string | null =>
	isOld(lastConfirmed(inputs, lines), inputs.now) ? inputs.words.t(`card:old.${inputs.further}`) : null;

/** Whether the card stands as it was more than a year ago. */
export const isCardOld = (inputs: CardInputs): boolean =>
	isOld(lastConfirmed(inputs, cardLines(inputs)), inputs.now);

/**
 * The parts in the order they are read. How somebody says yes, no or that it hurts stands above all else where they
 * say it with signs of their own: without it, nothing that follows can be asked (V3 of domain.md section 6).
 */
const inOrderFor = (lines: readonly Line[]): readonly Slot[] =>
	lines.some(({ slot, source }) => slot === 'stop' && source?.question !== 'about-me/stop')
		? ['stop', ...slots.filter((slot) => slot !== 'stop')]
		: slots;

/** What a plan weighs where the unit is; a directive in force says its own weight, and two would contradict. */
const weightLine = ({ banners, directive, words }: CardInputs): Line[] =>
	banners.plan === undefined || (directive?.inForce.length ?? 0) > 0
		? []
		: [{ ...plainLine(words.language, words.t(banners.plan)), slot: 'legal', must: true }];

const assessedLines = ({ assessed = [], words }: CardInputs): Line[] =>
	assessed.map((text) => ({ ...plainLine(words.language, text), slot: 'legal' }));

/**
 * The card for one reader: a pure function of what they may read and the time. At most 120 words in the order of
 * `slots`, whole lines only; what found no place is counted (docs/decisions/card-of-120-words.md).
 */
export const cardOf = (inputs: CardInputs): Card => {
	const { words, name, further } = inputs;
	const said = withLatest(cardLines(inputs));
	const lines = said.length === 0 ? [] : [...weightLine(inputs), ...said, ...assessedLines(inputs)];
	const born = inputs.birthGuessed
		? words.t('card:born-guessed')
		: words.t('card:born', { date: words.day(inputs.birthDate) });
	const lastLooked = lookWords(inputs);
	const changed = changedWords(inputs, lines);
	const signed = signedWords(inputs, lines);
	const old = oldWords(inputs, lines);
	const originals = words.t('card:originals');
	const more = (left: number): string => words.t(`card:more.${further}`, { count: left });
	const title = (slot: Slot): string => words.t(`card:slot.${slot}`);
	const frame: Frame = {
		header: wordsInAll([name, born, lastLooked, changed, signed, old]),
		title: (slot) => wordsIn(title(slot)),
		originals: wordsIn(originals),
		more: (left) => wordsIn(more(left))
	};
	const withTalk = { ...frame, header: frame.header + wordsIn(inputs.talked ?? '') };
	const talked = lines.length > 0 && fits(lines, withTalk) ? (inputs.talked ?? null) : null;
	const chosen = choose(lines, talked === null ? frame : withTalk);
	const left = lines.length - chosen.size;
	return {
		name,
		addressAs: '',
		born,
		lines: { more: left },
		sections: inOrderFor(lines).flatMap((slot) => {
			const shown = lines.filter((line) => line.slot === slot && chosen.has(line));
			return shown.length === 0 ? [] : [{ slot, title: title(slot), tone: places[slot].tone, lines: shown }];
		}),
		moreText: left === 0 ? null : more(left),
		lastLooked,
		changed,
		talked,
		signed,
		old,
		originals,
		empty: said.length === 0
	};
};
