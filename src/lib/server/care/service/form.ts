import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import { isLeaveTarget, isZone, staffNames, type HelpNumber, type Service, type Unit } from './service';

/** Numbers to call that the settings have room for. */
export const helpRows = [1, 2, 3, 4, 5] as const;

/** Roles a keeper can give besides working in a unit. */
export const roles = [
	'keeper',
	'facilitator',
	'manager',
	'speech-pathologist',
	'reviewer',
	'lived-experience',
	'privacy'
] as const;

type Read<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problems: Problems };

const judged = <T extends object>(problems: Problems, read: T): Read<T> =>
	Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, ...read };

const isName = (text: string): boolean => text !== '' && text.length <= 100;
const isNumber = (text: string): boolean => /^\+?[\d ()./-]{2,30}$/.test(text);

/** @param languages codes of the languages of this build */
export const settingsFields = (languages: readonly string[]): Fields => [
	'service-name',
	'service-language',
	'staff-names',
	'leave',
	'number-#',
	...languages.flatMap((code) => [`must-pass-on-${code}`, `number-#-${code}`])
];

type NumberRow = { row: number; number: string; name: Record<string, string> };

const numberRows = (form: Form, languages: readonly string[]): NumberRow[] =>
	helpRows
		.map((row) => ({
			row,
			number: form.one(`number-${row}`),
			name: Object.fromEntries(
				languages
					.map((code) => [code, form.one(`number-${row}-${code}`)] as const)
					.filter(([, name]) => name !== '')
			)
		}))
		.filter(({ number, name }) => number !== '' || Object.keys(name).length > 0);

const numberProblems = (rows: readonly NumberRow[]): Problems =>
	Object.fromEntries(
		rows.flatMap(({ row, number, name }) => {
			if (!isNumber(number)) return [[`number-${row}`, 'service:problems.number']];
			if (Object.keys(name).length === 0) return [[`number-${row}`, 'service:problems.number-name']];
			return Object.values(name).every(isName) ? [] : [[`number-${row}`, 'service:problems.name']];
		})
	);

/** The service's settings as typed. A line of numbers that is empty is no number. */
export const readSettings = (form: Form, languages: readonly string[]): Read<{ service: Service }> => {
	const rows = numberRows(form, languages);
	const naming = staffNames.find((one) => one === form.one('staff-names'));
	const language = form.one('service-language');
	const mustPassOn = Object.fromEntries(
		languages
			.map((code) => [code, form.one(`must-pass-on-${code}`)] as const)
			.filter(([, text]) => text !== '')
	);
	const helpNumbers: HelpNumber[] = rows.map(({ number, name }) => ({ number, name }));
	const problems = {
		...(isName(form.one('service-name')) ? {} : { 'service-name': 'service:problems.name' }),
		...(languages.includes(language) ? {} : { 'service-language': 'service:problems.language' }),
		...(naming === undefined ? { 'staff-names': 'service:problems.staff-names' } : {}),
		...(isLeaveTarget(form.one('leave')) ? {} : { leave: 'service:problems.leave' }),
		...Object.fromEntries(
			Object.entries(mustPassOn)
				.filter(([, text]) => text.length > 1000)
				.map(([code]) => [`must-pass-on-${code}`, 'service:problems.long'])
		),
		...numberProblems(rows)
	};
	return judged(problems, {
		service: {
			name: form.one('service-name'),
			staffNames: naming ?? 'full',
			mustPassOn,
			helpNumbers,
			leaveTarget: form.one('leave'),
			language
		}
	});
};

export const unitFields: Fields = ['unit', 'unit-name', 'zone', 'pack', 'unit-language'];

/**
 * A unit as typed; `unit` is the id of the one that changes, or of the one to be added.
 * @param packs references of the packs of this build
 */
export const readUnit = (
	form: Form,
	packs: readonly string[],
	languages: readonly string[]
): Read<{ unit: Unit }> => {
	const unit = {
		id: form.one('unit'),
		name: form.one('unit-name'),
		zone: form.one('zone'),
		pack: form.one('pack'),
		language: form.one('unit-language')
	};
	const problems = {
		...(isId(unit.id) ? {} : { '': 'errors:not-understood' }),
		...(isName(unit.name) ? {} : { 'unit-name': 'service:problems.name' }),
		...(isZone(unit.zone) ? {} : { zone: 'service:problems.zone' }),
		...(packs.includes(unit.pack) ? {} : { pack: 'service:problems.pack' }),
		...(languages.includes(unit.language) ? {} : { 'unit-language': 'service:problems.language' })
	};
	return judged(problems, { unit });
};

export const staffFields: Fields = ['staff-name', 'job', 'units[]', 'roles[]'];

/** Somebody who works here: in a unit, or for the whole service. */
export const readStaff = (form: Form, units: readonly string[]) => {
	const to = {
		name: form.one('staff-name').replace(/\s+/g, ' '),
		job: form.one('job') || null,
		units: units.filter((id) => form.many('units').includes(id)),
		roles: roles.filter((one) => form.many('roles').includes(one))
	};
	const problems = {
		...(isName(to.name) ? {} : { 'staff-name': 'service:problems.name' }),
		...((to.job?.length ?? 0) > 100 ? { job: 'service:problems.job' } : {}),
		...(to.units.length + to.roles.length === 0 ? { units: 'service:problems.units' } : {})
	};
	return judged(problems, { to });
};
