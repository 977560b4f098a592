import type { Fields, Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { steps, type NotFor, type Sending, type Step, type Written } from './unrecorded';

export const writtenFields: Fields = ['key', 'account', 'words', 'happened', 'place'];
export const sendingFields: Fields = ['key', 'account', 'to', 'unit', 'ask[]'];
export const takenBackFields: Fields = ['key', 'account'];
export const stepFields: Fields = ['key', 'step', 'episode'];

/** Letters of what was told, and of when and where (migration 0051). */
const longest = { words: 4000, about: 200 };

/** What is told, in any order. Nothing is asked for: the questions can be answered without it. */
export const readWritten = (form: Form): Read<Written> => {
	const [words, happened, place] = [form.one('words'), form.one('happened'), form.one('place')];
	const long = (text: string) => (text.length > longest.about ? 'joint:problem.too-long' : null);
	return readOf(
		{ words: words || null, happened: happened || null, place: place || null },
		{
			words: words.length > longest.words ? 'joint:problem.too-long' : null,
			happened: long(happened),
			place: long(place)
		}
	);
};

/** To whom it goes. `leaders` and `units`: the ids that can be picked. */
export const readSending = (
	form: Form,
	leaders: readonly string[],
	units: readonly string[]
): Read<Sending> => {
	const to = leaders.find((one) => one === form.one('to'));
	const unitId = units.find((one) => one === form.one('unit')) ?? null;
	return readOf(
		{ to: to ?? '', unitId, mayAsk: form.many('ask').includes('yes') },
		{ to: to === undefined ? 'unrecorded:problem.to' : null }
	);
};

/** What whoever it was sent to does. `records`: those it can be connected to. */
export const readStep = (
	form: Form,
	records: readonly string[]
): Read<{ readonly step: Step; readonly episodeId: string | null }> => {
	const step = steps.find((one) => one === form.one('step'));
	const episodeId =
		step === 'connected' ? (records.find((one) => one === form.one('episode')) ?? null) : null;
	return readOf(
		{ step: step ?? 'no-record', episodeId },
		{
			step: step === undefined ? 'unrecorded:problem.step' : null,
			episode: step === 'connected' && episodeId === null ? 'unrecorded:problem.episode' : null
		}
	);
};

export const notForFields: Fields = ['key', 'name', 'which', 'question[]'];
export const namedFields: Fields = ['key', 'name'];

const longestName = 100;

/** Whom the person names in words, and out of what. `questions`: those that can be ticked. */
export const readNotFor = (form: Form, questions: readonly string[]): Read<NotFor> => {
	const name = form.one('name');
	const some = form.one('which') === 'some';
	const ticked = form.many('question').filter((one) => questions.includes(one));
	return readOf(
		{ name, questions: some ? ticked : null },
		{
			name:
				name === '' ? 'unrecorded:problem.name' : name.length > longestName ? 'joint:problem.too-long' : null,
			question: some && ticked.length === 0 ? 'leave-out:problem.question' : null
		}
	);
};
