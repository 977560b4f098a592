import type { Pass, PersonPass, Sql } from '../../access';
import type { Intake } from './store';
import type { Found, Opening, Rate, Review } from './urgent';
import type { Asking, Reviewing, Who } from './urgent-form';

/** Exact matches alone, five at most; none for who does not work in the unit. */
export const found = (sql: Sql, pass: Pass<'card:open-urgently'>, who: Who): Promise<Found[]> =>
	sql<Found[]>`
		select id, name, birth_date::text as born, record_number as "recordNumber", treats, open_until as "openUntil"
		from access.people_urgently(${pass.unitId}, ${who.born}::date, ${who.name}, ${who.number})`;

export const rate = async (sql: Sql, _pass: Pass<'card:open-urgently'>, person: string): Promise<Rate> => {
	const [row] = await sql<Rate[]>`select mine, theirs from access.urgent_rate(${person})`;
	return row ?? { mine: 0, theirs: 0 };
};

export const unit = async (
	sql: Sql,
	pass: Pass<'card:open-urgently'>
): Promise<{ id: string; name: string; zone: string }> => {
	const [row] = await sql<{ id: string; name: string; zone: string }[]>`
		select id, name, zone from unit where id = ${pass.unitId}`;
	if (row === undefined) throw new Error('a pass for a unit that is not there');
	return row;
};

/** Opens it for an hour. Says whether it was not there yet. */
export const open = async (sql: Sql, pass: Pass<'card:open-urgently'>, one: Asking): Promise<boolean> => {
	const { count } = await sql`
		insert into urgent_reading (id, person_id, account_id, unit_id, reason, words, opened_at, ends_at)
		values (${one.key}, ${one.personId}, access.me(), ${pass.unitId}, ${one.reason}, ${one.words},
			${pass.now}, ${pass.now}::timestamptz + interval '60 minutes')
		on conflict do nothing`;
	return count > 0;
};

export type Open = Intake & {
	readonly reason: string;
	readonly words: string;
	readonly endsAt: Date;
};

/** What opened the card to this account, with the clocks and rules of the unit it works in. */
export const openNow = async (sql: Sql, pass: PersonPass): Promise<Open | null> => {
	const [row] = await sql<Open[]>`
		select r.id, u.zone, access.pack_of_unit(u.id) as pack, false as open, r.reason, r.words, r.ends_at as "endsAt"
		from urgent_reading r join unit u on u.id = r.unit_id
		where r.person_id = ${pass.personId} and r.account_id = access.me()
			and r.opened_at <= ${pass.now} and r.ends_at > ${pass.now}
		order by r.ends_at desc, r.id limit 1`;
	return row ?? null;
};

/** Cards that this account has open this way now. */
export const mineNow = (sql: Sql, pass: Pass<'account:read'>) =>
	sql<{ id: string; personId: string; name: string; endsAt: Date; openedAt: Date; zone: string }[]>`
		select r.id, p.id as "personId", p.name, r.ends_at as "endsAt", r.opened_at as "openedAt", u.zone
		from urgent_reading r join person p on p.id = r.person_id join unit u on u.id = r.unit_id
		where r.account_id = access.me() and r.opened_at <= ${pass.now} and r.ends_at > ${pass.now}
		order by r.ends_at, r.id`;

/** What the person reads of every opening of their card. */
export type Told = {
	readonly id: string;
	readonly reason: string;
	readonly words: string;
	readonly endsAt: Date;
	readonly zone: string;
	readonly outcome: string | null;
	readonly said: string | null;
	readonly reviewedAt: Date | null;
};

export const toldOf = (sql: Sql, pass: Pass<'looks:read'>): Promise<Told[]> =>
	sql<Told[]>`
		select r.id, r.reason, r.words, r.ends_at as "endsAt", u.zone, v.outcome, v.words as said,
			v.reviewed_at as "reviewedAt"
		from urgent_reading r join unit u on u.id = r.unit_id left join lateral (
			select w.outcome, w.words, w.reviewed_at from urgent_review w where w.reading_id = r.id
			order by w.written desc limit 1) v on true
		where r.person_id = ${pass.personId} order by r.opened_at desc, r.id`;

type OpeningRow = Omit<Opening, 'review'> & {
	outcome: string | null;
	said: string | null;
	reviewer: string;
	reviewedAt: Date;
};

/** Every opening, those that wait first; nothing for who is no privacy officer. */
export const openings = async (
	sql: Sql,
	_pass: Pass<'urgent:review'> | Pass<'account:read'>
): Promise<Opening[]> => {
	const rows = await sql<OpeningRow[]>`
		select id, person_id as "personId", person, reader, mine, unit, zone, reason, words, opened_at as "openedAt",
			ends_at as "endsAt", looks, by_reader as "byReader", for_person as "forPerson", outcome, said, reviewer,
			reviewed_at as "reviewedAt"
		from access.urgent_readings()`;
	return rows.map(({ outcome, said, reviewer, reviewedAt, ...row }) => {
		const review: Review | null = outcome === null ? null : { outcome, said, by: reviewer, at: reviewedAt };
		return { ...row, review };
	});
};

/** Says whether it was not there yet. */
export const review = async (
	sql: Sql,
	pass: Pass<'urgent:review'>,
	one: Reviewing,
	personId: string
): Promise<boolean> => {
	const { count } = await sql`
		insert into urgent_review (id, reading_id, person_id, outcome, words, reviewed_by, reviewed_at)
		values (${one.key}, ${one.reading}, ${personId}, ${one.outcome}, ${one.words}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};
