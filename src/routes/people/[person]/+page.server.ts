import { passFor } from '$lib/server/access';
import { readAboutMe } from '$lib/server/care/about-me/acts';
import { carryOn, partsOf, progressOfPart } from '$lib/server/care/about-me/about-me';
import { setsOf } from '$lib/server/questions/asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'home:read');
	const { t } = locals.words;
	const { answers, drafts, waiting } = await readAboutMe(pass);
	const mine = drafts.filter((one) => one.writer === pass.actor?.accountId);
	const parts = setsOf('person', 'none').flatMap((set) => partsOf(set, answers, mine));
	const next = carryOn(parts, answers, mine);
	return {
		name: pass.actor?.name ?? '',
		own: pass.relations.includes('self'),
		relations: pass.relations,
		answered: answers.length,
		toCheck: pass.relations.includes('self') ? waiting.length : 0,
		parts: parts.map(({ set, section, rows }) => ({
			id: `${set.id}/${section}`,
			title: t(`${set.id}:section.${section}.title`),
			question: rows.find((row) => row.progress !== 'ready' && row.progress !== 'not-now')?.question.id ?? null,
			progress: progressOfPart(rows)
		})),
		carryOn:
			next === null
				? null
				: { question: next.question.id, section: t(`${next.set.id}:section.${next.section}.title`) }
	};
};
