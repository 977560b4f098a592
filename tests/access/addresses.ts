import { id } from './world.js';

const questions: Readonly<Record<string, string>> = {
	'about-me': 'helps',
	signs: 'stop',
	directive: 'never',
	debrief: 'feelings-now',
	'[unrecorded]': 'feelings-now',
	'own-account': 'beside-saw',
	'staff-debrief': 'first-signs'
};

/** Tahlia, and what of hers an address can name. */
export const subjects: Readonly<Record<string, string>> = {
	'[person]': id('person tahlia'),
	'[unit]': id('unit a'),
	'[episode]': id('episode'),
	'[intake]': id('tahlia-at-a'),
	'[proposal]': id('proposal'),
	'[hold]': id('hold of a wish'),
	'[line]': id('crisis line a'),
	'[asked]': id('asked of ros'),
	'[media]': id('picture of stop'),
	'[about]': id('wish at intake'),
	'[help]': id('help'),
	'[given]': id('support by kim'),
	'[support]': id('what dana asks of kim'),
	'[unrecorded]': id('unrecorded'),
	'[told]': id('unrecorded'),
	'[review]': id('review of a death'),
	'[authorisation]': id('authorisation'),
	'[pack]': 'us-joint-commission-2009'
};

/** The address of a route, about Tahlia; of a question page, one question of that set. */
export const addressOf = (route: string): string =>
	route
		.split('/')
		.map((part, at, all) =>
			part === '[media]' && all[at - 1] === 'photos'
				? id('photo of tahlia')
				: part === '[media]' && all[at - 1] === 'pictures'
					? id(route.startsWith('/tasks') ? 'picture of unrecorded' : 'picture of account')
					: part === '[question]'
						? (questions[all[at - 1] ?? ''] ?? part)
						: (subjects[part] ?? part)
		)
		.join('/');
