import { mayMeanNever } from '../sharing/may-contact';
import type { ListedContact } from '../sharing/sharing';
import { standingAll } from './episode';
import type { Value } from './fields';
import type { EpisodeRead } from './reading';

/** Those who were told though the person had asked, before it, that they never be: what stands of the record. */
export const toldAllTheSame = ({
	facts,
	contacts
}: Pick<EpisodeRead, 'facts'> & {
	readonly contacts: readonly ListedContact[];
}): Value<'told-person'>[] =>
	standingAll(facts, 'told-person')
		.map(({ value }) => value)
		.filter(({ contact, at }) =>
			mayMeanNever(
				contact,
				contacts.filter(({ since }) => since <= at)
			)
		);
