import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type Sql } from '../../access';
import { actorOf, type InContext } from '../../questions/acts';
import * as answers from '../../questions/store';
import { zoneOf } from '../person/acts';
import { spokenWish, stillWanted, type Asked, type Wish } from './help';
import type { HelpAnswer } from './help-form';
import * as store from './help-store';
import { offeredIn } from '../debrief/offered-acts';

export type { ToGive } from './help-store';

export type Help = {
	/** IANA zone of the unit. */
	readonly zone: string;
	/** What the answers ask for and nobody has been asked yet. */
	readonly wanted: readonly Wish[];
	readonly asked: readonly Asked[];
};

/** Help is asked for after an episode, or with an account of what no record says anything of. */
export type Helping = Pass<'debrief:help'> | (Pass<'unrecorded:answer'> & InContext);

const aboutOf = (pass: Helping): store.HelpAbout =>
	'contextId' in pass ? { accountId: pass.contextId } : { episodeId: pass.episodeId };

/** The zone its times are said in. Throws 404 while an episode goes on and after a death. */
const zoneOfHelp = async (sql: Sql, pass: Helping): Promise<string> =>
	'contextId' in pass ? zoneOf(sql, pass) : (await offeredIn(sql, pass)).zone;

/** For the person what their answers ask for; for whoever types for them pain. 404 for whom they left out of that. */
const wantedBy = async (sql: Sql, pass: Helping, asked: readonly Asked[]): Promise<Wish[]> => {
	const context = 'contextId' in pass ? pass.contextId : pass.episodeId;
	if (pass.relations.includes('self')) return stillWanted(await answers.currents(sql, pass, context), asked);
	return !('contextId' in pass) && (await store.mayPassOn(sql, pass)) ? spokenWish(asked) : error(404);
};

/** What the person may ask for now, and what became of what they asked for. */
export const readHelp = (pass: Helping): Promise<Help> =>
	transaction(pass, async (sql) => {
		const zone = await zoneOfHelp(sql, pass);
		const asked = await store.askedOf(sql, pass, aboutOf(pass));
		return {
			zone,
			asked,
			wanted: await wantedBy(sql, pass, asked)
		};
	});

/**
 * Passes on what the person ticked of what their answers ask for; what was passed on before is not asked for twice.
 * @returns false, and nothing is passed on, when nothing was ticked or something that their answers do not ask for
 */
export const askForHelp = (pass: Helping, ticked: readonly string[]): Promise<boolean> =>
	transaction(pass, async (sql) => {
		await zoneOfHelp(sql, pass);
		const asked = await store.askedOf(sql, pass, aboutOf(pass));
		const wanted = await wantedBy(sql, pass, asked);
		const known = [...wanted, ...asked].map(nameOf);
		if (ticked.length === 0 || !ticked.every((name) => known.includes(name))) return false;
		const chosen = wanted.filter((wish) => ticked.includes(nameOf(wish)));
		for (const wish of chosen) {
			const id = randomUUID();
			await store.ask(sql, pass, aboutOf(pass), { id, ...wish }, actorOf(pass));
			await note(sql, pass, 'help:asked', { id, detail: { kind: wish.kind } });
		}
		return true;
	});

/** How a form names a wish. */
export const nameOf = ({ kind, words }: Wish): string =>
	words === null || kind !== 'own' ? kind : `own ${words}`;

/** What people ask of the account that is signed in. */
export const helpToGive = (pass: Pass<'account:read'> | Pass<'unit:read'>): Promise<store.ToGive[]> =>
	transaction(pass, (sql) => store.toGive(sql, pass));

/** One of them. 404 when it is not asked of this account, or done. */
export const helpFor = (pass: Pass<'account:read'>, id: string): Promise<store.ToGive> =>
	transaction(
		pass,
		async (sql) => (await store.toGive(sql, pass)).find((one) => one.id === id) ?? error(404)
	);

/** Says that it was seen, or done; the person reads it with the name at once. */
export const answerHelp = (pass: Pass<'account:write'>, id: string, one: HelpAnswer): Promise<void> =>
	transaction(pass, async (sql) => {
		const help = (await store.toGive(sql, pass)).find((other) => other.id === id) ?? error(404);
		if (await store.answer(sql, pass, one, help, actorOf(pass)))
			await note(sql, pass, `help:${one.step}`, { id, personId: help.personId });
	});
