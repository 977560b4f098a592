import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Pass } from '$lib/server/access';
import { versionsForUndo } from '$lib/server/care/about-me/versions-acts';
import { undoOf } from '$lib/server/care/about-me/versions-view';
import { setsOf } from '$lib/server/questions/asked';
import { questionOf } from '$lib/server/questions/set';

/** What the page before took out of an answer, by `?undo=` with the question's name; null when nothing can be undone. */
export const undoFor = async (event: RequestEvent, pass: Pass<'about-me:answer'> | Pass<'about-me:read'>) => {
	const id = event.url.searchParams.get('undo');
	for (const set of setsOf('person', 'none')) {
		const question = id === null ? undefined : questionOf(set, id);
		if (question === undefined) continue;
		const all = await versionsForUndo(pass, `${set.id}/${question.id}`);
		const undo = all && undoOf(all, { words: event.locals.words, set, question, now: pass.now });
		return undo && { ...undo, key: randomUUID() };
	}
	return null;
};
