import type { Pass, PersonPass, Sql } from '../../access';
import type { Asked, Confirmed, Goes, Plan, Receipt, Recorded, Role, Stays, Waiting } from './erasure';

export const episodes = (sql: Sql, { personId }: PersonPass): Promise<Recorded[]> =>
	sql<Recorded[]>`
		select e.id, e.pack, u.zone, e.started_at as "startedAt", e.entered_at as "enteredAt"
		from episode e join unit u on u.id = e.unit_id where e.person_id = any (access.records_of(${personId})) order by e.started_at`;

type Counts = { goes: Partial<Record<Goes, number>>; stays: Partial<Record<Stays, number>> };

/** How many rows of each there are now, as the person reads them. */
export const counts = async (sql: Sql, { personId }: PersonPass): Promise<Counts> => {
	const [row] = await sql<Record<string, number>[]>`select
		(select count(*)::int from draft where person_id = any (access.records_of(${personId})) and voice = access.nobody()) as drafts,
		(select count(*)::int from answer_now where person_id = any (access.records_of(${personId})) and voice = access.nobody()
			and context = access.nobody() and audience = '{}' and named = '{}') as "only-me",
		(select count(*)::int from media where person_id = any (access.records_of(${personId})) and subject is null
			and bytes is not null) as media,
		(select count(*)::int from media m where m.person_id = any (access.records_of(${personId})) and m.question is not null and exists (
			select from answer_now a where a.person_id = m.person_id and a.question = m.question
				and a.context = m.context and a.voice = access.nobody()
				and (a.audience <> '{}' or a.named <> '{}'))) as "media-words",
		(select count(*)::int from media where person_id = any (access.records_of(${personId})) and subject is not null
			and bytes is not null) as papers,
		(select count(*)::int from contact where person_id = any (access.records_of(${personId}))) as contacts,
		(select count(*)::int from supporter_grant where person_id = any (access.records_of(${personId}))) as grants,
		(select count(*)::int from wallet_code where person_id = any (access.records_of(${personId})) and stopped_at is null) as wallet,
		(select count(*)::int from episode where person_id = any (access.records_of(${personId}))) as episodes,
		(select count(*)::int from intake where person_id = any (access.records_of(${personId}))) as stays,
		(select count(*)::int from answer_now where person_id = any (access.records_of(${personId}))
			and (context <> access.nobody() or audience <> '{}' or named <> '{}')) as shared,
		(select count(*)::int from directive_signature where person_id = any (access.records_of(${personId}))) as signed,
		(select count(*)::int from audit.entry where person_id = any (access.records_of(${personId}))) as log`;
	const all = row ?? {};
	const known = (all['stays'] ?? 0) + (all['episodes'] ?? 0);
	return {
		goes: {
			drafts: all['drafts'] ?? 0,
			'only-me': all['only-me'] ?? 0,
			media: all['media'] ?? 0,
			contacts: all['contacts'] ?? 0,
			grants: all['grants'] ?? 0,
			wallet: all['wallet'] ?? 0,
			account: 1,
			...(known === 0 ? { name: 1 } : {})
		},
		stays: {
			episodes: all['episodes'] ?? 0,
			stays: all['stays'] ?? 0,
			shared: all['shared'] ?? 0,
			'media-words': all['media-words'] ?? 0,
			signed: all['signed'] ?? 0,
			papers: all['papers'] ?? 0,
			log: all['log'] ?? 0
		}
	};
};

type AskedRow = { id: string; askedAt: Date; plan: Plan; standing: Asked['standing'] };

/** What the person asked last, newest first. */
export const asked = (sql: Sql, { personId }: PersonPass): Promise<AskedRow[]> =>
	sql<AskedRow[]>`
		select r.id, r.asked_at as "askedAt", r.plan,
			case when exists (select from erasure_word w where w.request_id = r.id and w.as_what = 'done') then 'done'
				when exists (select from erasure_word w where w.request_id = r.id and w.as_what = 'person') then 'taken-back'
				else 'waiting' end as standing
		from erasure_request r where r.person_id = ${personId} order by r.asked_at desc, r.id`;

export const ask = async (
	sql: Sql,
	{ personId, now }: Pass<'erasure:ask'>,
	one: { id: string; plan: Plan; receiptHash: Buffer }
): Promise<boolean> => {
	const { count } = await sql`
		insert into erasure_request (id, person_id, plan, receipt_hash, asked_by, asked_at)
		values (${one.id}, ${personId}, ${sql.json(one.plan)}, ${one.receiptHash}, access.me(), ${now})
		on conflict (id) do nothing`;
	return count > 0;
};

export const takeBack = async (
	sql: Sql,
	{ personId, now }: Pass<'erasure:ask'>,
	id: string
): Promise<boolean> => {
	const { count } = await sql`
		insert into erasure_word (request_id, person_id, as_what, account_id, said_at)
		select r.id, r.person_id, 'person', access.me(), ${now} from erasure_request r
		where r.id = ${id} and r.person_id = ${personId}
			and not exists (select from erasure_word w where w.request_id = r.id and w.as_what in ('person', 'done'))
		on conflict do nothing`;
	return count > 0;
};

export const waiting = (
	sql: Sql,
	_pass: Pass<'erasures:read'> | Pass<'erasures:confirm'>
): Promise<Waiting[]> =>
	sql<Waiting[]>`
		select id, name, record_number as "recordNumber", asked_at as "askedAt", keeper_name as keeper,
			privacy_name as privacy, coalesce(access.me() in (keeper, privacy), false) as mine
		from access.erasures_waiting()`;

export const confirm = async (
	sql: Sql,
	_pass: Pass<'erasures:confirm'>,
	id: string,
	role: Role
): Promise<Confirmed> => {
	const rows = await sql<{ outcome: Confirmed }[]>`select access.confirm_erasure(${id}, ${role}) as outcome`;
	return rows[0]?.outcome ?? 'no';
};

type ReceiptRow = {
	asked_at: Date;
	plan: Plan;
	taken_back_at: Date | null;
	done_at: Date | null;
	counts: { gone: Receipt['gone']; stays: number } | null;
};

export const byReceipt = async (sql: Sql, _pass: Pass, hash: Buffer): Promise<Receipt | null> => {
	const [row] = await sql<ReceiptRow[]>`select * from access.erasure_by_receipt(${hash})`;
	if (row === undefined) return null;
	return {
		askedAt: row.asked_at,
		plan: row.plan,
		takenBackAt: row.taken_back_at,
		doneAt: row.done_at,
		gone: row.counts?.gone ?? null,
		stays: row.counts?.stays ?? 0
	};
};
