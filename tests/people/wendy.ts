import { answer, typeAnswer, type Typed } from './answers.js';
import { calendar } from './calendar.js';
import { directiveOf } from './directives.js';
import type { House } from './house.js';
import { numberOf } from './samir-night.js';
import { staysOf } from './stays.js';
import { pictureSeven } from './pictures.js';
import { learns, suggests } from './talks.js';

export const ZONE = 'Europe/London';
const RULES = 'Third reading of the Scottish rules: hospital units';
export const BELT = 'Do not use my belt to keep me in a place.';
export const BOARD = 'Board stays on my chair. Always.';
export const PICTURE = 'Belt picture: green bus yes, red chair no.';
export const ADDED = 'Do not lock the garden because of somebody else.';

/**
 * Wendy, 34, in a Scottish hospital unit (worked case V3): complex communication needs, a board that she uses with
 * her eyes. Moira types, Wendy checks by looking up. Each step is typed through the pages at its own time.
 */
export const wendyIn = (house: House, shift = 0) => {
	const days = calendar(ZONE, shift);
	const state = { person: '', episode: '', override: '' };
	const home = () => `/people/${state.person}`;
	const stays = staysOf(house, state, {
		name: 'Wendy Muir',
		born: days.boxes('1991-08-03'),
		number: 'R-311'
	});
	const statement = directiveOf(house, state, 'Wendy Muir');
	const ruth = { name: 'Ruth Adair', profession: 'Solicitor', inClass: true, certifies: true };
	const fromSuggestion = async (words: string): Promise<void> => {
		const wendy = await house.as('Wendy Muir');
		await wendy.open(`${home()}/proposals`);
		await wendy.follow(words);
		await wendy.press('Yes, use it');
	};

	/** Moira writes down afterwards how long they sat, and how Wendy checked what she typed: with a look. */
	const satWith = async (day: string, from: string, until: string, ended: string): Promise<void> => {
		await house.at(days.at(day, until));
		const moira = await house.as('Moira Hay');
		await moira.open(`${state.episode}/debrief`);
		await moira
			.fill('When did it begin?', days.wall(day, from))
			.fill('When did it stop?', days.wall(day, until))
			.choose(ended, 'Who ended it?')
			.choose('by a look', 'How did the person check it?')
			.press('Save this sitting');
	};
	return {
		days,
		state,
		home,
		checks: stays.checks,
		statement,

		/** The service, its units and who works there. */
		async settle() {
			for (const unit of ['Rowan Unit', 'Heather Unit']) await house.unit(unit, ZONE, RULES);
			await house.staff('Isla Kerr', 'Nurse', ['Rowan Unit']);
			await house.staff('Ewan Reid', 'Doctor', ['Rowan Unit']);
			await house.staff(
				'Skye Bain',
				'Speech pathologist',
				['Heather Unit'],
				['Write down how a person says yes, no and stop']
			);
			await house.staff('Una Bell', 'Nurse', ['Heather Unit']);
			await house.staff('Graham Low', 'Review lead', [], ['Lead talks afterwards']);
		},

		/** 10 January 2026: she comes in, and asks Moira to help. */
		async arrives() {
			await house.at(days.at('2026-01-10', '10:00'));
			await stays.comesTo('Isla Kerr');
			await stays.joins('Isla Kerr', 'Rowan Unit');
			await stays.asks('Moira Hay', [
				'Type answers for me',
				'See my card',
				'Help me tell my side',
				'Help me write my directive'
			]);
		},

		/** The same day: Moira types what the board says; Wendy looks up at each. */
		async tellsMoira() {
			await house.at(days.at('2026-01-10', '14:00'));
			const moira = await house.as('Moira Hay');
			const types = (question: string, typed: Typed) => answer(moira, state.person, question, typed);
			await types('yes', { text: 'I look up' });
			await types('no', { text: 'I look down' });
			await types('stop', { text: 'Eyes shut, head turned' });
			await types('pain', { text: 'Picture 7 on my board' });
			await types('aids', { lines: ['My board for my eyes'] });
			await types('helps', { lines: ['Music in my left ear', 'The window', 'Moira'] });
			await types('worse', { lines: ['My board out of reach'] });
			await types('health-risks', { picks: ['I must not lie flat'] });
			await stays.checks(`${home()}/about-me`);
		},

		/** Later that day: Moira adds picture 7 of the board, and Wendy looks up at it. */
		async showsPain() {
			await house.at(days.at('2026-01-10', '15:00'));
			const moira = await house.as('Moira Hay');
			await moira.open(`${home()}/signs/pain`);
			moira.attach('The picture', pictureSeven(), 'IMG_0007.HEIC');
			await moira
				.fill('What is to be seen, in plain words', 'A red flash in a ring: picture 7')
				.press('Save the picture');
			const wendy = await house.as('Wendy Muir');
			await wendy.open(`${home()}/signs/pain`);
			await wendy.press('Yes, this is right');
		},

		/** 12 January: Moira types one line, Wendy looks up, and signs it with a look. */
		async signsByMark() {
			await house.at(days.at('2026-01-12', '10:00'));
			await statement.begins('Scotland');
			await statement.says('never', { lines: [BELT] }, 'Moira Hay');
			await stays.checks(statement.at());
			await house.at(days.at('2026-01-12', '11:00'));
			await statement.signs({ how: 'With a mark, such as a cross or a look', words: 'She looked up twice' });
		},

		/** Ten minutes later Ruth, a solicitor, signs on Wendy's page that she saw it and that Wendy could decide. */
		async isCertified() {
			await house.at(days.at('2026-01-12', '11:10'));
			await statement.isWitnessed(ruth);
		},

		/** 27 May: a line more in her statement; she signs it the same day. */
		async addsALine() {
			await house.at(days.at('2026-05-27', '15:00'));
			const graham = await house.as('Graham Low');
			await graham.open(`${state.episode}/joint`);
			const from = 'The garden was locked because of somebody else';
			await suggests(graham, 'English', {
				...{
					from,
					whose: 'From Wendy Muir’s words',
					words: [ADDED, ADDED],
					why: ['You said so', 'You said so']
				},
				target: 'What must never be done to you? (new line)'
			});
			await fromSuggestion(ADDED);
		},

		/** Half an hour later she signs it with a look. */
		async signsTheLine() {
			await house.at(days.at('2026-05-27', '15:30'));
			await statement.signs({ how: 'With a mark, such as a cross or a look', words: 'She looked up twice' });
		},

		/** 9 June: Ruth witnesses that too. */
		async isCertifiedAgain() {
			await house.at(days.at('2026-06-09', '10:20'));
			await statement.isWitnessed(ruth);
		},

		/** She wants her day nurse to read the card. */
		async isRead() {
			await house.at(days.at('2026-01-12', '15:00'));
			const isla = await house.as('Isla Kerr');
			await isla.open(`${home()}/card`);
			await isla.press('I have read this card');
		},

		/** 21 May: the belt keeps her in the day room, and doors are locked because of somebody else. */
		async isHeldByTheBelt() {
			const day = '2026-05-21';
			await house.at(days.at(day, '16:30'));
			const isla = await house.as('Isla Kerr');
			await isla.open(`${home()}/episodes`);
			await isla
				.tick('Environmental restraint')
				.fill('When did it start?', days.wall(day, '13:50'))
				.press('Start the record');
			state.episode = isla.path.split('?')[0] ?? '';
			await isla
				.choose('Mechanical restraint', 'Kind')
				.fill('From', days.wall(day, '14:02'))
				.fill('Until', days.wall(day, '14:40'))
				.press('Add: What was used');
			await isla
				.fill('When did it end?', days.wall(day, '16:05'))
				.fill('Who decided to end it?', 'Ewan Reid')
				.press('End the episode');
			await isla.open(`${state.episode}/checks`);
			await isla
				.fill('When did you look?', days.wall(day, '14:15'))
				.choose('In the room', 'How did you look?')
				.choose('No', 'Is what they speak with in reach?')
				.press('Save this check');
			await isla.open(state.episode);
			await isla.choose('Ewan Reid, Doctor', 'Who took part?').choose('Decided on it').press('Name them');
			await isla.open('/');
			await isla.follow('Talks afterwards and what they led to');
			await isla.choose('Graham Low, Review lead', 'Ask somebody to lead').press('Ask them');
		},

		/** 17:00: the record asks about her statement, and Isla writes why the belt was used all the same. */
		async isSetAside() {
			await house.at(days.at('2026-05-21', '17:00'));
			const isla = await house.as('Isla Kerr');
			await isla.open(state.episode);
			const number = numberOf(isla, BELT);
			await isla
				.choose('Not followed', `Wish ${number}: was it followed?`)
				.choose('Set aside by somebody who may decide so', `Wish ${number}: why was it not followed?`)
				.press('Save what was followed');
			const wendy = await house.as('Wendy Muir');
			await wendy.open(`${home()}/looks`);
			await wendy.follow('Why, and who was told');
			state.override = wendy.path;
		},

		/** Isla says whether it was under the Act, and writes down that she told the Commission. */
		async isNotified() {
			await house.at(days.at('2026-05-21', '17:30'));
			const isla = await house.as('Isla Kerr');
			await isla.open(state.override);
			await isla
				.choose('Mental Welfare Commission', 'Who was told?')
				.choose('In writing', 'How?')
				.fill('When?', days.wall('2026-05-21', '17:20'))
				.press('Write it down');
		},

		/** 21 May, 16:30, on the shift: Ewan leads what is looked at right after, and writes what he saw. */
		async staffLookBack() {
			await house.at(days.at('2026-05-21', '16:30'));
			const ewan = await house.as('Ewan Reid');
			await ewan.open(`${state.episode}/right-after`);
			await ewan.choose('Yes', 'Is everyone safe?').press('Save');
			await ewan.open(`${state.episode}/staff-debrief/missed`);
			await typeAnswer(ewan, { text: 'Her board was on the shelf.' });
		},

		/** 22 May: eight minutes with Moira, then she stops; one question she leaves out. */
		async tellsHerSide() {
			await house.at(days.at('2026-05-22', '11:00'));
			const wendy = await house.as('Wendy Muir');
			await wendy.open(`${state.episode}/debrief`);
			await wendy.choose('Yes, now').press('Save my choice');
			const moira = await house.as('Moira Hay');
			for (const [question, typed] of [
				['before', { text: 'The belt was the bus belt.' }],
				['staff-could', { lines: ['Ask me with the board'] }]
			] as const) {
				await moira.open(`${state.episode}/debrief/${question}`);
				await typeAnswer(moira, typed);
			}
			await stays.checks(`${state.episode}/debrief`, ['The person who leads the talk afterwards']);
			await wendy.open(`${state.episode}/debrief/feelings-then`);
			await wendy.press('Skip');
			await wendy.open(`${state.episode}/debrief/told-why`);
			await wendy.follow('Stop for today');
		},

		/** 24 May: eleven minutes more. Of three questions she is not sure. */
		async tellsMore() {
			await satWith('2026-05-22', '11:00', '11:08', 'The person stopped');
			await house.at(days.at('2026-05-24', '10:30'));
			const wendy = await house.as('Wendy Muir');
			for (const question of ['told-why', 'told-end', 'could-leave']) {
				await wendy.open(`${state.episode}/debrief/${question}`);
				await wendy.press('Not sure');
			}
			await satWith('2026-05-24', '10:30', '10:41', 'It was done');
		},

		/** 27 May: what was learned becomes two lines for her plan; she says yes to both. */
		async meets() {
			await house.at(days.at('2026-05-27', '14:00'));
			const graham = await house.as('Graham Low');
			await graham.open(`${state.episode}/joint`);
			await graham
				.fill('When was it?', days.wall('2026-05-27', '13:00'))
				.fill('Line 1', 'Wendy', 'Who was there?')
				.fill('Line 2', 'Moira Hay', 'Who was there?')
				.press('Save the meeting');
			for (const [from, words] of [
				['The board was out of reach', BOARD],
				['The belt said two things', PICTURE]
			] as const) {
				await learns(graham, from, 'From Wendy Muir’s words');
				await graham.open(`${state.episode}/joint`);
				graham
					.choose(from, 'From what was learned')
					.choose('What should staff do? (new line)', 'Which line of the plan?');
				await graham
					.fill('New words in English', words)
					.fill('Why, in English', 'You asked for it')
					.press('Send to Wendy Muir');
			}
			await fromSuggestion(BOARD);
			await fromSuggestion(PICTURE);
		},

		/** 30 June and 2 July: she leaves Rowan Unit, and Una opens her intake at Heather Unit. */
		async comesToHeather() {
			await house.at(days.at('2026-06-30', '10:00'));
			await stays.leaves('Isla Kerr', 'Rowan Unit');
			await house.at(days.at('2026-07-02', '10:00'));
			const una = await stays.comesTo('Una Bell');
			await una.open(`${home()}/card`);
		}
	};
};
export type Wendy = ReturnType<typeof wendyIn>;
