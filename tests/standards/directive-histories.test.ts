import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allJurisdictions, gatherJurisdictions } from '../../src/lib/server/standards/jurisdictions';
import type { Standing } from '../../src/lib/server/standards/directive-state';
import { standingOf } from '../../src/lib/server/standards/standing';
import { Life } from './directive-reference';
import { after, readers, rowsOf, stories, type Story } from './directive-story';
import invented from './zz-northland.json';

const HISTORIES = Number(process.env.FOREWORD_PROOF_HISTORIES ?? 500);
const packs = [
	...allJurisdictions(),
	...gatherJurisdictions({ './jurisdictions/zz-northland.json': invented }).values()
];

const told = ({ versions }: Standing) => ({
	states: Object.fromEntries(versions.map(({ id, state }) => [id, state])),
	inForce: versions.flatMap(({ inForce }) => inForce).sort(),
	wishes: versions.flatMap(({ wishes }) => wishes).sort(),
	agents: versions.flatMap(({ representatives }) => representatives).sort(),
	reviewPassed: versions
		.filter(({ reviewPassed }) => reviewPassed)
		.map(({ id }) => id)
		.sort()
});
/** Just before and at the last steps, and long after them. */
const momentsOf = (story: Story, some: readonly number[]): Date[] => {
	const steps = some.map((index) => story[index % story.length]?.at ?? new Date(0));
	const last = story.at(-1)?.at ?? new Date(0);
	return [
		...steps.flatMap((at) => [new Date(at.getTime() - 1), at, after(at, 4)]),
		after(last, 25),
		after(last, 400)
	];
};
const sampled = fc.array(fc.nat({ max: 40 }), { minLength: 2, maxLength: 2 });

describe(`in ${HISTORIES} histories of signing, amending, witnessing, withdrawing, agents and ends`, () => {
	test('a directive stands as one who lived through them says', { timeout: 600_000 }, () => {
		const seen = new Map<string, number>();
		fc.assert(
			fc.property(stories, fc.constantFrom(...packs), sampled, (story, pack, some) => {
				for (const reader of readers) {
					for (const now of momentsOf(story, some)) {
						const mine = told(standingOf(rowsOf(story, pack), now, reader));
						expect(mine).toEqual(new Life(story, pack.id, reader, now).stands());
						for (const state of Object.values(mine.states)) seen.set(state, (seen.get(state) ?? 0) + 1);
						if (mine.wishes.length > 0) seen.set('wish', (seen.get('wish') ?? 0) + 1);
						if (mine.agents.length > 0) seen.set('agent', (seen.get('agent') ?? 0) + 1);
					}
				}
			}),
			{ numRuns: HISTORIES }
		);
		// The histories are worth something only if each of these is in them, often.
		for (const state of [
			'draft',
			'signed',
			'active',
			'partly-withdrawn',
			'withdrawn',
			'superseded',
			'expired',
			'wish',
			'agent'
		]) {
			expect([state, (seen.get(state) ?? 0) >= Math.min(20, HISTORIES / 25)]).toEqual([state, true]);
		}
	});

	test(
		'what a person able to decide took back in Foreword is neither in force nor a wish',
		{
			timeout: 600_000
		},
		() => {
			const free = packs.filter(({ withdrawal }) => withdrawal.form.value !== 'as-making');
			let taken = 0;
			fc.assert(
				fc.property(stories, fc.constantFrom(...free), sampled, (story, pack, some) => {
					const rows = rowsOf(story, pack);
					for (const now of momentsOf(story, some)) {
						const { versions } = standingOf(rows, now);
						const shown = new Set(versions.flatMap(({ inForce, wishes }) => [...inForce, ...wishes]));
						for (const { withdrawals } of rows) {
							const counting = withdrawals.filter(
								({ enteredAt, foundIncapable, toConfirm, inWriting }) =>
									enteredAt !== null && enteredAt <= now && !foundIncapable && !toConfirm && inWriting
							);
							for (const { parts, writtenAt } of counting) {
								const items = rows.flatMap((row) => row.items.map((item) => ({ row, item })));
								const contents = new Set(
									items.filter(({ item }) => parts?.includes(item.id)).map(({ item }) => item.content)
								);
								const before = items.filter(({ row, item }) => {
									const said = row.signatures.find(({ at }) => at <= now)?.at ?? row.begunAt;
									return said <= writtenAt && (parts === null || contents.has(item.content));
								});
								taken += before.length;
								expect(before.filter(({ item }) => shown.has(item.id)).map(({ item }) => item.id)).toEqual(
									[]
								);
							}
						}
					}
				}),
				{ numRuns: HISTORIES }
			);
			expect(taken).toBeGreaterThan(HISTORIES);
		}
	);

	test('order of the rows and the passing of a review date change nothing', { timeout: 600_000 }, () => {
		fc.assert(
			fc.property(stories, fc.constantFrom(...packs), sampled, (story, pack, some) => {
				const rows = rowsOf(story, pack);
				for (const now of momentsOf(story, some)) {
					const stands = told(standingOf(rows, now));
					expect(told(standingOf([...rows].reverse(), now))).toEqual(stands);
					const never = rows.map((row) => ({ ...row, reviewBy: null }));
					expect(told(standingOf(never, now))).toEqual({ ...stands, reviewPassed: [] });
				}
			}),
			{ numRuns: HISTORIES / 5 }
		);
	});
});
