import type { HandleServerError } from '@sveltejs/kit';

/** Where in the build a fault came from, without its message. */
const placesIn = (stack = ''): string[] =>
	stack
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 5)
		.map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\/([^/]+)\)?$/, '$2'));

/** Logs a number and the kind of fault; never a message, which could hold what somebody wrote. */
export const logFault: HandleServerError = ({ error: fault, event, status }) => {
	if (status !== 404)
		console.error(
			JSON.stringify({
				at: event.locals.now?.toISOString(),
				request: event.locals.requestId,
				route: event.route.id,
				status,
				fault: fault instanceof Error ? fault.name : 'unknown',
				code: fault instanceof Error && 'code' in fault ? String(fault.code) : undefined,
				// The name of a rule of the database, never what broke it.
				rule:
					fault instanceof Error && 'constraint_name' in fault ? String(fault.constraint_name) : undefined,
				where: fault instanceof Error ? placesIn(fault.stack) : undefined
			})
		);
	return { message: event.locals.words?.t('errors:broken') ?? '', id: event.locals.requestId };
};
