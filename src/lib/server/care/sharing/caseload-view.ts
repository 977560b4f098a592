import type { Words } from '$lib/words';
import { dayIn } from '../../standards/zone';
import type { Supported } from './sharing';

/** Somebody a supporter stands beside: as what, what is shared and until when, a line for each part. */
export const caseView = (words: Words, { id, name, kinds, parts }: Supported) => ({
	id,
	name,
	as: words.list(kinds.map((kind) => words.t(`welcome:people.as.${kind}`))),
	parts: parts.map(({ part, may, until }) =>
		words.t(`welcome:people.${may}`, {
			part: words.t(`welcome:people.part.${part}`),
			day: words.day(dayIn(until, 'UTC'))
		})
	)
});
