import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Question } from '../../src/lib/server/questions/set.js';
import { sets } from '../../src/lib/server/questions/sets.js';
import { everybody, id, insert, now, type Who } from '../access/world.js';

/** A word that stands nowhere else, what it was written as, and who may ever read it. */
export type Marker = { word: string; what: string; readers: readonly Who[] };

type Audience = { audience?: string[]; named?: Who[] };
type Place = { question: string; context: string; voice: string };

const nobody = '00000000-0000-0000-0000-000000000000';
const T = { person_id: id('person tahlia') };
const E = { ...T, episode_id: id('episode') };
const before = new Date(now.getTime() - 86_400_000);

/** Who reads an answer of Tahlia's plan, and what she or staff say after the episode, by its audience. */
const readersOf = ({ audience = [], named = [] }: Audience, about: 'plan' | 'account' | 'staff'): Who[] => [
	about === 'staff' ? 'dana' : 'tahlia',
	...named,
	...(audience.includes('care-team')
		? about === 'plan'
			? (['kim', 'cas'] as const)
			: (['kim'] as const)
		: []),
	...(audience.includes('facilitator') ? (['fay'] as const) : []),
	...(audience.includes('person') ? (['tahlia'] as const) : [])
];

/** Every kind of private text in the world of `tests/access`, each with a word of its own. */
export const plant = async (sql: postgres.Sql): Promise<Marker[]> => {
	const markers: Marker[] = [];
	const mark = (what: string, readers: readonly Who[]): string => {
		const word = `zq${(markers.length + 46_656).toString(36)}qz`;
		markers.push({ word, what, readers: readers.length === 0 ? everybody : readers });
		return word;
	};

	const valueOf = (question: Question, write: (part: string) => string) => {
		switch (question.kind) {
			case 'text':
				return { text: write('text') };
			case 'list':
			case 'picks':
				return { items: [{ id: randomUUID(), text: write('item'), more: write('more') }] };
			case 'choice':
				return { choice: question.options?.[0] ?? '', note: write('note') };
			case 'scales':
			case 'marks': {
				const given = question.kind === 'scales' ? 4 : 'yes';
				return { rows: { [question.rows?.[0] ?? '']: given }, note: write('note') };
			}
			case 'date':
				return { date: '2009-05-01' };
		}
	};

	const answer = async (
		question: Question,
		place: Place,
		who: Audience,
		about: 'plan' | 'account' | 'staff'
	) => {
		const readers = readersOf(who, about);
		const author: Who = about === 'staff' ? 'dana' : 'tahlia';
		const row = (version: string, seen: readonly Who[]) => ({
			...T,
			...place,
			id: id(`${version} ${place.question} ${place.voice}`),
			set_version: 1,
			state: 'answered',
			value: valueOf(question, (part) => mark(`${place.question}, ${version}, ${part}`, seen)),
			language: 'en',
			typed_by: id(author),
			key: `${version} ${place.question}`,
			body_hash: Buffer.from(version),
			written_at: before
		});
		const older = row('an old version', [author]);
		const current = row('as it stands', readers);
		await insert(sql, 'answer', older);
		await insert(sql, 'answer', current);
		await sql`delete from answer_now where person_id = ${T.person_id} and question = ${place.question}
			and context = ${place.context} and voice = ${place.voice}`;
		await insert(sql, 'answer_now', {
			...T,
			...place,
			answer_id: current.id,
			audience: who.audience ?? [],
			named: (who.named ?? []).map(id),
			changed_at: before
		});
		for (const [of, seen] of [
			[older, [author]],
			[current, readers]
		] as const)
			await insert(sql, 'rendering', {
				id: id(`rendering ${of.id}`),
				answer_id: of.id,
				...T,
				item: of.value.items?.[0]?.id ?? null,
				language: 'ar',
				wording: mark(`${place.question}, in another language`, seen),
				made_by: mark(`${place.question}, who put it in another language`, seen),
				how: 'human',
				written_at: before
			});
	};

	const plan: Readonly<Record<string, Audience>> = {
		'when-well': { named: ['reader'] },
		reasons: { audience: ['care-team'] }
	};
	for (const question of sets.get('about-me')?.questions ?? []) {
		const place = { question: `about-me/${question.id}`, context: nobody, voice: nobody };
		await answer(question, place, plan[question.id] ?? {}, 'plan');
	}

	const account: readonly Audience[] = [
		{},
		{ audience: ['facilitator'] },
		{ named: ['cas'] },
		{ audience: ['care-team'] }
	];
	for (const [nth, question] of (sets.get('debrief-person')?.questions ?? []).entries()) {
		// It keeps which lines of the plan it is about, and no word of anybody's.
		if (question.id === 'plan-lines') continue;
		const place = { question: `debrief-person/${question.id}`, context: E.episode_id, voice: nobody };
		await answer(question, place, account[nth % account.length] ?? {}, 'account');
	}
	const staff: readonly Audience[] = [{}, { audience: ['facilitator'] }, { audience: ['person'] }];
	for (const [nth, question] of (sets.get('debrief-staff')?.questions ?? []).entries()) {
		const place = { question: `debrief-staff/${question.id}`, context: E.episode_id, voice: id('dana') };
		await answer(question, place, staff[nth % staff.length] ?? {}, 'staff');
	}

	const draft = (question: string, writer: Who, readers: readonly Who[], place: Partial<Place> = {}) =>
		insert(sql, 'draft', {
			...T,
			question,
			...place,
			writer: id(writer),
			fields: {
				text: [mark(`${question}, a draft of ${writer}`, readers)],
				'item-1': [mark(`${question}, a line of a draft of ${writer}`, readers)]
			},
			saved_at: before
		});
	await draft('about-me/when-well', 'tahlia', ['tahlia']);
	await draft('about-me/strengths', 'ros', ['ros', 'tahlia']);
	await draft('debrief-person/before', 'tahlia', ['tahlia'], { context: E.episode_id });
	await draft('debrief-person/needed', 'ros', ['ros', 'tahlia'], { context: E.episode_id });
	await draft('debrief-staff/first-signs', 'dana', ['dana'], { context: E.episode_id, voice: id('dana') });

	// Put off until yesterday, so that it waits again: what was declined is shown nowhere.
	await sql`update proposal_answer set answer = 'not-now', not_before = ${before},
		reason = ${mark('why a proposal was not answered yet', ['tahlia'])}`;
	await sql`update proposal set was = ${mark('what a proposal would change', ['tahlia', 'fay', 'reader'])},
		wordings = ${sql.json({ en: mark('a proposal', ['tahlia', 'fay', 'reader']) })},
		why = ${sql.json({ en: mark('why it is proposed', ['tahlia', 'fay', 'reader']) })} where whose <> 'agent'`;
	await sql`update proposal set
		wordings = ${sql.json({ en: mark('what whom she named suggests', ['tahlia', 'reader', 'kim', 'cas']) })},
		why = ${sql.json({ en: mark('why they suggest it', ['tahlia', 'reader', 'kim', 'cas']) })} where whose = 'agent'`;
	await sql`update finding set wording = ${mark('a finding', ['tahlia', 'fay'])}`;
	await sql`update joint_debrief set present = ${[mark('who came to the meeting', ['tahlia', 'fay'])]}`;
	await sql`update unit_action set wording = ${mark('what the unit must do', ['tahlia', 'fay', 'kim', 'cas'])}`;

	const contact = async (what: string, readers: readonly Who[], more: Record<string, unknown>) =>
		insert(sql, 'contact', {
			id: id(`contact ${what}`),
			...T,
			name: mark(`${what}, name`, readers),
			who: mark(`${what}, who that is`, readers),
			phone: mark(`${what}, telephone`, readers),
			created_at: before,
			...more
		});
	// Lee broke the glass: the card says whom never to tell.
	await contact('never to be told', ['tahlia', 'kim', 'cas', 'dana', 'lee'], { tell: false });
	await contact('never to be told, taken off', ['tahlia'], { tell: false, removed_at: before });
	await contact('to be told, taken off', ['tahlia'], { tell: true, removed_at: before });

	// Reviewers alone; and of those, not who took part in what is reviewed.
	const reviewed = (kind: string, more: Record<string, unknown> = {}) =>
		insert(sql, 'review.entry', {
			...{ id: id(`planted ${kind} ${JSON.stringify(more)}`), review_id: id('review of a death'), kind },
			...{ words: mark(`a ${kind} of a case review`, ['rev']), ...more },
			...{ written_by: id('rev'), written_at: before }
		});
	for (const kind of ['finding', 'note', 'opened-again']) await reviewed(kind);
	for (const level of ['person', 'staff', 'unit', 'policy']) await reviewed('factor', { level });
	await reviewed('action', { who: mark('who does what a case review asks', ['rev']), due_on: '2026-05-01' });

	await insert(sql, 'sign_in.kept_post', {
		id: id('kept'),
		account_id: id('tahlia'),
		path: `/people/${T.person_id}/about-me/helps?/save`,
		fields: { 'item-1': [mark('sent after the session ended', ['tahlia'])] },
		kept_at: before,
		gone_at: new Date(now.getTime() + 3_600_000)
	});
	return markers;
};
