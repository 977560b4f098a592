import type { Pass, Sql } from '../access';
import { nobody } from './answer';
import { sets } from './sets';

/** What the reader may know of somebody's card without reading it. */
export type CardStanding = {
	/** Answers with something in them that are shared with the card. */
	readonly lines: number;
	/** When the newest of them was saved; null when there is none. */
	readonly changedAt: Date | null;
	/** Staff wrote down what the person told them, and the person has not checked it. */
	readonly told: boolean;
};

type Row = { id: string; lines: number; changedAt: Date | null; told: boolean };

const onCard = [...sets.values()].flatMap((set) =>
	set.questions.flatMap((question) => (question.card === undefined ? [] : [`${set.id}/${question.id}`]))
);

/** How the cards of several people stand, by person id. Reads no answer's words. */
export const cardStandings = async (
	sql: Sql,
	_pass: Pass,
	people: readonly string[]
): Promise<ReadonlyMap<string, CardStanding>> => {
	const rows = await sql<Row[]>`
		select p.id, count(n.question)::int as lines, max(n.changed_at) as "changedAt",
			exists (select from answer t left join answer_check c on c.answer_id = t.id
				where t.person_id = p.id and t.told_at_intake is not null and t.state = 'answered'
					and c.answer_id is null) as told
		from unnest(${[...people]}::uuid[]) as p (id)
			left join (answer_now n join answer a on a.id = n.answer_id and a.state = 'answered')
				on n.person_id = p.id and n.context = ${nobody} and n.voice = ${nobody}
					and 'card' = any (n.audience) and n.question = any (${onCard})
		group by p.id`;
	return new Map(rows.map(({ id, ...standing }) => [id, standing]));
};
