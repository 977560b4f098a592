import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The process answers. Says nothing of the database: a restart would not mend that. */
export const GET: RequestHandler = () => json({ ok: true });
