import { Lucia, TimeSpan } from 'lucia';
import { adapterAt, type Ending, type SessionRow } from './adapter';

type SessionAttributes = { ownPhone: boolean };

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes, { row: SessionRow }>;
		DatabaseSessionAttributes: SessionAttributes & { idle?: number; absolute?: number; mark?: Buffer | null };
		DatabaseUserAttributes: { row: SessionRow };
	}
}

/**
 * Lucia for one request, so that its adapter knows the request's time. Twice the longest idle limit puts every
 * living session past the middle of Lucia's span: each visit renews, which makes idle limits exact.
 */
export const luciaAt = (
	now: Date,
	ending: Ending = 'expired'
): Lucia<SessionAttributes, { row: SessionRow }> =>
	new Lucia(adapterAt(now, ending), {
		sessionExpiresIn: new TimeSpan(24, 'h'),
		getSessionAttributes: ({ ownPhone }) => ({ ownPhone }),
		getUserAttributes: ({ row }) => ({ row })
	});
