import fc from 'fast-check';
import {
	CHOICE_PART,
	type DirectiveRow,
	type Reader,
	type WitnessRow
} from '../../src/lib/server/standards/directive-state';
import type { Jurisdiction } from '../../src/lib/server/standards/jurisdiction';

/** What may happen to somebody's directives, one thing after another. Versions and withdrawals are counted from 0. */
export type Happening =
	| {
			does: 'begin';
			contents: string[];
			wished: boolean;
			choice: boolean | null;
			startsIn: number;
			ends: boolean;
			named: boolean;
	  }
	| { does: 'sign'; version: number; pressed: boolean }
	| { does: 'witness'; version: number; good: boolean; certifies: boolean }
	| { does: 'attest'; version: number; what: 'capacity' | 'document' }
	| { does: 'accept'; version: number }
	| { does: 'discard'; version: number }
	| { does: 'change'; version: number }
	| {
			does: 'withdraw';
			version: number;
			parts: number[] | null;
			choice: boolean;
			agent: boolean;
			incapable: boolean;
			pressed: boolean;
			spoken: boolean;
			way: 'here' | 'paper' | 'paper-entered';
	  }
	| { does: 'witness-withdrawal'; withdrawal: number; good: boolean; certifies: boolean }
	| { does: 'wait' };
export type Step = { readonly at: Date; readonly what: Happening };
export type Story = readonly Step[];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY + 30_000);

const version = fc.nat({ max: 4 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('begin' as const),
			contents: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 4 }),
			wished: fc.boolean(),
			choice: fc.constantFrom(true, false, null),
			startsIn: fc.constantFrom(0, 0, 0, 20),
			ends: fc.boolean(),
			named: fc.boolean()
		})
	},
	{
		weight: 5,
		arbitrary: fc.record({ does: fc.constant('sign' as const), version, pressed: oneIn(6) })
	},
	{
		weight: 6,
		arbitrary: fc.record({
			does: fc.constant('witness' as const),
			version,
			good: oneIn(4).map((not) => !not),
			certifies: oneIn(4).map((not) => !not)
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('attest' as const),
			version,
			what: fc.constantFrom('capacity' as const, 'document' as const)
		})
	},
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('accept' as const), version }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('discard' as const), version }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('change' as const), version }) },
	{
		weight: 5,
		arbitrary: fc.record({
			does: fc.constant('withdraw' as const),
			version,
			parts: fc.option(fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }), { nil: null }),
			choice: fc.boolean(),
			agent: fc.boolean(),
			incapable: oneIn(3),
			pressed: oneIn(6),
			spoken: oneIn(6),
			way: fc.constantFrom('here' as const, 'here' as const, 'paper' as const, 'paper-entered' as const)
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('witness-withdrawal' as const),
			withdrawal: fc.nat({ max: 3 }),
			good: oneIn(4).map((not) => !not),
			certifies: oneIn(4).map((not) => !not)
		})
	},
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const) }) }
);

function oneIn(many: number): fc.Arbitrary<boolean> {
	return fc.integer({ min: 1, max: many }).map((drawn) => drawn === 1);
}

const begun = (choice: boolean | null, startsIn: number): Happening => ({
	does: 'begin',
	contents: ['a', 'b', 'c'],
	wished: false,
	choice,
	startsIn,
	ends: false,
	named: true
});
/** All that any of the laws asks, for one version. */
const wellMade = (of: number, choice: boolean | null, startsIn: number): Happening[] => [
	begun(choice, startsIn),
	{ does: 'sign', version: of, pressed: false },
	...[0, 1, 2].map((): Happening => ({ does: 'witness', version: of, good: true, certifies: true })),
	{ does: 'attest', version: of, what: 'capacity' },
	{ does: 'attest', version: of, what: 'document' },
	{ does: 'accept', version: of }
];
const prefix: fc.Arbitrary<Happening[]> = fc
	.tuple(
		fc.constantFrom(0, 1, 1, 2),
		fc.constantFrom(true, true, false),
		fc.constantFrom(0, 0, 20),
		fc.constantFrom(0, 20)
	)
	.map(([many, choice, first, second]) => [
		...(many === 0 ? [begun(true, 0)] : wellMade(0, choice, first)),
		...(many === 2 ? wellMade(1, choice, second) : [])
	]);

/** Stories in which enough is signed and witnessed that something is in force, and taken back. */
export const stories: fc.Arbitrary<Story> = fc
	.tuple(
		prefix,
		fc.array(fc.tuple(fc.integer({ min: 1, max: 30 * 24 * 60 }), happening), { minLength: 4, maxLength: 26 })
	)
	.map(([made, drawn]) => {
		let at = Date.parse('2026-01-05T09:00:00Z');
		return [...made.map((what) => [7, what] as const), ...drawn].map(([minutes, what]) => {
			at += minutes * MINUTE;
			return { at: new Date(at), what };
		});
	});

/** Withdrawals as the story says, and how they reach readers. A paper reaches the clinic after three days. */
export const CLINIC_AFTER = 3;
export const ENTERED_AFTER = 5;
export const readers: readonly Reader[] = [
	{ foreword: true, holder: null },
	{ foreword: false, holder: 'clinic' },
	{ foreword: true, holder: 'clinic' }
];

type Rows = { -readonly [K in keyof DirectiveRow]: DirectiveRow[K] };

const asWitness = (textHash: string, at: Date, good: boolean, certifiesCapacity: boolean): WitnessRow => ({
	at,
	textHash,
	relations: good ? ['other'] : ['representative'],
	inClass: good,
	certifiesCapacity
});

/** The same story as rows, the way the store keeps them. */
export const rowsOf = (story: Story, pack: Jurisdiction): readonly DirectiveRow[] => {
	const rows: Rows[] = [];
	const withdrawn: { row: Rows; at: number }[] = [];
	for (const { at, what } of story) {
		if (what.does === 'begin') {
			const id = `v${rows.length}`;
			rows.push({
				id,
				pack,
				begunAt: at,
				discardedAt: null,
				items: what.contents.map((content, index) => ({
					id: `${id}-${index}`,
					content,
					wishedAt: what.wished && index === 0 ? at : null
				})),
				textHash: id,
				mayWithdrawWhileIncapable: what.choice,
				effectiveFrom: what.startsIn > 0 ? after(at, what.startsIn) : null,
				reviewBy: after(at, 100),
				endsAt: what.ends ? after(at, 60) : null,
				signatures: [],
				witnesses: [],
				attestations: [],
				representatives: what.named ? [{ id: `${id}-agent`, acceptedAt: null, endedAt: null }] : [],
				withdrawals: []
			});
			continue;
		}
		if (what.does === 'wait') continue;
		if (what.does === 'witness-withdrawal') {
			const to = withdrawn[what.withdrawal];
			const old = to?.row.withdrawals[to.at];
			if (!to || !old) continue;
			const witnesses = [...old.witnesses, asWitness('', at, what.good, what.certifies)];
			to.row.withdrawals = to.row.withdrawals.map((one, index) =>
				index === to.at ? { ...one, witnesses } : one
			);
			continue;
		}
		const row = rows[what.version];
		if (!row) continue;
		const isSigned = row.signatures.length > 0;
		switch (what.does) {
			case 'sign':
				if (!isSigned && !row.discardedAt) {
					row.signatures = [{ at, textHash: row.textHash, toConfirm: what.pressed }];
				}
				break;
			case 'witness':
				row.witnesses = [...row.witnesses, asWitness(row.textHash, at, what.good, what.certifies)];
				break;
			case 'attest':
				row.attestations = [
					...row.attestations,
					{ at, textHash: row.textHash, by: 'practitioner', what: what.what }
				];
				break;
			case 'accept':
				row.representatives = row.representatives.map((one) => ({
					...one,
					acceptedAt: one.acceptedAt ?? at
				}));
				break;
			case 'discard':
				if (!isSigned) row.discardedAt ??= at;
				break;
			case 'change':
				if (!isSigned) row.textHash = `${row.textHash}'`;
				break;
			case 'withdraw': {
				const parts = what.parts && [
					...what.parts.map((index) => `${row.id}-${index}`),
					...(what.choice ? [CHOICE_PART] : []),
					...(what.agent ? [`${row.id}-agent`] : [])
				];
				withdrawn.push({ row, at: row.withdrawals.length });
				row.withdrawals = [
					...row.withdrawals,
					{
						id: `w${withdrawn.length}`,
						writtenAt: at,
						enteredAt: what.way === 'here' ? at : what.way === 'paper' ? null : after(at, ENTERED_AFTER),
						parts,
						inWriting: !what.spoken,
						foundIncapable: what.incapable,
						witnesses: [],
						attestations: [],
						receipts: what.way === 'here' ? [] : [{ holder: 'clinic', at: after(at, CLINIC_AFTER) }],
						toConfirm: what.pressed
					}
				];
			}
		}
	}
	return rows;
};
