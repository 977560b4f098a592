import type { Field } from './fields';

/** The order in which an episode is written: facts first, the story later. `staff` is a form of its own. */
export const sections = [
	{
		id: 'what',
		fields: [
			'component',
			'place',
			'exit',
			'believed',
			'advice',
			'told-why',
			'told-how',
			'ends-when',
			'criteria-met',
			'key-needs',
			'dignity'
		]
	},
	{ id: 'harm', fields: ['harm', 'injuries', 'harms', 'aware', 'reason-to-continue'] },
	{
		id: 'before',
		fields: ['danger', 'danger-to', 'efforts', 'milder', 'pain-checked', 'reason-class', 'risk', 'factors']
	},
	{ id: 'plan', fields: ['care-plan-part', 'medicine-wish', 'despite', 'authorised'] },
	{ id: 'people', fields: ['outsiders', 'no-outsiders', 'seen-by'] },
	{ id: 'told', fields: ['told-person', 'not-to-be-told', 'nobody-to-tell', 'sent'] },
	{ id: 'after', fields: ['how-used', 'outcome', 'notes'] },
	{ id: 'person', fields: ['diagnosis', 'characteristics', 'learning-disability-autism'] }
] as const satisfies readonly { id: string; fields: readonly Field[] }[];

/** Fields that are written on a page of their own. */
export const elsewhere: readonly Field[] = [
	'seclusion-asked',
	'restraint-asked',
	'order',
	'evaluation',
	'started-by',
	'check',
	'check-plan',
	'watch',
	'watch-plan',
	'signed'
];

/** Fields whose meaning needs a sentence before anybody writes. */
export const hinted: readonly Field[] = [
	'component',
	'exit',
	'believed',
	'danger',
	'pain-checked',
	'key-needs',
	'check-plan',
	'watch-plan',
	'criteria-met',
	'outsiders',
	'advice',
	'milder',
	'factors',
	'reason-class',
	'harms',
	'dignity',
	'aware',
	'medicine-wish',
	'told-person',
	'order',
	'evaluation',
	'started-by'
];
