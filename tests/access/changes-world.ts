type Row = Record<string, unknown>;
type World = {
	id: (name: string) => string;
	E: { person_id: string; episode_id: string };
	before: Date;
	now: Date;
};

/** What a unit was asked to do for a change that Tahlia took in, and what came of it. */
export const changesRows = ({ id, E, before, now }: World): [table: string, rows: Row[]][] => {
	const person_id = E.person_id;
	const proposal_id = id('proposal for the unit');
	const worked = (name: string, whose: string, by: string, answer: string): Row => ({
		...{ id: id(name), proposal_id, person_id, whose, answer, language: 'en' },
		...{ said_by: id(by), said_at: now }
	});
	return [
		[
			'finding',
			[
				{
					...{ id: id('finding for the unit'), ...E, wording: 'f', language: 'en', from_whom: 'joint' },
					...{ noted_by: id('fay'), noted_at: before }
				}
			]
		],
		[
			'proposal',
			[
				{
					...{ id: proposal_id, ...E, finding_id: id('finding for the unit'), question: 'care-plan/entry' },
					...{
						wordings: { en: 'Guards wait outside' },
						why: { en: 'w' },
						whose: 'joint',
						asks_service: true
					},
					...{ made_by: id('fay'), made_at: before }
				}
			]
		],
		[
			'proposal_answer',
			[
				{
					...{ id: id('yes for the unit'), proposal_id, person_id, answer: 'accepted' },
					...{ answered_by: id('tahlia'), answered_at: before, key: 'k' }
				}
			]
		],
		[
			'proposal_team_answer',
			[
				{
					...{ id: id('word of the unit'), proposal_id, person_id, unit_id: id('unit a'), answer: 'will-do' },
					...{ answered_by: id('kim'), answered_at: before }
				}
			]
		],
		[
			'care_entry',
			[{ id: id('entry'), person_id, unit_id: id('unit a'), made_by: id('kim'), made_at: before }]
		],
		[
			'care_entry_version',
			[
				{
					...{ id: id('entry as it was'), entry_id: id('entry'), person_id, wording: 'w', language: 'en' },
					...{ source: 'meeting', source_words: 'm', written_by: id('kim'), written_at: before }
				},
				{
					...{ id: id('entry as it is'), entry_id: id('entry'), person_id, wording: 'w', language: 'en' },
					...{ source: 'proposal', proposal_id, written_by: id('kim'), written_at: before }
				}
			]
		],
		[
			'proposal_worked',
			[
				worked('it worked for her', 'person', 'tahlia', 'yes'),
				worked('it worked for staff', 'staff', 'kim', 'partly'),
				worked('she skipped that', 'person', 'tahlia', 'skipped')
			]
		]
	];
};

const fortnight = (at: Date): Date => new Date(at.getTime() + 14 * 24 * 3_600_000);

/** She was found unable to decide, said of the time before that she can, and whom her directive names said something in her place. */
export const agentRows = ({ id, E, before, now }: World): [table: string, rows: Row[]][] => [
	[
		'capacity_finding',
		[
			{
				...{ id: id('found unable then'), person_id: E.person_id, can: false, reason: 'r' },
				...{ found_by: id('kim'), found_at: before, holds_until: fortnight(before) }
			},
			{
				...{ id: id('found unable'), person_id: E.person_id, can: false, reason: 'r' },
				...{ found_by: id('kim'), found_at: now, holds_until: fortnight(now) }
			}
		]
	],
	[
		'account_sitting',
		(['tahlia', 'ros', 'fay'] as const).map((who) => ({
			...{ id: id(`sat with ${who}`), ...E, ended_by: 'person', checked: 'look', entered_by: id(who) },
			...{ begun_at: before, stopped_at: new Date(before.getTime() + 480_000), entered_at: before }
		}))
	],
	[
		'capacity_word',
		[
			{
				...{ id: id('I can'), finding_id: id('found unable then'), person_id: E.person_id },
				...{ said_by: id('tahlia'), said_at: before }
			}
		]
	],
	[
		'proposal',
		[
			{
				...{ id: id('suggested by reader'), person_id: E.person_id, whose: 'agent' },
				...{ representative_id: id('speaker in force'), question: 'about-me/faith' },
				...{ wordings: { en: 'Sunday' }, why: { en: 'w' }, made_by: id('reader'), made_at: before }
			}
		]
	],
	[
		'agent_answer',
		[
			{
				...{ id: id('said in her place'), proposal_id: id('proposal kept from fay'), person_id: E.person_id },
				...{ representative_id: id('speaker in force'), answer: 'accepted', answered_by: id('reader') },
				answered_at: before
			}
		]
	]
];

/** A statement that she took in, and that nobody signed yet. */
export const wishRows = ({ id, E, before }: World): [table: string, rows: Row[]][] => [
	[
		'crisis_line',
		[
			{
				...{
					id: id('crisis wish'),
					line_id: id('crisis line of a wish'),
					person_id: E.person_id,
					topic: 'early-do'
				},
				...{ wording: 'Call Ros', language: 'en', bases: [], proposal: id('proposal for the unit') },
				...{ typed_by: id('tahlia'), written_at: before }
			}
		]
	]
];
