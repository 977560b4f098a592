import { note, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import type { TrainingTopic } from '../../standards/vocabulary';
import { trained, type Trained, type Training } from './training';
import * as store from './training-store';
import { unitById } from './store';
import type { Unit } from './service';

export type TrainingRead = {
	readonly unit: Unit;
	readonly staff: readonly store.Member[];
	readonly trainings: readonly Training[];
};

/** The staff of a unit and their trainings. */
export const readTraining = (
	pass: Pass<'training:read'> | Pass<'training:write'>
): Promise<TrainingRead | null> =>
	transaction(pass, async (sql) => {
		const unit = await unitById(sql, pass, pass.unitId);
		if (unit === null) return null;
		const staff = await store.staffOf(sql, pass);
		const accounts = staff.map(({ id }) => id);
		return { unit, staff, trainings: await store.trainingsOf(sql, pass, accounts) };
	});

/** What a record of an episode says about training. */
export type TrainedRead = {
	/** By the row that names somebody; empty for the person it happened to. */
	readonly named: ReadonlyMap<string, Trained>;
	/** For the person: whether all who are named had it; null while it is not known. */
	readonly all: boolean | null;
	/** Until when a colleague's training is valid, where it is valid today. */
	readonly colleagues: ReadonlyMap<string, string | null>;
	/** Of colleagues and of whoever the record says looked, also where they left since. */
	readonly trainings: readonly Training[];
};

type Asked = {
	/** The day it began, and today, on the unit's calendar. */
	readonly day: string;
	readonly today: string;
	/** Topics the rules ask for; where they name none, any training is what can be said. */
	readonly wanted: readonly TrainingTopic[];
	readonly colleagues: readonly string[];
};

/** Whose training was valid on the day of an episode, and whose is today for who picks among colleagues. */
export const readTrained = async (sql: Sql, pass: EpisodePass, asked: Asked): Promise<TrainedRead> => {
	const named = await store.trainedIn(sql, pass, asked.day);
	const trainings = await store.trainingsOf(sql, pass, asked.colleagues);
	const of = new Set(trainings.map(({ id }) => id));
	const others = (await store.trainedObservers(sql, pass)).filter(({ id }) => !of.has(id));
	const until = (account: string): string | null =>
		trainings
			.filter(({ accountId, back }) => accountId === account && back === null)
			.filter(({ doneOn, validUntil }) => doneOn <= asked.today && asked.today <= validUntil)
			.reduce<string | null>(
				(last, one) => (last === null || one.validUntil > last ? one.validUntil : last),
				null
			);
	return {
		named: new Map(named.map((one) => [one.named, trained(one.topics, one.able, one.written, asked.wanted)])),
		all: await store.allTrained(sql, pass, asked.day, asked.wanted),
		trainings: [...trainings, ...others],
		colleagues: new Map(asked.colleagues.map((account) => [account, until(account)]))
	};
};

/** Writes a training down. False when the account is not staff of the unit. */
export const addTraining = (
	pass: Pass<'training:write'>,
	one: Omit<store.NewTraining, 'topics'> & { readonly topics: readonly TrainingTopic[] }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const staff = await store.staffOf(sql, pass);
		if (!staff.some(({ id }) => id === one.accountId)) return false;
		if (await store.addTraining(sql, pass, one, pass.actor?.accountId ?? ''))
			await note(sql, pass, 'training:added', { id: one.id });
		return true;
	});

/** Takes a training back that was entered wrongly, and keeps it with the reason. False when it is not there. */
export const takeTrainingBack = (
	pass: Pass<'training:write'>,
	id: string,
	because: string
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const accounts = (await store.staffOf(sql, pass)).map((member) => member.id);
		const found = (await store.trainingsOf(sql, pass, accounts)).find((one) => one.id === id);
		if (!found) return false;
		await store.takeBack(sql, pass, found, because, pass.actor?.accountId ?? '');
		await note(sql, pass, 'training:taken-back', { id });
		return true;
	});
