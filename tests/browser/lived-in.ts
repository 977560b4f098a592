import { House } from '../people/house';
import { tahliaIn } from '../people/tahlia';
import { livedFurther } from './lived-further';
import { startServer } from '../support/server';

/** A service in which a story has been lived, so that no page is empty; and what stands in its addresses. */
export const livedIn = async () => {
	const server = await startServer({ now: new Date('2026-02-01T22:00:00Z') });
	const house = await new House(server).at(new Date('2026-02-01T22:00:00Z'));
	const story = tahliaIn(house);
	await house.open('Harbour Care');
	await story.settle();
	await story.arrives();
	await story.tellsRos();
	await story.answersAlone();
	await story.isRead();
	await story.isShutIn();
	await story.staffDebrief();
	await story.tellsHerSide();
	await story.meets();

	const further = await livedFurther(server, house, story.home(), story.days.at('2026-03-18', '15:00'));

	const sql = server.superSql;
	const first = async (table: string, column = 'id'): Promise<string> =>
		(await sql<{ id: string }[]>`select ${sql(column)} as id from ${sql(table)} order by 1 limit 1`)[0]?.id ??
		'';
	const [unit] = await sql<{ id: string }[]>`select id from unit where name = 'Wattle House'`;
	const places: Record<string, string> = {
		person: story.state.person,
		unit: unit?.id ?? '',
		intake: await first('intake'),
		episode: await first('episode'),
		proposal: await first('proposal'),
		hold: await first('hold'),
		line: await first('crisis_line', 'line_id'),
		asked: await first('asked'),
		help: await first('help_asked'),
		unrecorded: await first('unrecorded'),
		told: await first('unrecorded'),
		version: await first('directive'),
		about: await first('wish_not_followed'),
		pack: 'us-joint-commission-2009',
		authorisation: await first('authorisation')
	};
	const questions: Record<string, string> = {
		'about-me': 'helps',
		signs: 'stop',
		directive: 'treatment-want',
		debrief: 'before',
		'[unrecorded]': 'before',
		'own-account': 'beside-saw',
		'staff-debrief': 'before'
	};
	const known = (name: string, among: Record<string, string>): string => {
		if (!among[name]) throw new Error(`the story has no ${name} yet`);
		return among[name];
	};
	/** The address of a route, filled in from the story. */
	const addressOf = (route: string): string =>
		further[route] ??
		route
			.replace(/([a-z[\]-]+)\/\[question\]/, (_, set: string) => `${set}/${known(set, questions)}`)
			.replace(/\[([a-z]+)\]/g, (_, name: string) => known(name, places));
	return { server, house, story, addressOf, stop: () => server.stop() };
};
export type LivedIn = Awaited<ReturnType<typeof livedIn>>;
