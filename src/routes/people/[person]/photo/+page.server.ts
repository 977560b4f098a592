import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { passFor, type Pass } from '$lib/server/access';
import { seenSize } from '$lib/server/care/media/acts';
import { allowPhoto, givePhoto, readPhoto, takePhotoBack } from '$lib/server/care/media/photo-acts';
import { mostOfPhoto, photoFields, readPhotoForm, sideOfPhoto } from '$lib/server/care/media/photo-form';
import { mostOfUpload } from '$lib/server/http/body';
import { readForm, readUpload } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

const done = ['given', 'allowed', 'closed', 'gone'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const photo = await readPhoto(passFor(locals, 'sharing:read'));
	return {
		photo: photo && { id: photo.id, open: photo.open, hold: photo.hold, ...seenSize(photo) },
		done: done.find((one) => one === url.searchParams.get('done')) ?? null,
		small: { most: mostOfPhoto, side: sideOfPhoto },
		key: randomUUID()
	};
};

/** Leads back to the page, which says what was done; or to what waits for the person's own word. */
const after = (pass: Pass<'sharing:write'>, said: (typeof done)[number], hold: string | null): never =>
	redirect(303, `/people/${pass.personId}/${hold === null ? `photo?done=${said}` : `to-confirm/${hold}`}`);

const gone = () => fail(422, { problems: { '': 'photo:problem.gone' }, typed: {} });

/** A form that brings nothing but its press. */
const press =
	(act: (pass: Pass<'sharing:write'>) => Promise<ReturnType<typeof gone>>) =>
	async ({ locals, request }: RequestEvent) => {
		const pass = passFor(locals, 'sharing:write');
		const form = await readForm(request, []);
		return form.ok ? act(pass) : fail(422, { problems: form.problems, typed: form.typed });
	};

const say = (open: boolean) =>
	press(async (pass) => {
		const said = await allowPhoto(pass, open);
		return said === null ? gone() : after(pass, open ? 'allowed' : 'closed', said.hold);
	});

export const actions: Actions = {
	give: async ({ locals, request }) => {
		const pass = passFor(locals, 'sharing:write');
		const form = await readUpload(request, photoFields, 'photo', mostOfUpload);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readPhotoForm(form);
		if (!read.ok) return fail(422, { problems: read.problems, typed: form.typed });
		const { t, language } = locals.words;
		const { id, cleaned, open } = read;
		const hold = await givePhoto(pass, { id, cleaned, open, words: t('photo:alt'), language });
		return after(pass, 'given', hold);
	},
	allow: say(true),
	close: say(false),
	remove: press(async (pass) => ((await takePhotoBack(pass)) ? after(pass, 'gone', null) : gone()))
};
