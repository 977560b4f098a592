import { passFor } from '$lib/server/access';
import { readAllSigns, signs } from '$lib/server/care/about-me/signs-acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { as, worded, media } = await readAllSigns(passFor(locals, 'signs:read'));
	return {
		as,
		signs: signs.map((name) => {
			const question = `about-me/${name}`;
			const seen = media.filter((one) => one.question === question && one.state !== 'gone');
			return {
				name,
				title: locals.words.t(`about-me:${name}.title`),
				worded: worded.includes(question),
				kinds: [...new Set(seen.map(({ kind }) => kind))].sort()
			};
		})
	};
};
