import { wordsFor } from '../../src/lib/server/words/index.js';
import { findPerson } from '../support/setting-up.js';
import type { Visitor } from '../support/visitor.js';
import { typeAnswer, type Typed } from './answers.js';
import type { Calendar } from './calendar.js';
import type { House } from './house.js';
import { suggests } from './talks.js';

const { t } = wordsFor('ar');

/** What comes of it, in both languages: two that he says yes to, and one that he does not. */
export const changes = {
	interpreter: [
		'اتصلوا أولًا بخط المترجمين 020 7946 0123. مترجم رسمي، وليس أخي.',
		'First call the interpreter line 020 7946 0123. Official, not my brother.'
	],
	guards: ['ينتظر الحراس في الخارج، من دون السترة.', 'Guards wait outside, jacket off.'],
	brother: ['يحضر أخي مراجعاتي.', 'My brother attends my reviews.']
} as const;

/** After the night of 3 February: both debriefs, the talk, his answers, and the next ward. */
export const samirsAfter = (house: House, days: Calendar, state: { person: string; episode: string }) => {
	const home = () => `/people/${state.person}`;
	const hisSide = async (): Promise<Visitor> => {
		const samir = await house.as('Samir Haddad');
		return samir.open(`${state.episode}/debrief`);
	};
	const tells = async (question: string, typed: Typed): Promise<void> => {
		const samir = await house.as('Samir Haddad');
		await samir.open(`${state.episode}/debrief/${question}`);
		await typeAnswer(samir, typed);
	};
	const choosesLater = async (day: string): Promise<void> => {
		const samir = await hisSide();
		const boxes = days.boxes(day);
		const labels = ['common:date.day', 'common:date.month', 'common:date.year'];
		for (const [at, label] of labels.entries()) samir.fill(t(label), boxes[at] ?? '', t('debrief:choice.on'));
		await samir.choose(t('debrief:choice.later')).press(t('debrief:choice.save'));
	};
	const decides = async (words: string, press: string): Promise<void> => {
		const samir = await house.as('Samir Haddad');
		await samir.open(`${home()}/proposals`);
		await samir.follow(words);
		await samir.press(t(press));
	};

	return {
		/** 03:10, the same shift: Nora leads what is looked at right after; Amy asks somebody who was not there to lead. */
		async staffLookBack() {
			await house.at(days.at('2026-02-03', '03:10'));
			const nora = await house.as('Nora Blake');
			await nora.open(`${state.episode}/right-after`);
			await nora
				.choose('Yes', 'Is everyone safe?')
				.tick('The person it happened to', 'Was anyone hurt?')
				.fill('Who was hurt, where, and what was done?', 'He holds his left wrist. Staff: none.')
				.fill('What observation is in place now?', 'A nurse sits near his open door.')
				.choose('Yes', 'Were other people on the unit told what they need to know?')
				.choose('Offered', 'Support for staff')
				.fill('What support, by whom, when?', 'A talk with the matron at the end of the shift.')
				.press('Save');
			await house.at(days.at('2026-02-03', '08:30'));
			const amy = await house.as('Amy Cole');
			await amy.open('/');
			await amy.follow('Talks afterwards and what they led to');
			await amy.choose('Hugh Marsh, Review lead', 'Ask somebody to lead').press('Ask them');
		},

		/** The same morning: not now. He chooses the day the telephone interpreter is free. */
		async wantsToWait() {
			await house.at(days.at('2026-02-03', '09:30'));
			await choosesLater('2026-02-05');
		},

		/** 5 February, 11:00, with an interpreter on the phone; then he asks to meet on the 10th. */
		async tellsHisSide() {
			await house.at(days.at('2026-02-05', '11:00'));
			const samir = await hisSide();
			await samir.choose(t('debrief:choice.now')).press(t('debrief:choice.save'));
			await samir
				.tick(t('questions:who.facilitator'), t('debrief:readers.legend'))
				.tick(t('debrief:readers.team'), t('debrief:readers.legend'))
				.press(t('debrief:readers.save'));
			const by = 'Telephone interpreter';
			const also = (...lines: string[]) => ({ language: 'en', lines, by });
			await tells('pain-now', {
				choice: t('debrief-person:pain-now.option.yes'),
				note: 'معصمي يؤلمني.',
				also: also('My wrist hurts.')
			});
			// His wrist is a task for a clinician now, since he says so.
			await samir.open(`${state.episode}/debrief/help`);
			await samir.press(t('help-asked:send'));
			const amy = await house.as('Amy Cole');
			await amy.open('/tasks');
			await amy.follow('Samir Haddad asks for help. Nobody has seen it yet');
			await amy.press('I have seen it, I am coming');
			await tells('feelings-then', {
				picks: ['humiliated', 'afraid'].map((one) => t(`debrief-person:feelings-then.option.${one}`))
			});
			await tells('staff-hurt', {
				lines: ['وقف حارس خلفي.', 'لم يتصل أحد بالمترجم.'],
				also: also('A guard stood behind me.', 'Nobody called the interpreter.')
			});
			await tells('plan-used', { choice: t('debrief-person:plan-used.option.no') });
			await samir.open(`${state.episode}/debrief/body-where`);
			await samir.press(t('common:answer.skipped'));
			await choosesLater('2026-02-10');
		},

		/** 10 February, 14:00, on the day he chose: the talk, what was learned, and what is asked of whom. */
		async meets() {
			await house.at(days.at('2026-02-10', '15:00'));
			const hugh = await house.as('Hugh Marsh');
			await hugh.open('/tasks');
			await hugh.follow('Lead the debrief of Samir Haddad');
			hugh
				.fill('When was it?', days.wall('2026-02-10', '14:00'))
				.fill('Line 1', 'Samir', 'Who was there?')
				.fill('Line 2', 'Nadia Rahal, interpreter', 'Who was there?')
				.fill('Line 3', 'Amy Cole', 'Who was there?');
			for (const purpose of [
				'What led to it, and what could be done differently',
				'Physical wellbeing, comfort and privacy',
				'Support after what happened',
				'Sleep, eating, trust and feeling safe since then',
				'Changes to the plan, where needed'
			])
				hugh.choose('Met', purpose);
			await hugh.press('Save the meeting');
			await suggests(hugh, 'Arabic', {
				from: 'Nobody called the interpreter line',
				whose: 'From Samir Haddad’s words',
				target: 'Do you want an interpreter? “An official interpreter',
				words: changes.interpreter,
				why: ['لم يتصل أحد بالمترجم.', 'Nobody called the interpreter.']
			});
			await suggests(hugh, 'Arabic', {
				from: 'A guard in uniform stood behind him',
				whose: 'From both together',
				target: 'What should staff do? (new line)',
				words: changes.guards,
				why: ['وقف حارس بزيّه خلفك.', 'A guard in uniform stood behind you.']
			});
			await suggests(hugh, 'Arabic', {
				from: 'His family knows him well',
				whose: 'From staff words',
				target: 'What should staff do? (new line)',
				words: changes.brother,
				why: ['يرى الطبيب أن أخاك قد يساعد.', 'The doctor thinks your brother could help.']
			});
			await hugh.fill('What must be done', changes.guards[1]).press('Save for the unit');
			const amy = await house.as('Amy Cole');
			await amy.open('/');
			await amy.follow('Talks afterwards and what they led to');
			await amy.choose('We will do it', 'What will the unit do?').press('Save the answer');
		},

		/** 11 February: he says yes, yes and no. */
		async decides() {
			await house.at(days.at('2026-02-11', '10:00'));
			await decides(changes.interpreter[0], 'care-plan:answer.yes');
			await decides(changes.guards[0], 'care-plan:answer.yes');
			await decides(changes.brother[0], 'care-plan:answer.no');
		},

		/** 20 February: he goes home, and the ward sees nothing of him any more. */
		async goesHome() {
			await house.at(days.at('2026-02-20', '12:00'));
			const amy = await house.as('Amy Cole');
			await amy.open(home());
			await amy.follow('This stay at Cedar Ward');
			await amy.unfold('When Samir Haddad leaves').press('End this stay');
		},

		/** 19 May: another ward, another nurse. */
		async comesBack() {
			await house.at(days.at('2026-05-19', '21:00'));
			const priya = await house.as('Priya Nair');
			await priya.open('/');
			await findPerson(priya, {
				name: 'Samir Haddad',
				born: days.boxes('1984-06-10'),
				number: 'H-2041'
			});
			await priya.press('Open the intake of Samir Haddad');
			await priya.open(`${home()}/card`);
		}
	};
};
