import type { Alikes } from './open-acts';

/** What is shown of people whom a unit may not treat: who they are, and whether they have a number; not which. */
export const alikesShown = ({ alike, certain, next }: Alikes) => ({
	certain,
	next,
	alike: alike.map(({ id, name, born, recordNumber }) => ({
		id,
		name,
		born,
		numbered: recordNumber !== null
	}))
});
