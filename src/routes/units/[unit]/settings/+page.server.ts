import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { passFor } from '$lib/server/access';
import { packRefs } from '$lib/server/care/service/acts';
import { changeSetting, readSettings } from '$lib/server/care/service/settings-acts';
import { readChange, settingFields } from '$lib/server/care/service/settings-form';
import { settingsView } from '$lib/server/care/service/settings-view';
import { readForm } from '$lib/server/http/forms';
import type { Actions, PageServerLoad } from './$types';

/** What the unit works under. Whoever works there may read it; the keeper changes it. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'settings:read');
	const read = await readSettings(pass);
	if (read === null) error(404);
	const saved = url.searchParams.get('saved');
	const settings = settingsView(locals.words, read, locals.now);
	return {
		unit: { id: read.unit.id, name: read.unit.name },
		settings,
		mayChange: pass.relations.includes('keeper'),
		works: pass.relations.includes('member'),
		saved: settings.find(({ name }) => name === saved)?.title ?? null,
		key: randomUUID()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const pass = passFor(locals, 'settings:write');
		const form = await readForm(request, settingFields);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const read = await readSettings(pass);
		if (read === null) error(404);
		const { zone } = read.unit;
		const asked = readChange(form, {
			packs: packRefs(),
			staff: read.staff.map(({ id }) => id),
			zone,
			now: locals.now
		});
		if (!asked.ok) return fail(422, { problems: asked.problems, typed: form.typed });
		await changeSetting(pass, asked.change);
		redirect(303, `/units/${params.unit}/settings?saved=${asked.change.name}#${asked.change.name}`);
	}
};
