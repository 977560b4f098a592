import { randomUUID } from 'node:crypto';
import { note, type PersonPass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { copyAnswers } from '../../questions/copy';
import { findJurisdiction } from '../../standards/jurisdictions';
import { stillSaid } from './directive';
import { gather, inForceOf, openOf, type Directives } from './gather';
import * as store from './store';

/** Every version and how it stands now, in a transaction of whoever needs it. */
export const directivesFor = (sql: Sql, pass: PersonPass): Promise<Directives> => gather(sql, pass);

/**
 * Begins a version: empty, or with everything the version in force says. There is one open version at a time.
 * @returns the open version's id; null when there are no rules of that name
 */
export const beginIn = async (
	sql: Sql,
	pass: PersonPass,
	one: { readonly jurisdiction: string; readonly key: string; readonly copy: boolean }
): Promise<string | null> => {
	if (findJurisdiction(one.jurisdiction) === null) return null;
	const all = await gather(sql, pass);
	const open = openOf(all);
	if (open !== null) return open.id;
	const before = one.copy ? (inForceOf(all)[0] ?? null) : null;
	const id = one.key;
	const made = { id, jurisdiction: one.jurisdiction, base: before?.id ?? null, by: actorOf(pass) };
	if (!(await store.begin(sql, pass, made))) return null;
	if (before !== null) {
		const state = all.standing.inForce.find((version) => version.id === before.id);
		const choice = (state?.mayWithdrawWhileIncapable ?? null) !== null;
		await copyAnswers(sql, pass, before.id, id, (answer) =>
			stillSaid(before.id, answer, state?.inForce ?? [], choice)
		);
		for (const speaker of before.speakers.filter(({ endedAt }) => endedAt === null))
			await store.addRepresentative(sql, pass, {
				...speaker,
				id: randomUUID(),
				directiveId: id,
				by: actorOf(pass)
			});
	}
	await note(sql, pass, 'directive:begun', { id, part: one.jurisdiction });
	return id;
};

/**
 * The version in which a change is written: the open one, else one begun with what the version in force says. What is
 * signed is never written on. Null when the person never made a directive.
 */
export const draftToChange = async (sql: Sql, pass: PersonPass): Promise<string | null> => {
	const all = await gather(sql, pass);
	const last = openOf(all) ?? inForceOf(all)[0] ?? all.versions[0];
	if (last === undefined) return null;
	return beginIn(sql, pass, { jurisdiction: last.jurisdiction, key: randomUUID(), copy: true });
};
