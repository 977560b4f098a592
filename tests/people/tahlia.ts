import { findPerson } from '../support/setting-up.js';
import type { Visitor } from '../support/visitor.js';
import { answer, typeAnswer, type Typed } from './answers.js';
import { calendar } from './calendar.js';
import { personOn, type House } from './house.js';

export const ZONE = 'Australia/Sydney';
const RULES = 'NSW disability services: seclusion guidance, 2024';
export const MEALS = 'Tell me 10 minutes before dinner moves, show me the clock';
export const ROOM = 'Time in my room, door open';
export const CASUALS = 'Casual workers open the card when their shift starts.';

/**
 * Tahlia, 16, in a group home in New South Wales (worked case V1). Each step is typed through the pages by whoever
 * does it, at its own time; a journey looks at what they show in between.
 */
export const tahliaIn = (house: House, shift = 0) => {
	const days = calendar(ZONE, shift);
	// Sixteen on the day it happens, whichever day the story is moved to.
	const born = calendar(ZONE, shift).boxes('2009-11-02');
	const state = { person: '', episode: '' };
	const home = () => `/people/${state.person}`;
	const arriving = { name: 'Tahlia Reed', born, number: 'N-204' };

	/** Says yes to everything that was typed for her, one after the other. */
	const check = async (tahlia: Visitor, page = `${home()}/about-me`, readers?: string[]): Promise<void> => {
		for (;;) {
			await tahlia.open(page);
			if (!tahlia.text().includes('Is it right?')) return;
			const first = tahlia.document.querySelector('form[action="?/confirm"] h3')?.textContent ?? '';
			for (const reader of readers ?? []) tahlia.tick(reader, first);
			await tahlia.press('Yes, this is right', first);
		}
	};
	/** Opens the suggestion that offers these words. */
	const suggestion = async (tahlia: Visitor, words: string): Promise<void> => {
		await tahlia.open(`${home()}/proposals`);
		await tahlia.follow(words);
	};

	/** On the page of the debrief she leads: something that was learned, then a suggestion that comes of it. */
	const learns = async (fay: Visitor, words: string, whose: string): Promise<void> => {
		await fay
			.fill('What was learned', words)
			.choose(whose, 'From whose words?')
			.press('Save what was learned');
	};
	const suggests = async (fay: Visitor, finding: string, target: string, words: string, why: string) => {
		fay.choose(finding, 'From what was learned').choose(target, 'Which line of the plan?');
		await fay.fill('New words in English', words).fill('Why, in English', why).press('Send to Tahlia Reed');
	};

	return {
		days,
		learns,
		suggests,
		suggestion,
		state,
		home,

		/** The service, its homes and who works there. */
		async settle() {
			await house.unit('Wattle House', ZONE, RULES);
			await house.unit('Banksia House', ZONE, RULES);
			await house.staff('Kim Tran', 'Support worker', ['Wattle House']);
			await house.staff('Dana Reyes', 'Casual worker', ['Wattle House']);
			await house.staff('Lin Wu', 'Support worker', ['Banksia House']);
			await house.staff('Fay Long', 'Review lead', [], ['Lead talks afterwards']);
		},

		/** 2 February: she moves in, gets her slip, and asks Ros to help. */
		async arrives() {
			await house.at(days.at('2026-02-02', '09:00'));
			const kim = await house.as('Kim Tran');
			await kim.open('/');
			await findPerson(kim, arriving);
			await kim.press('Open an intake for somebody new');
			state.person = personOn(kim);
			await kim.open(home());
			await kim.follow('This stay at Wattle House');
			await kim.press('Make a slip');
			const tahlia = await house.join('Tahlia Reed', kim);
			await tahlia.open(`${home()}/sharing`);
			tahlia.unfold('Ask somebody new to help me').fill('What is their name?', 'Ros Amari');
			for (const part of ['Type answers for me', 'See my card', 'Help me tell my side'])
				tahlia.tick(part, 'Ask somebody new to help me');
			tahlia.choose('My peer advocate', 'Who will they be for you?');
			await tahlia.press('Make a slip');
			await house.joinBy('Ros Amari', tahlia.document.querySelector('code')?.textContent ?? '');
		},

		/** The same morning: Ros types what Tahlia says, and Tahlia checks each answer. */
		async tellsRos() {
			await house.at(days.at('2026-02-02', '10:00'));
			const ros = await house.as('Ros Amari');
			const types = (question: string, typed: Parameters<typeof answer>[3]) =>
				answer(ros, state.person, question, typed);
			await types('triggers', {
				lines: ['Plans changing without warning', 'Shouting', 'A door closed behind me']
			});
			await types('signs-others', { lines: ['I pull my sleeves', 'I ask the same thing again', 'I pace'] });
			await types('helps', {
				lines: ['Tight blanket', 'Walk to the letterbox with one person', 'Chew ice']
			});
			await types('worse', { lines: ['Being alone', '“Go to your room”'] });
			await types('never', { lines: ['Say a door is locked'] });
			await types('stop', { text: 'Thumb down' });
			await types('health-risks', { picks: ['Asthma or breathing'] });
			await types('very-bad', { picks: ['Being shut in alone'] });
			await types('do', { lines: ['Stay where I can see you'] });
			await check(await house.as('Tahlia Reed'));
		},

		/** What she answers alone: what happened, whom to tell. */
		async answersAlone() {
			await house.at(days.at('2026-02-02', '10:30'));
			const tahlia = await house.as('Tahlia Reed');
			await tahlia.open(`${home()}/about-me/kinds`);
			tahlia.choose('Yes', 'I was held down, locked in or hurt in care');
			for (const kind of [
				'Someone did sexual things to me that I did not want',
				'Someone hurt my body',
				'Someone hurt me with words, threats or by leaving me',
				'Something else very hard'
			])
				tahlia.choose('I would rather not say', kind);
			await tahlia.press('Save and go on');
			for (const [name, who, tell] of [
				['Mia Reed', 'my sister', 'Yes, please tell them'],
				['Jo Reed', 'my mother', 'No, never tell them']
			] as const) {
				await tahlia.open(`${home()}/sharing`);
				tahlia.fill('Their name', name).fill('Who are they to you?', who).choose(tell);
				await tahlia.press('Add to my list');
			}
		},

		/** Kim reads the card on the day she arrives. */
		async isRead() {
			await house.at(days.at('2026-02-02', '11:00'));
			const kim = await house.as('Kim Tran');
			await kim.open(`${home()}/card`);
			await kim.press('I have read this card');
		},

		/** 14 March, 20:10: Dana and Kim write down what happened at 19:05. */
		async isShutIn() {
			const day = '2026-03-14';
			await house.at(days.at(day, '20:10'));
			const kim = await house.as('Kim Tran');
			await kim.open(`${home()}/episodes`);
			await kim
				.tick('Seclusion')
				.fill('When did it start?', days.wall(day, '19:05'))
				.press('Start the record');
			state.episode = kim.path.split('?')[0] ?? '';
			await kim
				.fill('When did it end?', days.wall(day, '19:26'))
				.fill('Who decided to end it?', 'Dana Reyes')
				.press('End the episode');
			await kim.choose('Yes, free to leave', 'Could the person leave?').press('Save: Leaving');
			await kim
				.choose('No, they believed they could not leave')
				.fill('What was said or done that made them believe so?', 'She was told the door is locked.')
				.press('Save: What the person believed');
			await kim
				.choose('The person', 'Who was hurt?')
				.fill('What was the injury?', 'Scratched wrist')
				.press('Add: Injuries');
			await kim.choose('Harm', 'Was the person harmed, and how badly?').press('Save: Harm to the person');
			await kim
				.fill('When did key personnel know?', days.wall(day, '19:40'))
				.fill('Who of the key personnel knew?', 'Mel Ford')
				.press('Save: Key personnel');
			for (const number of [1, 2, 3])
				kim
					.choose('Not tried', `Line ${number}: was it tried?`)
					.choose('The plan was not read', `Line ${number}: why was it not tried?`);
			await kim.press('Save what was tried');
			await kim
				.choose('Mia Reed')
				.fill('When were they told?', days.wall(day, '19:50'))
				.press('Add: People told');
			await kim.choose('Jo Reed').press('Add: People not told');
			await kim
				.choose('Dana Reyes, Casual worker', 'Who took part?')
				.choose('Decided on it')
				.press('Name them');
		},

		/** 14 and 15 March: Dana writes what was looked at right after, and her part the day after; Kim asks Fay to lead. */
		async staffDebrief() {
			const writes = async (question: string, typed: Typed) => {
				const dana = await house.as('Dana Reyes');
				await dana.open(`${state.episode}/staff-debrief/${question}`);
				await typeAnswer(dana, typed);
			};
			await house.at(days.at('2026-03-14', '20:30'));
			const dana = await house.as('Dana Reyes');
			await dana.open(`${state.episode}/right-after`);
			await dana
				.choose('Yes', 'Is everyone safe?')
				.tick('The person it happened to', 'Was anyone hurt?')
				.fill('Who was hurt, where, and what was done?', 'A scratched wrist, washed and covered.')
				.press('Save');
			await house.at(days.at('2026-03-15', '15:00'));
			await writes('before', { picks: ['Plans changed'] });
			await writes('missed', { text: 'Dinner was moved without warning.' });
			await writes('plan-used', { choice: 'Not used' });
			await writes('plan-why-not', { picks: ['Not read'] });
			await writes('change-needed', { choice: 'Yes' });
			await writes('proposals-plan', { lines: ['Time in her room, door open'] });
			const kim = await house.as('Kim Tran');
			await kim.open('/');
			await kim.follow('Talks afterwards and what they led to');
			await kim.choose('Fay Long, Review lead', 'Ask somebody to lead').press('Ask them');
		},

		/** 16 March: Tahlia tells her side with Ros, and says who may read it. Her sister may, by an account of her own. */
		async tellsHerSide() {
			await house.at(days.at('2026-03-16', '16:30'));
			const tahlia = await house.as('Tahlia Reed');
			await tahlia.open(`${home()}/sharing`);
			tahlia.unfold('Ask somebody new to help me').fill('What is their name?', 'Mia Reed');
			await tahlia.tick('See my card', 'Ask somebody new to help me').press('Make a slip');
			await house.joinBy('Mia Reed', tahlia.document.querySelector('code')?.textContent ?? '');
			await tahlia.open(`${state.episode}/debrief`);
			await tahlia.choose('Yes, now').press('Save my choice');
			const ros = await house.as('Ros Amari');
			const types = async (question: string, typed: Typed) => {
				await ros.open(`${state.episode}/debrief/${question}`);
				await typeAnswer(ros, typed);
			};
			await types('before', { text: 'They said locked. I believed it.' });
			await types('staff-helped', { lines: ['My sister’s call'] });
			await types('staff-could', { lines: ['The walk to the letterbox'] });
			await check(tahlia, `${state.episode}/debrief`, [
				'The person who leads the talk afterwards',
				'My care team, but not the staff who were part of it',
				'Mia Reed'
			]);
			await tahlia.open(`${state.episode}/debrief/feelings-then`);
			await tahlia.press('Skip');
		},

		/** 18 March: the meeting with her sister and Ros, what was learned, and what is asked of whom. */
		async meets() {
			await house.at(days.at('2026-03-18', '14:00'));
			const fay = await house.as('Fay Long');
			await fay.open(`${state.episode}/joint`);
			fay
				.fill('When was it?', days.wall('2026-03-18', '13:30'))
				.fill('Line 1', 'Tahlia', 'Who was there?')
				.fill('Line 2', 'Mia Reed', 'Who was there?')
				.fill('Line 3', 'Ros Amari', 'Who was there?');
			for (const [purpose, outcome] of [
				['What led to it, and what could be done differently', 'Met'],
				['Physical wellbeing, comfort and privacy', 'Met'],
				['Support after what happened', 'Met'],
				['Sleep, eating, trust and feeling safe since then', 'The person declined'],
				['Changes to the plan, where needed', 'Met']
			] as const)
				fay.choose(outcome, purpose);
			await fay.press('Save the meeting');
			await learns(fay, 'Dinner moved without warning', 'From Tahlia Reed’s words');
			await learns(fay, 'A quieter place might help', 'From staff words');
			await suggests(
				fay,
				'Dinner moved without warning',
				'What should staff do before something that is hard for you? (new line)',
				MEALS,
				'You said nobody told you'
			);
			await suggests(
				fay,
				'A quieter place might help',
				'Where do you feel better? (new line)',
				ROOM,
				'Staff think it would be calmer'
			);
			await fay.fill('What must be done', CASUALS).press('Save for the unit');
			const kim = await house.as('Kim Tran');
			await kim.open('/');
			await kim.follow('Talks afterwards and what they led to');
			await kim.choose('We will do it', 'What will the unit do?').press('Save the answer');
		},

		/** The same afternoon: she says yes to one and no to the other. */
		async decides() {
			await house.at(days.at('2026-03-18', '16:00'));
			const tahlia = await house.as('Tahlia Reed');
			await suggestion(tahlia, MEALS);
			await tahlia.press('Yes, use it');
			await suggestion(tahlia, ROOM);
			await tahlia.press('No');
		},

		/** 20 March: her sister no longer needs to see the card here, so she stops that. */
		async stopsSharing() {
			await house.at(days.at('2026-03-20', '17:00'));
			const tahlia = await house.as('Tahlia Reed');
			await tahlia.open(`${home()}/sharing`);
			await tahlia.press('Stop everything with Mia Reed');
		},

		/** 1 and 2 April: she leaves Wattle House, and Lin opens an intake for her respite stay at Banksia House. */
		async comesToRespite() {
			await house.at(days.at('2026-04-01', '09:00'));
			const kim = await house.as('Kim Tran');
			await kim.open(home());
			await kim.follow('This stay at Wattle House');
			await kim.unfold('When Tahlia Reed leaves').press('End this stay');
			await house.at(days.at('2026-04-02', '10:00'));
			const lin = await house.as('Lin Wu');
			await lin.open('/');
			await findPerson(lin, arriving);
			await lin.press('Open the intake of Tahlia Reed');
		}
	};
};
