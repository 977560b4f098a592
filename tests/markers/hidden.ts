import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { id, insert, now } from '../access/world.js';

/** A word that stands in hidden entries alone. */
export const CANARY = 'quillwort';

/** Whom Tahlia keeps them from: two helpers, staff who treat her, and who leads her debrief. */
export const concerned = ['ros', 'reader', 'kim', 'fay'] as const;
/** Who may go on reading them: herself, and staff she did not name. */
export const witnesses = ['tahlia', 'cas'] as const;

const earlier = new Date(now.getTime() - 86_400_000);
const T = { person_id: id('person tahlia') };
const E = { ...T, episode_id: id('episode') };

type Entry = { question: string; by?: string; value: unknown; context?: string; audience: string[] };
const list = (name: string) => ({ items: [{ id: id(`item ${name}`), text: `${CANARY} ${name}` }] });

/** Questions that nobody of the world has answered. */
const entries: Record<string, Entry> = {
	dignity: { question: 'about-me/dignity', value: list('dignity'), audience: ['card', 'care-team'] },
	risks: { question: 'about-me/health-risks', value: list('risks'), audience: ['card'] },
	culture: { question: 'about-me/culture', value: list('culture'), audience: ['card'], by: 'expired' },
	bad: {
		question: 'about-me/very-bad',
		value: { items: [{ id: id('item bad'), option: 'seclusion' }] },
		audience: ['card']
	},
	support: {
		question: 'debrief-person/support',
		value: { text: `${CANARY} support` },
		context: id('episode'),
		audience: ['facilitator']
	}
};

const plain = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A directive of another place, signed, witnessed, given out and partly taken back; and a line of the crisis plan. */
const plantPlans = async (sql: postgres.Sql): Promise<void> => {
	const D = { ...T, directive_id: id('directive planted') };
	const by = { entered_by: id('tahlia'), entered_at: now };
	await insert(sql, 'directive', {
		...{ id: id('directive planted'), ...T, jurisdiction: 'preference-only' },
		...{ begun_at: earlier, begun_by: id('tahlia') }
	});
	const wish = {
		id: id('answer planted'),
		...T,
		question: 'directive/never',
		context: id('directive planted')
	};
	await insert(sql, 'answer', {
		...wish,
		...{ set_version: 1, state: 'answered', value: list('wish'), language: 'en', typed_by: id('tahlia') },
		...{ key: 'planted', body_hash: Buffer.from('planted'), written_at: earlier }
	});
	await insert(sql, 'answer_now', {
		...{ ...T, question: wish.question, context: wish.context, answer_id: wish.id },
		...{ audience: ['card', 'care-team'], named: ['ros', 'reader', 'cas'].map(id), changed_at: earlier }
	});
	await insert(sql, 'directive_representative', {
		...{ id: id('speaker planted'), ...D, rank: 1, name: `${CANARY} speaker`, account_id: id('reader') },
		...{ powers: CANARY, alert: true, named_at: earlier, made_by: id('tahlia') }
	});
	await insert(sql, 'directive_acceptance', {
		...{ id: id('acceptance planted'), representative_id: id('speaker planted'), ...T, answer: 'accepted' },
		...{ on_paper: true, answered_by: id('tahlia'), answered_at: earlier }
	});
	const wording = `${CANARY} signed`;
	await insert(sql, 'directive_text', {
		...{ hash: plain(wording), ...D, language: 'en', wording, answers: [wish.id] }
	});
	await insert(sql, 'directive_signature', {
		...{ id: id('signature planted'), ...D, text_hash: plain(wording), method: 'typed', words: CANARY },
		...{ freely: true, signed_by: id('tahlia'), signed_at: earlier }
	});
	await insert(sql, 'directive_witness', {
		...{ id: id('witness planted'), ...D, what: 'witness', text_hash: plain(wording), name: CANARY },
		...{ relations: [], certifies: false, entered_by: id('tahlia'), witnessed_at: earlier }
	});
	await insert(sql, 'directive_copy', {
		...{ id: id('copy planted'), ...D, holder: CANARY, given_on: '2026-03-01', ...by }
	});
	await insert(sql, 'directive_withdrawal', {
		...{ id: id('withdrawal planted'), ...D, parts: ['directive/bills'], method: 'written', words: CANARY },
		...{ found_incapable: false, written_at: now, ...by, counts: 'at-once' }
	});
	const line = { line_id: id('line planted'), ...T };
	const said = { topic: 'early-do', language: 'en', typed_by: id('tahlia') };
	await insert(sql, 'crisis_line', {
		...{
			id: id('words planted first'),
			...line,
			...said,
			wording: `${CANARY} line`,
			bases: [],
			written_at: earlier
		}
	});
	await insert(sql, 'crisis_line', {
		...{ id: id('words planted'), ...line, ...said, wording: `${CANARY} line anew`, typed_by: id('expired') },
		...{ bases: [id('words planted first')], written_at: now }
	});
	await insert(sql, 'crisis_line_check', {
		...{
			version_id: id('words planted'),
			...T,
			outcome: 'confirmed',
			checked_by: id('tahlia'),
			checked_at: now
		}
	});
	await insert(sql, 'crisis_answer', {
		...{ id: id('said planted'), ...line, version_id: id('words planted'), voice_id: id('voice cas') },
		...{ answer: 'part', reason: CANARY, language: 'en', typed_by: id('cas'), answered_at: now }
	});
	await insert(sql, 'crisis_signed_line', {
		...{
			signature_id: id('signature tahlia'),
			...line,
			version_id: id('words planted'),
			hash: Buffer.alloc(32)
		}
	});
	await insert(sql, 'crisis_step', {
		...{ id: id('specific planted'), ...T, kind: 'specific', about: id('line planted'), ...by }
	});
	for (const who of concerned)
		for (const [subject_kind, subject] of [
			['directive', id('directive planted')],
			['statement', id('line planted')]
		] as const)
			await insert(sql, 'hidden_entry', {
				...{ id: id(`${subject} hidden from ${who}`), ...T, subject_kind, subject, account_id: id(who) },
				hidden_at: now
			});
};

/** Ids of planted rows: a page that names one of them betrays it as well as the word does. */
export const plantedIds = [
	...Object.keys(entries).flatMap((name) => [`entry ${name}`, `first ${name}`, `item ${name}`]),
	'proposal planted',
	'wish planted',
	...['directive', 'answer', 'speaker', 'signature', 'witness', 'withdrawal', 'line', 'words', 'said'].map(
		(name) => `${name} planted`
	),
	'finding planted'
].map(id);

/** Tahlia's hidden entries with all that hangs on them: versions, drafts, words, checks, wishes, a proposal, the log. */
export const plantHidden = async (sql: postgres.Sql): Promise<void> => {
	await plantPlans(sql);
	for (const [name, { question, by = 'tahlia', value, context, audience }] of Object.entries(entries)) {
		const place = { ...T, question, ...(context === undefined ? {} : { context }) };
		for (const [version, at] of [
			['first', earlier],
			['entry', now]
		] as const)
			await insert(sql, 'answer', {
				id: id(`${version} ${name}`),
				...place,
				set_version: 1,
				state: 'answered',
				value,
				language: 'en',
				typed_by: id(by),
				key: `${version} ${name}`,
				body_hash: Buffer.from(name),
				written_at: at
			});
		await insert(sql, 'answer_now', {
			...place,
			answer_id: id(`entry ${name}`),
			audience,
			named: ['ros', 'reader', 'cas'].map(id),
			changed_at: now
		});
		await insert(sql, 'draft', {
			...place,
			writer: id('tahlia'),
			fields: { text: [`${CANARY} draft`] },
			saved_at: now
		});
		await insert(sql, 'rendering', {
			id: id(`rendering planted ${name}`),
			answer_id: id(`entry ${name}`),
			...T,
			item: id(`item ${name}`),
			language: 'ar',
			wording: `${CANARY} ${name}`,
			made_by: 'Noor',
			how: 'human',
			written_at: now
		});
		if (by !== 'tahlia')
			await insert(sql, 'answer_check', {
				answer_id: id(`entry ${name}`),
				...T,
				outcome: 'confirmed',
				checked_by: id('tahlia'),
				checked_at: now
			});
		for (const who of concerned)
			await insert(sql, 'hidden_entry', {
				id: id(`${name} hidden from ${who}`),
				...T,
				subject_kind: 'question',
				subject: `${question} ${context ?? '00000000-0000-0000-0000-000000000000'}`,
				account_id: id(who),
				hidden_at: now
			});
	}
	await insert(sql, 'wish_not_followed', {
		id: id('wish planted'),
		...E,
		intake_id: id('tahlia-at-a'),
		question: 'about-me/dignity',
		item: id('item dignity'),
		answer_id: id('entry dignity'),
		reason: 'no-time',
		words: `${CANARY} wish`,
		set_aside_by: id('lee'),
		set_aside_at: now
	});
	await insert(sql, 'episode_plan_line', {
		...E,
		kind: 'wish',
		question: 'about-me/dignity',
		item: id('item dignity'),
		answer_id: id('entry dignity'),
		place: 9
	});
	await insert(sql, 'finding', {
		id: id('finding planted'),
		...E,
		wording: 'f',
		language: 'en',
		from_whom: 'person',
		noted_by: id('gil'),
		noted_at: now
	});
	await insert(sql, 'proposal', {
		id: id('proposal planted'),
		...E,
		finding_id: id('finding planted'),
		question: 'about-me/dignity',
		item: id('item dignity'),
		wordings: { en: `${CANARY} proposal` },
		why: { en: 'w' },
		whose: 'person',
		made_by: id('gil'),
		made_at: now
	});
	await sql`update episode set very_bad = '{seclusion}' where id = ${id('episode')}`;
};

/** The same without them. The finding itself is about the episode, not about an entry: it is in both worlds. */
export const plantNothing = async (sql: postgres.Sql): Promise<void> => {
	await insert(sql, 'finding', {
		id: id('finding planted'),
		...E,
		wording: 'f',
		language: 'en',
		from_whom: 'person',
		noted_by: id('gil'),
		noted_at: now
	});
};
