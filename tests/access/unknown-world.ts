type Row = Record<string, unknown>;
type Made = { id: (name: string) => string; before: Date; now: Date };

const names = ['willow', 'heron', 'wren', 'robin', 'swift'] as const;

/**
 * People of whom nobody knew who they were at unit a: Willow's record was joined to Tahlia's, Robin's too and was taken
 * apart again; Heron is unknown still; Wren got a name. Swift has only arrived.
 */
export const unknownPeople = ({ id, before }: Made): Row[] =>
	names.map((name) => ({
		id: id(`person ${name}`),
		name,
		birth_date: '1986-01-01',
		birth_guessed: true,
		created_at: before
	}));

export const unknownStays = ({ id, before }: Made): Row[] =>
	['willow', 'heron', 'wren'].map((name) => ({
		id: id(`${name}-at-a`),
		person_id: id(`person ${name}`),
		unit_id: id('unit a'),
		opened_by: id('kim'),
		opened_at: before
	}));

const unknown = ({ id }: Made, name: string, at: Date): Row => ({
	person_id: id(`person ${name}`),
	unit_id: id('unit a'),
	called: name,
	about_age: 'adult',
	met_by: id('kim'),
	met_at: at
});
const join = ({ id }: Made, name: string, at: Date): Row => ({
	id: id(`join ${name}`),
	temporary: id(`person ${name}`),
	person_id: id('person tahlia'),
	unit_id: id('unit a'),
	joined_by: id('kim'),
	joined_at: at
});
const undone = ({ id }: Made, name: string, at: Date): Row => ({
	join_id: id(`join ${name}`),
	why: 'another',
	undone_by: id('privacy'),
	undone_at: at
});

export const unknownRows = (made: Made): [table: string, rows: Row[]][] => [
	['unknown_person', ['willow', 'heron', 'wren', 'robin'].map((name) => unknown(made, name, made.before))],
	['unknown_named', [{ person_id: made.id('person wren'), named_by: made.id('kim'), named_at: made.before }]],
	['person_join', ['willow', 'robin'].map((name) => join(made, name, made.before))],
	['person_join_undone', [undone(made, 'robin', made.before)]]
];

/** What can be written of them at this moment. */
export const unknownExtra = (made: Made): Record<string, Row[]> => ({
	unknown_person: [unknown(made, 'swift', made.now)],
	person_join: ['heron', 'wren'].map((name) => join(made, name, made.now)),
	person_join_undone: [undone(made, 'willow', made.now)]
});
