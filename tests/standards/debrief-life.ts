import { mayPropose } from '../../src/lib/server/care/care-plan/again';
import {
	changedMeanwhile,
	settle,
	stateOf,
	valueWith,
	type Answered,
	type Decision
} from '../../src/lib/server/care/care-plan/care-plan';
import { said } from '../../src/lib/server/care/card/people.example';
import type { Chosen } from '../../src/lib/server/care/debrief/debrief';
import type { NotNow } from '../../src/lib/server/care/debrief/offer';
import { itemsOf, keepIdentity, type Current, type Value } from '../../src/lib/server/questions/answer';
import { most, questionOf, type Question } from '../../src/lib/server/questions/set';
import { setOf } from '../../src/lib/server/questions/sets';
import { dayIn } from '../../src/lib/server/standards/zone';
import { questions, type Asked, type Deed } from './debrief-story';

export const zone = 'Australia/Sydney';
const DAY = 24 * 60 * 60_000;

/** A line as who lives through it knows it: which one it is, its words, and whether a yes brought them. */
type Line = { readonly id: string; text: string; acceptedAt: Date | null };
type Outcome = ReturnType<typeof settle> | 'changed' | 'full';
/** What was asked for, and what became of an answer to it. `item`: the line it is for, by its place in the account. */
export type Lived =
	| {
			readonly does: 'propose';
			readonly question: Asked;
			readonly item: string | null;
			readonly text: string;
			/** The person said no to a change of this line before, and nothing new is named. */
			readonly refused: boolean;
	  }
	| {
			readonly does: 'answer';
			readonly proposal: number;
			readonly decision: Decision;
			readonly stale: boolean;
			readonly outcome: Outcome;
	  }
	| { readonly does: 'end'; readonly may: boolean };
type Made = {
	readonly question: Asked;
	readonly item: string | null;
	readonly base: Current | null;
	readonly text: string;
	readonly given: Answered[];
};

/** No words of a line are in what names it: they are looked for on the card. */
const idOf = (text: string): string => `line-${text.replace(/\D/g, '')}`;
const asked = (id: Asked): Question => questionOf(setOf('about-me'), id) ?? never(id);
const never = (id: string): never => {
	throw new Error(`no question ${id}`);
};

const decisionOf = (how: Decision['answer'], wording: string, on: string): Decision => {
	if (how === 'reworded') return { answer: how, wording, also: {} };
	if (how === 'not-now') return { answer: how, notBefore: on };
	return how === 'declined' ? { answer: how, reason: null } : { answer: how };
};

/**
 * Somebody living through a story by the rules of the app, and a plain account of it beside: which lines stand and
 * which words they said no to. Every line has words of its own.
 */
export class Life {
	now: Date;
	readonly chosen: Chosen[] = [];
	/** When each was offered; the answer is not in it. */
	readonly offered: Record<'side' | 'joint', Date[]> = { side: [], joint: [] };
	/** Offers to which nothing was said. */
	readonly unanswered: Date[] = [];
	notNow: NotNow | null = null;
	#unwellAt: Date | undefined;
	/** The person's side of the talk: who ended it last, while it is not open again. */
	readonly #side: { endedBy: 'leader' | 'person' | null; openedAt: Date | null } = {
		...{ endedBy: null, openedAt: null }
	};
	readonly lines = new Map<Asked, Line[]>();
	/** Offered and not taken as they were: a no, or other words instead. */
	readonly refused = new Set<string>();
	readonly waiting = new Set<string>();
	readonly #answers = new Map<Asked, Current>();
	readonly #made: Made[] = [];
	#count = 0;

	constructor(readonly endedAt: Date) {
		this.now = endedAt;
		for (const question of questions) {
			const lines = question === 'stop' ? [this.#line()] : [this.#line(), this.#line()];
			this.lines.set(question, lines);
			this.#keep(question, this.#fresh(question, lines));
		}
	}

	get answers(): Current[] {
		return [...this.#answers.values()];
	}
	get today(): string {
		return dayIn(this.now, zone);
	}
	/** Lines that a yes brought and nothing took away since. */
	get accepted(): { text: string; acceptedAt: Date }[] {
		return [...this.lines.values()]
			.flat()
			.flatMap(({ text, acceptedAt }) => (acceptedAt === null ? [] : [{ text, acceptedAt }]));
	}

	/** Lives through one thing; says what became of it where something was asked for or answered. */
	lives(deed: Deed): Lived | null {
		this.now = new Date(this.now.getTime() + (deed.does === 'wait' ? deed.days * DAY : 37 * 60_000));
		const on = (days: number) => dayIn(new Date(this.now.getTime() + days * DAY), zone);
		const { now } = this;
		if (deed.does === 'offer' || deed.does === 'choose') {
			const { answer, days } = deed;
			if (deed.does === 'offer') this.offered[deed.what].push(now);
			if (answer === 'none') this.unanswered.push(now);
			const mine = deed.does === 'choose' || deed.what === 'side';
			const laterOn = answer === 'later' || (answer === 'no' && days % 2 === 0) ? on(days) : null;
			if (answer !== 'none' && mine) this.chosen.push({ choice: answer, laterOn, chosenAt: now });
		}
		if (deed.does === 'unwell') this.#unwellAt = now;
		if (deed.does === 'unwell')
			this.notNow = {
				...{ id: 'one', reason: 'Fever', until: on(deed.until) },
				nextOffer: on(deed.until + deed.more)
			};
		if (deed.does === 'edit') this.#edit(deed.question, deed.how, deed.line);
		if (deed.does === 'end') return { does: 'end', may: this.#mayEnd(deed) };
		if (deed.does === 'reopen') Object.assign(this.#side, { endedBy: null, openedAt: now });
		if (deed.does === 'propose') return this.#propose(deed.question, deed.line);
		return deed.does === 'answer' ? this.#answer(deed, on(deed.days)) : null;
	}

	#line(): Line {
		const text = this.#words();
		return { id: idOf(text), text, acceptedAt: null };
	}
	#words(): string {
		return `zq${this.#count++}end`;
	}
	#fresh(question: Asked, lines: readonly Line[]): Value {
		return question === 'stop'
			? { text: lines[0]?.text ?? '' }
			: { items: lines.map(({ id, text }) => ({ id, text })) };
	}
	#keep(question: Asked, value: Value): void {
		const key = `about-me/${question}`;
		const isEmpty = 'items' in value ? value.items.length === 0 : !('text' in value) || value.text === '';
		this.#answers.set(
			question,
			said(key, value, {
				...{ id: `${key}-${this.#count}`, writtenAt: this.now },
				...(isEmpty ? { state: 'does-not-apply', value: null } : {})
			})
		);
	}
	#of(question: Asked): Line[] {
		return this.lines.get(question) ?? [];
	}

	/**
	 * Whether a side may end like that. The staff's: with a change that is there, or an explicit none. The person's: as
	 * they say; by staff only what was said to an offer, an offer that came to nothing, or not now for health reasons,
	 * since the person last opened it, and never in the place of the person's own word.
	 */
	#mayEnd({ by, how }: Extract<Deed, { does: 'end' }>): boolean {
		const [side, what] = how.split(' ');
		if (side === 'staff-closed') return by === 'leader' && (what === 'no-change' || this.#made.length > 0);
		const { openedAt } = this.#side;
		const since = (at: Date | undefined): boolean =>
			at !== undefined && (openedAt === null || at >= openedAt);
		const last = this.chosen.at(-1);
		const grounds: Record<string, boolean> = {
			declined: last?.choice === 'no' && since(last.chosenAt),
			'not-reached': this.#wasTried(this.unanswered.filter(since)) && !since(last?.chosenAt),
			health: since(this.#unwellAt)
		};
		const may =
			by === 'person'
				? ['change', 'no-change', 'declined'].includes(what ?? '')
				: this.#side.endedBy !== 'person' && grounds[what ?? ''] === true;
		if (may) this.#side.endedBy = by;
		return may;
	}

	/** Offers on two days, or nothing in the seven days after the last. */
	#wasTried(offers: readonly Date[]): boolean {
		const days = new Set(offers.map((at) => dayIn(at, zone)));
		const last = offers.at(-1);
		return days.size > 1 || (last !== undefined && this.now.getTime() - last.getTime() >= 7 * DAY);
	}

	#propose(question: Asked, nth: number | null): Lived {
		const base = this.#answers.get(question) ?? null;
		const at = nth === null ? -1 : nth % Math.max(1, this.#of(question).length);
		const item = question === 'stop' ? null : (this.#of(question)[at]?.id ?? null);
		const text = this.#words();
		const before = this.#made.filter(
			(one) => item !== null && one.question === question && one.item === item
		);
		const no = before.flatMap(({ given }) => given.filter(({ answer }) => answer === 'declined')).at(-1);
		const refused = mayPropose(no ? { id: 'no', at: no.answeredAt } : null, null) !== 'yes';
		if (refused) this.refused.add(text);
		else {
			this.waiting.add(text);
			this.#made.push({ question, item, base, text, given: [] });
		}
		return { does: 'propose', question, item, text, refused };
	}

	#answer({ proposal, how, stale }: Extract<Deed, { does: 'answer' }>, on: string): Lived | null {
		const one = this.#made[proposal];
		if (one === undefined) return null;
		const mine = this.#words();
		const decision = decisionOf(how, mine, on);
		const said = (outcome: Outcome): Lived => ({ does: 'answer', proposal, decision, stale, outcome });
		const settled = settle(one.given, decision, this.today);
		if (settled !== 'settled') return said(settled);
		if (how === 'accepted' || how === 'reworded') {
			const taken = this.#take(one, how === 'reworded' ? mine : one.text, stale);
			if (taken !== 'settled') return said(taken);
		}
		if (how === 'declined' || how === 'reworded') this.refused.add(one.text);
		if (how !== 'not-now') this.waiting.delete(one.text);
		one.given.push({
			...{ answer: how, notBefore: how === 'not-now' ? on : null },
			...{ wording: how === 'reworded' ? mine : null, answeredAt: this.now }
		});
		const { state } = stateOf(one.given, this.today);
		if (state !== (how === 'not-now' ? 'not-now' : 'answered')) throw new Error(`stands as ${state}`);
		return said('settled');
	}

	/** As the act does it. `changed`: the page showed another line than the one that is there. */
	#take(one: Made, text: string, stale: boolean): Outcome {
		const question = asked(one.question);
		const current = this.#answers.get(one.question) ?? null;
		if (changedMeanwhile(question, one, stale ? one.base : current, current)) return 'changed';
		const change = { item: one.item, text, since: this.now };
		const value = valueWith(question, current?.value ?? null, change, idOf(text));
		if (value === null) return 'full';
		this.#keep(one.question, value.value);
		this.#lived(one, text);
		return 'settled';
	}

	/** The same in the plain account: in the place of the line it was for while that is there, else beside the others. */
	#lived(one: Made, text: string): void {
		const lines = this.#of(one.question);
		const old = one.question === 'stop' ? lines[0] : lines.find(({ id }) => id === one.item);
		if (old === undefined) lines.push({ id: idOf(text), text, acceptedAt: this.now });
		else Object.assign(old, { text, acceptedAt: this.now });
	}

	#edit(question: Asked, how: 'add' | 'reword' | 'remove', nth: number): void {
		const lines = this.#of(question);
		const at = nth % Math.max(1, lines.length);
		const line = lines[at];
		if (how === 'add' || line === undefined) {
			if (lines.length >= (question === 'stop' ? 1 : most(asked(question)))) return;
			lines.push(this.#line());
		} else if (how === 'reword') Object.assign(line, { text: this.#words(), acceptedAt: null });
		else lines.splice(at, 1);
		const before = itemsOf(this.#answers.get(question)?.value ?? null);
		const after = this.#fresh(question, lines);
		this.#keep(question, 'items' in after ? { items: keepIdentity(before, after.items) } : after);
	}
}
