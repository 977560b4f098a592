import { error } from '@sveltejs/kit';
import type { Deed } from './policy';
import type { Pass } from './pass';

export { transaction, type Sql } from './transaction';
export { note, noteLook } from './note';
export { namesOf } from './names';
export { reviewKey } from './review-key';
export { again } from './again';
export {
	heldBefore,
	holdIfPressed,
	pressableActs,
	pressedBy,
	type PressableAct,
	type Pressed,
	type Pressure
} from './hold';
export type { EpisodePass, Pass, PersonPass, UnitPass } from './pass';
export type { Deed, Part, Relation } from './policy';

const is = <D extends Deed>(pass: Pass, deed: D): pass is Pass & Pass<D> => pass.deed === deed;

/**
 * Narrows what `handle` admitted to the deed a route is about. Throws 404, the same as for what does not exist.
 */
export const passFor = <D extends Deed>(locals: App.Locals, deed: D): Pass<D> => {
	for (const pass of locals.passes) if (is(pass, deed)) return pass;
	error(404);
};
