import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../support/sign-in.js';
import { aboutMePlay } from './interleaved/about-me.js';
import { crisisPlay } from './interleaved/crisis-plan.js';
import { directivePlay } from './interleaved/directive.js';
import { live, type Play } from './interleaved/live.js';

/** How many stories are lived: a few with all tests, a thousand of each with `npm run proof`. */
const STORIES = Number(process.env.FOREWORD_PROOF_INTERLEAVINGS ?? 12);

let house: House;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.close());

const plays: Record<string, (house: House) => Promise<Play>> = {
	'a directive': directivePlay,
	'what somebody wrote of themselves': aboutMePlay,
	'a crisis plan': crisisPlay
};

test.each(Object.entries(plays))(
	`${STORIES} times three write in %s at the same moment as one signs: no words are lost, none signed unread`,
	async (_, begin) => {
		const all = { acts: 0, refused: 0, signatures: 0 };
		const from = Math.floor(Math.random() * 1_000_000);
		for (let seed = from; seed < from + STORIES; seed++) {
			const play = await begin(house);
			const { acts, refused } = await live(house, play, seed).catch((fault: unknown) => {
				throw new Error(`the story of ${seed}`, { cause: fault });
			});
			// What was said to be kept is there, word for word, and nothing that was refused.
			expect([...(await play.rows())].sort()).toEqual([...play.kept].sort());
			all.acts += acts;
			all.refused += refused;
			all.signatures += await play.signed();
		}
		// The stories are worth something: much was written, and both happen often, to be let and to be refused.
		expect(all.acts).toBeGreaterThan(STORIES * 2);
		expect(all.refused).toBeGreaterThanOrEqual(STORIES / 12);
		expect(all.signatures).toBeGreaterThanOrEqual(STORIES / 12);
	},
	3_600_000
);
