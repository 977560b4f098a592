import { packFile, rulesOf, type Pack, type PackFile } from './pack';

const taken = new Set(['name', 'setting']);

const repeats = (pack: PackFile): string[] => {
	const ids = rulesOf(pack).map(({ id }) => id);
	return [
		...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `rule "${id}": stands there twice`),
		...ids.filter((id) => taken.has(id)).map((id) => `rule "${id}": that name is the pack's own`)
	];
};

const isDay = (day: string | null): boolean =>
	day === null || new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;

const dates = ({ inForce: { from, to } }: PackFile): string[] => [
	...(isDay(from) ? [] : [`inForce.from: no such day, ${from}`]),
	...(isDay(to) ? [] : [`inForce.to: no such day, ${to}`]),
	...(from !== null && to !== null && to < from ? ['inForce: ends before it begins'] : [])
];

const clocks = (pack: PackFile): string[] =>
	pack.clocks.flatMap((clock, at) => [
		...(clock.metBy === 'component-end' && clock.from !== 'component-start'
			? [`clocks[${at}].metBy: component-end needs from component-start`]
			: []),
		...(clock.every !== undefined && !['component-start', 'start'].includes(clock.from)
			? [`clocks[${at}].every: repeats only from component-start or start`]
			: []),
		...(clock.every !== undefined && ['component-end', 'end'].includes(clock.metBy)
			? [`clocks[${at}].metBy: an end cannot meet a clock that repeats`]
			: [])
	]);

const conditions = (pack: PackFile): string[] => {
	const lists = [
		...pack.clocks.map(({ when }, at) => ({ when, place: `clocks[${at}]` })),
		...pack.prohibitions.map(({ when }, at) => ({ when, place: `prohibitions[${at}]` })),
		...pack.notices.map(({ when }, at) => ({ when, place: `notices[${at}]` })),
		...pack.fields.map(({ when }, at) => ({ when, place: `fields[${at}]` }))
	];
	return lists.flatMap(({ when = [], place }) =>
		when.flatMap((condition, at) => {
			const where = `${place}.when[${at}]`;
			const outside = (condition.kinds ?? []).filter((kind) => !pack.counts.kinds.includes(kind));
			return [
				...(Object.keys(condition).length === 0 ? [`${where}: says nothing`] : []),
				...outside.map((kind) => `${where}.kinds: this pack does not count ${kind}`),
				...(condition.prohibited && place.startsWith('prohibitions')
					? [`${where}.prohibited: a prohibition cannot rest on itself`]
					: [])
			];
		})
	);
};

const amounts = (pack: PackFile): string[] => [
	...pack.notices.flatMap(({ within }, at) =>
		(within.hours === undefined) === (within.businessDays === undefined)
			? [`notices[${at}].within: needs hours or businessDays, one of them`]
			: []
	),
	...pack.notices.flatMap(({ from }, at) =>
		from.startsWith('component') ? [`notices[${at}].from: a notice is about the whole episode`] : []
	),
	...pack.retention.flatMap(({ from }, at) =>
		from.startsWith('component') ? [`retention[${at}].from: a record is about the whole episode`] : []
	),
	...pack.fields.flatMap(({ all, any }, at) =>
		all === undefined && any === undefined ? [`fields[${at}]: needs all or any`] : []
	)
];

/**
 * Reads one pack. The file must be named after its id and edition, every rule must have a source, and no word may
 * be unknown.
 * @param file the file's name, `au-nsw-dcj-2024.json`
 * @param json what it holds
 */
export const readPack = (
	file: string,
	json: unknown
): { ok: true; pack: Pack } | { ok: false; problems: readonly string[] } => {
	const inFile = (problems: readonly string[]) => problems.map((problem) => `${file}: ${problem}`);
	const shape = packFile(json, '');
	if (shape.length > 0) return { ok: false, problems: inFile(shape) };
	const read = json as PackFile;
	const ref = `${read.id}-${read.edition}`;
	const problems = [
		...(file === `${ref}.json` ? [] : [`must be named ${ref}.json`]),
		...repeats(read),
		...dates(read),
		...clocks(read),
		...conditions(read),
		...amounts(read)
	];
	return problems.length > 0
		? { ok: false, problems: inFile(problems) }
		: { ok: true, pack: { ...read, ref, words: `standards-${ref}` } };
};
