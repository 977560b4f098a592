import type { Words } from '$lib/words';
import { standingAll, startOf } from './episode';
import { fields } from './fields';
import type { Listed } from './reading';
import { optionWords } from './say';

export type ListRow = {
	readonly id: string;
	/** In whose record it stands: another than the person's where it was joined to theirs. */
	readonly person: string;
	readonly title: string;
	readonly ended: boolean;
};

const startedAt = ({ facts, episode }: Listed): Date => startOf(facts, episode.startedAt);

/** Episodes as staff read the list: what and when. */
export const staffRows = (words: Words, listed: readonly Listed[]): readonly ListRow[] =>
	listed.map((one) => {
		const { choices } = fields.component.shape.kind;
		const kinds = new Set(standingAll(one.facts, 'component').map(({ value }) => value.kind));
		return {
			id: one.episode.id,
			person: one.episode.personId,
			ended: one.endedAt !== null,
			title: words.t('episode:list.row', {
				kinds: words.list([...kinds].map((kind) => optionWords(words, 'component', 'kind', choices, kind))),
				when: words.dateTime(startedAt(one), one.episode.zone)
			})
		};
	});

/** The same for the person: by the day, without the ward's words. */
export const ownRows = (words: Words, listed: readonly Listed[]): readonly ListRow[] =>
	listed.map((one) => ({
		id: one.episode.id,
		person: one.episode.personId,
		ended: one.endedAt !== null,
		title: words.t('happened:list.row', { day: words.weekday(startedAt(one), one.episode.zone) })
	}));
