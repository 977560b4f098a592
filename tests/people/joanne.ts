import { answer, typeAnswer } from './answers.js';
import { calendar } from './calendar.js';
import { directiveOf } from './directives.js';
import type { House } from './house.js';
import { staysOf } from './stays.js';
import { learns } from './talks.js';

export const ZONE = 'America/Los_Angeles';
/** The federal rule is what binds the hospital; the set of 2009 is read beside it for study. */
const RULES = 'United States federal hospital rule';
export const NEVER = 'Never lock me in alone';
export const MOUTH = 'Medicine by mouth first';
export const HOSPITAL = 'Lakeview Hospital, not the county one';
export const ALOUD = 'Sit with me and read my plan aloud';

/**
 * Joanne, 52, in a hospital in Washington State (worked case V4): a directive, a try to cancel it that the law does
 * not let count, a part taken back, a second one, and all of it withdrawn.
 * @param twin somebody to whom the same happened but for the end: she writes it on paper, for who speaks for her
 */
export const joanneIn = (house: House, shift = 0, twin = false) => {
	const who = twin ? 'Joan Adler' : 'Joanne Alder';
	const days = calendar(ZONE, shift);
	const state = { person: '', episode: '', override: '' };
	const home = () => `/people/${state.person}`;
	const stays = staysOf(house, state, {
		name: who,
		born: days.boxes('1973-09-21'),
		number: twin ? 'E-78' : 'E-77'
	});

	const directive = directiveOf(house, state, who);
	const twoWitnesses = async (): Promise<void> => {
		for (const name of ['Nell Frost', 'Sam Ortiz'])
			await directive.isWitnessed({ name, relation: 'none of these' });
	};

	/** Lucille, in her own session: whom the person asks to speak for them says yes or no alone. */
	const saysYes = async (): Promise<void> => {
		const lucille = await house.as('Lucille Park');
		await lucille.open(`${home()}/directive`);
		await lucille.press('Yes, I will');
	};

	return {
		days,
		state,
		home,
		directive,

		/** The service, its wards and who works there. */
		async settle() {
			for (const unit of ['Evergreen Ward', 'Harbor Clinic']) await house.unit(unit, ZONE, RULES);
			await house.staff('Marcus Webb', 'Nurse', ['Evergreen Ward']);
			await house.staff('Helen Cho', 'Doctor', ['Evergreen Ward']);
			await house.staff('Beth Ruiz', 'Nurse', ['Harbor Clinic']);
			await house.staff('Ira Stone', 'Review lead', [], ['Lead talks afterwards']);
		},

		/** 2 May 2025: the clinic knows her; she has an account of her own and writes what helps. */
		async comesIn() {
			await house.at(days.at('2025-05-02', '09:00'));
			await stays.comesTo('Beth Ruiz');
			await stays.joins('Beth Ruiz', 'Harbor Clinic');
			const joanne = await house.as(who);
			await answer(joanne, state.person, 'helps', { lines: ['Somebody reads to me'] });
			await answer(joanne, state.person, 'stop', { text: 'Both hands up' });
		},

		/** The same day: what she wants and does not want; it shall hold also if she says otherwise while very unwell. */
		async signsTheFirst() {
			await house.at(days.at('2025-05-02', '10:00'));
			await directive.begins('Washington State, USA');
			await directive.says('never', { lines: [NEVER] });
			await directive.says('treatment-want', { lines: [MOUTH] });
			await directive.says('hospital-prefer', { lines: [HOSPITAL] });
			await directive.says('withdraw-incapable', { choice: 'No, it should hold until I can decide again' });
			if (!twin) await stays.asks('Lucille Park', ['Read my directive'], '2 years, until 2 May 2027');
			await directive.names(
				'Lucille Park',
				'206 555 0142',
				'Which medicine, and which hospital',
				twin ? undefined : house.wayIn('Lucille Park').userName
			);
			if (twin) await directive.hasYesOf('Lucille Park');
			await directive.signs({ how: 'By typing my name', words: who });
			await twoWitnesses();
			if (!twin) await saysYes();
		},

		/** 2 March, 11:40, found unable to decide at 11:05: Marcus writes down what she wrote on a napkin. */
		async triesToCancel() {
			await house.at(days.at('2026-03-02', '11:40'));
			const marcus = await house.as('Marcus Webb');
			await marcus.open(directive.at());
			await marcus.fill('What they said or wrote', 'I cancel it').press('Write it down');
		},

		/** 11:42: Lucille reads what waits for her. */
		async isTold() {
			await house.at(days.at('2026-03-02', '11:42'));
			const lucille = await house.as('Lucille Park');
			await lucille.open(home());
			await lucille.follow(`Read this: ${who} wants it cancelled`);
			await lucille.press('I have read this');
		},

		/** 13:25: Helen sets "never" aside. 13:40: she calls Lucille, and writes it down at 13:45. */
		async isOverridden() {
			await house.at(days.at('2026-03-02', '13:25'));
			const helen = await house.as('Helen Cho');
			await helen.open(`${home()}/card/wishes-not-followed`);
			await helen
				.tick(`“${NEVER}”`, 'Which lines can you not follow?')
				.choose('Somebody who may decide so set it aside', 'Why not?')
				.fill('In your own words', 'She refused tablets')
				.fill('What did you try first? You may leave this empty.', 'Sat with her and read to her')
				.press('Save');
			await house.at(days.at('2026-03-02', '13:45'));
			await helen.open(`${home()}/card/wishes-not-followed`);
			await helen.follow('Why, and who was told');
			await helen
				.choose('Lucille Park · 206 555 0142', 'Who was told?')
				.choose('By phone', 'How?')
				.fill('When?', days.wall('2026-03-02', '13:40'))
				.press('Write it down');
			state.override = helen.path;
		},

		/** 15 June, on paper to Lucille, who has no account; the paper reaches the clinic on 16 June, 09:10. */
		async isWithdrawnOnPaper() {
			await house.at(days.at('2026-06-16', '09:10'));
			await directive.takesBack({
				elsewhere: { how: 'I wrote it on paper', words: 'Lucille Park', day: ['15', '6', '2026'] }
			});
		},

		/** 20 April, well again: the hospital, and the choice that kept her from cancelling. */
		async takesBackAPart() {
			await house.at(days.at('2026-04-20', '10:00'));
			await directive.takesBack({
				parts: [HOSPITAL, 'My choice about cancelling while I cannot decide']
			});
		},

		/** 6 May: a second one, which she may cancel at any time. */
		async signsTheSecond() {
			await house.at(days.at('2026-05-06', '10:00'));
			await directive.begins();
			await directive.says('withdraw-incapable', { choice: 'Yes, I may cancel it at any time' });
			await directive.signs({ how: 'By typing my name', words: who });
			await twoWitnesses();
			await saysYes();
		},

		/** 15 June, 19:00: all of it, in Foreword. */
		async takesAllBack() {
			await house.at(days.at('2026-06-15', '19:00'));
			await directive.takesBack();
		},

		/** 1 March 2026: she is taken to the ward; the clinic goes on treating her. */
		async isTakenIn() {
			await house.at(days.at('2026-03-01', '20:00'));
			const marcus = await stays.comesTo('Marcus Webb');
			await marcus.open(`${home()}/card`);
			await marcus.press('I have read this card');
		},

		/** 2 March, 13:20: what her directive says never to do. */
		async isShutIn() {
			const day = '2026-03-02';
			await house.at(days.at(day, '15:00'));
			const marcus = await house.as('Marcus Webb');
			await marcus.open(`${home()}/episodes`);
			await marcus
				.tick('Seclusion')
				.fill('When did it start?', days.wall(day, '13:20'))
				.press('Start the record');
			state.episode = marcus.path.split('?')[0] ?? '';
			await marcus.open(`${state.episode}/orders`);
			await marcus
				.choose('Helen Cho, Doctor', 'Who gave the order?')
				.choose('Yes', 'Are they a licensed independent practitioner?')
				.choose('By word of mouth, there', 'How was it given?')
				.fill('When was it given?', days.wall(day, '13:50'))
				.fill('When was it signed, if given by telephone or by word of mouth?', days.wall(day, '14:30'))
				.press('Save', 'Write a first order');
			await marcus
				.choose('Helen Cho, Doctor', 'Who evaluated the person?')
				.choose('Licensed independent practitioner', 'They are')
				.choose('Yes', 'Was it in person, eye to eye?')
				.fill('When was it?', days.wall(day, '14:12'))
				.choose('No, it can end', 'Must it go on?')
				.fill('What is going on now', 'She sits on the floor of the room')
				.fill('How the person reacts to it', 'She is quiet, and asks for Lucille')
				.fill('How body, mind and behaviour are', 'No injury. Tired')
				.press('Save', 'Write an evaluation');
			await marcus.open(state.episode);
			await marcus
				.fill('When did it end?', days.wall(day, '14:05'))
				.fill('Who decided to end it?', 'Helen Cho')
				.press('End the episode');
			await marcus.open(`${state.episode}/checks`);
			await marcus
				.choose('Marcus Webb', 'Who watches?')
				.choose('In the room', 'How do they watch?')
				.fill('From when?', days.wall(day, '13:20'), 'Write down who watched')
				.fill('Until when?', days.wall(day, '14:05'), 'Write down who watched')
				.press('Save who watches');
			await marcus.open(state.episode);
			await marcus.choose('Helen Cho, Doctor', 'Who took part?').choose('Decided on it').press('Name them');
			await marcus.open('/');
			await marcus.follow('Talks afterwards and what they led to');
			await marcus.choose('Ira Stone, Review lead', 'Ask somebody to lead').press('Ask them');
		},

		/** 4 March: her side, and one suggestion that she takes. */
		async tellsHerSide() {
			await house.at(days.at('2026-03-04', '14:00'));
			const joanne = await house.as(who);
			await joanne.open(`${state.episode}/debrief`);
			await joanne.choose('Yes, now').press('Save my choice');
			await joanne
				.tick('The person who leads the talk afterwards', 'Who may see all of it?')
				.press('Save who may see it');
			await joanne.open(`${state.episode}/debrief/before`);
			await typeAnswer(joanne, { text: 'I changed my mind and nobody listened.' });
			const ira = await house.as('Ira Stone');
			await ira.open(`${state.episode}/joint`);
			await ira
				.fill('When was it?', days.wall('2026-03-04', '13:00'))
				.fill('Line 1', 'Joanne', 'Who was there?')
				.press('Save the meeting');
			await learns(ira, 'Nobody read the plan with her', `From ${who}’s words`);
			ira.choose('Nobody read the plan with her', 'From what was learned');
			await ira
				.choose('What should staff do? (new line)', 'Which line of the plan?')
				.fill('New words in English', ALOUD)
				.fill('Why, in English', 'You asked for it')
				.press(`Send to ${who}`);
			await joanne.open(`${home()}/proposals`);
			await joanne.follow(ALOUD);
			await joanne.press('Yes, use it');
		},

		/** 20 March: she goes home from the ward. */
		async goesHome() {
			await house.at(days.at('2026-03-20', '11:00'));
			await stays.leaves('Marcus Webb', 'Evergreen Ward');
		},

		/** 1 July: the ward again. */
		async comesBack() {
			await house.at(days.at('2026-07-01', '09:00'));
			const marcus = await stays.comesTo('Marcus Webb');
			await marcus.open(`${home()}/card`);
		}
	};
};
export type Joanne = ReturnType<typeof joanneIn>;
