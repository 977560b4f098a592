import { wordsFor } from '../../src/lib/server/words/index.js';
import { findPerson } from '../support/setting-up.js';
import { answer } from './answers.js';
import { calendar } from './calendar.js';
import { personOn, type House } from './house.js';
import { samirsAfter } from './samir-after.js';
import { samirsNight } from './samir-night.js';

export const ZONE = 'Europe/London';
const RULES = 'England: Mental Health Units';

/** What Samir writes, and how his interpreter puts it (domain.md V2). */
export const said = {
	interpreter: ['أريد مترجمًا رسميًا، وليس أخي.', 'An official interpreter, not my brother.'],
	calmly: ['تكلّموا معي بهدوء وببطء.', 'Speak calmly and slowly.'],
	line: ['خط المترجمين 020 7946 0123', 'Interpreter line 020 7946 0123'],
	refuses: ['دواء haloperidol سبّب لي تشنّجًا في الرقبة.', 'haloperidol gave me neck spasm.'],
	accepts: ['أقبل lorazepam.', 'lorazepam is acceptable.'],
	ask: ['لا تلمسوني قبل أن تستأذنوا.', 'Ask before you touch me.'],
	behind: ['لا تقفوا خلفي.', 'Do not stand behind me.'],
	uniforms: ['تجنّبوا الزيّ الرسمي.', 'Avoid uniforms.']
} as const;
/** For himself alone: no line of it on any card. */
export const untold = 'آذاني أشخاص يرتدون زيًّا رسميًّا. لا أريد أن أقول أكثر.';

/**
 * Samir, 41, on a London ward (worked case V2). He reads Arabic and types it himself, an interpreter beside him. Each
 * step is typed through the pages by whoever does it, at its own time; a journey looks at what they show in between.
 */
export const samirIn = (house: House, shift = 0) => {
	const days = calendar(ZONE, shift);
	const state = { person: '', episode: '' };
	const home = () => `/people/${state.person}`;
	const arriving = { name: 'Samir Haddad', born: days.boxes('1984-06-10'), number: 'H-2041' };

	const comesTo = async (name: string): Promise<void> => {
		const staff = await house.as(name);
		await staff.open('/');
		await findPerson(staff, arriving);
		if (state.person === '') await staff.press('Open an intake for somebody new');
		else await staff.press('Open the intake of Samir Haddad');
		state.person = personOn(staff);
	};
	const leaves = async (name: string, unit: string): Promise<void> => {
		const staff = await house.as(name);
		await staff.open(home());
		await staff.follow(`This stay at ${unit}`);
		await staff.unfold('When Samir Haddad leaves').press('End this stay');
	};
	const line = (...lines: readonly (readonly [string, string])[]) => ({
		lines: lines.map(([arabic]) => arabic),
		also: { language: 'en', lines: lines.map(([, english]) => english), by: 'Nadia Rahal, interpreter' }
	});

	return {
		days,
		state,
		home,
		...samirsNight(house, days, state),
		...samirsAfter(house, days, state),

		/** The service, its teams and who works there. */
		async settle() {
			for (const unit of ['Larkfield Team', 'Cedar Ward', 'Beech Ward']) await house.unit(unit, ZONE, RULES);
			await house.staff('Grace Hill', 'Care coordinator', ['Larkfield Team']);
			await house.staff('Amy Cole', 'Nurse', ['Cedar Ward']);
			await house.staff('Nora Blake', 'Nurse', ['Cedar Ward']);
			await house.staff('Owen Price', 'Doctor', ['Cedar Ward']);
			await house.staff('Priya Nair', 'Nurse', ['Beech Ward']);
			await house.staff('Hugh Marsh', 'Review lead', [], ['Lead talks afterwards']);
		},

		/** 4 November 2025: he gets a slip from his care coordinator, and picks Arabic. */
		async comesIn() {
			await house.at(days.at('2025-11-04', '09:00'));
			await comesTo('Grace Hill');
			const grace = await house.as('Grace Hill');
			await grace.open(home());
			await grace.follow('This stay at Larkfield Team');
			await grace.press('Make a slip');
			await house.join('Samir Haddad', grace, 'ar');
		},

		/** The same morning: what he wants said before anything is done to him, in his words and in English. */
		async writesAhead() {
			await house.at(days.at('2025-11-04', '10:00'));
			const samir = await house.as('Samir Haddad');
			const types = (question: string, typed: Parameters<typeof answer>[3]) =>
				answer(samir, state.person, question, typed);
			await types('interpreter', line(said.interpreter));
			await types('talk', line(said.calmly));
			await types('aids', line(said.line));
			await types('medicines-refuse', line(said.refuses));
			await types('medicines-helps', line(said.accepts));
			await types('do', line(said.ask));
			await types('avoid', line(said.behind, said.uniforms));
		},

		/** What is for him alone. */
		async keepsToHimself() {
			const samir = await house.as('Samir Haddad');
			const { t } = wordsFor('ar');
			await samir.open(`${home()}/about-me/reactions`);
			samir.choose(t('about-me:reactions.scale.5'), t('about-me:reactions.row.uniforms'));
			await samir.fill(t('questions:note'), untold).press(t('common:answer.save'));
		},

		/** The team that helped him write stops seeing him. */
		async leavesTheTeam() {
			await house.at(days.at('2025-11-28', '16:00'));
			await leaves('Grace Hill', 'Larkfield Team');
		},

		/** 1 February 2026: he comes to the ward, and the day's nurse reads his card. */
		async arrives() {
			await house.at(days.at('2026-02-01', '10:00'));
			await comesTo('Amy Cole');
			const amy = await house.as('Amy Cole');
			await amy.open(`${home()}/card`);
			await amy.press('I have read this card');
		}
	};
};
export { changes } from './samir-after.js';
export type Samir = ReturnType<typeof samirIn>;
