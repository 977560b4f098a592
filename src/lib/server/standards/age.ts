import type { EpisodeFacts } from './facts';
import type { ByAge } from './pack';
import { ageAt, startOfDay } from './zone';

type Aged = Pick<EpisodeFacts, 'zone' | 'birthDate' | 'ageYearsAtStart'>;
type Band = ByAge[number];

const bandOf = (bands: ByAge, age: number): Band | undefined =>
	bands.find(({ ageFrom = 0, ageBelow = Infinity }) => age >= ageFrom && age < ageBelow);

const strictest = (bands: ByAge): number => Math.min(...bands.map(({ minutes }) => minutes));

/** Whole years of the person at an instant, on the facility's calendar; null when nobody knows. */
export const ageThen = ({ zone, birthDate, ageYearsAtStart }: Aged, at: Date): number | null =>
	birthDate === null ? ageYearsAtStart : ageAt(birthDate, at, zone);

/**
 * The minutes that hold for the person at an instant. While the age is not known the strictest holds: a time shown too
 * early can be explained, one shown too late has passed.
 */
export const minutesAt = (bands: ByAge, facts: Aged, at: Date): number => {
	const age = ageThen(facts, at);
	return (age === null ? undefined : bandOf(bands, age)?.minutes) ?? strictest(bands);
};

/** The first instant of the day somebody is so many years old. Born on 29 February: on 1 March in other years. */
const turns = (birthDate: string, years: number, zone: string): Date => {
	const year = String(Number(birthDate.slice(0, 4)) + years).padStart(4, '0');
	const same = `${year}${birthDate.slice(4)}`;
	const there = !Number.isNaN(Date.parse(same)) && new Date(same).toISOString().slice(0, 10) === same;
	return startOfDay(there ? same : `${year}-03-01`, zone);
};

/** The instants at which another band begins to hold, in order; none when the birth date is not known. */
export const changesOf = (bands: ByAge, { birthDate, zone }: Aged): readonly Date[] =>
	birthDate === null
		? []
		: [...new Set(bands.flatMap(({ ageFrom = 0 }) => (ageFrom > 0 ? [ageFrom] : [])))]
				.sort((a, b) => a - b)
				.map((years) => turns(birthDate, years, zone));
