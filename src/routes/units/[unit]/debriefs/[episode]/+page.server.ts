import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor, transaction, type Pass } from '$lib/server/access';
import { addNotNow, addOffer, readOffers } from '$lib/server/care/debrief/offer-acts';
import { standingWords } from '$lib/server/care/debrief/offer-view';
import { notNowFields, offerFields, readNotNow, readOffer } from '$lib/server/care/debrief/offer-form';
import { offerView } from '$lib/server/care/debrief/offer-view';
import { unitOf } from '$lib/server/care/service/acts';
import { toWallClock } from '$lib/server/care/zone';
import { readSaid } from '$lib/server/http/said';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const zoneFor = async (pass: Pass<'debriefs:offer'>): Promise<string> =>
	(await transaction(pass, (sql) => unitOf(sql, pass))).zone;

/** The episode in the address. Throws 404 when that is no name of one. */
const episodeOf = ({ params }: RequestEvent): string =>
	isId(params.episode ?? '') ? (params.episode ?? '') : error(404);

export const load: PageServerLoad = async (event) => {
	const { words, now } = event.locals;
	const pass = passFor(event.locals, 'debriefs:offer');
	const zone = await zoneFor(pass);
	const { row, standing, offers, mayPutOff } = await readOffers(pass, episodeOf(event), zone);
	return {
		key: randomUUID(),
		name: row.personName,
		day: words.dateTime(row.startedAt, zone),
		now: toWallClock(now, zone),
		standing: standingWords(words, standing),
		offers: offers.map((one) => offerView(words, zone, one, row.personName)),
		mayPutOff
	};
};

const here = ({ params }: RequestEvent): string => `/units/${params.unit}/debriefs/${params.episode}`;

export const actions: Actions = {
	offer: async (event) => {
		const pass = passFor(event.locals, 'debriefs:offer');
		const zone = await zoneFor(pass);
		const said = await readSaid(
			event.request,
			offerFields,
			(form) => readOffer(form, zone, event.locals.now),
			'offer'
		);
		if (!said.ok) return fail(422, said.wrong);
		await addOffer(pass, episodeOf(event), said.read);
		redirect(303, here(event));
	},
	'not-now': async (event) => {
		const pass = passFor(event.locals, 'debriefs:offer');
		const zone = await zoneFor(pass);
		const said = await readSaid(
			event.request,
			notNowFields,
			(form) => readNotNow(form, zone, event.locals.now),
			'not-now'
		);
		if (!said.ok) return fail(422, said.wrong);
		await addNotNow(pass, episodeOf(event), said.read);
		redirect(303, `/units/${event.params.unit}/debriefs`);
	}
};
