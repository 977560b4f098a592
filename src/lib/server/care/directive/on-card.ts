import type { Current } from '../../questions/answer';
import { inOrder, type Question } from '../../questions/set';
import { setOf } from '../../questions/sets';
import type { DirectiveState } from '../../standards/directive-state';
import { itemId, partOf } from './directive';
import type { Directives, Version } from './gather';

/** How far a wish on the card got: nobody signed it, a formality is missing, it waits for the person alone, or it counts. */
export type Wished = 'in-force' | 'not-signed' | 'not-witnessed' | 'to-confirm';

/** One answer of a directive as it may stand on the card, with those of its lines that may. */
export type CardWish = {
	readonly question: Question;
	readonly answer: Current;
	readonly items: readonly (string | null)[];
	readonly wished: Wished;
	/** The key of what the law makes of a refused medicine, where that is more or less than of the rest. */
	readonly banner: string | null;
};

export type CardSpeaker = { readonly rank: 1 | 2; readonly name: string; readonly phone: string | null };

/** What the card says of somebody's directives: what counts today, and what of it. */
export type CardDirective = {
	readonly inForce: readonly {
		readonly jurisdiction: string;
		readonly signedAt: Date;
		readonly partly: boolean;
		readonly reviewPassed: boolean;
		readonly toConfirm: boolean;
		/** When the person last wanted it cancelled and the law did not let it count. */
		readonly triedAt: Date | null;
	}[];
	/** All of it was withdrawn, and none signed since. */
	readonly withdrawnAt: Date | null;
	readonly wishes: readonly CardWish[];
	readonly speakers: readonly CardSpeaker[];
};

/** As much of the directives as the card, or a page with lines of it, tells of. */
export type ForCard = Pick<Directives, 'standing' | 'withdrawnAt'> & {
	readonly versions: readonly (Pick<Version, 'id' | 'jurisdiction' | 'begunAt' | 'answers' | 'row'> & {
		readonly speakers: readonly Pick<Version['speakers'][number], 'id' | 'rank' | 'name' | 'phone'>[];
	})[];
};

/** Most lines of one question on the card. */
const top = 3;

const itemsIn = ({ value }: Current): (string | null)[] =>
	value !== null && 'items' in value ? value.items.map(({ id }) => id) : [null];

const bannerOf = ({ row: { pack } }: Pick<Version, 'row'>, { id }: Question): string | null =>
	id === 'medicines-refuse' && pack.refusedMedicine.value !== pack.weight.value
		? `jurisdiction-${pack.id}:refused-medicine`
		: null;

/** A change that came of a talk, under a law that asks for a witness: staff read that it is not witnessed yet. */
const isChange = ({ row: { pack } }: Pick<Version, 'row'>, { proposal, value }: Current): boolean =>
	pack.formalities.witnesses.value > 0 &&
	(proposal !== null ||
		(value !== null && 'items' in value && value.items.some(({ since }) => since !== undefined)));

const wishesIn = (version: ForCard['versions'][number], ids: readonly string[], wished: Wished): CardWish[] =>
	inOrder(setOf('directive')).flatMap((question) => {
		const key = `directive/${question.id}`;
		const answer = version.answers.find(
			(one) => one.question === key && one.state === 'answered' && one.audience.groups.includes('card')
		);
		if (answer === undefined || question.card === undefined) return [];
		const items = itemsIn(answer).filter((item) => ids.includes(itemId(version.id, partOf(key, item))));
		// What must never be left out has no end; of the rest the first three stand there.
		const shown = question.card.must ? items : items.slice(0, top);
		return shown.length === 0
			? []
			: [
					{
						...{ question, answer, items: shown, banner: bannerOf(version, question) },
						wished: wished === 'not-signed' && isChange(version, answer) ? 'not-witnessed' : wished
					}
				];
	});

const wishedOf = (state: DirectiveState): Wished => {
	if (state.state === 'draft') return 'not-signed';
	if (state.toConfirm) return 'to-confirm';
	return 'not-witnessed';
};

const lastTry = ({ attempts }: DirectiveState): Date | null =>
	attempts.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;

/** What the card says of directives: what is in force, then wishes on their way. Nothing of what was taken back. */
export const cardDirectiveOf = ({ versions, standing, withdrawnAt }: ForCard): CardDirective => {
	const found = standing.versions.flatMap((state) => {
		const version = versions.find(({ id }) => id === state.id);
		return version === undefined ? [] : [{ version, state }];
	});
	const counting = found.filter(({ state }) => standing.inForce.some(({ id }) => id === state.id));
	return {
		inForce: counting.map(({ version, state }) => ({
			jurisdiction: version.jurisdiction,
			signedAt: state.signedAt ?? version.begunAt,
			partly: state.state === 'partly-withdrawn',
			reviewPassed: state.reviewPassed,
			toConfirm: state.toConfirm,
			triedAt: lastTry(state)
		})),
		withdrawnAt: counting.length > 0 ? null : (withdrawnAt ?? standing.withdrawn?.writtenAt ?? null),
		wishes: found.flatMap(({ version, state }) => [
			...wishesIn(version, state.inForce, state.toConfirm ? 'to-confirm' : 'in-force'),
			...wishesIn(version, state.wishes, wishedOf(state))
		]),
		speakers: counting.flatMap(({ version, state }) =>
			version.speakers
				.filter(({ id }) => state.representatives.includes(id))
				.map(({ rank, name, phone }) => ({ rank, name, phone }))
		)
	};
};
