import { randomUUID } from 'node:crypto';
import {
	answerForPerson,
	begin,
	nameSpeaker,
	readDirectives,
	writing
} from '../../../src/lib/server/care/directive/acts.js';
import { readToSign, sign } from '../../../src/lib/server/care/directive/signing-acts.js';
import { report, withdraw } from '../../../src/lib/server/care/directive/withdrawal-acts.js';
import { bearWitness } from '../../../src/lib/server/care/directive/witness-acts.js';
import type { Value } from '../../../src/lib/server/questions/answer.js';
import { saveAnswer } from '../../../src/lib/server/questions/acts.js';
import { jurisdictionOf } from '../../../src/lib/server/standards/jurisdictions.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import { passOf } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { somebody } from '../card/plan.js';
import type { Ward } from '../intake/ward.js';
import { around } from './around.js';
import type { Deed } from './deeds.js';

const words = wordsFor('en');

/**
 * Somebody living through a history by the acts of the app, and a plain account of it beside: every wish has words of
 * its own, and `gone` are those taken back and not said again.
 */
export const living = async (database: TestDatabase, ward: Ward, jurisdiction: string, start: Date) => {
	const her = await somebody(database, ward);
	const near = await around(database, her, start);
	let now = start;
	let said = 0;
	let waits = false;
	/** What the version in force says, and the one that is being written: question → its lines, each in words of its own. */
	type Lines = Map<string, { id: string; text: string }[]>;
	const none = (): Lines => new Map();
	let signed = none();
	let open: Lines | null = null;
	/** What each version says that was signed: the one in force need not be the newest, which may wait for a witness. */
	const saidIn = new Map<string, Lines>();
	const gone = new Set<string>();
	const mark = `zq${her.personId.slice(0, 8)}`;
	const own = <D extends Parameters<typeof passOf>[1]>(deed: D) =>
		passOf(her.self.asking(now), deed, her.subject);
	const drop = (lines: Lines): Lines =>
		new Map([...lines].map(([question, all]) => [question, all.filter(({ text }) => !gone.has(text))]));

	const save = async (question: string, value: Value, groups: ('card' | 'care-team')[]): Promise<boolean> => {
		const to = await writing(await own('directive:answer'));
		if (to === null) return false;
		const base = (await readDirectives(await own('directive:read'))).versions
			.find(({ id }) => id === to.pass.contextId)
			?.answers.find((answer) => answer.question === `directive/${question}`);
		const saved = await saveAnswer(to.pass, {
			question: `directive/${question}`,
			setVersion: 1,
			state: 'answered',
			value,
			language: 'en',
			base: base?.id ?? '',
			key: randomUUID(),
			audience: { groups, named: [] },
			also: new Map(),
			alsoLanguage: 'en',
			alsoBy: ''
		});
		if (saved.outcome === 'conflict') throw new Error('conflict');
		return true;
	};

	const say = async (question: string, many: number): Promise<void> => {
		if (open === null) return;
		const kept = (open.get(question) ?? []).filter(({ text }) => !gone.has(text));
		const added = Array.from({ length: many }, () => ({ id: randomUUID(), text: `${mark}-${said++}-end` }));
		const items = [...kept, ...added];
		const to = question === 'hospital-prefer' ? 'care-team' : 'card';
		if (await save(question, { items }, [to])) open.set(question, items);
	};

	const inDays = (count: number): string =>
		new Date(now.getTime() + count * 86_400_000).toISOString().slice(0, 10);
	const dates = async (review: number, end: number): Promise<void> => {
		if (open === null) return;
		await save('review-on', { date: inDays(review) }, ['care-team']);
		if (jurisdictionOf(jurisdiction).validity.ownEnd.value)
			await save('ends-on', { date: inDays(end) }, ['care-team']);
	};

	/** Ros is named, on the next version too, and says what she says in her own session. */
	const agent = async (answer: 'none' | 'accepted' | 'declined' | 'ended'): Promise<void> => {
		if (answer === 'none') {
			if (open === null) return;
			await nameSpeaker(await own('directive:write'), {
				...{ id: randomUUID(), rank: 1, name: 'Ros', phone: '0444', powers: 'All of it', limits: null },
				...{ alert: true, covers: [], userName: near.representative.userName }
			});
			return;
		}
		const { versions } = await readDirectives(await own('directive:read'));
		const asked = versions.flatMap(({ speakers }) => speakers).find(({ endedAt }) => endedAt === null);
		if (asked === undefined) return;
		await answerForPerson(await passOf(near.representative.asking(now), 'directive:accept', her.subject), {
			speaker: asked.id,
			answer
		});
	};

	const takeBack = async (whole: boolean, some: number, incapable = false): Promise<void> => {
		const all = await readDirectives(await own('directive:read'));
		const [version] = all.standing.inForce.length > 0 ? all.standing.inForce : all.standing.versions;
		if (version === undefined) return;
		const lines = [...(saidIn.get(version.id) ?? signed)].flatMap(([question, items]) =>
			items.filter(({ text }) => !gone.has(text)).map((item) => ({ ...item, question }))
		);
		const picked = whole ? lines : lines.filter((_, at) => (some >> at) % 2 === 1);
		if (!whole && picked.length === 0) return;
		const form = {
			key: randomUUID(),
			version: version.id,
			parts: whole ? null : picked.map(({ question, id }) => `directive/${question} ${id}`),
			method: 'here' as const,
			words: null,
			foundIncapable: incapable,
			writtenAt: now
		};
		const done = await withdraw(await own('directive:withdraw'), form);
		if (done.outcome !== 'withdrawn') return;
		for (const { text } of picked) gone.add(text);
		if (whole)
			for (const lines of [signed, open ?? none()])
				for (const items of lines.values()) for (const { text } of items) gone.add(text);
	};

	const witness = async (what: 'witness' | 'capacity' | 'document'): Promise<void> => {
		const all = await readDirectives(await own('directive:read'));
		const one = all.standing.versions.find(({ state }) => state === 'signed');
		if (one === undefined) return;
		await bearWitness(await own('directive:witness'), {
			key: randomUUID(),
			version: one.id,
			withdrawal: null,
			what,
			name: 'Somebody who was there',
			role: null,
			relations: ['other'],
			inClass: true,
			certifies: true
		});
	};

	/** The words of all that is in force or wished. */
	const standing = async (): Promise<readonly string[]> => {
		const { standing, versions } = await readDirectives(await own('directive:read'));
		const lines = versions.flatMap(({ answers }) =>
			answers.flatMap(({ question, context, value }) =>
				value !== null && 'items' in value
					? value.items.map(({ id, text }) => ({ name: `${context} ${question} ${id}`, text: text ?? '' }))
					: []
			)
		);
		return standing.versions
			.flatMap(({ inForce, wishes }) => [...inForce, ...wishes])
			.flatMap((item) => lines.filter(({ name }) => name === item).map(({ text }) => text));
	};

	return {
		her,
		near,
		gone,
		get now() {
			return now;
		},
		async does(deed: Deed): Promise<void> {
			now = new Date(now.getTime() + (deed.does === 'wait' ? deed.days * 86_400_000 : 7 * 60_000));
			if (deed.does === 'begin' && open === null) {
				const pass = await own('directive:write');
				if ((await begin(pass, { jurisdiction, key: randomUUID(), copy: true })) !== null) {
					const all = await readDirectives(await own('directive:read'));
					open = all.standing.inForce.length > 0 ? drop(signed) : none();
				}
			}
			if (deed.does === 'say') await say(deed.question, deed.many);
			if (deed.does === 'sign' && open !== null && [...open.values()].some(({ length }) => length > 0)) {
				const ready = await readToSign(await own('directive:sign'), words);
				if (ready === null) return;
				const done = await sign(await own('directive:sign'), {
					key: randomUUID(),
					version: ready.version.id,
					hash: ready.hash,
					language: 'en',
					method: 'typed',
					words: 'Tahlia',
					paperOn: null,
					drawing: null,
					heardBy: null,
					heardAs: null,
					freely: true
				});
				if (done.outcome !== 'signed') throw new Error(done.outcome);
				// Signing says anew what stands in it, also what had been taken back from the one before.
				for (const items of open.values()) for (const { text } of items) gone.delete(text);
				signed = open;
				saidIn.set(ready.version.id, open);
				open = null;
			}
			if (deed.does === 'witness') await witness(deed.what);
			if (deed.does === 'withdraw') await takeBack(deed.whole, deed.some);
			if (deed.does === 'agent') await agent(deed.answer);
			if (deed.does === 'dates') await dates(deed.review, deed.end);
			if (deed.does === 'report' && !waits) {
				waits = true;
				const all = await readDirectives(await own('directive:read'));
				const [version] = all.standing.inForce;
				if (version !== undefined)
					await report(await passOf(ward.kim.asking(now), 'directive:report', her.subject), {
						key: randomUUID(),
						version: version.id,
						method: 'aloud',
						words: 'Cancel it',
						writtenAt: now
					});
			}
		},
		standing
	};
};
