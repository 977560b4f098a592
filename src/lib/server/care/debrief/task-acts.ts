import { transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { inOrder } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { debriefDues, type DebriefDue } from '../../standards/debrief-times';
import { dayIn } from '../../standards/zone';
import { isToAsk, standingOfWord, type Standing } from './debrief';
import { firstDoneIn } from './right-after-store';
import { leads, took, toRead, toTell, type Ended } from './task-store';

/** Something to do after an ended episode, for whoever took part in it or leads the talk about it. */
export type DebriefTask = {
	readonly episodeId: string;
	readonly personId: string;
	readonly personName: string;
	readonly startedAt: Date;
	readonly unit: string;
	readonly zone: string;
} & (
	| { readonly part: 'right-after'; readonly due: DebriefDue | null }
	| { readonly part: 'staff'; readonly written: number; readonly of: number; readonly due: DebriefDue | null }
	| { readonly part: 'lead'; readonly standing: Standing; readonly metAt: Date | null }
);

const none = { immediate: null, staff: null, offer: null, joint: null };

/** By when a part of the staff's own is due; null where no rule says so, or it was begun and nothing of it is late. */
const dueOf = (
	{ endedAt, pack, zone }: Ended & Pick<DebriefTask, 'zone'>,
	part: 'immediate' | 'staff',
	begun: boolean,
	now: Date
): DebriefDue | null => {
	const dues = debriefDues({ endedAt, pack, at: none, nextOffer: null, byChoice: false }, zone, now);
	const due = dues.find(({ stage }) => stage === part) ?? null;
	return begun && due?.state === 'passed' ? null : due;
};

/** Questions that are always asked of staff: what is asked after an answer does not count towards being done. */
const always = (): string[] =>
	inOrder(setOf('debrief-staff')).flatMap((one) =>
		one.askedIf === undefined ? [`debrief-staff/${one.id}`] : []
	);

/**
 * What the signed-in account has to do after ended episodes: what is looked at right after until somebody wrote it
 * down, its own part until every question has an answer, and the talks it leads. Nothing after a death. Nobody else's words are in it.
 */
export const debriefTasks = (pass: Pass<'account:read'>): Promise<DebriefTask[]> =>
	transaction(pass, async (sql) => {
		const me = actorOf(pass);
		const asked = always();
		const of = asked.length;
		const mine = await took(sql, me, asked);
		const done = await firstDoneIn(
			sql,
			mine.map(({ episodeId }) => episodeId)
		);
		const soon = mine.flatMap(({ written: _written, ...row }) =>
			done.has(row.episodeId)
				? []
				: [{ ...row, part: 'right-after' as const, due: dueOf(row, 'immediate', false, pass.now) }]
		);
		const own = mine.flatMap(({ written, ...row }) =>
			written >= of
				? []
				: [{ ...row, part: 'staff' as const, written, of, due: dueOf(row, 'staff', written > 0, pass.now) }]
		);
		const led = (await leads(sql, me, pass.now)).map(({ choice, laterOn, chosenAt, metAt, ...row }) => ({
			...row,
			part: 'lead' as const,
			metAt,
			standing: standingOfWord({ choice, laterOn, chosenAt }, dayIn(pass.now, row.zone))
		}));
		return [...soon, ...own, ...led];
	});

/** Something that happened which the person can tell their side of. */
export type ToTell = {
	readonly episodeId: string;
	/** In whose record it stands: another than the person's where it was joined to theirs. */
	readonly personId: string;
	readonly zone: string;
	readonly startedAt: Date;
	readonly standing: Standing;
};

/** What a person can tell their side of now, for them or whoever may type it: not what they put off or declined. */
export const openDebriefs = (pass: Pass<'home:read'>): Promise<ToTell[]> =>
	transaction(pass, async (sql) =>
		(await toTell(sql, pass))
			.map(({ choice, laterOn, chosenAt, ...row }) => ({
				...row,
				standing: standingOfWord({ choice, laterOn, chosenAt }, dayIn(pass.now, row.zone))
			}))
			.filter(({ standing }) => isToAsk(standing))
	);

/** Where a supporter can read what the person told, since the person opened it to them. */
export const openAccounts = (
	pass: Pass<'home:read'>
): Promise<{ episodeId: string; zone: string; startedAt: Date }[]> =>
	transaction(pass, (sql) => toRead(sql, pass));
