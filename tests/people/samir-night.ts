import { shown, type Visitor } from '../support/visitor.js';
import type { Calendar } from './calendar.js';
import type { House } from './house.js';

const night = '2026-02-03';

const WHY = { read: 'The plan was not read', time: 'There was no time' } as const;
/** What was done of what he had asked for, by the words staff read it in. */
const wishes: readonly (readonly [string, 'Followed' | 'Not followed' | 'Not known', string?])[] = [
	['An official interpreter, not my brother.', 'Not followed', WHY.read],
	['Speak calmly and slowly.', 'Not known'],
	['haloperidol gave me neck spasm.', 'Followed'],
	['lorazepam is acceptable.', 'Followed'],
	['Ask before you touch me.', 'Not followed', WHY.time],
	['Do not stand behind me.', 'Not followed', WHY.read],
	['Avoid uniforms.', 'Not followed', WHY.read]
];

/** The number of a line in the record's list of wishes. */
export const numberOf = (visitor: Visitor, wish: string): string => {
	const text = shown(visitor);
	const number = text
		.split('\n')
		.find((one) => one.endsWith(`. ${wish}`))
		?.split('.')[0];
	if (number === undefined) throw new Error(`no wish "${wish}" in the record:\n${text}`);
	return number;
};

/** The night of 3 February: what happened at 02:10, written down by the nurse who took part. */
export const samirsNight = (house: House, days: Calendar, state: { person: string; episode: string }) => {
	const nora = async (): Promise<Visitor> => {
		const visitor = await house.as('Nora Blake');
		await visitor.open(state.episode);
		return visitor;
	};
	return {
		/** 02:05: the chart suggests two medicines, and what he says of one of them is shown before anything is given. */
		async isAskedAboutMedicine() {
			await house.at(days.at(night, '02:05'));
			const visitor = await house.as('Owen Price');
			await visitor.open(`/people/${state.person}/episodes`);
			await visitor.follow('Compare a medicine with the plan');
			await visitor.fill('Which medicine?', 'haloperidol 5 mg and lorazepam').press('Compare with the plan');
			return visitor;
		},

		/** 02:25, six minutes after it ended: somebody who was there opens the card for the first time. */
		async isReadTooLate() {
			await house.at(days.at(night, '02:25'));
			const visitor = await house.as('Nora Blake');
			await visitor.open(`/people/${state.person}/card`);
		},

		/** 02:40: a hold and an injection, in one record. */
		async isHeld() {
			await house.at(days.at(night, '02:40'));
			const visitor = await house.as('Nora Blake');
			await visitor.open(`/people/${state.person}/episodes`);
			await visitor
				.tick('Physical restraint')
				.fill('When did it start?', days.wall(night, '02:10'))
				.press('Start the record');
			state.episode = visitor.path.split('?')[0] ?? '';
			await visitor.follow('Change this', 'What was used');
			await visitor
				.fill('Position of the body', 'Seated, then supine', 'What was used')
				.fill('What was used: why is this changed?', 'The position was not written yet')
				.press('Save: What was used');
			await visitor
				.choose('Chemical restraint', 'Kind')
				.fill('Medicine', 'lorazepam', 'What was used')
				.fill('Dose', '2 mg')
				.fill('How it was given', 'IM')
				.fill('From', days.wall(night, '02:14'))
				.press('Add: What was used');
			await visitor
				.fill('When did it end?', days.wall(night, '02:19'))
				.fill('Who decided to end it?', 'Owen Price')
				.press('End the episode');
		},

		/** Who was there: staff, and a guard in uniform who is none. */
		async hadAround() {
			const visitor = await nora();
			for (const [name, part] of [
				['Nora Blake, Nurse', 'Used their hands'],
				['Owen Price, Doctor', 'Gave medicine']
			] as const)
				await visitor.choose(name, 'Who took part?').choose(part, 'What did they do?').press('Name them');
			await visitor
				.fill('Who was there who is not staff?', 'Contract guard, in uniform, behind him')
				.choose('No', 'Is this a contractor who may be authorised to use force?')
				.fill('Why were they there?', 'The ward had called for help')
				.press('Add: People who are not staff');
		},

		/** Each wish, with the reason where it was not followed; and the medicine, whose manner nobody asked about. */
		async wasNotHeard() {
			const visitor = await nora();
			for (const [wish, answer, why] of wishes) {
				const number = numberOf(visitor, wish);
				visitor.choose(answer, `Wish ${number}: was it followed?`);
				if (why !== undefined) visitor.choose(why, `Wish ${number}: why was it not followed?`);
			}
			await visitor.press('Save what was followed');
			await visitor
				.choose('Yes, as wished', 'Was the medicine as the person wished?')
				.choose('The manner was not asked')
				.press('Save: Medicine and wishes');
			await visitor
				.fill(
					'What else should stand in the record?',
					'02:05: the chart suggested haloperidol and lorazepam. His line on haloperidol was shown. ' +
						'The doctor gave lorazepam only.'
				)
				.press('Add: Anything else');
		},

		/** What section 6(5) of the Act asks for beyond that. */
		async isWrittenDown() {
			const visitor = await nora();
			for (const [label, words, button] of [
				[
					'What was the danger? What was seen and heard?',
					'He threw a chair towards the door.',
					'Save: The danger'
				],
				[
					'How was it done, step by step?',
					'Two held his arms, first seated, then on his back.',
					'Save: How it was done'
				],
				[
					'What else was tried first, and what came of it?',
					'A nurse spoke with him in English. He did not understand.',
					'Save: Other efforts'
				],
				['What came of it?', 'He lay down in his room at 02:30.', 'Save: What came of it'],
				['Diagnosis, if known', 'Not known', 'Save: Diagnosis'],
				['Relevant characteristics, if known', 'Reads Arabic, speaks some English.', 'Save: Characteristics']
			] as const)
				await visitor.fill(label, words).press(button);
			await visitor.choose('A shared room').press('Save: Place');
			await visitor
				.choose('No', 'Was this kind of use part of the care plan?')
				.press('Save: Part of the care plan');
			await visitor.tick('Neither').press('Save: Learning disability or autism');
			await visitor.choose('Harm', 'Was the person harmed, and how badly?').press('Save: Harm to the person');
			await visitor.choose('Yes', 'The person named nobody to tell').press('Save: Nobody to tell');
		}
	};
};
