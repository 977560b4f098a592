import type { Sql, UnitPass } from '../../access';
import type { Word } from './debrief';

/** An ended episode of the unit, with what its list says of the debrief. */
export type Row = Word & {
	episodeId: string;
	personId: string;
	personName: string;
	startedAt: Date;
	endedAt: Date;
	pack: string;
	ledBy: string | null;
	leader: string | null;
	tookPart: boolean;
	staffNamed: number;
	staffWritten: number;
	/** When the first of them wrote. */
	staffFirstAt: Date | null;
	/** When it was first offered to tell their side, and to sit together; or that it was done. */
	offeredAt: Date | null;
	jointOfferedAt: Date | null;
	metAt: Date | null;
	/** Not now for health reasons: `YYYY-MM-DD`, and who says so. */
	notNowUntil: string | null;
	nextOffer: string | null;
	notNowBy: string | null;
};

/** Newest first. What is the person's part is empty for staff who took part. */
export const rowsOf = (sql: Sql, pass: UnitPass): Promise<Row[]> => sql<Row[]>`
	select episode_id as "episodeId", person_id as "personId", person_name as "personName", started_at as "startedAt",
		ended_at as "endedAt", pack, led_by as "ledBy", leader, took_part as "tookPart", staff_named as "staffNamed",
		staff_written as "staffWritten", staff_first_at as "staffFirstAt", choice,
		to_char(later_on, 'YYYY-MM-DD') as "laterOn", chosen_at as "chosenAt", offered_at as "offeredAt",
		joint_offered_at as "jointOfferedAt", met_at as "metAt", to_char(not_now_until, 'YYYY-MM-DD') as "notNowUntil",
		to_char(next_offer, 'YYYY-MM-DD') as "nextOffer", not_now_by as "notNowBy"
	from access.debriefs_of_unit(${pass.unitId})`;

/** What the unit looks at in itself: how often it put an offer off, and offers that were too early or after a no. */
export type Pressed = { readonly notNows: number; readonly tooEarly: number; readonly afterNo: number };

/** The same by episode; nothing of those the reader took part in. */
export const pressedIn = async (sql: Sql, pass: UnitPass): Promise<ReadonlyMap<string, Pressed>> => {
	const rows = await sql<(Pressed & { episodeId: string })[]>`
		select episode_id as "episodeId", not_nows as "notNows", too_early as "tooEarly", after_no as "afterNo"
		from access.pressed_in(${pass.unitId})`;
	return new Map(rows.map(({ episodeId, ...one }) => [episodeId, one]));
};

/** Which of these the reader can read the person's side of: only if it is there and was opened to them. */
export const openedIn = async (
	sql: Sql,
	_pass: UnitPass,
	episodes: readonly string[]
): Promise<ReadonlySet<string>> => {
	const rows = await sql<{ context: string }[]>`
		select distinct n.context from answer_now n join answer a on a.id = n.answer_id and a.state = 'answered'
		where n.context = any (${[...episodes]}) and n.voice = access.nobody()`;
	return new Set(rows.map(({ context }) => context));
};
