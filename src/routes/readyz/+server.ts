import { json } from '@sveltejs/kit';
import { databaseReady } from '$lib/server/access/ready';
import type { RequestHandler } from './$types';

/** The database answers and is at the level of this build: 200, else 503. */
export const GET: RequestHandler = async () => {
	const ok = await databaseReady();
	return json({ ok }, { status: ok ? 200 : 503 });
};
