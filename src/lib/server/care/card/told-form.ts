import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import { fromWallClock } from '../zone';
import { ways, type Told } from '../directive/telling';

export const toldFields: Fields = ['key', 'whom', 'how', 'at', 'words'];

const hows = [...ways, 'yes', 'no'] as const;

/** When and how somebody was told, as staff wrote it down; problems by field when something is missing. */
export const readTold = (
	form: Form,
	zone: string,
	now: Date
): { readonly ok: true; readonly told: Told } | { readonly ok: false; readonly problems: Problems } => {
	const whom = form.one('whom');
	const how = hows.find((one) => one === form.one('how'));
	const words = form.one('words');
	const clock = fromWallClock(form.one('at'), zone);
	const wall = clock === 'no-such-time' ? null : 'at' in clock ? clock.at : clock.ambiguous[0];
	// Whether the treatment was under the law has no time of its own.
	const at = whom === 'act' ? now : wall;
	const problems = {
		...(whom === '' || !isId(form.one('key')) ? { whom: 'heeded:problem.whom' } : {}),
		...(how === undefined ? { how: 'heeded:problem.how' } : {}),
		...(at === null ? { at: 'heeded:problem.time' } : at > now ? { at: 'heeded:problem.not-yet' } : {}),
		...(words.length > 600 ? { words: 'heeded:problem.long' } : {})
	};
	if (how === undefined || at === null || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, told: { key: form.one('key'), whom, how, at, words: words || null } };
};
