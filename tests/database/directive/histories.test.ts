import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../support/sign-in.js';
import { monday, ward, type Ward } from '../intake/ward.js';
import { living, questions, type Deed } from './living.js';

const HISTORIES = Number(process.env.FOREWORD_PROOF_HISTORIES ?? 100);

let house: House;
let harbour: Ward;
beforeAll(async () => {
	house = await openHouse();
	harbour = await ward(house, 'Harbour');
});
afterAll(() => house.close());

const say = fc.record({
	does: fc.constant('say' as const),
	question: fc.constantFrom(...questions),
	many: fc.integer({ min: 0, max: 3 })
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant({ does: 'begin' as const }) },
	{ weight: 4, arbitrary: say },
	{ weight: 2, arbitrary: fc.constant({ does: 'sign' as const }) },
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('witness' as const),
			what: fc.constantFrom('witness' as const, 'capacity' as const, 'document' as const)
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('withdraw' as const),
			whole: fc.integer({ min: 1, max: 4 }).map((drawn) => drawn === 1),
			some: fc.integer({ min: 1, max: 63 })
		})
	},
	{ weight: 1, arbitrary: fc.constant({ does: 'report' as const }) },
	{
		weight: 1,
		arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 400 }) })
	}
);
const first: Deed[] = [
	{ does: 'begin' },
	{ does: 'say', question: 'never', many: 2 },
	{ does: 'say', question: 'treatment-want', many: 2 },
	{ does: 'sign' },
	{ does: 'witness', what: 'witness' },
	{ does: 'witness', what: 'witness' }
];
const history = fc
	.array(deed, { minLength: 3, maxLength: 10 })
	.map((drawn) => [...first, ...drawn, { does: 'withdraw', whole: false, some: 5 } as const]);

test(
	`in ${HISTORIES} histories lived by the acts, what was taken back stands on no card, page or plan`,
	{ timeout: 1_800_000 },
	async () => {
		let taken = 0;
		let standing = 0;
		await fc.assert(
			fc.asyncProperty(
				history,
				fc.constantFrom('us-washington', 'preference-only', 'scotland', 'germany'),
				async (deeds, where) => {
					const life = await living(house, harbour, where, monday);
					for (const one of deeds) {
						await life.does(one);
						if (one.does !== 'withdraw' && one.does !== 'sign') continue;
						const text = await life.reads();
						const shown = [...life.gone].filter((words) => text.includes(words));
						expect(shown).toEqual([]);
						const inForce = await life.inForce();
						expect(inForce.filter((words) => life.gone.has(words))).toEqual([]);
						standing += inForce.length;
						taken += life.gone.size;
					}
				}
			),
			{ numRuns: HISTORIES }
		);
		expect(taken).toBeGreaterThan(HISTORIES);
		expect(standing).toBeGreaterThan(HISTORIES);
	}
);
