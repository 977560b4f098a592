import type { RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { answeringIn } from '$lib/server/care/account/answering-acts';
import { unrecordedSets } from '$lib/server/care/account/own-sets';
import { outsideMine } from '$lib/server/care/account/unrecorded-acts';
import { find } from '$lib/server/questions/asked';
import {
	bringPictureBack,
	keepPicture,
	picturesPage,
	takePictureOff,
	type Place
} from '../../../../own-side/pictures.server';
import type { Actions, PageServerLoad } from './$types';

const placeOf = async ({ locals, params }: RequestEvent): Promise<Place> => {
	const { set, question } = find(unrecordedSets(), params.question);
	const { pass } = await answeringIn(passFor(locals, 'unrecorded:answer'), params.unrecorded ?? '');
	return { pass, question: `${set.id}/${question.id}` };
};

export const load: PageServerLoad = async (event) => {
	const place = await placeOf(event);
	const person = `/people/${event.params.person}`;
	const list = `${person}/unrecorded/${event.params.unrecorded}`;
	return {
		list,
		back: `${list}/${event.params.question}`,
		media: `${person}/media`,
		outside: await outsideMine(passFor(event.locals, 'unrecorded:answer'), event.locals.words),
		...(await picturesPage(place, event.locals.words))
	};
};

export const actions: Actions = {
	picture: async (event) => keepPicture(await placeOf(event), event),
	remove: async (event) => takePictureOff(await placeOf(event), event),
	back: async (event) => bringPictureBack(await placeOf(event), event)
};
