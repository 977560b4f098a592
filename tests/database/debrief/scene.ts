import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { nameStaff, startEpisode, staysOf, writeFacts } from '../../../src/lib/server/care/episode/acts.js';
import type { Field, Value } from '../../../src/lib/server/care/episode/fields.js';
import { addFinding } from '../../../src/lib/server/care/talk/acts.js';
import { nameFacilitator } from '../../../src/lib/server/care/talk/unit-acts.js';
import { propose } from '../../../src/lib/server/care/care-plan/acts.js';
import { saveAnswer, type AnswerPass } from '../../../src/lib/server/questions/acts.js';
import type { Audience, Value as Said } from '../../../src/lib/server/questions/answer.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import type { Deed } from '../../../src/lib/server/access/policy.js';
import { passOf, someone } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';
import { scene } from '../../people/scene.js';
import { openHouse, type House } from '../../support/sign-in.js';

export const words = wordsFor('en');
/** A moment of the days after Saturday 14 March 2026, in Sydney. */
export const sydney = (time: string, day: string): Date => new Date(`2026-03-${day}T${time}:00+11:00`);

export type After = Awaited<ReturnType<typeof afterwards>>;

/** Tahlia's evening is over: Dana took part, Kim did not, Ana (a facilitator of the service) may be asked to lead. */
export const afterwards = async (house: TestDatabase) => {
	const at = await scene(house, {
		name: 'Tahlia Marsh',
		birthDate: '2009-11-02',
		zone: 'Australia/Sydney',
		pack: 'au-nsw-dcj-2024',
		arrived: sydney('10:00', '10')
	});
	const helps = await at.answer('helps', [{ text: 'Tight blanket' }, { text: 'Quiet room' }]);
	await at.answer('strengths', [{ text: 'MARKER-PRIVATE' }], { audience: [] });
	const ana = await someone(house, { name: 'Ana Silva', job: 'Facilitator' });
	await house.superSql`update sign_in.account set roles = '{facilitator}' where id = any (${[ana.accountId, at.dana.accountId]})`;
	const now = sydney('20:10', '14');
	const starting = await passOf(at.kim.asking(now), 'episode:start', at.subject);
	const [stay] = await staysOf(starting);
	if (!stay) throw new Error('nobody treats the person');
	const kinds = ['seclusion' as const];
	const episodeId = await startEpisode(starting, {
		stay,
		kinds,
		startedAt: sydney('19:05', '14'),
		key: randomUUID()
	});
	const episode = { ...at.subject, episodeId };
	const unit = { unitId: at.unitId };
	const write = async <F extends Field>(field: F, value: Value<F> | null, when = now) => {
		const pass = await passOf(at.kim.asking(when), 'episode:write', episode);
		await writeFacts(
			pass,
			[{ field, item: '', value, because: null } as Parameters<typeof writeFacts>[1][number]],
			false,
			randomUUID()
		);
	};
	await nameStaff(
		await passOf(at.kim.asking(now), 'episode:write', episode),
		{ accountId: at.dana.accountId, name: at.dana.name, job: null, role: 'decided' },
		randomUUID()
	);
	const end = () => write('ended', { at: sydney('19:26', '14'), by: 'Dana', why: null });
	/** Asks Ana, or somebody else, to lead. */
	const ask = async (leader: { accountId: string } = ana, when = sydney('09:00', '15')) =>
		nameFacilitator(await passOf(at.kim.asking(when), 'debriefs:name', unit), episodeId, leader.accountId);
	/** The person, or staff for themselves, answers a question of theirs. */
	const tell = async (
		who: typeof at.person,
		deed: 'debrief:answer' | 'staff-debrief:answer',
		question: string,
		value: Said,
		audience: Audience,
		when = sydney('16:30', '16')
	) => {
		const pass: AnswerPass =
			deed === 'debrief:answer'
				? await passOf(who.asking(when), deed, episode)
				: await passOf(who.asking(when), deed, episode);
		const saved = await saveAnswer(pass, {
			question,
			setVersion: 1,
			state: 'answered',
			value,
			language: 'en',
			base: '',
			key: randomUUID(),
			audience,
			also: new Map([[null, 'MARKER-RENDERED']]),
			alsoLanguage: 'ar',
			alsoBy: 'an interpreter'
		});
		if (saved.outcome === 'conflict') throw new Error('conflict');
		return saved.answerId;
	};
	/** Ana finds something and proposes a change from it; returns the proposal's id. */
	const offer = async (target: string, text: string, when = sydney('14:00', '18')) => {
		const pass = await passOf(ana.asking(when), 'joint:write', episode);
		const findingId = randomUUID();
		await addFinding(pass, { id: findingId, wording: 'The dinner moved.', language: 'en', whose: 'person' });
		const id = randomUUID();
		const made = await propose(pass, words, {
			id,
			findingId,
			target,
			wordings: { en: text, ar: 'كلمات' },
			why: { en: 'You said so.' },
			noesRead: when
		});
		return { id, findingId, made };
	};
	const mine = <D extends Deed>(deed: D, when: Date) => passOf(at.person.asking(when), deed, episode);
	return { ...at, helps, ana, episodeId, episode, unit, write, end, ask, tell, offer, mine };
};

/**
 * One house for a file's tests, and the evening lived anew in it before each.
 * @param take gets both
 * @param upTo no further than this: it may go on still, it ended, or Ana was asked to lead
 */
export const livedAfter = (
	take: (lived: { house: House; at: After }) => void,
	upTo: 'evening' | 'ended' | 'asked' = 'asked'
): void => {
	let house: House;
	beforeAll(async () => {
		house = await openHouse();
	});
	beforeEach(async () => {
		const at = await afterwards(house);
		if (upTo !== 'evening') await at.end();
		if (upTo === 'asked') await at.ask();
		take({ house, at });
	});
	afterAll(() => house.close());
};
