import { passFor } from '$lib/server/access';
import { readOwnPlan } from '$lib/server/care/card/acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { words } = locals;
	const all = url.searchParams.has('all');
	const { name, zone, plan } = await readOwnPlan(passFor(locals, 'paper:read'), words, all);
	return {
		all,
		name,
		people: [...plan.people],
		parts: plan.parts.map(({ id, title, rows }) => ({
			id,
			title,
			rows: rows.map((row) => ({
				title: row.title,
				own: row.own,
				state: row.state,
				told: row.told && { name: row.told.by, date: words.date(row.told.at, zone) },
				heard: row.heard && { name: row.heard.by, date: words.date(row.heard.at, zone) },
				lines: row.lines.map(({ text, language, original, more }) => ({ text, language, original, more }))
			}))
		}))
	};
};
