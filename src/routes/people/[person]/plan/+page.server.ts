import { passFor } from '$lib/server/access';
import { readPlan } from '$lib/server/care/card/acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const { name, zone, plan, banners } = await readPlan(passFor(locals, 'plan:read'), words);
	return {
		name,
		weight: banners.map((key) => words.t(key)),
		people: [...plan.people],
		parts: plan.parts.map(({ id, title, rows }) => ({
			id,
			title,
			rows: rows.map((row) => ({
				title: row.title,
				state: row.state,
				told: row.told && { name: row.told.by, date: words.date(row.told.at, zone) },
				heard: row.heard && { name: row.heard.by, date: words.date(row.heard.at, zone) },
				lines: row.lines.map(
					({ text, language, original, own, about, beside, more, machine, unchecked, lacks }) => ({
						text,
						language,
						original,
						about,
						beside: [...beside],
						more,
						machine,
						unchecked,
						lacks: [...lacks],
						missing: own && language !== words.language
					})
				)
			}))
		}))
	};
};
