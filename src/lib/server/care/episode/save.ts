import { randomUUID } from 'node:crypto';
import type { Pass } from '../../access';
import type { Form, Problems } from '../../http/forms';
import { writeFacts, type Writing } from './acts';
import { planProblem } from './judge';
import { changesWhatStood } from './change';
import { planItemKey, standingAll } from './episode';
import { isRepeating, type AnyValue, type Field } from './fields';
import { isLineField, readFact, readLines, type LineField } from './form';
import { alsoWritten } from './is-it';
import { knownIn } from './observer';
import type { EpisodeRead } from './reading';
import { mayMeanNever } from '../sharing/may-contact';

type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };
type WritePass = Pass<'episode:write'>;

/** Most characters of the reason for a change. */
const longest = 280;

const wrong = (field: string, code: string): Saved => ({
	ok: false,
	problems: { [field]: `episode:problem.${code}` }
});

/** Something true that should not be written, or done, by accident: it needs a second yes, and is then recorded. */
const byAccident = (form: Form, read: EpisodeRead, value: AnyValue): boolean =>
	'contact' in value &&
	'at' in value &&
	mayMeanNever(value.contact, read.contacts) &&
	form.one('told-person.anyway') !== 'yes';

/** Which row the form showed of its item: told by the form, or not asked about. */
const sawIn = (form: Form): { readonly saw?: string | null } => {
	const saw = form.one('saw');
	return saw === '' ? {} : { saw: saw === 'none' ? null : saw };
};

const saveOne = async (
	pass: WritePass,
	read: EpisodeRead,
	form: Form,
	field: Field,
	also: readonly Writing[]
): Promise<Saved> => {
	const item = form.one('item');
	const back = form.one('take-back') === 'yes';
	const typed = back ? null : readFact(form, field, read.episode.zone, pass.now, knownIn(read));
	if (typed && !typed.ok) return typed;
	const value = typed?.value ?? null;
	const repeats = isRepeating(field);
	const stood = standingAll(read.facts, field).find((fact) => !repeats || fact.item === item);
	if (value === null && !stood) return wrong(`${field}.because`, 'needed');
	const because = form.one(`${field}.because`) || null;
	if (because !== null && because.length > longest) return wrong(`${field}.because`, 'too-long');
	const shown = sawIn(form);
	// Who had not seen what somebody else wrote meanwhile corrects nothing, and owes no reason.
	const atOnce = shown.saw !== undefined && stood !== undefined && stood.id !== shown.saw && value !== null;
	if (because === null && !atOnce && changesWhatStood(stood?.value ?? null, value))
		return wrong(`${field}.because`, 'because');
	if (value !== null && planProblem(read, value))
		return { ok: false, problems: { 'watch-plan.how': 'episode-checks:problem.camera' } };
	if (value !== null && byAccident(form, read, value)) return wrong('told-person.contact', 'not-to-be-told');
	const fromPaper = form.one('from-paper') === 'yes';
	const writings = [
		{ field, item, value, because, fromPaper, ...shown },
		...alsoWritten(read.facts, field, value),
		...also
	];
	await writeFacts(pass, writings, repeats, form.one('key') || randomUUID());
	return { ok: true };
};

const saveLines = async (
	pass: WritePass,
	read: EpisodeRead,
	form: Form,
	field: LineField
): Promise<Saved> => {
	const lines = readLines(form, field, read.lines, pass.now);
	if (!lines.ok) return lines;
	const standing = new Map(standingAll(read.facts, field).map(({ item, value }) => [item, value]));
	const because = form.one(`${field}.because`) || null;
	if (because !== null && because.length > longest) return wrong(`${field}.because`, 'too-long');
	const said = lines.values.map((value) => {
		const item = 'question' in value ? planItemKey(value) : '';
		return { item, value, stood: standing.get(item) ?? null };
	});
	const changed = said.some(({ stood, value }) => changesWhatStood(stood, value));
	if (changed && because === null) return wrong(`${field}.because`, 'because');
	const writings = said.flatMap(({ item, value, stood }) => {
		if (JSON.stringify(stood) === JSON.stringify(value)) return [];
		return [{ field, item, value, because: changesWhatStood(stood, value) ? because : null }];
	});
	await writeFacts(pass, writings, true, form.one('key') || randomUUID());
	return { ok: true };
};

/**
 * Saves what a form says about one field, for the episode as it was read. Nothing true is ever refused.
 * @param also what is written along with it, in the same transaction
 */
export const saveForm = (
	pass: WritePass,
	read: EpisodeRead,
	form: Form,
	field: Field,
	also: readonly Writing[] = []
): Promise<Saved> =>
	isLineField(field) ? saveLines(pass, read, form, field) : saveOne(pass, read, form, field, also);
