import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardOf } from '../../src/lib/server/care/card/card';
import { bareCard, items, said } from '../../src/lib/server/care/card/people.example';
import { isToAsk, standingOf } from '../../src/lib/server/care/debrief/debrief';
import { isNotNow } from '../../src/lib/server/care/debrief/offer';
import { debriefDues } from '../../src/lib/server/standards/debrief-times';
import { Life, zone } from './debrief-life';
import { stories } from './debrief-story';

/** `npm run proof` draws 10,000. */
const HISTORIES = Number(process.env['FOREWORD_PROOF_DEBRIEFS'] ?? 100);
const ended = new Date('2026-03-14T08:26:00Z');
const SIX_WEEKS = 42 * 24 * 60 * 60_000;
const much = 'word '.repeat(16).trim();
/** So much besides that the card cannot hold all of it. */
const crowd = ['do', 'avoid', 'worse', 'staff-triggers'].map((question) =>
	said(`about-me/${question}`, items(...Array.from({ length: 8 }, (_, n) => `${question} ${n} ${much}`)))
);

const cardAt = (life: Life, full: boolean) =>
	cardOf(bareCard({ answers: [...life.answers, ...(full ? crowd : [])], now: life.now }));

/** The card says every line a yes brought, and nothing that was refused, waits or was changed since. */
const looksAtCard = (life: Life, full: boolean): number => {
	const card = JSON.stringify(cardAt(life, full));
	const stands = new Set([...life.lines.values()].flat().map(({ text }) => text));
	const wrong = [...card.matchAll(/zq\d+end/g)].filter(([text]) => !stands.has(text));
	expect(wrong).toEqual([]);
	expect([...life.refused, ...life.waiting].filter((text) => card.includes(text))).toEqual([]);
	const last = Math.max(...life.accepted.map(({ acceptedAt }) => acceptedAt.getTime()));
	// Where there is no room for all, what the last weeks brought stands before all else.
	const due = life.accepted.filter(
		({ acceptedAt }) => !full || last - acceptedAt.getTime() <= SIX_WEEKS - 86_400_000
	);
	expect(due.filter(({ text }) => !card.includes(text))).toEqual([]);
	return due.length;
};

/** What the person said last holds, and no answer of theirs is late. */
const looksAtPart = (life: Life): void => {
	const standing = standingOf(life.chosen, life.today);
	const last = life.chosen.at(-1);
	expect(standing.state).toBe(last?.choice ?? 'asked');
	const putOff = last !== undefined && last.choice !== 'now' && (last.laterOn ?? '9999') > life.today;
	expect(isToAsk(standing)).toBe(!putOff);
	const first = (times: readonly Date[]) => times[0] ?? null;
	const chosenAt = life.chosen[0]?.chosenAt ?? null;
	const side = [first(life.offered.side), chosenAt].flatMap((at) => at ?? []);
	const offer = side.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
	const about = { endedAt: ended, pack: 'au-nsw-dcj-2024', nextOffer: life.notNow?.nextOffer ?? null };
	const byChoice = last !== undefined && last.choice !== 'now';
	const at = { immediate: null, staff: null, offer, joint: first(life.offered.joint) };
	for (const { stage, state } of debriefDues({ ...about, at, byChoice }, zone, life.now)) {
		if (stage === 'immediate' || stage === 'staff') continue;
		// It is the offer that is measured: once made it is met, whatever the person says, and no illness is late.
		expect(state === 'met').toBe(at[stage] !== null);
		if (at[stage] === null && byChoice) expect(state).toBe('by-choice');
		else if (at[stage] === null && isNotNow(life.notNow, life.today)) expect(state).toBe('not-now');
	}
};

test(
	`in ${HISTORIES} histories after an episode no refused line is on a card, and each accepted one is until it is changed`,
	{ timeout: 3_600_000 },
	() => {
		const counted = { accepted: 0, refused: 0, waiting: 0, putOff: 0 };
		fc.assert(
			fc.property(stories, fc.boolean(), (story, full) => {
				const life = new Life(ended);
				for (const [step, deed] of story.entries()) {
					life.lives(deed);
					looksAtPart(life);
					const looks = deed.does === 'answer' || deed.does === 'edit' || step === story.length - 1;
					if (looks) counted.accepted += looksAtCard(life, full);
				}
				counted.refused += life.refused.size;
				counted.waiting += life.waiting.size;
				counted.putOff += Number(!isToAsk(standingOf(life.chosen, life.today)));
			}),
			{ numRuns: HISTORIES }
		);
		// The histories are worth something only if all of this is in them, often.
		expect(counted.accepted).toBeGreaterThan(HISTORIES);
		expect(counted.refused).toBeGreaterThan(HISTORIES / 4);
		expect(counted.waiting).toBeGreaterThan(HISTORIES / 10);
		expect(counted.putOff).toBeGreaterThan(HISTORIES / 20);
	}
);
