import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { peopleAlikeAt, personHeader, type Identity, type PersonHeader } from '../person/acts';
import { confirms, type Said } from '../person/find';
import { noteSearch } from '../person/find-acts';
import { unitOf } from '../service/acts';
import { currentIntakeOf } from './acts';
import { pick, type Intake } from './intake';
import { alikesOf, knownIn, withPhotos, type Alikes } from './open-acts';
import * as intakes from './store';
import { freeName, guessedBirth, type AboutAge } from './unknown';
import * as store from './unknown-store';

export { aboutAges, type AboutAge } from './unknown';
export type { Join, Joined } from './unknown-store';

type Meeting = {
	/** What they want to be called; empty for a name for now. */
	readonly called: string;
	readonly aboutAge: AboutAge;
	/** Made with the form: their id. */
	readonly key: string;
	/** Kind words to choose a name from, and how a name for now is said. */
	readonly offered: string;
	readonly forNow: (name: string) => string;
};

/** Meets somebody of whom nobody knows who they are, and opens their intake. The same form twice meets one. */
export const meetUnknown = (pass: Pass<'intake:open'>, meeting: Meeting): Promise<string> =>
	transaction(pass, async (sql) => {
		const { key, called, aboutAge } = meeting;
		const { language } = await unitOf(sql, pass);
		const name = meeting.forNow(called || freeName(meeting.offered, await store.namesAt(sql, pass)));
		const born = guessedBirth(aboutAge, pass.now);
		if (!(await store.addUnknown(sql, pass, { id: key, name, born, aboutAge, language }))) return key;
		const id = randomUUID();
		await intakes.open(sql, pass, pass.unitId, id, key);
		await note(sql, pass, 'intake:opened', { id, personId: key });
		return key;
	});

/** Who is to get a name, and where they are; null for somebody who is known, or is at no unit of the account. */
const unknownHere = async (
	sql: Sql,
	pass: Pass<'person:name'>
): Promise<{ person: PersonHeader; intake: Intake } | null> => {
	const intake = await currentIntakeOf(sql, pass);
	return intake === null || !(await store.isUnknown(sql, pass))
		? null
		: { intake, person: await personHeader(sql, pass) };
};

export const readUnknown = (pass: Pass<'person:name'>): Promise<PersonHeader | null> =>
	transaction(pass, async (sql) => (await unknownHere(sql, pass))?.person ?? null);

const alikeTo = async (sql: Sql, pass: Pass<'person:name'>, unitId: string, identity: Identity) =>
	alikesOf(
		(await peopleAlikeAt(sql, pass, unitId, identity)).filter(({ id }) => id !== pass.personId),
		identity
	);

/** Whom the name may belong to; null when they are known already. */
export const findNamed = (pass: Pass<'person:name'>, identity: Identity): Promise<Alikes | null> =>
	transaction(pass, async (sql) => {
		const here = await unknownHere(sql, pass);
		if (here === null) return null;
		const alikes = await alikeTo(sql, pass, here.intake.unitId, identity);
		const found = alikes.alike.map((one) => ({ ...one, here: false }));
		await noteSearch(sql, pass, { known: knownIn(identity), found });
		return withPhotos(sql, pass, here.intake.unitId, alikes);
	});

export type Named =
	| { readonly outcome: 'named' | 'joined'; readonly personId: string }
	| ({ readonly outcome: 'pick' | 'refused' } & Alikes)
	| { readonly outcome: 'number-taken' }
	| { readonly outcome: 'gone' };

const joinTo = async (
	sql: Sql,
	pass: Pass<'person:name'>,
	{ unitId }: Intake,
	personId: string
): Promise<Named> => {
	const [intake, id] = [randomUUID(), randomUUID()];
	if (await intakes.open(sql, pass, unitId, intake, personId))
		await note(sql, pass, 'intake:opened', { id: intake, personId });
	await store.join(sql, pass, { id, personId, unitId });
	for (const whose of [pass.personId, personId])
		await note(sql, pass, 'person:joined', { id, personId: whose });
	return { outcome: 'joined', personId };
};

/**
 * It is known who they are: somebody new to the service, whose record gets their name; or somebody who has a record,
 * to which this one is joined. Nothing that was written moves, and both records say in the log what was done.
 */
export const giveName = (
	pass: Pass<'person:name'>,
	asked: { readonly identity: Identity; readonly picked: string; readonly said: Said }
): Promise<Named> =>
	transaction(pass, async (sql): Promise<Named> => {
		const here = await unknownHere(sql, pass);
		if (here === null) return { outcome: 'gone' };
		const alikes = await alikeTo(sql, pass, here.intake.unitId, asked.identity);
		const chosen = pick(alikes.alike, asked.picked);
		if (chosen?.who === 'known') {
			const one = alikes.alike.find(({ id }) => id === chosen.id);
			if (one !== undefined && confirms(one, alikes.next, asked.said))
				return joinTo(sql, pass, here.intake, chosen.id);
			await note(sql, pass, 'person:pick-refused', { personId: chosen.id });
			return { outcome: 'refused', ...(await withPhotos(sql, pass, here.intake.unitId, alikes)) };
		}
		if (chosen === null || alikes.certain)
			return { outcome: 'pick', ...(await withPhotos(sql, pass, here.intake.unitId, alikes)) };
		if (!(await store.nameUnknown(sql, pass, asked.identity))) return { outcome: 'number-taken' };
		await note(sql, pass, 'person:named');
		return { outcome: 'named', personId: pass.personId };
	});

/** What was written under a name for now, for the page of the person it belongs to. */
export const recordsOf = (
	pass: PersonPass
): Promise<{
	readonly unknown: boolean;
	readonly joined: readonly store.Joined[];
	readonly owner: string | null;
}> =>
	transaction(pass, async (sql) => ({
		unknown: await store.isUnknown(sql, pass),
		joined: await store.joinedTo(sql, pass),
		owner: await store.ownerOf(sql, pass)
	}));

/** Every join, for those who may take one apart. */
export const readJoins = (pass: Pass<'joins:read'>): Promise<store.Join[]> =>
	transaction(pass, (sql) => store.joins(sql, pass));

/**
 * Takes a join apart: each record is a person's own again, and who was never here is not here any more. Both read that
 * it was, and when.
 */
export const undoJoin = (pass: Pass<'joins:undo'>, id: string, why: string): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const undone = await store.undo(sql, pass, id, why);
		if (undone === null) return false;
		const intake = await store.endJoined(sql, pass, id);
		const ended: Record<string, string> = intake === null ? {} : { intake };
		await note(sql, pass, 'person:join-undone', { id, personId: undone.temporary });
		await note(sql, pass, 'person:join-undone', { id, personId: undone.personId, detail: ended });
		return true;
	});
