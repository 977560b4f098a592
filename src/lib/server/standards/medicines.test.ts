import { expect, test } from 'vitest';
import { meant, speaksOfManner } from './medicines';

test.each([
	['haloperidol', 'haloperidol gave me neck spasm', 'named'],
	['HALDOL 5 mg IM', 'haloperidol gave me neck spasm.', 'named'],
	['haloperidol', 'دواء haloperidol سبّب لي تشنّجًا في الرقبة.', 'named'],
	['haloperidol', 'الهالوبيريدول يؤذيني', 'named'],
	['haloperidole', 'Haloperidol', 'named'],
	['halopreidol', 'Haloperidol', 'named'],
	['haloperidol + lorazepam', 'no Ativan please', 'named'],
	['Penicillin V', 'penicillin', 'named'],
	['olanzapine', 'no antipsychotics', 'same-kind'],
	['haloperidol', 'I am allergic to olanzapine', 'same-kind'],
	['antipsychotic', 'Zyprexa made me very ill', 'same-kind'],
	['lorazepam', 'haloperidol gave me neck spasm', null],
	['lorazepam 2 mg', '2 mg', null],
	['promazine', 'tablets with water', null],
	['', 'haloperidol', null]
] as const)('"%s" against "%s": %s', (entered, said, answer) => {
	expect(meant(entered, said)).toBe(answer);
});

test('a line names a manner, in the languages it knows', () => {
	expect(speaksOfManner('Medicine by mouth first')).toBe(true);
	expect(speaksOfManner('No needles')).toBe(true);
	expect(speaksOfManner('لا حقن')).toBe(true);
	expect(speaksOfManner('haloperidol gave me neck spasm')).toBe(false);
});
