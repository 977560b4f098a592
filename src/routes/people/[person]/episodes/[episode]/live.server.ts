import { error, json, type RequestHandler } from '@sveltejs/kit';
import { again, passFor } from '$lib/server/access';
import { readEpisode, type EpisodeRead } from '$lib/server/care/episode/reading';
import { readClock } from '$lib/server/clock';
import { asksForStream, stream } from '$lib/server/http/stream';
import type { Words } from '$lib/words';

/** A part of a page as it stands now. `written` grows with what is written on it. */
export type Drawn = { readonly html: string; readonly asOf: string; readonly written: number };

/**
 * A part of an episode's page as time goes on, drawn by what the page draws it with: one answer, or a stream of them
 * for who asks for it. The pass is asked for again for each: who may no longer look gets 404, or the end of the stream.
 */
export const liveOf =
	(drawn: (words: Words, read: EpisodeRead, now: Date) => Drawn): RequestHandler =>
	async ({ locals, request }) => {
		const pass = passFor(locals, 'episode:watch');
		const draw = async (): Promise<Drawn | null> => {
			const now = readClock();
			const fresh = await again(pass, now);
			const read = fresh && (await readEpisode(fresh));
			return read && drawn(locals.words, read, now);
		};
		if (asksForStream(request)) return stream(locals.session, { of: 'episode', id: pass.episodeId }, draw);
		return json((await draw()) ?? error(404));
	};
