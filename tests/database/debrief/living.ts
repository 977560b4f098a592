import { randomUUID } from 'node:crypto';
import {
	answerProposal,
	readChanges,
	readProposals,
	waitingProposals
} from '../../../src/lib/server/care/care-plan/acts.js';
import { readCard } from '../../../src/lib/server/care/card/acts.js';
import { addNotNow, addOffer } from '../../../src/lib/server/care/debrief/offer-acts.js';
import { choose, readDebrief } from '../../../src/lib/server/care/account/acts.js';
import { listDebriefs } from '../../../src/lib/server/care/talk/unit-acts.js';
import { transaction, type Pass } from '../../../src/lib/server/access/index.js';
import { endSide, reopen } from '../../../src/lib/server/care/talk/ending-acts.js';
import { entryOf, type NewEntry } from '../../../src/lib/server/care/talk/together.js';
import { saveAnswer } from '../../../src/lib/server/questions/acts.js';
import { itemsOf, type Current, type Value } from '../../../src/lib/server/questions/answer.js';
import { Life, zone, type Lived } from '../../standards/debrief-life.js';
import { questions, type Asked, type Deed } from '../../standards/debrief-story.js';
import { passOf, type Signed } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { afterwards, sydney, words } from './scene.js';

/** Who leads reads the lines of the plan for 90 days after it ended; what comes later is asked for by nobody. */
const LATELY = 85 * 24 * 60 * 60_000;

/** Somebody living through a story after an episode, by the acts of the app, and the plain account of it beside. */
export const living = async (house: TestDatabase) => {
	const at = await afterwards(house);
	await at.end();
	await at.ask();
	const life = new Life(sydney('21:00', '15'));
	const made: { id: string; base: string }[] = [];
	const mine = <D extends Parameters<typeof passOf>[1]>(deed: D) => at.mine(deed, life.now);
	const unit = <D extends 'debriefs:offer' | 'debriefs:read'>(deed: D) =>
		passOf(at.kim.asking(life.now), deed, at.unit);

	/** What holds for a question now, as it is stored. */
	const held = async (question: Asked): Promise<Pick<Current, 'id' | 'value'> | null> => {
		const rows = await house.superSql<{ id: string; value: Value | null }[]>`
			select a.id, a.value from answer_now n join answer a on a.id = n.answer_id
			where n.person_id = ${at.personId} and n.question = ${`about-me/${question}`}
				and n.context = access.nobody()`;
		return rows[0] ?? null;
	};
	const lines = (question: Asked) => life.lines.get(question) ?? [];
	/** Lines of the account by place → their ids as they are stored: they stand in the same order. */
	const idsIn = async (question: Asked): Promise<Map<string, string>> => {
		const items = itemsOf((await held(question))?.value ?? null);
		return new Map(lines(question).map(({ id }, nth) => [id, items[nth]?.id ?? '']));
	};
	const write = async (question: Asked, ids: ReadonlyMap<string, string>): Promise<void> => {
		const all = lines(question);
		const value: Value =
			question === 'stop'
				? { text: all[0]?.text ?? '' }
				: { items: all.map(({ id, text }) => ({ id: ids.get(id) ?? randomUUID(), text })) };
		const saved = await saveAnswer(await passOf(at.person.asking(life.now), 'about-me:answer', at.subject), {
			...{ question: `about-me/${question}`, setVersion: 1, language: 'en', key: randomUUID() },
			...(all.length === 0 ? { state: 'does-not-apply', value: null } : { state: 'answered', value }),
			...{ base: (await held(question))?.id ?? '', audience: { groups: ['card'], named: [] } },
			...{ also: new Map(), alsoLanguage: 'en', alsoBy: '' }
		});
		if (saved.outcome === 'conflict') throw new Error('conflict');
	};
	await house.superSql`delete from answer_now where person_id = ${at.personId} and question = 'about-me/helps'`;
	for (const question of questions) await write(question, new Map());

	const propose = async ({ question, item, text }: Extract<Lived, { does: 'propose' }>): Promise<string> => {
		const line = item === null ? undefined : (await idsIn(question)).get(item);
		const target = `about-me/${question}${line === undefined ? '' : `/${line}`}`;
		const done = await at.offer(target, text, life.now);
		if (done.made === 'proposed') made.push({ id: done.id, base: (await held(question))?.id ?? '' });
		return done.made;
	};
	const answer = async (
		{ proposal, decision, stale }: Extract<Lived, { does: 'answer' }>,
		question: Asked
	) => {
		const { id, base } = made[proposal] ?? { id: '', base: '' };
		const form = { base: stale ? base : ((await held(question))?.id ?? ''), key: randomUUID() };
		return answerProposal(await mine('proposal:answer'), id, { decision, language: 'en', ...form });
	};

	const part = async (deed: Deed): Promise<void> => {
		const last = life.chosen.at(-1) ?? null;
		const on = last?.laterOn ?? null;
		if (deed.does === 'choose') {
			await choose(await mine('debrief:choose'), randomUUID(), deed.answer, on);
			return;
		}
		const offering = await unit('debriefs:offer');
		if (deed.does === 'unwell' && life.notNow !== null)
			await addNotNow(offering, at.episodeId, { ...life.notNow, id: randomUUID() });
		if (deed.does !== 'offer') return;
		const { what, how, answer: heard } = deed;
		const answerOn = heard === 'later' ? (what === 'side' ? on : life.today) : what === 'side' ? on : null;
		const said = { answer: heard, answerOn: heard === 'none' || heard === 'now' ? null : answerOn };
		const one = { id: randomUUID(), what, how, offeredAt: life.now, words: null, ...said };
		await addOffer(offering, at.episodeId, one);
	};

	/** Whether it may be written by somebody straight in SQL, past every act. */
	const isLet = (who: Signed, one: NewEntry, pass: Pass): Promise<boolean> =>
		transaction(pass, async (sql) => {
			await sql`insert into joint_entry (id, episode_id, person_id, kind, what, words, entered_by, entered_at)
				values (${one.id}, ${at.episodeId}, ${at.personId}, ${one.kind}, ${one.what}, ${one.words},
					${who.accountId}, ${life.now})`;
			return true;
		}).catch((fault: unknown) => {
			if (fault instanceof Error && 'code' in fault && fault.code === '42501') return false;
			throw fault;
		});
	/** Ends a side; where the act does not, the wall behind it does not either. */
	const ends = async (by: 'leader' | 'person', how: string): Promise<boolean> => {
		const [side, what = null] = how.split(' ');
		const kind = side === 'staff-closed' ? side : 'person-closed';
		const words = how === 'staff-closed no-change' ? 'Nothing could be done otherwise' : null;
		const one = entryOf(kind, randomUUID(), { what, words });
		if (by === 'person') return isLet(at.person, one, await mine('together:write'));
		const pass = await passOf(at.ana.asking(life.now), 'joint:write', at.episode);
		return (await endSide(pass, one)) === 'ended' || isLet(at.ana, one, pass);
	};

	const asked: Asked[] = [];
	return {
		at,
		life,
		/** Lives one thing; says what the app and what the account say became of it. */
		async does(deed: Deed): Promise<readonly [string, string] | null> {
			const late = life.now.getTime() - life.endedAt.getTime() > LATELY;
			if (deed.does === 'propose' && late) return null;
			const before = deed.does === 'edit' ? await idsIn(deed.question) : new Map<string, string>();
			const lived = life.lives(deed);
			if (deed.does === 'edit') await write(deed.question, before);
			await part(deed);
			if (lived?.does === 'propose') {
				if (!lived.refused) asked.push(lived.question);
				return [await propose(lived), lived.refused ? 'said-no' : 'proposed'];
			}
			if (deed.does === 'reopen') await reopen(await mine('together:write'), randomUUID());
			if (deed.does === 'end' && lived?.does === 'end')
				return [`${deed.how}: ${await ends(deed.by, deed.how)}`, `${deed.how}: ${lived.may}`];
			if (lived?.does !== 'answer') return null;
			const how = await answer(lived, asked[lived.proposal] ?? 'helps');
			return [JSON.stringify(how), JSON.stringify(lived.outcome)];
		},
		/** The card as somebody reads it now. */
		card: async (who: Signed): Promise<string> => {
			const { card } = await readCard(await passOf(who.asking(life.now), 'card:read', at.subject), words);
			return JSON.stringify(card);
		},
		/** What who leads reads of what was asked for. */
		changes: async (): Promise<string> => {
			const pass = await passOf(at.ana.asking(life.now), 'joint:read', at.episode);
			return JSON.stringify((await readChanges(pass, words)).proposals);
		},
		/** What waits for the person's word, and all that was ever asked of them. */
		waiting: async () => waitingProposals(await mine('home:read')),
		proposals: async () => readProposals(await mine('proposals:read')),
		debrief: async () => readDebrief(await mine('debrief:read')),
		listed: async () => listDebriefs(await unit('debriefs:read'), zone)
	};
};
