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

/** Ids of planted rows: a page that names one of them betrays it as well as the word does. */
export const plantedIds = [
	...Object.keys(entries).flatMap((name) => [`entry ${name}`, `first ${name}`, `item ${name}`]),
	'proposal planted',
	'wish planted',
	'finding planted'
].map(id);

/** Tahlia's hidden entries with all that hangs on them: versions, drafts, words, checks, wishes, a proposal, the log. */
export const plantHidden = async (sql: postgres.Sql): Promise<void> => {
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
