import type { Pass, PersonPass, Sql } from '../../access';
import type { Signature } from './store';

/** The text that was signed: to be read by the person, and compared. */
export type SignedText = {
	readonly directiveId: string;
	readonly language: string;
	readonly wording: string;
};

export const signedTexts = (sql: Sql, pass: PersonPass): Promise<SignedText[]> =>
	sql<SignedText[]>`
		select directive_id as "directiveId", language, wording from directive_text
		where person_id = ${pass.personId}`;

export type Signing = Omit<Signature, 'signedAt' | 'takenBack'> & {
	readonly language: string;
	readonly wording: string;
	/** The answers the text was made of. The database compares them with those that hold. */
	readonly answers: readonly string[];
	readonly freely: boolean;
	readonly by: string;
};

/** Writes the text and the signature under it: both or neither, in the transaction of the act. */
export const sign = async (sql: Sql, pass: Pass<'directive:sign'>, one: Signing): Promise<boolean> => {
	const text = await sql`
		insert into directive_text (hash, directive_id, person_id, language, wording, answers)
		values (decode(${one.textHash}, 'hex'), ${one.directiveId}, ${pass.personId}, ${one.language},
			${one.wording}, array(select x from unnest(${[...one.answers]}::uuid[]) x order by x)) on conflict do nothing`;
	if (text.count === 0) return false;
	await sql`
		insert into directive_signature (id, directive_id, person_id, text_hash, method, words, drawing, heard_by,
			heard_as, paper_on, freely, signed_by, signed_at)
		values (${one.id}, ${one.directiveId}, ${pass.personId}, decode(${one.textHash}, 'hex'), ${one.method},
			${one.words}, ${one.drawing}, ${one.heardBy}, ${one.heardAs}, ${one.paperOn}, ${one.freely}, ${one.by}, ${pass.now})`;
	return true;
};
