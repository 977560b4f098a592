type Row = Record<string, unknown>;
type World = { id: (name: string) => string; E: Row; now: Date };

const before = new Date('2025-12-02T10:00:00Z');

/** Of whom nobody knew who they were at unit a. With Tahlia they are the five whose words it takes. */
const others = ['heron', 'wren', 'robin', 'swift'];

/** Stays of those who have none otherwise; over, so that nobody treats them. */
export const learningStays = ({ id }: Pick<World, 'id'>): Row[] =>
	['robin', 'swift'].map((name) => ({
		...{
			id: id(`${name}-at-a`),
			person_id: id(`person ${name}`),
			unit_id: id('unit a'),
			opened_by: id('kim')
		},
		...{ opened_at: before, ended_by: id('kim'), ended_at: before, ended_how: 'discharge' }
	}));

/** Something that happened to each of them there, and was told by them since. */
export const learningEpisodes = ({ id }: Pick<World, 'id'>): Row[] =>
	others.map((name) => ({
		...{ id: id(`episode of ${name}`), person_id: id(`person ${name}`), unit_id: id('unit a') },
		...{ intake_id: id(`${name}-at-a`), pack: 'au-nsw-dcj-2024', started_at: before, entered_at: before },
		...{ entered_by: id('cas'), key: name }
	}));

const changed = (
	{ id, now }: Pick<World, 'id' | 'now'>,
	name: string,
	about: string,
	unit = 'unit a'
): Row => ({
	...{ id: id(name), unit_id: id(unit), statement: id(`statement ${about}`), words: 'w' },
	...{ entered_by: id('kim'), entered_at: now }
});

/** What can be said to have changed by nobody: because of what waits, was taken back, is not there, or is another unit's. */
export const learningNew = (world: Pick<World, 'id' | 'now'>): Record<string, Row[]> => ({
	learning_change: [
		changed(world, 'for what waits', 'tahlia lets them learn now'),
		changed(world, 'for what was taken back', 'tahlia took back'),
		changed(world, 'for nothing', 'that is not there'),
		changed(world, 'elsewhere', 'tahlia lets them learn', 'unit b')
	]
});

/** What five people let the staff of unit a learn from, Tahlia first; what she says now waits, and one she took back. */
export const learningRows = ({ id, E, now }: World): [table: string, rows: Row[]][] => {
	const said = (name: string, who: string, more: Row = {}): Row => ({
		...{
			id: id(name),
			...E,
			unit_id: id('unit a'),
			statement: id(`statement ${name}`),
			words: 'w',
			language: 'en'
		},
		...{ shared_by: id(who), shared_at: now },
		...more
	});
	return [
		[
			'learning_shared',
			[
				said('tahlia lets them learn', 'tahlia', { shared_at: before }),
				said('tahlia took back', 'tahlia', { shared_at: before }),
				...others.map((name) =>
					said(`${name} lets them learn`, 'tahlia', {
						...{ person_id: id(`person ${name}`), episode_id: id(`episode of ${name}`), shared_at: before }
					})
				),
				said('tahlia lets them learn now', 'tahlia')
			]
		],
		[
			'learning_taken_back',
			[
				{
					...{ shared_id: id('tahlia took back'), person_id: id('person tahlia') },
					...{ taken_by: id('tahlia'), taken_at: now }
				}
			]
		],
		['learning_change', [changed({ id, now }, 'what they changed', 'tahlia lets them learn')]]
	];
};
