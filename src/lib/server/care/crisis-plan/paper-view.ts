import type { Words } from '../../../words';
import type { CrisisPlan } from './acts';
import { planView, type LineView } from './view';

type Fact = { readonly term: string; readonly text: string; readonly language?: string };
type Block =
	| { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
	| { readonly kind: 'text'; readonly text: string; readonly language?: string; readonly tone?: 'muted' }
	| { readonly kind: 'facts'; readonly rows: readonly Fact[] }
	| { readonly kind: 'sign'; readonly lines: readonly string[] };

/** Each voice beside the person's sentence, in its own words: what is different stays different on paper. */
const voicesOf = ({ voices }: LineView): Block[] =>
	voices.length === 0
		? []
		: [
				{
					kind: 'facts',
					rows: voices.flatMap(({ name, words, reason }) => [
						{ term: name, text: words },
						...(reason === null ? [] : [{ term: '', text: reason.text, language: reason.language }])
					])
				}
			];

const lineBlocks = (words: Words, line: LineView): Block[] =>
	line.sentence === null
		? [{ kind: 'text', text: words.t('crisis-plan:unsettled.short') }]
		: [
				{ kind: 'text', text: line.sentence.text, language: line.sentence.language },
				...(line.typed === null ? [] : [{ kind: 'text', text: line.typed, tone: 'muted' } as const]),
				...(line.agreement === 'own'
					? []
					: [
							{
								kind: 'text',
								text: words.t(`crisis-plan:agreement.${line.agreement}`),
								tone: 'muted'
							} as const
						]),
				...voicesOf(line)
			];

/** The crisis plan as a paper: the same lines in the same order as on the screen, and room to sign by hand. */
export const crisisPaper = (words: Words, plan: CrisisPlan, large: boolean) => {
	const view = planView(words, plan);
	const title = words.t('crisis-plan:paper.title');
	const blocks: Block[] = [
		{ kind: 'heading', level: 1, text: words.t('crisis-plan:title.of', { name: view.person }) },
		...view.parts.flatMap(({ title: text, lines }): Block[] => [
			{ kind: 'heading', level: 2, text },
			...lines.flatMap((line) => lineBlocks(words, line))
		]),
		...(view.review === null ? [] : [{ kind: 'text', text: view.review.text } as const]),
		{ kind: 'heading', level: 2, text: words.t('crisis-plan:signed.title') },
		...(view.signed.length === 0
			? []
			: [
					{
						kind: 'facts',
						rows: view.signed.map(({ name, text, how }) => ({ term: name, text: `${text} ${how}` }))
					} as const
				]),
		{ kind: 'sign', lines: [view.person, ...view.voices.map(({ name }) => name)] }
	];
	const footer = words.t('crisis-plan:paper.footer', { date: words.date(plan.now, plan.zone) });
	return { title, language: words.language, footer, size: 'a4' as const, large, blocks };
};
