import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { bodyOf, mostOfUpload } from '../http/body';
import { pool, type Sql } from '../database';
import { fromHex } from './hash';
import { readSession, type Lately } from './session';

/** Field name → what was in it, in the order it was sent; a repeated field has several. */
export type Fields = Record<string, string[]>;

/** Something sent after its session had ended. `path` is the address it was for, with its action. */
export type KeptPost = { id: string; path: string; fields: Fields; keptAt: Date; goneAt: Date };

/**
 * Keeps what was sent for the account whose session ran out less than 24 hours ago. Nobody sees it before that
 * account signs in, and it is gone after 24 hours.
 * @returns false when that session can leave nothing behind: it was left on purpose, is too old, or has left 20
 */
export const sealPost = async (lately: Lately, path: string, fields: Fields, now: Date): Promise<boolean> => {
	const rows = await pool()<{ kept: boolean }[]>`select sign_in.keep_post(${fromHex(lately.idHash)},
		${randomUUID()}, ${path}, ${pool().json(fields)}, ${now}) as kept`;
	return rows[0]?.kept === true;
};

type Row = { id: string; path: string; fields: Fields; kept_at: Date; gone_at: Date };

/** What is kept for the account of `session` (hex), oldest first. */
export const keptPosts = async (sql: Sql, session: string, now: Date): Promise<KeptPost[]> => {
	const rows = await sql<Row[]>`select * from sign_in.kept_posts(${fromHex(session)}, ${now})`;
	return rows.map(({ id, path, fields, kept_at, gone_at }) => ({
		id,
		path,
		fields,
		keptAt: kept_at,
		goneAt: gone_at
	}));
};

/** Takes one away, on the wish of whoever it was kept for. */
export const dropKept = async (sql: Sql, session: string, id: string, now: Date): Promise<boolean> => {
	if (!isId(id)) return false;
	const rows = await sql<{ dropped: boolean }[]>`
		select sign_in.drop_kept_post(${fromHex(session)}, ${id}, ${now}) as dropped`;
	return rows[0]?.dropped === true;
};

const fieldsOf = async (request: Request): Promise<Fields | null> => {
	const form = await bodyOf(request, mostOfUpload).catch(() => null);
	if (!form) return null;
	const fields = new Map<string, string[]>();
	for (const [name, value] of form)
		if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
	return Object.fromEntries(fields);
};

/** What can be stored: text PostgreSQL refuses (a NUL, half a character) cannot have come from a form of ours. */
const storable = (fields: Fields): boolean => {
	const text = JSON.stringify(fields);
	return text.length <= 200_000 && !/\\u(0000|d[89a-f][0-9a-f]{2})/i.test(text);
};

/** A draft is kept as the answer it was on the way to be: saving is all that can be asked of it later. */
const asAnswer = (url: URL, fields: Fields): { path: string; fields: Fields } =>
	url.search.startsWith('?/draft')
		? { path: `${url.pathname}?/save`, fields: { ...fields, state: fields.state ?? ['answered'] } }
		: { path: `${url.pathname}${url.search}`, fields };

/**
 * For a form about a person that came without a living session: keeps it when the session ran out lately, and
 * leads to sign-in, which says so. Null when there is nothing to keep.
 */
export const keepUnsent = async (event: RequestEvent): Promise<Response | null> => {
	const { request, route, url, locals } = event;
	if (request.method !== 'POST' || !route.id?.startsWith('/people/') || locals.session !== '') return null;
	const { lately } = await readSession(event);
	if (!lately) return null;
	const fields = await fieldsOf(request);
	if (!fields || !storable(fields)) return null;
	const sent = asAnswer(url, fields);
	if (!(await sealPost(lately, sent.path, sent.fields, locals.now))) return null;
	return new Response(null, { status: 303, headers: { location: '/sign-in?kept=yes' } });
};
