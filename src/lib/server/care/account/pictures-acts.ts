import { error } from '@sveltejs/kit';
import { transaction, type Pass, type Sql } from '../../access';
import type { InContext } from '../../questions/acts';
import * as answers from '../../questions/store';
import { offeredIn } from '../debrief/offered-acts';
import { keepMedia, mediaOf, putBack, removeMedia, type Media, type NewMedia } from '../media/acts';
import { zoneOf } from '../person/acts';

/** The person, beside an answer of theirs about an episode, or about what no record says anything of. */
export type Picturing = Pass<'debrief:choose'> | (Pass<'unrecorded:answer'> & InContext);

/** Most pictures beside one answer. */
export const mostPictures = 6;

const contextOf = (pass: Picturing): string => ('contextId' in pass ? pass.contextId : pass.episodeId);

/** The zone its times are said in. Throws 404 while an episode goes on and after a death. */
const zoneIn = async (sql: Sql, pass: Picturing): Promise<string> =>
	'contextId' in pass ? zoneOf(sql, pass) : (await offeredIn(sql, pass)).zone;

const about = (pass: Picturing, question: string) => ({
	question,
	subject: null,
	context: contextOf(pass)
});

/** The person's pictures beside one answer, and who may see them: whoever reads that answer. */
export type Pictures = {
	readonly media: readonly Media[];
	/** Nobody but the person while there is no answer, or it is theirs alone. */
	readonly open: boolean;
	readonly zone: string;
};

export const readPictures = (pass: Picturing, question: string): Promise<Pictures> =>
	transaction(pass, async (sql) => {
		const all = await answers.currents(sql, pass, contextOf(pass));
		const audience = all.find((one) => one.question === question)?.audience ?? null;
		return {
			zone: await zoneIn(sql, pass),
			media: await mediaOf(sql, pass, about(pass, question)),
			open: audience !== null && audience.groups.length + audience.named.length > 0
		};
	});

/**
 * Puts a picture beside an answer; the same form sent twice is one.
 * @returns false when there are as many as there can be
 */
export const addPicture = (
	pass: Picturing,
	question: string,
	one: Omit<NewMedia, 'about'>
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		await zoneIn(sql, pass);
		const standing = (await mediaOf(sql, pass, about(pass, question))).filter(
			({ state, id }) => state === 'stands' && id !== one.id
		);
		if (standing.length >= mostPictures) return false;
		await keepMedia(sql, pass, { ...one, about: about(pass, question) });
		return true;
	});

/** Throws 404 for a picture that stands beside no answer to this question. */
const mustBeHere = async (pass: Picturing, question: string, id: string): Promise<void> => {
	const { media } = await readPictures(pass, question);
	if (!media.some((one) => one.id === id)) error(404);
};

/** @returns false when it is gone already, else what waits for the person's word */
export const removePicture = async (pass: Picturing, question: string, id: string) => {
	await mustBeHere(pass, question, id);
	return removeMedia(pass, id);
};

export const putPictureBack = async (pass: Picturing, question: string, id: string) => {
	await mustBeHere(pass, question, id);
	return putBack(pass, id);
};
