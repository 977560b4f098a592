type Row = Record<string, unknown>;
type Made = { id: (name: string) => string; T: { person_id: string }; before: Date; now: Date };

/**
 * Tahlia's crisis plan: lines that were signed, changed since, taken out, put back, typed by Ros and kept from Kim;
 * voices by account and by name; who signed. Fay leads the talk from another unit, Gil had a voice and left.
 */
export const crisisRows = ({ id, T, before, now }: Made): [table: string, rows: Row[]][] => {
	const voice = (name: string, kind: string, account: string | null): Row => ({
		id: id(`voice ${name}`),
		...T,
		account_id: account === null ? null : id(account),
		name,
		kind,
		added_by: id('tahlia'),
		added_at: before
	});
	const line = (name: string, of: string, bases: string[], more: Row = {}): Row => ({
		id: id(`words ${name}`),
		line_id: id(`crisis line ${of}`),
		...T,
		topic: 'early-do',
		wording: name,
		language: 'en',
		bases: bases.map((base) => id(`words ${base}`)),
		typed_by: id('tahlia'),
		written_at: before,
		...more
	});
	const answer = (name: string, of: string, by: string, typed: string): Row => ({
		id: id(`said ${name}`),
		...T,
		line_id: id(`crisis line ${of}`),
		version_id: id(`words ${of} first`),
		voice_id: id(`voice ${by}`),
		answer: 'agree',
		language: 'en',
		typed_by: id(typed),
		answered_at: before
	});
	const step = (kind: string, by: string, more: Row = {}): Row => ({
		id: id(`step ${kind}`),
		...T,
		kind,
		entered_by: id(by),
		entered_at: before,
		...more
	});
	const signed = (by: string, of: string): Row => ({
		signature_id: id(`signature ${by}`),
		...T,
		line_id: id(`crisis line ${of}`),
		version_id: id(`words ${of} first`),
		hash: Buffer.alloc(32)
	});
	const signature = (by: string, of: string | null): Row => ({
		id: id(`signature ${by}`),
		...T,
		voice_id: of === null ? null : id(`voice ${of}`),
		hash: Buffer.alloc(32),
		name: by,
		how: 'here',
		typed_by: id(by),
		signed_at: now
	});
	const end = (of: string): Row => ({
		id: id(`end of ${of}`),
		voice_id: id(`voice ${of}`),
		...T,
		ended_by: id('tahlia'),
		ended_at: before
	});
	return [
		[
			'crisis_voice',
			[
				voice('fay', 'facilitator', 'fay'),
				voice('cas', 'team', 'cas'),
				voice('ade', 'family', null),
				voice('gil', 'facilitator', 'gil'),
				voice('withdrawn', 'friend', 'withdrawn')
			]
		],
		['crisis_voice_end', [end('gil')]],
		[
			'crisis_line',
			[
				line('a first', 'a', []),
				line('a changed', 'a', ['a first']),
				line('typed by ros', 'b', [], { typed_by: id('ros') }),
				line('c first', 'c', []),
				line('c out', 'c', ['c first'], { wording: null }),
				line('d first', 'd', []),
				line('e first', 'e', [], { typed_by: id('ros') }),
				line('f first', 'f', []),
				line('f out', 'f', ['f first'], { wording: null }),
				line('f back', 'f', ['f out'], { typed_by: id('ros') }),
				line('g first', 'g', []),
				line('g typed', 'g', ['g first'], { typed_by: id('ros') })
			]
		],
		[
			'crisis_line_check',
			['e first', 'f back', 'g typed'].map((name) => ({
				version_id: id(`words ${name}`),
				...T,
				outcome: 'confirmed',
				checked_by: id('tahlia'),
				checked_at: before
			}))
		],
		[
			'crisis_answer',
			[
				answer('ade to a', 'a', 'ade', 'tahlia'),
				answer('fay to c', 'c', 'fay', 'fay'),
				answer('fay to d', 'd', 'fay', 'fay'),
				answer('fay to g', 'g', 'fay', 'fay'),
				answer('withdrawn to a', 'a', 'withdrawn', 'withdrawn')
			]
		],
		[
			'crisis_step',
			[
				step('begun', 'tahlia'),
				step('review', 'tahlia', { on_day: '2027-03-01' }),
				step('copy', 'tahlia', { words: 'Ade', on_day: '2026-03-01' }),
				step('specific', 'fay', { about: id('crisis line a') }),
				step('specific', 'tahlia', { id: id('step specific e'), about: id('crisis line e') }),
				step('specific', 'tahlia', { id: id('step specific g'), about: id('crisis line g') }),
				step('used-yes', 'kim')
			]
		],
		['crisis_signature', [signature('tahlia', null), signature('fay', 'fay')]],
		[
			'crisis_signed_line',
			[...['a', 'c', 'd', 'e', 'f', 'g'].map((of) => signed('tahlia', of)), signed('fay', 'a')]
		]
	];
};

/** What Fay could add about herself: that she leaves. */
export const crisisExtra = ({ id, T, before }: Made): Record<string, Row[]> => ({
	crisis_voice_end: [
		{ id: id('fay leaves'), voice_id: id('voice fay'), ...T, ended_by: id('fay'), ended_at: before }
	]
});
