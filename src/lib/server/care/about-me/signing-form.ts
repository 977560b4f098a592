import { keyIn, type Fields, type Form, type Problems } from '../../http/forms';
import { isDrawing, methods, type Way } from './way';

/** What every form that somebody signs with asks. */
export const wayFields: Fields = [
	...['method', 'words', 'drawing', 'heard-by', 'heard-as'],
	...['paper-day', 'paper-month', 'paper-year']
];
export const signFields: Fields = ['key', 'hash', 'freely', ...wayFields];
export const photoFields: Fields = ['key', 'signature', 'words'];

export type Signing = Way & {
	readonly id: string;
	/** Of what the page showed. */
	readonly hash: string;
	readonly freely: boolean;
};

const longest = 200;
const longestName = 100;

/** A day that has come, as `YYYY-MM-DD`; null when there is none in the boxes, or no such day. */
const pastDay = (form: Form, now: Date): string | null => {
	const [year, month, day] = ['year', 'month', 'day'].map((part) => Number(form.one(`paper-${part}`)));
	if (!year || !month || !day || year < 1900 || year > 9999) return null;
	const at = new Date(Date.UTC(year, month - 1, day));
	const same = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
	return same && at <= now ? at.toISOString().slice(0, 10) : null;
};

/** How the person signs, or what is missing: each way asks for what belongs to it and leaves the rest alone. */
export const readWay = (
	form: Form,
	now: Date
): { ok: true; way: Way } | { ok: false; problems: Problems } => {
	const method = methods.find((one) => one === form.one('method'));
	const [words, heardBy, heardAs] = ['words', 'heard-by', 'heard-as'].map((one) => form.one(one));
	const drawing = form.one('drawing');
	const paperOn = method === 'paper' ? pastDay(form, now) : null;
	const problem = (field: string, is: boolean, key: string) =>
		is ? { [field]: `review:problem.${key}` } : {};
	const aloud = method === 'aloud';
	const problems = {
		...problem('method', method === undefined, 'method'),
		...problem('words', !words, 'words'),
		...problem('words', (words ?? '').length > longest, 'long'),
		...problem('drawing', method === 'drawn' && !isDrawing(drawing), 'drawing'),
		...problem('heard-by', aloud && !heardBy, 'heard-by'),
		...problem('heard-by', aloud && (heardBy ?? '').length > longestName, 'long-name'),
		...problem('heard-as', aloud && (heardAs ?? '').length > longestName, 'long-name'),
		...problem('paper', method === 'paper' && paperOn === null, 'paper')
	};
	if (method === undefined || !words || Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		way: {
			...{ method, words, paperOn },
			drawing: method === 'drawn' ? drawing : null,
			heardBy: aloud ? (heardBy ?? null) : null,
			heardAs: aloud ? heardAs || null : null
		}
	};
};

/** The form of the review page. */
export const readSigning = (
	form: Form,
	now: Date
): { ok: true; read: Signing } | { ok: false; problems: Problems } => {
	const read = readWay(form, now);
	if (!read.ok) return read;
	const id = keyIn(form);
	return {
		ok: true,
		read: { ...read.way, id, hash: form.one('hash'), freely: form.one('freely') !== '' }
	};
};
