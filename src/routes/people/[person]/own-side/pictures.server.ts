import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '$lib/id';
import type { Words } from '$lib/words';
import {
	addPicture,
	mostPictures,
	putPictureBack,
	readPictures,
	removePicture,
	type Picturing
} from '$lib/server/care/account/pictures-acts';
import { mediaFields, readMediaForm } from '$lib/server/care/media/form';
import { mediaView } from '$lib/server/care/media/view';
import { mostOfUpload } from '$lib/server/http/body';
import { readForm, readUpload } from '$lib/server/http/forms';

/** A picture belongs to this answer: set and question, such as `debrief-person/body`. */
export type Place = { readonly pass: Picturing; readonly question: string };

/** What the page of pictures beside an answer shows. */
export const picturesPage = async ({ pass, question }: Place, words: Words) => {
	const { media, open, zone } = await readPictures(pass, question);
	const all = media.map((one) => mediaView(words, zone, pass.now, one));
	const standing = all.filter(({ state }) => state === 'stands');
	return {
		title: words.t(`${question.replace('/', ':')}.title`),
		open,
		standing,
		off: all.filter(({ until }) => until !== null),
		full: standing.length >= mostPictures,
		most: mostPictures,
		key: randomUUID()
	};
};

const here = ({ url }: RequestEvent): string => url.pathname;

export const keepPicture = async ({ pass, question }: Place, event: RequestEvent) => {
	const form = await readUpload(event.request, mediaFields('picture'), 'picture', mostOfUpload);
	if (!form.ok) return fail(422, form);
	const read = await readMediaForm(form, 'picture');
	if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
	const { id, words, cleaned } = read;
	const { language } = event.locals.words;
	if (!(await addPicture(pass, question, { id, words, language, cleaned })))
		return fail(422, { problems: { picture: 'own-pictures:problem.full' }, typed: form.typed });
	redirect(303, here(event));
};

const idIn = async (request: Request) => {
	const form = await readForm(request, ['media']);
	if (form.ok && !isId(form.one('media'))) error(404);
	return form;
};

export const takePictureOff = async ({ pass, question }: Place, event: RequestEvent) => {
	const form = await idIn(event.request);
	if (!form.ok) return fail(422, form);
	const removed = await removePicture(pass, question, form.one('media'));
	if (removed === false) return fail(422, { problems: { '': 'media:problem.gone' }, typed: form.typed });
	redirect(303, removed.hold === null ? here(event) : `/people/${pass.personId}/to-confirm/${removed.hold}`);
};

export const bringPictureBack = async ({ pass, question }: Place, event: RequestEvent) => {
	const form = await idIn(event.request);
	if (!form.ok) return fail(422, form);
	const outcome = await putPictureBack(pass, question, form.one('media'));
	if (outcome !== 'done')
		return fail(422, { problems: { '': `media:problem.${outcome}` }, typed: form.typed });
	redirect(303, here(event));
};
