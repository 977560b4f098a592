type Row = Record<string, unknown>;
type World = { id: (name: string) => string; now: Date };

/** Case reviews: one of what happened to Tahlia, where dana took part, and one of what happened to Sam, where she did not. */
export const reviewRows = ({ id, now }: World): [table: string, rows: Row[]][] => {
	const review = (name: string, episode: string, person: string): Row => ({
		...{ id: id(name), episode_id: id(episode), person_id: id(person), unit_id: id('unit a') },
		...{ pack: 'us-joint-commission-2009', cause: 'death', happened_at: now, opened_at: now }
	});
	const entry = (name: string, of: string, more: Row): Row => ({
		...{ id: id(name), review_id: id(of), kind: 'note', written_by: id('rev'), written_at: now },
		...more
	});
	const reflection = (name: string, kind: string, supervisor: string | null): Row => ({
		...{ id: id(name), episode_id: id('episode'), written_by: id('dana'), kind, written_at: now },
		...{ wants: kind === 'support' ? 'yes' : null, words: 'w' },
		supervisor: supervisor === null ? null : id(supervisor)
	});
	const handed = (name: string, by: string, words: string): Row => ({
		...reflection(name, 'reaction', null),
		...{ written_by: id(by), to_reviewers: true, words }
	});
	return [
		[
			'review.review',
			[
				review('review of a death', 'episode', 'person tahlia'),
				review('review about sam', 'episode of sam', 'person sam'),
				// Here before it is asked for, so that its id is known; that it opens by itself is seen in the journey.
				{ ...review('review asked for', 'episode', 'person tahlia'), cause: 'asked' },
				{
					...{ id: id('review of a month'), cause: 'trend', unit_id: id('unit a') },
					...{ from_day: '2026-01-01', to_day: '2026-12-31', opened_by: id('rev'), opened_at: now }
				}
			]
		],
		[
			'review.entry',
			[
				entry('rev has it', 'review of a death', { kind: 'owner', whose: id('rev') }),
				entry('a note about sam', 'review about sam', { words: 'w' }),
				entry('kim has it', 'review about sam', { kind: 'owner', whose: id('kim') }),
				entry('summary of a death', 'review of a death', { kind: 'summary', words: 'w' }),
				entry('summary about sam', 'review about sam', { kind: 'summary', words: 'w' }),
				entry('summary is wrong', 'review about sam', {
					...{ kind: 'taken-back', about: id('summary about sam'), words: 'w' }
				}),
				entry('the seat says', 'review of a death', { kind: 'seat', words: 'w', written_by: id('seat') }),
				entry('the seat says more', 'review about sam', { kind: 'seat', words: 'w', written_by: id('seat') })
			]
		],
		[
			'review.asked',
			[
				{
					...{ id: id('fay asks for a review'), episode_id: id('episode'), words: 'w' },
					...{ asked_by: id('fay'), asked_at: now }
				}
			]
		],
		// What dana wrote for herself: she asked cas first, then kim, who has seen it.
		[
			'review.reflection',
			[
				reflection('how dana is', 'reaction', null),
				reflection('what dana asked of cas', 'support', 'cas'),
				reflection('what dana asks of kim', 'support', 'kim'),
				// Kim handed hers over, and Lee took it back: of two reviewers only rev took no part.
				handed('what kim hands over', 'kim', 'w'),
				handed('what lee handed over', 'lee', 'w'),
				{ ...handed('what lee took back', 'lee', 'w'), to_reviewers: false },
				// About an event that nobody reviews.
				{ ...handed('what kim hands over where none is', 'kim', 'w'), episode_id: id('no review') }
			]
		],
		[
			'review.reflection_answer',
			[
				{
					...{ id: id('kim has seen it'), reflection_id: id('what dana asks of kim'), words: 'w' },
					...{ answered_by: id('kim'), answered_at: now }
				}
			]
		],
		[
			'review.look',
			['review of a death', 'review about sam'].map((of) => ({
				...{ id: id(`look at ${of}`), review_id: id(of), looked_by: id('rev'), looked_at: now }
			}))
		]
	];
};
