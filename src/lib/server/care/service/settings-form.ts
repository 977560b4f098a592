import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import { findPack } from '../../standards/packs';
import { CHECK_PACES, COUNTING_RULES, FACILITY_TYPES, INITIATORS } from '../../standards/vocabulary';
import { OUTSIDE } from '../../standards/outside';
import { addDays, dayIn, startOfDay } from '../../standards/zone';
import { readDay } from '../day';
import { isZone } from './service';
import { houseRulesIn, SETTINGS, type SettingName, type SettingValue } from './settings';
import type { Change } from './settings-acts';

const boxes = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const settingFields: Fields = [
	'name',
	'key',
	// Each form of the page has days of its own: one id is one field.
	...SETTINGS.flatMap((name) => [...boxes(`${name}-from`), ...boxes(`${name}-until`)]),
	'facility',
	'deemed',
	'zone',
	'record',
	'beside[]',
	'house[]',
	'may[]',
	'counting',
	...['outside-#', 'outside-#-number', 'outside-#-for'],
	'checks-every',
	'adviser'
];

type Value = { readonly value: SettingValue } | { readonly problems: Problems };

const choice = <T extends string>(form: Form, field: string, all: readonly T[]): Value => {
	const typed = form.one(field);
	const found = all.find((one) => one === typed) ?? null;
	return found !== null || typed === 'not-said'
		? { value: found }
		: { problems: { [field]: 'unit-settings:problems.choose' } };
};

const packs = (form: Form, all: readonly string[]): Value => {
	const record = form.one('record');
	const beside = [...new Set(form.many('beside'))];
	return all.includes(record) && beside.every((ref) => all.includes(ref))
		? { value: { record, beside: beside.filter((ref) => ref !== record) } }
		: { problems: { record: 'service:problems.pack' } };
};

const house = (form: Form, all: readonly string[]): Value => {
	const known = all.flatMap((ref) => {
		const pack = findPack(ref);
		return pack ? houseRulesIn(pack) : [];
	});
	const chosen = [...new Set(form.many('house'))];
	return chosen.every((one) => known.includes(one))
		? { value: chosen }
		: { problems: { house: 'unit-settings:problems.choose' } };
};

const may = (form: Form): Value => {
	const chosen = form.many('may');
	return chosen.every((one) => INITIATORS.some((known) => known === one))
		? { value: INITIATORS.filter((one) => chosen.includes(one)) }
		: { problems: { may: 'unit-settings:problems.choose' } };
};

const longestName = 120;

/** Whom to turn to, a line each: a line without a name is left out; a name without a number, or too long, is told of. */
const outside = (form: Form): Value => {
	const rows = form.rows('outside').filter(({ value }) => value !== '');
	const problems = rows.flatMap(({ index, value, part }) => [
		...(value.length > longestName ? [[`outside-${index}`, 'joint:problem.too-long']] : []),
		...(/^[0-9+() -]{3,30}$/.test(part('number'))
			? []
			: [[`outside-${index}-number`, 'unit-settings:problems.number']])
	]);
	if (problems.length > 0) return { problems: Object.fromEntries(problems) };
	return {
		value: rows.map(({ value, part }) => ({
			for: OUTSIDE.find((one) => one === part('for')) ?? 'complaint',
			name: value,
			number: part('number')
		}))
	};
};

const valueOf = (form: Form, name: SettingName, all: readonly string[], staff: readonly string[]): Value => {
	switch (name) {
		case 'facility':
			return choice(form, 'facility', FACILITY_TYPES);
		case 'counting':
			return choice(form, 'counting', COUNTING_RULES);
		case 'deemed': {
			const read = choice(form, 'deemed', ['yes', 'no']);
			return 'value' in read ? { value: read.value === null ? null : read.value === 'yes' } : read;
		}
		case 'zone':
			return isZone(form.one('zone'))
				? { value: form.one('zone') }
				: { problems: { zone: 'service:problems.zone' } };
		case 'packs':
			return packs(form, all);
		case 'house-rules':
			return house(form, all);
		case 'may-initiate':
			return may(form);
		case 'outside':
			return outside(form);
		case 'checks-every':
			return choice(form, 'checks-every', CHECK_PACES);
		case 'adviser':
			return choice(form, 'adviser', staff);
	}
};

type ReadChange =
	{ readonly ok: true; readonly change: Change } | { readonly ok: false; readonly problems: Problems };

/**
 * One setting as it was typed. Today means from this moment on, another day means from its beginning on the unit's
 * calendar; a zone holds from this moment, since it decides what a day is.
 * @param packs references of the packs of this build
 * @param staff accounts of who works in the unit now
 */
export const readChange = (
	form: Form,
	{
		packs: all,
		staff = [],
		zone,
		now
	}: { packs: readonly string[]; staff?: readonly string[]; zone: string; now: Date }
): ReadChange => {
	const name = SETTINGS.find((one) => one === form.one('name'));
	if (name === undefined || !isId(form.one('key')))
		return { ok: false, problems: { '': 'errors:not-understood' } };
	const read = valueOf(form, name, all, staff);
	const [from, until] = [readDay(form, `${name}-from`), readDay(form, `${name}-until`)];
	const today = dayIn(now, zone);
	const at = (day: string): Date => (day === '' || day === today ? now : startOfDay(day, zone));
	const problems: Record<string, string> = { ...('problems' in read ? read.problems : {}) };
	if (from === null) problems[`${name}-from`] = 'errors:field.no-such-day';
	if (until === null) problems[`${name}-until`] = 'errors:field.no-such-day';
	else if (until !== '' && until < (from || today))
		problems[`${name}-until`] = 'unit-settings:problems.until';
	if ('problems' in read || Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		change: {
			key: form.one('key'),
			name,
			value: read.value,
			from: name === 'zone' || from === null ? now : at(from),
			// The last day is one on which it still holds.
			until: until === null || until === '' ? null : startOfDay(addDays(until, 1), zone)
		}
	};
};
