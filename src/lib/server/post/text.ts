import type { Carrier } from './letter';
import type { TextSettings } from './settings';

const PATIENCE = 12_000;
/** The number is wrong, or gone: not that the one who sends is not let in, or too busy. */
const GONE = [400, 404, 410, 422];

/**
 * Hands texts to any service that takes `{ id, to, text }` by a POST, or to a small program that speaks to one. The id
 * also stands in `idempotency-key`.
 */
export const textCarrier = ({ url, secret }: TextSettings): Carrier => ({
	send: async ({ id, to, text }) => {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${secret}`,
				'content-type': 'application/json',
				'idempotency-key': id
			},
			body: JSON.stringify({ id, to, text }),
			// The secret goes nowhere else.
			redirect: 'error',
			signal: AbortSignal.timeout(PATIENCE)
		}).catch(() => null);
		await answer?.body?.cancel();
		if (answer === null) return { again: 'no-answer' };
		if (answer.ok) return 'sent';
		return GONE.includes(answer.status) ? 'refused' : { again: `http-${answer.status}` };
	}
});
