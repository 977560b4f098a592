type Row = Record<string, unknown>;
type World = { id: (name: string) => string; T: { person_id: string }; now: Date };

const zero = '00000000-0000-0000-0000-000000000000';

const picture = ({ id, T, now }: World, name: string, more: Row): Row => ({
	id: id(name),
	...T,
	about: 'question',
	kind: 'picture',
	type: 'image/png',
	context: zero,
	words: name,
	language: 'en',
	bytes: Buffer.from(name),
	width: 1,
	height: 1,
	added_as: 'self',
	added_by: id('tahlia'),
	added_at: now,
	...more
});

/** Pictures of Tahlia's, by what each is for in the tests: hers, waiting for her, kept from somebody, on a paper. */
export const mediaRows = (world: World): [table: string, rows: Row[]][] => {
	const { id, T, now } = world;
	const of = (name: string, question: string, more: Row = {}): Row =>
		picture(world, name, { question: `about-me/${question}`, ...more });
	const word = (of: string, what: string): Row => ({
		id: id(`${what}: ${of}`),
		media_id: id(of),
		...T,
		what,
		said_by: id('tahlia'),
		said_at: now
	});
	/** Beside what she tells of something that happened. */
	const told = (name: string, question: string, context: string): Row =>
		picture(world, name, { question: `debrief-person/${question}`, context: id(context) });
	const ria = { person_id: id('person ria'), added_by: id('ria') };
	return [
		[
			'media',
			[
				of('picture of stop', 'stop'),
				of('picture taken off', 'stop'),
				of('picture by cas', 'stop', { added_as: 'speech-pathologist', added_by: id('cas') }),
				of('picture by cas, hers', 'stop', { added_as: 'speech-pathologist', added_by: id('cas') }),
				of('picture by ros', 'worse', { added_as: 'supporter', added_by: id('ros') }),
				of('picture by ros, alone', 'held-worse', { added_as: 'supporter', added_by: id('ros') }),
				of('picture kept from kim', 'avoid'),
				of('picture, only me', 'kinds'),
				told('picture of account', 'before', 'episode'),
				told('picture of account, only me', 'pressure', 'episode'),
				told('picture of unrecorded', 'before', 'unrecorded'),
				told('picture of unrecorded, kept from gil', 'change', 'unrecorded'),
				told('picture of connected', 'before', 'unrecorded connected'),
				of('picture of ria', 'helps', ria),
				of('picture of ria, only me', 'kinds', ria),
				picture(world, 'photo of a paper', { about: 'paper', subject: id('plan signature') }),
				picture(world, 'photo of tahlia', { about: 'photo' })
			]
		],
		[
			'media_word',
			[
				word('picture taken off', 'removed'),
				word('picture by cas, hers', 'confirmed'),
				word('picture, only me', 'back'),
				word('photo of tahlia', 'allowed')
			]
		]
	];
};

/** What is written at this moment: a pathologist takes off what waits, and writes down a sign as one. */
export const mediaExtra = ({ id, T, now }: World): Record<string, Row[]> => ({
	// Beside a directive, where no picture belongs.
	media: [
		picture({ id, T, now }, 'picture of a directive', {
			question: 'debrief-person/before',
			context: id('directive')
		})
	],
	media_word: ['picture by cas', 'picture by ros'].map((of) => ({
		...{ id: id(`off: ${of}`), media_id: id(of), ...T },
		...{ what: 'removed', said_by: id('cas'), said_at: now }
	})),
	answer: [
		{
			...{ id: id('sign told'), ...T, question: 'about-me/pain', context: zero, voice: zero },
			...{ set_version: 1, state: 'answered', value: { text: 'sign told' }, language: 'en' },
			...{ typed_by: id('cas'), typed_as: 'speech-pathologist', told_at_intake: id('tahlia-at-a') },
			...{ key: 'sign told', body_hash: Buffer.from('sign told'), written_at: now }
		}
	]
});
