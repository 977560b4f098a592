import type { EpisodeFacts } from './facts';

/** An episode of which nothing is written but that it began; what a test is about is laid over it. */
export const bareFacts = (zone: string, startedAt: Date, more: Partial<EpisodeFacts> = {}): EpisodeFacts => ({
	zone,
	components: [],
	startedAt,
	endedAt: null,
	recordMadeAt: startedAt,
	ageYearsAtStart: null,
	birthDate: null,
	facility: null,
	deemed: null,
	reason: null,
	houseRules: [],
	veryBad: [],
	keyNeedsDenied: [],
	harm: null,
	authorised: null,
	awareAt: null,
	exit: null,
	believed: null,
	moments: {},
	sent: [],
	written: ['component'],
	...more
});

const sydney = (time: string): Date => new Date(`2026-03-14T${time}:00+11:00`);

/** The worked case V1: 16, sent to her room and told the door is locked, 19:05 to 19:26, key personnel aware 19:40. */
export const tahlia: EpisodeFacts = bareFacts('Australia/Sydney', sydney('19:05'), {
	components: [{ kind: 'seclusion', startedAt: sydney('19:05'), endedAt: sydney('19:26') }],
	endedAt: sydney('19:26'),
	recordMadeAt: sydney('20:10'),
	ageYearsAtStart: 16,
	veryBad: ['seclusion'],
	harm: 'harm',
	awareAt: sydney('19:40'),
	exit: 'open',
	believed: 'could-not-leave'
});

const london = (time: string): Date => new Date(`2026-02-03T${time}:00Z`);

/** The worked case V2: 41, held 02:10 to 02:19, an injection at 02:14. */
export const samir: EpisodeFacts = bareFacts('Europe/London', london('02:10'), {
	components: [
		{ kind: 'physical', startedAt: london('02:10'), endedAt: london('02:19') },
		{ kind: 'chemical', startedAt: london('02:14'), endedAt: null }
	],
	endedAt: london('02:19'),
	recordMadeAt: london('03:30'),
	ageYearsAtStart: 41
});
