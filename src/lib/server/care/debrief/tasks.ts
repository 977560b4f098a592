import { transaction, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { inOrder } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { dayIn } from '../../standards/zone';
import { standingOf, type Choice, type Standing } from './debrief';

/** Something to do after an ended episode, for whoever took part in it or leads the talk about it. */
export type DebriefTask = {
	readonly episodeId: string;
	readonly personId: string;
	readonly personName: string;
	readonly startedAt: Date;
	readonly zone: string;
} & (
	| { readonly part: 'staff'; readonly written: number; readonly of: number }
	| { readonly part: 'lead'; readonly standing: Standing; readonly metAt: Date | null }
);

type Row = { episodeId: string; personId: string; personName: string; startedAt: Date; zone: string };

const took = (sql: Sql, me: string, asked: readonly string[]) => sql<(Row & { written: number })[]>`
	select e.id as "episodeId", e.person_id as "personId", p.name as "personName", e.started_at as "startedAt", l.zone,
		(select count(*)::int from answer_now n where n.context = e.id and n.voice = ${me}
			and n.question = any (${[...asked]})) as written
	from episode e join person p on p.id = e.person_id, access.after_episode(e.id) l
	where e.id in (select s.episode_id from episode_staff s where s.account_id = ${me}) and not l.died
	order by e.started_at desc`;

const leads = (sql: Sql, me: string) => sql<
	(Row & { choice: Choice | null; laterOn: string | null; chosenAt: Date | null; metAt: Date | null })[]
>`
	select e.id as "episodeId", e.person_id as "personId", p.name as "personName", e.started_at as "startedAt", l.zone,
		c.choice, to_char(c.later_on, 'YYYY-MM-DD') as "laterOn", c.chosen_at as "chosenAt",
		(select max(j.held_at) from joint_debrief j where j.episode_id = e.id) as "metAt"
	from episode e join person p on p.id = e.person_id
		cross join lateral access.after_episode(e.id) l
		left join lateral (select d.choice, d.later_on, d.chosen_at from debrief_choice d
			where d.episode_id = e.id order by d.chosen_at desc, d.id desc limit 1) c on true
	where e.id in (select f.episode_id from debrief_facilitator f where f.account_id = ${me})
		and access.facilitates(e.id) and not l.died
	order by e.started_at desc`;

/** Questions that are always asked of staff: what is asked after an answer does not count towards being done. */
const always = (): string[] =>
	inOrder(setOf('debrief-staff')).flatMap((one) =>
		one.askedIf === undefined ? [`debrief-staff/${one.id}`] : []
	);

/**
 * What the signed-in account has to do after ended episodes: its own part until every question has an answer, and
 * the talks it leads. Nothing after a death. Nobody else's words are in it.
 */
export const debriefTasks = (pass: Pass<'account:read'>): Promise<DebriefTask[]> =>
	transaction(pass, async (sql) => {
		const me = actorOf(pass);
		const asked = always();
		const of = asked.length;
		const own = (await took(sql, me, asked)).flatMap(({ written, ...row }) =>
			written >= of ? [] : [{ ...row, part: 'staff' as const, written, of }]
		);
		const led = (await leads(sql, me)).map(({ choice, laterOn, chosenAt, metAt, ...row }) => ({
			...row,
			part: 'lead' as const,
			metAt,
			standing: standingOf(
				choice === null || chosenAt === null ? [] : [{ choice, laterOn, chosenAt }],
				dayIn(pass.now, row.zone)
			)
		}));
		return [...own, ...led];
	});
