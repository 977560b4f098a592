import type { Visitor } from '../support/visitor.js';
import { typeAnswer, type Typed } from './answers.js';
import type { House } from './house.js';

export type Signing = { readonly how: string; readonly words: string };
export type Witnessing = {
	readonly name: string;
	readonly profession?: string;
	/** Who they are to the person, where the law wants to know. */
	readonly relation?: string;
	/** One of those the law lets witness, where it names them. */
	readonly inClass?: boolean;
	readonly certifies?: boolean;
};
export type Taking = {
	/** Lines by their words; left out: all of it. */
	readonly parts?: readonly string[];
	/** On paper or aloud: to whom, and the day as three boxes take it. */
	readonly elsewhere?: {
		readonly how: string;
		readonly words: string;
		readonly day: [string, string, string];
	};
};

/** Writing, signing, witnessing and taking back a directive, as the person types it on their own pages. */
export const directiveOf = (house: House, state: { person: string }, name: string) => {
	const at = (page = '') => `/people/${state.person}/directive${page}`;
	const opened = async (page = ''): Promise<Visitor> => {
		const visitor = await house.as(name);
		return visitor.open(at(page));
	};
	const done = (visitor: Visitor, said: string): void => {
		if (visitor.status !== 200 || !visitor.text().includes(said))
			throw new Error(`not "${said}" (${visitor.status}):\n${visitor.text()}`);
	};
	return {
		at,
		opened,

		/** Begins one under the rules of a place, or a copy of the one in force. */
		async begins(place?: string): Promise<void> {
			const visitor = await opened();
			if (place !== undefined) visitor.choose(place, 'Where do you live or get treatment?');
			await visitor.press(place === undefined ? 'Change it' : 'Begin');
			done(visitor, 'What I am writing now');
		},

		async says(question: string, typed: Typed, by = name): Promise<void> {
			const visitor = await house.as(by);
			await visitor.open(at(`/${question}`));
			await typeAnswer(visitor, typed);
		},

		/** Names who speaks for them. */
		async names(who: string, phone: string, powers: string, userName = ''): Promise<void> {
			const visitor = await opened('/speaker');
			visitor
				.choose('Speaks for me', 'First, or after the first?')
				.fill('Their name', who)
				.fill('Their phone number', phone)
				.fill('Their user name here, if they have one', userName)
				.fill('What may they decide?', powers)
				.tick('Tell them when a wish is not followed');
			await visitor.press('Name them');
		},

		/** The one named said yes on paper. */
		async hasYesOf(who: string): Promise<void> {
			const visitor = await opened('/speaker');
			await visitor.press(`${who} said yes on paper`);
		},

		async signs({ how, words }: Signing): Promise<void> {
			const visitor = await opened('/signature');
			await visitor
				.tick('I wrote this freely')
				.choose(how, 'How do you want to sign?')
				.fill('Your name, your mark in words, who heard it, or where the paper is', words)
				.press('Sign it');
			done(visitor, 'It is signed.');
		},

		/** Somebody who is there signs as a witness on the person's own page. */
		async isWitnessed({ name: who, profession, relation, inClass, certifies }: Witnessing): Promise<void> {
			const visitor = await opened('/witness');
			visitor.choose('I saw it signed', 'What do you say?').fill('Your name', who);
			if (profession !== undefined) visitor.fill('Your profession, if the law asks for one', profession);
			if (relation !== undefined) visitor.tick(relation, 'Who are you to this person?');
			if (inClass !== undefined)
				visitor.choose(inClass ? 'Yes' : 'No', 'Are you one of the people whom the law lets witness this?');
			if (certifies) visitor.tick('In my opinion the person can decide this');
			await visitor.press('I sign as a witness');
		},

		/** Takes all of it back, or some lines. */
		async takesBack({ parts, elsewhere }: Taking = {}): Promise<Visitor> {
			const visitor = await opened('/withdrawal');
			visitor.choose(parts ? 'Only what I tick below' : 'All of it', 'What do you take back?');
			for (const part of parts ?? []) visitor.tick(part, 'Parts');
			if (elsewhere !== undefined) {
				visitor.choose(elsewhere.how, 'How?').fill('To whom, or where the paper is', elsewhere.words);
				for (const [box, label] of ['Day', 'Month', 'Year'].entries())
					visitor.fill(label, elsewhere.day[box] ?? '', 'If on paper or aloud: on which day?');
			}
			return visitor.press('Take it back');
		}
	};
};
