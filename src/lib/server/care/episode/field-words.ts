import { CHECK_ITEMS } from '../../standards/vocabulary';
import { isCheckField } from './check-fields';
import type { Field } from './fields';
import { isOrderField } from './order-fields';
import { isUseField } from './use-fields';

/** Where the words of a family of fields stand: each answer is a word key. */
type Family = {
	/** A field's title, or what one of its parts is called; for staff, and for the person it is about. */
	readonly field: (field: string, part: string) => string;
	readonly ownField: (field: string, part: string) => string;
	/** The sentence before anybody writes. */
	readonly hint: (field: string) => string;
	/** A choice of this field alone, `group` being `field-part`. */
	readonly option: (group: string, value: string) => string;
	readonly ownOption: (group: string, value: string) => string;
};

/** The fields that belong to no other family. */
const others: Family = {
	field: (field, part) => `episode:field.${field}.${part}`,
	ownField: (field, part) => `happened:field.${field}.${part}`,
	hint: (field) => `episode:hint.${field}`,
	option: (group, value) => `episode:option.${group}.${value}`,
	ownOption: (group, value) => `happened:option.${group}.${value}`
};

/** Which fields have words in files of their own. What a family does not name it shares with the others. */
const families: readonly (readonly [is: (field: string) => boolean, family: Family])[] = [
	[
		isUseField,
		{
			field: (field, part) => `episode-use:field.${field}.${part}`,
			ownField: (field, part) => `happened-use:field.${field}.${part}`,
			hint: (field) => `episode-use:hint.${field}`,
			option: (group, value) => `episode-use:option.${group}.${value}`,
			ownOption: (group, value) => `happened-use:option.${group}.${value}`
		}
	],
	[
		isOrderField,
		{
			...others,
			field: (field, part) => `episode-orders:field.${field}.${part}`,
			ownField: (field, part) => `happened:orders.field.${field}.${part}`,
			hint: (field) => `episode-orders:hint.${field}`,
			option: (group, value) => `episode-orders:option.${group}.${value}`
		}
	],
	[
		isCheckField,
		{
			...others,
			field: (field, part) => `episode-checks:field.${field}.${part}`,
			ownField: (field, part) => `happened-checks:field.${field}.${part}`,
			hint: (field) => `episode-checks:hint.${field}`
		}
	]
];

/** The family of a field: everything that has to know where its words stand asks here. */
export const wordsOf = (field: Field): Family => families.find(([is]) => is(field))?.[1] ?? others;

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

/** The key of a choice whose words several parts of the checks share; null for any other. */
export const choiceWord = (field: Field, part: string, value: string): string | null => {
	const group = isCheckField(field) ? groups[part] : undefined;
	return group === undefined ? null : `episode-checks:option.${group}.${value}`;
};
