import type { RequestEvent } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { ownSets } from '$lib/server/care/account/own-sets';
import { planLines } from '$lib/server/care/account/plan-used';
import { outsideFor } from '$lib/server/care/debrief/outside-acts';
import { find } from '$lib/server/questions/asked';
import {
	bringPictureBack,
	keepPicture,
	picturesPage,
	takePictureOff,
	type Place
} from '../../../../../own-side/pictures.server';
import type { Actions, PageServerLoad } from './$types';

const placeOf = ({ locals, params }: RequestEvent): Place => {
	const { set, question } = find(ownSets(), params.question);
	return { pass: passFor(locals, 'debrief:choose'), question: `${set.id}/${question.id}` };
};

export const load: PageServerLoad = async (event) => {
	const place = placeOf(event);
	const person = `/people/${event.params.person}`;
	const list = `${person}/episodes/${event.params.episode}/debrief`;
	return {
		list,
		// The lines of the plan have a page of their own.
		back: `${list}/${place.question === planLines ? 'plan-lines' : event.params.question}`,
		media: `${person}/media`,
		outside: await outsideFor(passFor(event.locals, 'debrief:choose'), event.locals.words),
		...(await picturesPage(place, event.locals.words))
	};
};

export const actions: Actions = {
	picture: (event) => keepPicture(placeOf(event), event),
	remove: (event) => takePictureOff(placeOf(event), event),
	back: (event) => bringPictureBack(placeOf(event), event)
};
