import type { Words } from '../../../words';
import { note, transaction, type Pass } from '../../access';
import { isCardOld } from './card';
import { gather } from './gather';
import { addStillRight } from './still-right-store';

/** Whether to ask the person if their card is still right: they said nothing of it for more than twelve months. */
export const asksIfStillRight = (pass: Pass<'home:read'>, words: Words): Promise<boolean> =>
	transaction(pass, async (sql) => isCardOld((await gather(sql, pass, words)).inputs));

/** "Yes, it is still right": from now on the card is as old as this word. It changes no line. */
export const sayStillRight = (pass: Pass<'card:still-right'>, key: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await addStillRight(sql, pass, key)) await note(sql, pass, 'card:still-right', { id: key });
	});
