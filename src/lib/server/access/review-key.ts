import { reviewSecret } from '../database';
import type { Pass } from './pass';
import { deeds } from './policy';

/**
 * The key that the words of case reviews are sealed with (safety.md T23): for a pass of that space, and no other.
 * @throws Error for any other pass
 */
export const reviewKey = (pass: Pass): Buffer => {
	if (deeds[pass.deed].of !== 'review') throw new Error(`${pass.deed} has no key of the case reviews`);
	return reviewSecret();
};
