import type { Pass, Sql } from '../access';
import { nobody } from './answer';
import type { Slot } from './set';
import { sets } from './sets';

/** The parts of the safety tool, as a card names them: what helps, early signs, what to avoid, health, and if it happens. */
export const toolParts = ['helps', 'signs', 'avoid', 'health', 'if-it-happens'] as const;
export type ToolPart = (typeof toolParts)[number];

/** What the reader may know of somebody's card without reading it. */
export type CardStanding = {
	/** Answers with something in them that are shared with the card. */
	readonly lines: number;
	/** When the card last changed: an answer saved, a directive signed or taken back; null when there is nothing. */
	readonly changedAt: Date | null;
	/** Parts of the safety tool of which something is shared with staff, in the order of the card. */
	readonly tool: readonly ToolPart[];
	/** Staff wrote down what the person told them, and the person has not checked it. */
	readonly told: boolean;
};

type Row = { id: string; lines: number; changedAt: Date | null; told: boolean; questions: string[] | null };

const slots = new Map<string, Slot>(
	[...sets.values()].flatMap((set) =>
		set.questions.flatMap(({ id, card }) =>
			card === undefined ? [] : [[`${set.id}/${id}`, card.slot] as const]
		)
	)
);
const onCard = [...slots.keys()];

/** Which parts of the tool these questions belong to. */
export const toolOf = (questions: readonly string[]): ToolPart[] => {
	const found = new Set(questions.map((one) => slots.get(one)));
	return toolParts.filter((part) => found.has(part));
};

/** How the cards of several people stand, by person id. Reads no answer's words. */
export const cardStandings = async (
	sql: Sql,
	_pass: Pass,
	people: readonly string[]
): Promise<ReadonlyMap<string, CardStanding>> => {
	const rows = await sql<Row[]>`
		select p.id, count(n.question) filter (where 'card' = any (n.audience))::int as lines,
			greatest(max(n.changed_at) filter (where 'card' = any (n.audience)),
				(select max(s.signed_at) from directive_signature s where s.person_id = p.id),
				(select max(w.written_at) from directive_withdrawal w where w.person_id = p.id)) as "changedAt",
			array_agg(distinct n.question) filter (where n.question is not null) as questions,
			exists (select from answer t left join answer_check c on c.answer_id = t.id
				where t.person_id = p.id and t.told_at_intake is not null and t.state = 'answered'
					and c.answer_id is null) as told
		from unnest(${[...people]}::uuid[]) as p (id)
			left join (answer_now n join answer a on a.id = n.answer_id and a.state = 'answered')
				on n.person_id = p.id and (n.context = ${nobody} or n.question like 'directive/%')
					and n.voice = ${nobody} and n.audience && array['card', 'care-team']
					and n.question = any (${onCard})
		group by p.id`;
	return new Map(
		rows.map(({ id, questions, ...standing }) => [id, { ...standing, tool: toolOf(questions ?? []) }])
	);
};
