import { error } from '@sveltejs/kit';
import { databaseIsAway } from '../database';
import { admit } from './admit';
import type { Deed } from './policy';
import type { Pass, Subject } from './pass';

const isOf = <D extends Deed>(pass: Pass, deed: D): pass is Pass<D> => pass.deed === deed;

/**
 * Asks anew, at another moment, what a pass stands for: for an answer that goes on, such as a stream. What it reads is
 * no further look: opening the page was. Null once the right has ended, by whatever way; a database that is away is a 503.
 */
export const again = async <D extends Deed>(pass: Pass<D>, now: Date): Promise<Pass<D> | null> => {
	const whole: Pass = pass;
	const { personId, unitId, episodeId } = whole as Subject;
	const subject = {
		...(personId === undefined ? {} : { personId }),
		...(unitId === undefined ? {} : { unitId }),
		...(episodeId === undefined ? {} : { episodeId })
	};
	const [fresh] = await admit({ ...pass, now }, [pass.deed], subject, 'quiet').catch((fault: unknown) => {
		if (databaseIsAway(fault)) error(503, { message: 'errors:away' });
		throw fault;
	});
	return fresh !== undefined && isOf(fresh, pass.deed) ? fresh : null;
};
