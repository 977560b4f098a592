import { passFor } from '$lib/server/access';
import { readAboutMe } from '$lib/server/care/about-me/acts';
import { calmAfter } from '$lib/server/care/about-me/calm';
import { setOf } from '$lib/server/questions/sets';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { words, ...locals } }) => {
	const { answers } = await readAboutMe(passFor({ words, ...locals }, 'about-me:calm'));
	const set = setOf('about-me');
	const { next, ...calm } = calmAfter(words, set, answers);
	return { ...calm, next: next && { id: next, title: words.t(`${set.id}:${next}.title`) } };
};
