import { expect, test } from 'vitest';
import { fromWallClock, toWallClock } from '../../src/lib/server/care/zone';
import { dueTimes, type DueTime } from '../../src/lib/server/standards/clock-rules';
import { bareFacts } from '../../src/lib/server/standards/examples';
import { firstOrderExpires } from '../../src/lib/server/standards/order-terms';
import { packOf } from '../../src/lib/server/standards/packs';
import {
	changes,
	civilDay,
	onTheWall,
	sayDay,
	sixTimers,
	wallText,
	yearsOld,
	type Case,
	type Change,
	type Said
} from './clock-reference';

const pack = packOf('us-joint-commission-2009');
const MINUTES = 720;
/** Every how many-th minute is tried; 1 tries every one of them. */
const stride = Number(process.env['FOREWORD_PROOF_CLOCKS'] ?? 1);

/** Numbers by lot, the same in every run. */
const lot = (seed: number) => {
	let state = (seed * 2_654_435_761) % 4_294_967_296;
	return (below: number): number => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return Math.floor((state / 4_294_967_296) * below);
	};
};

/** An adult, somebody from 9 to 17, somebody under 9, and who turns 18 or 9 while it goes on. */
const bornFor = (kind: number, start: number, where: Change, drawn: (below: number) => number) => {
	const later = start + drawn(16) * 1800;
	const { year, month, day } = civilDay(Math.floor(onTheWall(later, where) / 86_400));
	const years = [30 + drawn(50), 9 + drawn(8), drawn(8), 18, 9][kind] ?? 18;
	// Whoever has no birthday these days was born half a year from now.
	return kind < 3
		? { year: year - years - 1, month: ((month + 5) % 12) + 1, day: 15 }
		: { year: year - years, month, day };
};

const caseOf = (where: Change, minute: number, seed: number): Case => {
	const drawn = lot(seed);
	const start = where.at - (MINUTES / 2) * 60 + minute * 60;
	const some = (most: number, within: number): number[] =>
		Array.from({ length: drawn(most + 1) }, () => start + drawn(within));
	const now = start + drawn(26 * 3600);
	// Many fall on the very second, or the one after it.
	const near = [3600, 7200, 14_400, 28_800].map((at) => start + at + drawn(3) - 1);
	const letGo = [
		start + 1 + drawn(10 * 3600),
		start + 3600 * 2 ** drawn(3),
		near[drawn(4)] ?? null,
		null,
		null,
		null
	];
	return {
		where,
		born: bornFor(drawn(5), start, where, drawn),
		deemed: drawn(2) === 0,
		start,
		released: letGo[drawn(6)] ?? null,
		now: drawn(4) === 0 ? (near[drawn(4)] ?? now) : now,
		orders: drawn(3) === 0 ? near.slice(0, 1) : some(2, 9000),
		renewals: drawn(3) === 0 ? near.slice(drawn(3)) : some(8, 80_000),
		visits: drawn(3) === 0 ? near.slice(drawn(3)) : some(5, 90_000),
		evaluations: drawn(3) === 0 ? near.slice(drawn(3)) : some(8, 80_000)
	};
};

const date = (second: number): Date => new Date(second * 1000);
const dates = (seconds: readonly number[]): Date[] => seconds.map(date);
const second = (at: Date | null): number | null => (at === null ? null : at.getTime() / 1000);

const factsOf = (one: Case) =>
	bareFacts(one.where.zone, date(one.start), {
		components: [
			{
				kind: 'mechanical',
				startedAt: date(one.start),
				endedAt: one.released === null ? null : date(one.released)
			}
		],
		endedAt: one.released === null ? null : date(one.released),
		birthDate: sayDay(one.born),
		ageYearsAtStart: yearsOld(one.born, one.start, one.where),
		deemed: one.deemed,
		reason: 'behavioural',
		moments: {
			order: dates(one.orders),
			renewal: dates(one.renewals),
			'lip-in-person': dates(one.visits),
			'staff-evaluation': dates(one.evaluations)
		}
	});

const said = (due: DueTime | undefined): Said | null =>
	due === undefined
		? null
		: { due: second(due.due) ?? 0, state: due.state, missed: due.missed, next: second(due.next) };

/** The rules in which the six timers stand; the second has three, of which one holds. */
const rules = {
	order: ['order-1-hour'],
	seen: ['evaluation-deemed', 'evaluation-not-deemed', 'evaluation-released-early'],
	renewed: ['reorder'],
	evaluated: ['staff-evaluation'],
	seenAgain: ['reevaluation']
} as const;

const compare = (one: Case): { readonly timers: number; readonly wrong: readonly string[] } => {
	const facts = factsOf(one);
	const due = dueTimes(pack, facts, date(one.now));
	const { firstEnds, ...expected } = sixTimers(one);
	const wrong: string[] = [];
	const tell = (timer: string, product: unknown, reference: unknown) => {
		if (JSON.stringify(product) === JSON.stringify(reference)) return;
		wrong.push(`${timer} ${JSON.stringify(product)} ≠ ${JSON.stringify(reference)}: ${JSON.stringify(one)}`);
	};
	for (const [timer, ids] of Object.entries(rules)) {
		const found = due.filter(({ rule }) => ids.some((id) => id === rule));
		const reference = Object.entries(expected).find(([name]) => name === timer)?.[1] ?? null;
		tell(timer, found.length === 1 ? said(found[0]) : found.length, reference);
	}
	tell('firstEnds', second(firstOrderExpires(pack, facts, facts.components)), firstEnds);
	return { timers: 6, wrong };
};

test('69,120 cases: 8 zones, both changes of their clocks, 720 start minutes, 6 timers, and none is wrong', () => {
	const wrong: string[] = [];
	let timers = 0;
	for (const [place, where] of changes.entries())
		for (let minute = 0; minute < MINUTES; minute += stride) {
			const found = compare(caseOf(where, minute, place * MINUTES + minute + 1));
			timers += found.timers;
			wrong.push(...found.wrong);
		}
	expect(wrong.slice(0, 3)).toEqual([]);
	expect(timers).toBe(changes.length * Math.ceil(MINUTES / stride) * 6);
	if (stride === 1) expect(timers).toBe(69_120);
});

test('the starts are read from the wall of each place as they were typed there, also in the hour shown twice', () => {
	const wrong: string[] = [];
	for (const where of changes)
		for (let minute = 0; minute < MINUTES; minute += 5 * stride) {
			const start = where.at - (MINUTES / 2) * 60 + minute * 60;
			const typed = wallText(start, where);
			const read = fromWallClock(typed, where.zone);
			const meant = read === 'no-such-time' ? [] : 'at' in read ? [read.at] : read.ambiguous;
			const fits = toWallClock(date(start), where.zone) === typed && meant.some((at) => second(at) === start);
			if (!fits) wrong.push(`${where.zone} ${typed}`);
		}
	expect(wrong).toEqual([]);
});
