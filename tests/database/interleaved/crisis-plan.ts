import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { addVoice, readCrisisPlan, type CrisisPlan } from '../../../src/lib/server/care/crisis-plan/acts.js';
import { spokenOf } from '../../../src/lib/server/care/crisis-plan/crisis-plan.js';
import { answerLine, checkWording, say } from '../../../src/lib/server/care/crisis-plan/line-acts.js';
import { textHash, textOf } from '../../../src/lib/server/care/crisis-plan/signing.js';
import { move, sign } from '../../../src/lib/server/care/crisis-plan/step-acts.js';
import { passOf } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { requestOf } from './answers.js';
import { acting, now, people, type Done, type Play } from './live.js';

/** Line → its words, and what the one at the table said to them. */
type Text = Record<string, readonly [words: string, said: string]>;
type Wrote = {
	readonly id: string;
	readonly line: string;
	readonly words: string;
	readonly bases: readonly string[];
};

/** An account beside the plan: all that was written, and which of it the person made theirs. */
const account = () => {
	const wrote: Wrote[] = [];
	const theirs = new Set<string>();
	const said = new Map<string, string>();
	/** What stands; null while two wordings of a line do. */
	const stands = (): Text | null => {
		const own = wrote.filter(({ id }) => theirs.has(id));
		const heads = own.filter(({ id }) => !own.some(({ bases }) => bases.includes(id)));
		if (new Set(heads.map(({ line }) => line)).size < heads.length) return null;
		return Object.fromEntries(heads.map(({ id, line, words }) => [line, [words, said.get(id) ?? '']]));
	};
	return { wrote, theirs, said, stands };
};

const shownOn = ({ lines, voices, said }: CrisisPlan) => {
	const text = textOf(lines, voices, said);
	return {
		hash: text === null ? '' : textHash(text),
		text: Object.fromEntries(
			(text ?? []).map(({ wording }) => [
				wording.line,
				[wording.wording, said.findLast(({ version }) => version === wording.id)?.reason ?? ''] as const
			])
		)
	};
};

/** A crisis plan at the table: the person at two windows, a helper who types, a friend who is there, and who signs. */
export const crisisPlay = async (database: TestDatabase): Promise<Play> => {
	const sql = database.superSql;
	const { personId, self, helper } = await people(database, 'crisis-plan');
	const to = { personId };
	const chooses = await acting(self, 'crisis-plan:choose', personId);
	const reads = await passOf(self.asking(now), 'crisis-plan:read', to);
	const writes = {
		self: await acting(self, 'crisis-plan:write', personId),
		helper: await acting(helper, 'crisis-plan:write', personId)
	};
	const answers = await acting(self, 'crisis-plan:answer', personId);
	const signs = await acting(self, 'crisis-plan:sign', personId);
	const voice = randomUUID();
	await addVoice(chooses(), { id: voice, accountId: null, name: 'Ade', kind: 'friend' });
	await move(chooses(), { key: randomUUID(), kind: 'begun' });
	const lines = [randomUUID(), randomUUID()];
	const plans: CrisisPlan[] = [];
	const kept: string[] = [];
	const beside = account();
	const shown = new Map<string, Text>();

	const write = async (who: number, plan: CrisisPlan, line: string, words: string): Promise<Done> => {
		const here = plan.lines.find(({ id }) => id === line);
		const bases = [...(here?.heads ?? []), ...(here?.waiting ?? [])].map(({ id }) => id);
		const [pass, key] = [who === 2 ? writes.helper() : writes.self(), randomUUID()];
		await say(pass, { key, line, topic: 'early-do', words, bases }, 'en');
		kept.push(words);
		return {
			request: requestOf(pass),
			replay: () => {
				beside.wrote.push({ id: key, line, words, bases });
				if (who !== 2) beside.theirs.add(key);
			}
		};
	};
	const answer = async (plan: CrisisPlan, line: string, words: string): Promise<Done | null> => {
		const here = plan.lines.find(({ id }) => id === line);
		const version = here && spokenOf(here)?.id;
		if (version === undefined) return null;
		const pass = answers();
		const outcome = await answerLine(
			pass,
			{ line, version, said: [{ voice, answer: 'part', reason: words }] },
			'en'
		);
		if (outcome !== 'kept') return null;
		kept.push(words);
		return { request: requestOf(pass), replay: () => void beside.said.set(version, words) };
	};
	const signing = async (plan: CrisisPlan): Promise<Done | null> => {
		const page = shownOn(plan);
		const [pass, key] = [signs(), randomUUID()];
		const outcome = await sign(pass, { key, voice: null, hash: page.hash, name: 'Tahlia', how: 'here' });
		if (typeof outcome === 'string') return null;
		shown.set(key, page.text);
		// What was on the signer's page is what stands at that very moment.
		return { request: requestOf(pass), replay: () => expect(page.text).toEqual(beside.stands()) };
	};

	return {
		kept,
		open: async (who) => {
			plans[who] = await readCrisisPlan(reads);
		},
		act: async (who, drawn, words) => {
			const plan = (plans[who] ??= await readCrisisPlan(reads));
			if (who === 3) return signing(plan);
			const line = lines[drawn % 2] ?? '';
			const [waits] = plan.lines.flatMap(({ waiting }) => waiting);
			if (who === 0 && waits !== undefined && drawn % 4 < 2) {
				const pass = chooses();
				await checkWording(pass, waits.id, 'confirmed');
				const [noted] = await sql`select from audit.entry where request_id = ${pass.requestId}`;
				return noted ? { request: requestOf(pass), replay: () => void beside.theirs.add(waits.id) } : null;
			}
			return who === 1 && drawn % 4 < 2 ? answer(plan, line, words) : write(who, plan, line, words);
		},
		rows: async () => {
			const rows = await sql<{ words: string }[]>`
				select wording as words from crisis_line where person_id = ${personId}
				union all select reason from crisis_answer where person_id = ${personId}`;
			return rows.map((row) => row.words);
		},
		signed: async () => {
			const rows = await sql<{ id: string; line: string; words: string }[]>`
				select s.id, l.line_id as line, l.wording as words from crisis_signature s
				join crisis_signed_line d on d.signature_id = s.id join crisis_line l on l.id = d.version_id
				where s.person_id = ${personId}`;
			for (const [id, text] of shown)
				expect(
					Object.fromEntries(rows.filter((row) => row.id === id).map((row) => [row.line, row.words]))
				).toEqual(Object.fromEntries(Object.entries(text).map(([line, [words]]) => [line, words])));
			expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(shown.keys()));
			return shown.size;
		}
	};
};
