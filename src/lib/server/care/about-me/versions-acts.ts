import { createHash, randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { zoneOf } from '../person/acts';
import { actorOf } from '../../questions/acts';
import { nobody, type Rendering } from '../../questions/answer';
import { historyOf, takeBackUntil, type Version } from '../../questions/history';
import { settle } from '../../questions/guarded';
import { carryRenderings } from '../../questions/renderings';
import * as store from '../../questions/store';

type OwnPass =
	Pass<'about-me:versions'> | Pass<'about-me:take-back'> | Pass<'about-me:answer'> | Pass<'about-me:read'>;

export type Versions = {
	/** Newest first. */
	readonly versions: readonly Version[];
	/** The one that holds now; null when there is none. */
	readonly current: string | null;
	readonly renderings: readonly Rendering[];
	/** The zone that days are said in. */
	readonly zone: string;
};

const placeOf = (question: string) => ({ question, context: nobody, voice: nobody });

const read = async (sql: Sql, pass: OwnPass, question: string): Promise<Versions> => {
	const versions = await store.versions(sql, pass, placeOf(question));
	const ids = versions.map(({ id }) => id);
	const confirmed = await store.confirmedOf(sql, pass, ids);
	const current = (await store.currents(sql, pass, nobody)).find((one) => one.question === question);
	return {
		versions: historyOf(versions, actorOf(pass), confirmed),
		renderings: await store.renderingsOf(sql, pass, ids),
		current: current?.id ?? null,
		zone: await zoneOf(sql, pass)
	};
};

/** Every version of one answer, with the time it held, for the person alone. */
export const readVersions = (pass: Pass<'about-me:versions'>, question: string): Promise<Versions> =>
	transaction(pass, (sql) => read(sql, pass, question));

/** The same for whoever writes the answers: null for a helper, to whom earlier versions are not shown. */
export const versionsForUndo = (
	pass: Pass<'about-me:answer'> | Pass<'about-me:read'>,
	question: string
): Promise<Versions | null> =>
	pass.relations.includes('self')
		? transaction(pass, (sql) => read(sql, pass, question))
		: Promise.resolve(null);

/** Taken back, with the id of what waits for the person's word when it was done under pressure. */
type TakenBack = { readonly hold: string | null } | 'too-late' | 'not-found';

/**
 * Makes an earlier version the answer again: a new version with the same words, seen by those who may see the answer
 * now and nobody more. Nothing that was written in between is lost.
 * @returns `too-late` thirty days after another answer took its place; `not-found` when it is no version of theirs
 */
export const takeBack = (
	pass: Pass<'about-me:take-back'>,
	question: string,
	versionId: string,
	key: string
): Promise<TakenBack> =>
	transaction(pass, async (sql): Promise<TakenBack> => {
		const typedBy = actorOf(pass);
		if ((await store.underKey(sql, pass, typedBy, key)) !== null) return { hold: null };
		const current = await store.currentForUpdate(sql, pass, placeOf(question));
		const { versions } = await read(sql, pass, question);
		const version = versions.find((one) => one.id === versionId);
		if (version === undefined || current === null) return 'not-found';
		if (takeBackUntil(version, current.id, pass.now) === null) return 'too-late';
		const id = randomUUID();
		const place = placeOf(question);
		const answer = {
			...place,
			id,
			setVersion: version.setVersion,
			state: version.state,
			value: version.value,
			language: version.language,
			typedBy,
			toldAtIntake: null,
			base: current.id,
			proposal: null,
			writtenAt: pass.now
		};
		const bodyHash = createHash('sha256').update(`${versionId}/${key}`).digest();
		await store.add(sql, pass, { ...answer, key, bodyHash });
		await carryRenderings(sql, pass, version, { value: version.value, also: new Map() }, id);
		const { audience } = current;
		// What protects the person is not taken back under pressure, be it by an older version.
		const hold = await settle(sql, pass, { place, answer, current, audience, usual: null });
		await note(sql, pass, 'answer:taken-back', { id, part: question });
		return { hold };
	});
