import { randomUUID } from 'node:crypto';
import { admit } from '../../../src/lib/server/access/admit.js';
import type { Pass } from '../../../src/lib/server/access/index.js';
import type { Deed } from '../../../src/lib/server/access/policy.js';
import { someone, type Signed } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';

export const now = new Date('2026-02-02T09:00:00Z');

/** What one act did, and the account of it that is kept beside: run in the order in which the log says acts came. */
export type Done = { readonly request: string; readonly replay: () => void };

/** A text with three who write in it and one who signs, each at a page of their own. */
export type Play = {
	/** Opens the page anew: what its reader works from until they open it again. */
	readonly open: (who: number) => Promise<void>;
	/** Writes, checks, answers or signs from the page that is open; null when it was refused. `drawn` decides what. */
	readonly act: (who: number, drawn: number, words: string) => Promise<Done | null>;
	/** Every word in the database that was ever written here. */
	readonly rows: () => Promise<readonly string[]>;
	/** Words that an act said were kept. */
	readonly kept: readonly string[];
	/** Looks at what was signed, when all is over. Says how many signatures there are. */
	readonly signed: () => Promise<number>;
};

export type People = { readonly personId: string; readonly self: Signed; readonly helper: Signed };

/** Somebody with an account, and a helper who may type for them in this part. */
export const people = async (
	{ superSql: sql }: Pick<TestDatabase, 'superSql'>,
	part: string
): Promise<People> => {
	const personId = randomUUID();
	await sql`insert into person (id, name, birth_date, created_at)
		values (${personId}, 'Tahlia', '2009-11-02', ${now})`;
	const self = await someone({ superSql: sql }, { name: 'Tahlia', kind: 'person', personId });
	const helper = await someone({ superSql: sql }, { name: 'Ros', kind: 'supporter' });
	await sql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
		values (${randomUUID()}, ${personId}, ${helper.accountId}, ${part}, 'type', '2026-01-01', '2027-01-01')`;
	return { personId, self, helper };
};

/** A pass to act, as a form that was sent gets one: with a turn to wait for. The next form is a request of its own. */
export const acting = async <D extends Deed>(
	who: Signed,
	deed: D,
	personId: string
): Promise<() => Pass<D>> => {
	const [pass] = await admit(who.asking(now), [deed], { personId }, 'act');
	if (pass?.deed !== deed) throw new Error(`no pass for ${deed}`);
	return () => ({ ...pass, requestId: randomUUID() }) as Pass<D>;
};

/** Draws numbers from a seed, so that a story that fails can be lived again. */
const drawing = (seed: number) => {
	let state = Math.imul(seed, 2_654_435_761);
	return (below: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
};

const later = (milliseconds: number) =>
	milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));

const rounds = 5;

/**
 * Lives one story: in each round those who are there open the page or act from it, all at the same moment, each over a
 * connection of their own. Then the acts are told again one after another, in the order of the log.
 */
export const live = async ({ superSql: sql }: Pick<TestDatabase, 'superSql'>, play: Play, seed: number) => {
	const draw = drawing(seed);
	const done: Done[] = [];
	let refused = 0;
	await play.open(3);
	// Who signs comes sooner or later: a directive is written on until then and no longer.
	const signsFrom = draw(rounds);
	for (let round = 0; round < rounds; round++) {
		const moves = [0, 1, 2, 3].map((who) => ({
			who,
			does: (['opens', 'acts', 'both', 'both', 'rests', 'rests'] as const)[draw(who === 3 ? 4 : 6)],
			drawn: draw(1_000),
			after: draw(4)
		}));
		await Promise.all(
			moves.map(async ({ who, does, drawn, after }) => {
				if (does === 'rests' || (who === 3 && round < signsFrom)) return;
				await later(after);
				if (does !== 'acts') await play.open(who);
				if (does === 'opens') return;
				const one = await play.act(who, drawn, `${who} in round ${round} of ${seed}`);
				if (one === null) refused++;
				else done.push(one);
			})
		);
	}
	const order = await sql<{ request: string }[]>`
		select request_id as request from audit.entry
		where request_id = any (${done.map(({ request }) => request)}) and kind = 'act'
		group by request_id order by min(seq)`;
	if (order.length !== done.length) throw new Error('an act is not in the log');
	for (const { request } of order) done.find((one) => one.request === request)?.replay();
	return { acts: done.length, refused };
};
