import { pool } from '../database';

/**
 * Where "Leave this page" goes: the start, which shows nothing private, or the outside page the service has set.
 */
export const leaveTarget = async (): Promise<{ path: string } | { outside: string }> => {
	const rows = await pool()<{ leave_target: string }[]>`select leave_target from public.service`;
	const target = rows[0]?.leave_target ?? '/';
	const url = URL.canParse(target) ? new URL(target) : null;
	return url?.protocol === 'https:' ? { outside: url.href } : { path: '/' };
};
