import type { EpisodeFacts } from '../../standards/facts';
import type { FacilityType, KeyNeed, Kind, Recorded } from '../../standards/vocabulary';
import { looksAt } from './judge';
import { endOf, standing, standingAll, startOf, usesOf, writtenFields, type Fact } from './episode';
import { orderMoments } from './order-moments';

/** What the rules need to know beside the episode's own facts. */
export type About = {
	/** IANA zone of the unit. */
	readonly zone: string;
	readonly startedAt: Date;
	readonly recordMadeAt: Date;
	/** From the birth date with `ageAt` at the start; null when it is not known. */
	readonly ageYearsAtStart: number | null;
	/** For the age at a renewal; left out, the age at the start is taken throughout. */
	readonly birthDate?: string | null;
	/** From the settings of the unit and the service; left out, not known. */
	readonly facility?: FacilityType | null;
	readonly deemed?: boolean | null;
	readonly houseRules?: readonly string[];
	/** Wishes of a directive that were not followed, where the law asks that somebody is told; left out, none. */
	readonly departure?: EpisodeFacts['departure'];
	/** Of the rules about such a wish: when somebody was told elsewhere in the record. */
	readonly toldOf?: EpisodeFacts['sent'];
	/** Kinds the person said are very bad for them. */
	readonly veryBad: readonly Kind[];
	/** What stands elsewhere: the person's name and number, the staff named. */
	readonly alsoWritten: readonly Recorded[];
};

const needs: readonly KeyNeed[] = ['bedding', 'water', 'climate', 'toilet'];

/** An episode as the standards packs ask about it. */
export const packFactsOf = (facts: readonly Fact[], about: About): EpisodeFacts => {
	const authorised = standing(facts, 'authorised')?.value.answer;
	const reason = standing(facts, 'reason-class')?.value.choice;
	const checks = standingAll(facts, 'key-needs').map(({ value }) => value);
	const looks = looksAt(facts);
	const outcome = standing(facts, 'outcome');
	const toldWhy = standing(facts, 'told-why');
	return {
		zone: about.zone,
		// A component does not outlast the episode, even where nobody wrote its own end.
		components: usesOf(facts).map(({ value: { kind, from }, endedAt }) => ({
			kind,
			startedAt: from,
			endedAt
		})),
		startedAt: startOf(facts, about.startedAt),
		endedAt: endOf(facts),
		recordMadeAt: about.recordMadeAt,
		ageYearsAtStart: about.ageYearsAtStart,
		birthDate: about.birthDate ?? null,
		facility: about.facility ?? null,
		deemed: about.deemed ?? null,
		reason: reason === undefined || reason === 'unsure' ? null : reason,
		houseRules: about.houseRules ?? [],
		veryBad: about.veryBad,
		keyNeedsDenied: needs.filter((need) => checks.some((check) => check[need] === 'no')),
		harm: standing(facts, 'harm')?.value.level ?? null,
		authorised: authorised === 'yes' ? true : authorised === 'no' ? false : null,
		...(about.departure ? { departure: about.departure } : {}),
		awareAt: standing(facts, 'aware')?.value.at ?? null,
		exit: standing(facts, 'exit')?.value.choice ?? null,
		believed: standing(facts, 'believed')?.value.choice ?? null,
		moments: {
			...orderMoments(facts),
			'told-why': toldWhy ? [toldWhy.value.at] : [],
			'reason-to-continue': standingAll(facts, 'reason-to-continue').map(({ value }) => value.at),
			check: looks,
			'first-check': looks,
			'told-person': standingAll(facts, 'told-person').map(({ value }) => value.at),
			'outcome-written': outcome ? [outcome.enteredAt] : []
		},
		sent: [
			...standingAll(facts, 'sent').map(({ value: { rule, at } }) => ({ rule, at })),
			...(about.toldOf ?? [])
		],
		written: [...writtenFields(facts), ...about.alsoWritten]
	};
};
