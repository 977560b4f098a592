import { note, transaction, type Pass, type Sql, type UnitPass } from '../../access';
import { actorOf } from '../../questions/acts';
import { debriefDues, type DebriefDue, type Stage } from '../../standards/debrief-times';
import { dayIn } from '../../standards/zone';
import { isPutOff, standingOfWord, type Standing } from '../debrief/debrief';
import { closingsOf, type Entry } from './together';
import { endingsOfUnit } from './together-store';
import * as store from '../debrief/store';
import type { Candidate } from '../debrief/store';
import { firstDoneIn } from '../debrief/right-after-store';
import { openedIn, pressedIn, rowsOf, type Pressed, type Row } from '../debrief/unit-store';

/** An ended episode in the unit's list of debriefs: who and when, never a word of what anybody said. */
export type Listed = Omit<Row, 'choice' | 'laterOn' | 'chosenAt'> & {
	/** What the person chose; null for staff who took part, whether or not anything was chosen. */
	readonly standing: Standing | null;
	/** By when each stage is due; for staff who took part, their own alone. */
	readonly dues: readonly DebriefDue[];
	readonly candidates: readonly Candidate[];
	/** Null for staff who took part. */
	readonly pressed: Pressed | null;
	/** The person's side is there and open to the reader. */
	readonly opened: boolean;
};

/** Stages that are the staff's own: whoever took part may know of them. */
const staffStages: readonly string[] = ['immediate', 'staff'] satisfies Stage[];

type Seen = {
	readonly opened: boolean;
	readonly immediate: Date | null;
	/** How each side ended, oldest first. */
	readonly endings: readonly Entry[];
	readonly pressed: Pressed | null;
};

const listed = async (
	sql: Sql,
	pass: UnitPass,
	row: Row,
	zone: string,
	{ opened, immediate, endings, pressed }: Seen
): Promise<Listed> => {
	const { choice: _choice, laterOn: _laterOn, chosenAt: _chosenAt, ...rest } = row;
	const standing = standingOfWord(row, dayIn(pass.now, zone));
	const dues = debriefDues(
		{
			endedAt: row.endedAt,
			pack: row.pack,
			at: { immediate, staff: row.staffFirstAt, offer: row.offeredAt, joint: row.jointOfferedAt },
			nextOffer: row.nextOffer,
			byChoice: isPutOff(standing) || closingsOf(endings).person?.own === true
		},
		zone,
		pass.now
	);
	return {
		...rest,
		opened,
		pressed,
		dues: dues.filter(({ stage }) => staffStages.includes(stage) || !row.tookPart),
		standing: row.tookPart ? null : standing,
		candidates: (await store.candidatesFor(sql, pass, row.episodeId)).filter(({ id }) => id !== row.leader)
	};
};

/** Ended episodes of the unit, newest first. None after a death: nothing is offered then. */
export const listDebriefs = (pass: Pass<'debriefs:read'>, zone: string): Promise<Listed[]> =>
	transaction(pass, async (sql) => {
		const rows = await rowsOf(sql, pass);
		const ids = rows.map(({ episodeId }) => episodeId);
		const opened = await openedIn(sql, pass, ids);
		const done = await firstDoneIn(sql, ids);
		const ended = await endingsOfUnit(sql, pass);
		const pressed = await pressedIn(sql, pass);
		const found: Listed[] = [];
		for (const row of rows) {
			const { episodeId } = row;
			const endings = ended.filter((one) => one.episodeId === episodeId);
			const seen = {
				opened: opened.has(episodeId),
				immediate: done.get(episodeId) ?? null,
				endings,
				pressed: pressed.get(episodeId) ?? null
			};
			found.push(await listed(sql, pass, row, zone, seen));
		}
		return found;
	});

/**
 * Names who leads a debrief, or somebody else than before. Somebody who took part cannot, nor anybody who is no
 * facilitator of the service; then nothing is written and false comes back.
 */
export const nameFacilitator = (
	pass: Pass<'debriefs:name'>,
	episodeId: string,
	accountId: string
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const row = (await rowsOf(sql, pass)).find((one) => one.episodeId === episodeId);
		if (row === undefined) return false;
		if (row.leader === accountId) return true;
		const may = (await store.candidatesFor(sql, pass, episodeId)).some(({ id }) => id === accountId);
		if (!may) return false;
		await store.nameLeader(sql, pass, { episodeId, personId: row.personId, accountId }, actorOf(pass));
		await note(sql, pass, 'debrief:facilitator-named', { id: episodeId, personId: row.personId });
		return true;
	});
