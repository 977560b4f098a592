import { passFor } from '$lib/server/access';
import { readVersions } from '$lib/server/care/about-me/acts';
import { find, setsOf } from '$lib/server/questions/asked';
import { linesOf } from '$lib/server/questions/say';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'about-me:versions');
	const { set, question } = find(setsOf('person', 'none'), params.question);
	const { versions, confirmed, renderings, current } = await readVersions(pass, `${set.id}/${question.id}`);
	const { words } = locals;
	return {
		title: words.t(`${set.id}:${question.id}.title`),
		versions: versions.map((one) => ({
			id: one.id,
			at: words.dateTime(one.writtenAt, 'UTC'),
			state: one.state,
			lines: linesOf(words, set, question, one, renderings),
			typist: one.typedBy === pass.actor?.accountId ? null : one.typist,
			checked: confirmed.has(one.id),
			now: one.id === current
		}))
	};
};
