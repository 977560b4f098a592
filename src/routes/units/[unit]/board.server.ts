import type { Pass } from '$lib/server/access';
import { pressing } from '$lib/server/care/episode/clocks-view';
import { readBoard } from '$lib/server/care/intake/board-acts';
import type { Words } from '$lib/words';

const tones = { calm: 'info', soon: 'notice', late: 'error', done: 'info' } as const;
const toneOf = (level: string): 'info' | 'notice' | 'error' =>
	Object.entries(tones).find(([name]) => name === level)?.[1] ?? 'info';

/** What goes on at the unit and its clocks, as the page shows it and a stream sends it. */
export const boardOf = async (pass: Pass<'unit:read'> | Pass<'unit:watch'>, words: Words) => {
	const { zone, rows } = await readBoard(pass);
	return {
		asOf: words.t('live:as-of', { time: words.time(pass.now, zone) }),
		rows: rows.map(({ id, personId, name, startedAt, read }) => {
			const { next, late } = read === null ? { next: null, late: 0 } : pressing(words, read, pass.now);
			return {
				id,
				href: `/people/${personId}/episodes/${id}`,
				name,
				hint: [
					words.t('unit:running.since', { time: words.dateTime(startedAt, zone) }),
					...(next === null ? [] : [next.text]),
					...(late === 0 ? [] : [words.t('unit:running.late', { count: late })])
				].join('. '),
				status: next?.status ?? words.t('unit:running.nothing-due'),
				tone: next === null ? ('notice' as const) : toneOf(next.level)
			};
		})
	};
};
