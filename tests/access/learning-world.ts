type Row = Record<string, unknown>;
type World = { id: (name: string) => string; E: Row; now: Date };

const before = new Date('2025-12-02T10:00:00Z');

/** What Tahlia let the staff of unit a learn from, which waits since nobody else did; and what she took back. */
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
				said('tahlia lets them learn now', 'tahlia'),
				said('tahlia took back', 'tahlia', { shared_at: before })
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
		[
			'learning_change',
			[
				{
					...{ id: id('what they changed'), unit_id: id('unit a') },
					...{ statement: id('statement tahlia lets them learn'), words: 'w' },
					...{ entered_by: id('kim'), entered_at: now }
				}
			]
		]
	];
};
