import { createHash, randomUUID } from 'node:crypto';
import { note, type Pass, type Sql } from '../access';
import type { Fields, Form } from '../http/forms';
import { actorOf } from './acts';
import { nobody, type Item, type Value } from './answer';
import { optionId } from './option-id';
import { itemLength, most, type Question, type QuestionSet, type Slot } from './set';
import { sets } from './sets';
import * as store from './store';

/** A question that staff ask when the plan is empty, and the name of its field. */
export type ToldQuestion = { readonly field: string; readonly set: QuestionSet; readonly question: Question };

/** What must never be missing from a card, in the order it is asked: each row is one thing to ask about. */
const asks: readonly (readonly Slot[])[] = [['stop'], ['avoid'], ['medicines', 'health']];

const kindsAsked = ['text', 'list', 'picks'];

/** The first question of a slot among those that are never left out of the card. */
const firstOf = (all: readonly QuestionSet[], slot: Slot): { set: QuestionSet; question: Question }[] =>
	all
		.flatMap((set) => set.questions.map((question) => ({ set, question })))
		.filter(
			({ question }) =>
				question.card?.slot === slot && question.card.must && kindsAsked.includes(question.kind)
		)
		.sort((a, b) => (a.question.card?.rank ?? 0) - (b.question.card?.rank ?? 0))
		.slice(0, 1);

/** Three things to ask now, from the question sets themselves; each holds one question or two. */
export const askNow = (
	all: readonly QuestionSet[] = [...sets.values()]
): readonly (readonly ToldQuestion[])[] =>
	asks
		.map((slots, ask) =>
			slots
				.flatMap((slot) => firstOf(all, slot))
				.map((one, place) => ({ ...one, field: `told-${'abc'[ask]}${'xyz'[place]}` }))
		)
		.filter((one) => one.length > 0);

/** The fields the form of these questions may send. */
export const toldFields = (asked: readonly (readonly ToldQuestion[])[]): Fields => [
	'key',
	...asked.flat().flatMap(({ field }) => [field, `${field}-#`, `${field}-pick[]`])
];

export type Told = ToldQuestion & { readonly value: Value };
export type ReadTold =
	| { readonly ok: true; readonly told: readonly Told[] }
	| { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

const itemsIn = (form: Form, { field, question }: ToldQuestion): readonly Item[] => [
	...form
		.rows(field)
		.filter(({ value }) => value !== '')
		.map(({ value }) => ({ id: randomUUID(), text: value })),
	...form
		.many(`${field}-pick`)
		.filter((option) => question.options?.includes(option))
		.map((option) => ({ id: optionId(question.id, option), option }))
];

const valueIn = (form: Form, one: ToldQuestion): Value | null => {
	if (one.question.kind === 'text') {
		const text = form.one(one.field);
		return text === '' ? null : { text };
	}
	const items = itemsIn(form, one).slice(0, most(one.question));
	return items.length === 0 ? null : { items };
};

const tooLong = (form: Form, { field, question }: ToldQuestion): readonly (readonly [string, string])[] => [
	...(form.one(field).length > most(question) && question.kind === 'text'
		? [[field, 'questions:problem.too-long'] as const]
		: []),
	...form
		.rows(field)
		.filter(({ value }) => value.length > itemLength)
		.map(({ index }) => [`${field}-${index}`, 'questions:problem.too-long'] as const)
];

/** What the person told. A question left blank was not answered, and nothing is written for it. */
export const readTold = (form: Form, asked: readonly (readonly ToldQuestion[])[]): ReadTold => {
	const problems = Object.fromEntries(asked.flat().flatMap((one) => tooLong(form, one)));
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	const told = asked.flat().flatMap((one) => {
		const value = valueIn(form, one);
		return value === null ? [] : [{ ...one, value }];
	});
	return { ok: true, told };
};

/**
 * Writes down what the person told staff at an open intake. It stands on the card as not checked, and becomes the
 * person's answer only when they say so. The same form sent twice is written once.
 */
export const saveTold = async (
	sql: Sql,
	pass: Pass<'told:write'> | Pass<'signs:tell'>,
	to: {
		readonly intakeId: string;
		readonly language: string;
		readonly key: string;
		readonly told: readonly Told[];
		/** As what they write it down, where that is named to its readers. */
		readonly typedAs?: 'speech-pathologist';
	}
): Promise<void> => {
	const typedBy = actorOf(pass);
	for (const { set, question, value } of to.told) {
		const id = randomUUID();
		const name = `${set.id}/${question.id}`;
		const key = `${to.key}/${name}`;
		if ((await store.underKey(sql, pass, typedBy, key)) !== null) continue;
		await store.add(sql, pass, {
			id,
			question: name,
			context: nobody,
			voice: nobody,
			setVersion: set.version,
			state: 'answered',
			value,
			language: to.language,
			typedBy,
			toldAtIntake: to.intakeId,
			typedAs: to.typedAs ?? null,
			base: null,
			proposal: null,
			writtenAt: pass.now,
			key,
			bodyHash: createHash('sha256').update(key).digest()
		});
		await note(sql, pass, 'answer:told', { id, part: name });
	}
};
