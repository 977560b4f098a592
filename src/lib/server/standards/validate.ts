import { packFile, rulesOf, type ByAge, type Clock, type Pack, type PackFile } from './pack';

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

const dates = ({ inForce: { from, to, endsEarlier } }: PackFile): string[] => [
	...(isDay(from) ? [] : [`inForce.from: no such day, ${from}`]),
	...(isDay(to) ? [] : [`inForce.to: no such day, ${to}`]),
	...(isDay(endsEarlier?.to ?? null) ? [] : [`inForce.endsEarlier.to: no such day, ${endsEarlier?.to}`]),
	...(from !== null && to !== null && to < from ? ['inForce: ends before it begins'] : [])
];

const OLDEST = 130;

/** Every age must stand in exactly one band. */
const ageBands = (bands: ByAge, place: string): string[] => {
	const holding = (age: number) =>
		bands.filter(({ ageFrom = 0, ageBelow = Infinity }) => age >= ageFrom && age < ageBelow).length;
	const ages = Array.from({ length: OLDEST }, (_, age) => age);
	const wrong = ages.find((age) => holding(age) !== 1);
	return wrong === undefined ? [] : [`${place}: age ${wrong} stands in ${holding(wrong)} bands, not in one`];
};

const isAgain = ({ every, repeats }: Clock): boolean => every !== undefined || repeats === true;

const clocks = (pack: PackFile): string[] =>
	pack.clocks.flatMap((clock, at) => [
		...(clock.metBy === 'component-end' && clock.from !== 'component-start'
			? [`clocks[${at}].metBy: component-end needs from component-start`]
			: []),
		...(isAgain(clock) && !['component-start', 'start', 'initiation'].includes(clock.from)
			? [`clocks[${at}].every: repeats only from component-start, start or initiation`]
			: []),
		...((clock.minutes === undefined) === (clock.byAge === undefined)
			? [`clocks[${at}]: needs minutes or byAge, one of them`]
			: []),
		...(clock.byAge ? ageBands(clock.byAge, `clocks[${at}].byAge`) : []),
		...(clock.repeats && (clock.byAge === undefined || clock.every !== undefined)
			? [`clocks[${at}].repeats: goes with byAge, and without every`]
			: []),
		...(clock.from === 'order-expires' && !pack.orderLength
			? [`clocks[${at}].from: order-expires needs an orderLength`]
			: []),
		...(clock.metBy === 'release' && clock.from !== 'initiation'
			? [`clocks[${at}].metBy: release needs from initiation`]
			: []),
		// A rule somebody may choose for themselves is ours, and only ever warns.
		...(clock.ifChosen && (clock.source.certainty !== 'own' || clock.level === 'due')
			? [`clocks[${at}].ifChosen: needs certainty own and a level that warns`]
			: []),
		...(isAgain(clock) && ['component-end', 'end', 'release'].includes(clock.metBy)
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
				...(condition.releasedEarly !== undefined && !(place.startsWith('clocks') && pack.orderLength)
					? [`${where}.releasedEarly: only for a clock, and with an orderLength`]
					: []),
				...(condition.prohibited && place.startsWith('prohibitions')
					? [`${where}.prohibited: a prohibition cannot rest on itself`]
					: [])
			];
		})
	);
};

/** What is asked of an evaluation stands in a note of the same pack. */
const unknownNotes = ({ evaluation, notes = [] }: PackFile): string[] =>
	[evaluation?.asks, evaluation?.consults].flatMap((one) =>
		one === undefined || notes.some(({ id }) => id === one.note)
			? []
			: [`evaluation: there is no note ${one.note}`]
	);

const wholeEpisode = ['start', 'end', 'aware', 'record-made'];

const amounts = (pack: PackFile): string[] => [
	...(pack.orderLength ? ageBands(pack.orderLength.byAge, 'orderLength.byAge') : []),
	...(pack.observation ?? []).flatMap(({ cameraAfter, camera }, at) =>
		(cameraAfter === undefined) === (camera === undefined)
			? []
			: [`observation[${at}]: cameraAfter and camera go together`]
	),
	...pack.notices.flatMap(({ within }, at) =>
		[within.hours, within.businessDays, within.unsaid].filter((one) => one !== undefined).length !== 1
			? [`notices[${at}].within: needs hours, businessDays or unsaid, one of them`]
			: []
	),
	...pack.notices.flatMap(({ from }, at) =>
		![...wholeEpisode, 'departure'].includes(from)
			? [`notices[${at}].from: a notice is about the whole episode`]
			: []
	),
	...unknownNotes(pack),
	...pack.retention.flatMap(({ from }, at) =>
		!wholeEpisode.includes(from) ? [`retention[${at}].from: a record is about the whole episode`] : []
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
	const ref = read.edition === null ? read.id : `${read.id}-${read.edition}`;
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
