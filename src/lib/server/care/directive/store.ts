import type { PersonPass, Sql } from '../../access';
import type { Way } from '../about-me/way';
import type { CapacityBy, WitnessRelation } from '../../standards/jurisdiction';

/** A version of a directive as it is stored. */
export type Version = {
	readonly id: string;
	readonly jurisdiction: string;
	readonly base: string | null;
	readonly begunAt: Date;
	readonly discardedAt: Date | null;
};

export const versions = (sql: Sql, pass: PersonPass): Promise<Version[]> =>
	sql<Version[]>`
		select id, jurisdiction, base, begun_at as "begunAt", discarded_at as "discardedAt"
		from directive where person_id = ${pass.personId} order by begun_at, id`;

export const begin = async (
	sql: Sql,
	pass: PersonPass,
	one: { id: string; jurisdiction: string; base: string | null; by: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into directive (id, person_id, jurisdiction, base, begun_at, begun_by)
		values (${one.id}, ${pass.personId}, ${one.jurisdiction}, ${one.base}, ${pass.now}, ${one.by})
		on conflict do nothing`;
	return count > 0;
};

export const discard = async (sql: Sql, pass: PersonPass, id: string): Promise<boolean> => {
	const { count } = await sql`
		update directive set discarded_at = ${pass.now}
		where id = ${id} and person_id = ${pass.personId} and discarded_at is null`;
	return count > 0;
};

export type Signature = Way & {
	readonly id: string;
	readonly directiveId: string;
	/** Hex SHA-256 of exactly the text that was shown. */
	readonly textHash: string;
	readonly signedAt: Date;
	/** The person took it back before they had confirmed it: it counts for nothing. */
	readonly takenBack: boolean;
};

export const signatures = (sql: Sql, pass: PersonPass): Promise<Signature[]> =>
	sql<Signature[]>`
		select id, directive_id as "directiveId", encode(text_hash, 'hex') as "textHash", method, words,
			drawing, heard_by as "heardBy", heard_as as "heardAs", to_char(paper_on, 'YYYY-MM-DD') as "paperOn", signed_at as "signedAt",
			access.is_held(id) as "takenBack"
		from directive_signature where person_id = ${pass.personId}`;

export type Witness = {
	readonly id: string;
	readonly directiveId: string;
	readonly withdrawalId: string | null;
	readonly what: 'witness' | 'capacity' | 'document';
	readonly textHash: string;
	readonly name: string;
	readonly role: string | null;
	readonly accountId: string | null;
	readonly relations: readonly WitnessRelation[];
	readonly inClass: boolean | null;
	readonly certifies: boolean;
	readonly witnessedAt: Date;
};

export const witnesses = (sql: Sql, pass: PersonPass): Promise<Witness[]> =>
	sql<Witness[]>`
		select id, directive_id as "directiveId", withdrawal_id as "withdrawalId", what,
			encode(text_hash, 'hex') as "textHash", name, role, account_id as "accountId", relations,
			in_class as "inClass", certifies, witnessed_at as "witnessedAt"
		from directive_witness where person_id = ${pass.personId} order by witnessed_at, id`;

export type NewWitness = Omit<Witness, 'witnessedAt'> & { readonly enteredBy: string };

export const addWitness = async (sql: Sql, pass: PersonPass, one: NewWitness): Promise<boolean> => {
	const { count } = await sql`
		insert into directive_witness (id, directive_id, person_id, withdrawal_id, what, text_hash, name, role,
			account_id, relations, in_class, certifies, entered_by, witnessed_at)
		values (${one.id}, ${one.directiveId}, ${pass.personId}, ${one.withdrawalId}, ${one.what},
			decode(${one.textHash}, 'hex'), ${one.name}, ${one.role}, ${one.accountId}, ${[...one.relations]},
			${one.inClass}, ${one.certifies}, ${one.enteredBy}, ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** Who says in writing that the person could decide: those who are no witness say it as a practitioner. */
export const attests = (one: Witness): Exclude<CapacityBy, 'presumed'> | null =>
	one.what === 'witness' ? null : 'practitioner';

export type Representative = {
	readonly id: string;
	readonly directiveId: string;
	readonly rank: 1 | 2;
	readonly name: string;
	readonly phone: string | null;
	readonly accountId: string | null;
	readonly powers: string;
	readonly limits: string | null;
	readonly alert: boolean;
	/** What they speak for the person in; none is all of the directive. */
	readonly covers: readonly string[];
	readonly acceptedAt: Date | null;
	readonly onPaper: boolean;
	readonly endedAt: Date | null;
};

/** Those who speak for the person, with what they last said to it. */
export const representatives = (sql: Sql, pass: PersonPass): Promise<Representative[]> =>
	sql<Representative[]>`
		select r.id, r.directive_id as "directiveId", r.rank, r.name, r.phone, r.account_id as "accountId", r.powers,
			r.limits, r.alert, r.covers, case when a.answer = 'accepted' then a.answered_at end as "acceptedAt",
			coalesce(a.on_paper, false) as "onPaper",
			case when a.answer in ('declined', 'ended') then a.answered_at end as "endedAt"
		from directive_representative r
			left join lateral (select x.answer, x.answered_at, x.on_paper from directive_acceptance x
				where x.representative_id = r.id order by x.answered_at desc, x.id limit 1) a on true
		where r.person_id = ${pass.personId} and r.removed_at is null order by r.rank, r.named_at`;

export type NewRepresentative = Pick<
	Representative,
	'id' | 'directiveId' | 'rank' | 'name' | 'phone' | 'accountId' | 'powers' | 'limits' | 'alert' | 'covers'
> & { readonly by: string };

export const addRepresentative = async (
	sql: Sql,
	pass: PersonPass,
	one: NewRepresentative
): Promise<boolean> => {
	const { count } = await sql`
		insert into directive_representative (id, directive_id, person_id, rank, name, phone, account_id, powers,
			limits, alert, covers, named_at, made_by)
		values (${one.id}, ${one.directiveId}, ${pass.personId}, ${one.rank}, ${one.name}, ${one.phone},
			${one.accountId}, ${one.powers}, ${one.limits}, ${one.alert}, ${[...one.covers]}, ${pass.now}, ${one.by})
		on conflict do nothing`;
	return count > 0;
};

export const removeRepresentative = async (sql: Sql, pass: PersonPass, id: string): Promise<boolean> => {
	const { count } = await sql`
		update directive_representative set removed_at = ${pass.now}
		where id = ${id} and person_id = ${pass.personId} and removed_at is null`;
	return count > 0;
};

export const addAcceptance = async (
	sql: Sql,
	pass: PersonPass,
	one: {
		id: string;
		representativeId: string;
		answer: 'accepted' | 'declined' | 'ended';
		onPaper: boolean;
		by: string;
	}
): Promise<boolean> => {
	const { count } = await sql`
		insert into directive_acceptance (id, representative_id, person_id, answer, on_paper, answered_by, answered_at)
		values (${one.id}, ${one.representativeId}, ${pass.personId}, ${one.answer}, ${one.onPaper}, ${one.by},
			${pass.now}) on conflict do nothing`;
	return count > 0;
};

/** The account of a supporter by user name; null when no supporter has it. */
export const supporterNamed = async (sql: Sql, _pass: PersonPass, name: string): Promise<string | null> => {
	const [row] = await sql<{ id: string | null }[]>`select access.supporter_named(${name}) as id`;
	return row?.id ?? null;
};

/** The person's name, as the reader may know it. */
export const nameOf = async (sql: Sql, pass: PersonPass): Promise<string> => {
	const [row] = await sql<{ name: string }[]>`select name from person where id = ${pass.personId}`;
	return row?.name ?? '';
};
