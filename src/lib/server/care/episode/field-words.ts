import { CHECK_ITEMS } from '../../standards/vocabulary';
import { isCheckField } from './check-fields';
import type { Field } from './fields';

const groups: Readonly<Record<string, string>> = {
	...Object.fromEntries(CHECK_ITEMS.map((item) => [item, 'state'])),
	method: 'way',
	how: 'way',
	every: 'every',
	after: 'after',
	items: 'item',
	signs: 'sign',
	engaged: 'engaged',
	'end-now': 'end-now',
	help: 'help'
};

/** The key of a field's own word: its title, or what one of its parts is called. */
export const fieldWord = (field: Field, part: string): string =>
	isCheckField(field) ? `episode-checks:field.${field}.${part}` : `episode:field.${field}.${part}`;

/** The same for the person it is about. */
export const ownFieldWord = (field: Field, part: string): string =>
	isCheckField(field) ? `happened-checks:field.${field}.${part}` : `happened:field.${field}.${part}`;

/** The key of the sentence before anybody writes. */
export const hintWord = (field: Field): string =>
	isCheckField(field) ? `episode-checks:hint.${field}` : `episode:hint.${field}`;

/** The key of a choice that has words of its own; null for those whose words are shared by all fields. */
export const choiceWord = (field: Field, part: string, value: string): string | null => {
	const group = isCheckField(field) ? groups[part] : undefined;
	return group === undefined ? null : `episode-checks:option.${group}.${value}`;
};
