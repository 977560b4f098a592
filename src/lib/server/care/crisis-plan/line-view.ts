import type { Words } from '../../../words';
import type { CrisisPlan } from './acts';
import { isTopic, nextLine, saidTo, spokenOf, type Line, type Topic } from './crisis-plan';
import { lineView, present, starterView, voiceWords } from './view';

/** Who may write down what a voice says: the voice by its own account, or who holds the device for one only named. */
const mayWrite = ({ mine, may }: CrisisPlan, voice: { id: string; accountId: string | null }): boolean =>
	voice.id === mine || (voice.accountId === null && may.type);

const answering = (words: Words, plan: CrisisPlan, version: string) =>
	present(plan)
		.filter((voice) => mayWrite(plan, voice))
		.map((voice) => {
			const said = saidTo(version, voice.id, plan.said);
			return {
				...voiceWords(words, voice),
				id: voice.id,
				own: voice.id === plan.mine,
				answer: said?.answer ?? '',
				reason: said?.reason ?? ''
			};
		});

const fresh = (words: Words, plan: CrisisPlan, id: string, topic: Topic, begin: boolean) => ({
	...frame(words, plan),
	line: null,
	id,
	topic,
	title: words.t(`crisis-plan:topic.${topic}.title`),
	hint: words.t(`crisis-plan:topic.${topic}.hint`),
	wording: begin ? starterView(words, topic).text : '',
	base: '',
	apart: [],
	waiting: [],
	out: null,
	version: '',
	answering: [],
	next: null
});

const frame = (_words: Words, plan: CrisisPlan) => ({
	person: plan.person,
	may: plan.may,
	meeting: plan.meeting,
	alone: present(plan).length === 0
});

/** Two wordings, each as it was written; a line that was taken out in one of them says so. */
const apartOf = (words: Words, { heads }: Line) =>
	heads.length < 2
		? []
		: heads.map(({ id, wording, language, typist }) => ({
				id,
				text: wording ?? words.t('crisis-plan:unsettled.out'),
				language,
				gone: wording === null,
				typed: typist
			}));

/**
 * One line as the meeting reads it: the person's sentence, what each voice says, and who may write what here. Null
 * for a line that there is not, unless the reader may begin it.
 */
export const linePage = (
	words: Words,
	plan: CrisisPlan,
	id: string,
	{ topic, begin }: { topic: string | null; begin: boolean }
) => {
	const line = plan.lines.find((one) => one.id === id);
	if (line === undefined)
		return plan.may.type && topic !== null && isTopic(topic) ? fresh(words, plan, id, topic, begin) : null;
	if (line.out && !plan.may.self && line.heads.length === 1) return null;
	const spoken = spokenOf(line);
	const seen = [...line.heads, ...line.waiting];
	return {
		...frame(words, plan),
		line: lineView(words, plan, line),
		id,
		topic: line.topic,
		title: words.t(`crisis-plan:topic.${line.topic}.title`),
		hint: words.t(`crisis-plan:topic.${line.topic}.hint`),
		wording: spoken?.wording ?? '',
		base: seen.map((one) => one.id).join(' '),
		apart: apartOf(words, line),
		waiting: line.waiting.map((one) => ({
			id: one.id,
			text: one.wording,
			language: one.language,
			typed: words.t('crisis-plan:typed-by', { name: one.typist ?? '' })
		})),
		out:
			line.out && line.heads.length === 1
				? { text: words.t('crisis-plan:out.is', { title: words.t(`crisis-plan:topic.${line.topic}.title`) }) }
				: null,
		version: spoken?.id ?? '',
		answering: spoken === null ? [] : answering(words, plan, spoken.id),
		next: nextLine(plan.lines, id)
	};
};
