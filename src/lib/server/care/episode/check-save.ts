import { randomUUID } from 'node:crypto';
import type { Pass } from '../../access';
import type { Fields, Form, Problems } from '../../http/forms';
import { KEY_NEEDS } from '../../standards/vocabulary';
import { writeFacts, type Writing } from './acts';
import { standingAll } from './episode';
import type { Value } from './fields';
import { partName, partNames, readFact } from './form';
import { itemsNow } from './looked';
import { knownIn } from './observer';
import type { EpisodeRead } from './reading';

type WritePass = Pass<'episode:write'>;
type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: Problems };

/** What one tap says: all of it is fine, or the person is asleep and was not woken. */
export const quickFields: Fields = ['key', 'quick'];
export const checkFormFields: Fields = [
	'key',
	...partNames('check'),
	...KEY_NEEDS.map((need) => partName('key-needs', need))
];
export const handOverFields: Fields = ['key', 'ends', ...partNames('watch')];

const keyOf = (form: Form): string => form.one('key') || randomUUID();
const added = (value: Writing['value'], field: Writing['field']): Writing => ({
	field,
	item: '',
	value,
	because: null
});

const nothing: Omit<Value<'check'>, 'at' | 'method'> = {
	by: null,
	'by-account': null,
	injury: null,
	'injury-words': null,
	'nutrition-hydration': null,
	'nutrition-hydration-words': null,
	'circulation-movement': null,
	'circulation-movement-words': null,
	'vital-signs': null,
	'vital-signs-words': null,
	'hygiene-elimination': null,
	'hygiene-elimination-words': null,
	'status-comfort': null,
	'status-comfort-words': null,
	'readiness-to-end': null,
	'readiness-to-end-words': null,
	signs: null,
	said: null,
	engaged: null,
	'end-now': null,
	aid: null,
	'first-aid': null,
	trained: null,
	where: null
};

const quick = (read: EpisodeRead, how: 'fine' | 'asleep', at: Date): readonly Writing[] => {
	const items = itemsNow(read, at);
	const asked = items.some(({ required }) => required) ? items.filter(({ required }) => required) : items;
	const said = Object.fromEntries(
		asked.map(({ item, notBefore }) => [item, notBefore === null ? how : 'not-due'])
	);
	const method = how === 'fine' ? 'hands-on' : 'window';
	const check: Value<'check'> = { ...nothing, at, method, ...said };
	if (how === 'asleep') return [added({ ...check, engaged: null }, 'check')];
	const needs = { at, bedding: 'yes', water: 'yes', climate: 'yes', toilet: 'yes' } as const;
	return [added(check, 'check'), added(needs, 'key-needs')];
};

/** Saves the check that is one tap, at this moment. False: the button is none of the page's. */
export const saveQuick = async (pass: WritePass, read: EpisodeRead, form: Form): Promise<boolean> => {
	const how = form.one('quick');
	if (how !== 'fine' && how !== 'asleep') return false;
	await writeFacts(pass, quick(read, how, pass.now), true, keyOf(form));
	return true;
};

/** Saves a check thing by thing, with the key needs that were looked at with it. */
export const saveCheck = async (pass: WritePass, read: EpisodeRead, form: Form): Promise<Saved> => {
	const typed = readFact(form, 'check', read.episode.zone, pass.now, knownIn(read));
	if (!typed.ok) return typed;
	const { value } = typed;
	const needs = KEY_NEEDS.map((need) => [need, form.one(partName('key-needs', need)) || null] as const);
	const wrong = needs.filter(([, said]) => said !== null && !['yes', 'no', 'not-known'].includes(said));
	if (wrong.length > 0)
		return {
			ok: false,
			problems: Object.fromEntries(
				wrong.map(([need]) => [partName('key-needs', need), 'episode:problem.not-a-choice'])
			)
		};
	const looked = needs.some(([, said]) => said !== null) && 'at' in value;
	const needValue = looked ? { at: value.at, ...Object.fromEntries(needs) } : null;
	await writeFacts(
		pass,
		[added(value, 'check'), ...(needValue ? [added(needValue as Value<'key-needs'>, 'key-needs')] : [])],
		true,
		keyOf(form)
	);
	return { ok: true };
};

/** Saves who takes over, and ends the watch they take over from at the same moment. */
export const saveHandOver = async (pass: WritePass, read: EpisodeRead, form: Form): Promise<Saved> => {
	const typed = readFact(form, 'watch', read.episode.zone, pass.now, knownIn(read));
	if (!typed.ok) return typed;
	const { value } = typed;
	if (!('who' in value && 'from' in value)) throw new Error('a watch has somebody and a start');
	const before = standingAll(read.facts, 'watch').find(({ item }) => item === form.one('ends'));
	const open = before && before.value.to === null ? before : null;
	if (open && value.from < open.value.from)
		return { ok: false, problems: { 'watch.from': 'episode-checks:problem.before-them' } };
	const ended = open
		? [{ field: 'watch', item: open.item, because: null, value: { ...open.value, to: value.from } }]
		: [];
	await writeFacts(pass, [...(ended as Writing[]), added(value, 'watch')], true, keyOf(form));
	return { ok: true };
};
