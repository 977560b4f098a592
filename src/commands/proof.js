import process from 'node:process';

/** The long proofs and how many cases each takes; `npm test` draws a few of them by lot. */
const cases = {
	/** People with every field full, whose cards are read in both languages. */
	FOREWORD_PROOF_CARDS: 1_000,
	/** What cannot be right, all of it to every form. */
	FOREWORD_PROOF_BODIES: 'all',
	/** Forms drawn by lot, sent to the running build. */
	FOREWORD_PROOF_POSTS: 10_000,
	/** Lives of a directive: by the rules and by the acts all of them, over HTTP one in 25. */
	FOREWORD_PROOF_HISTORIES: 500,
	/** What may follow an episode: by the rules all of them, by the acts one in 25. */
	FOREWORD_PROOF_DEBRIEFS: 10_000,
	/** Interleavings of three who write and one who signs: the directive, what somebody wrote of themselves, the crisis plan. */
	FOREWORD_PROOF_INTERLEAVINGS: 1_000,
	/** Renewals by any birth date; orders and their gaps; checks and who watched by the minute; authorisations. */
	FOREWORD_PROOF_RENEWALS: 10_000,
	FOREWORD_PROOF_ORDERS: 20_000,
	FOREWORD_PROOF_CHECKS: 20_000,
	FOREWORD_PROOF_AUTHORISATION: 100_000,
	/** Names in many scripts, found again however they are written. */
	FOREWORD_PROOF_NAMES: 20_000
};
const files = [
	'src/lib/server/care/card/oracle.test.ts',
	'tests/journeys/bad-input.test.ts',
	'tests/standards/directive-histories.test.ts',
	'tests/database/directive/histories.test.ts',
	'tests/journeys/directive.test.ts',
	'tests/standards/debrief-histories.test.ts',
	'tests/database/debrief/histories.test.ts',
	'tests/database/interleavings.test.ts',
	'tests/standards/table-1-2a.test.ts',
	'tests/standards/clock-cases.test.ts',
	'tests/standards/authorisation.test.ts',
	'src/lib/server/standards/order-state.test.ts',
	'src/lib/server/care/episode/check-schedule.test.ts',
	'src/lib/server/care/episode/watch.test.ts',
	'tests/database/intake/find.test.ts'
];

/** `npm run proof`: all of it, some half an hour on an idle machine. A number of your own in the environment goes before. */
for (const [name, count] of Object.entries(cases)) process.env[name] ??= String(count);
process.argv.push(...files);
await import('./test.js');
