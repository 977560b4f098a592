import { randomUUID } from 'node:crypto';
import { someone, type Signed } from '../support/asker.js';
import type { TestServer } from '../support/server.js';
import { scene, type Scene } from './scene.js';

/** A moment of March 2026 in Sydney, before its clocks go back. */
export const sydney = (time: string, day: string): Date => new Date(`2026-03-${day}T${time}:00+11:00`);
/** When the evening is written down: the time to start the server at. */
export const evening = sydney('20:10', '14');

/** Kim starts the record through the real server; Dana decided on it, and it ended at 19:26. Gives its address. */
const recorded = async (server: TestServer, { kim, dana, personId }: Scene): Promise<string> => {
	const page = await server.visitAs(kim).open(`/people/${personId}/episodes`);
	await page.tick('Seclusion').fill('When did it start?', '2026-03-14T19:05').press('Start the record');
	const id = page.path.split('/').at(-1) ?? '';
	const sql = server.superSql;
	await sql`insert into episode_staff (id, episode_id, person_id, account_id, name, role, entered_at, entered_by)
		values (${randomUUID()}, ${id}, ${personId}, ${dana.accountId}, ${dana.name}, 'decided', ${evening}, ${kim.accountId})`;
	const ended = { at: sydney('19:26', '14').toISOString(), by: 'Dana', why: null };
	await sql`insert into episode_fact (id, episode_id, person_id, field, value, entered_at, entered_by, key)
		values (${randomUUID()}, ${id}, ${personId}, 'ended', ${sql.json(ended)}, ${evening}, ${kim.accountId}, ${randomUUID()})`;
	return page.path;
};

/**
 * Tahlia's Saturday evening on a server that was just started, and Ana, who leads talks and works somewhere else.
 * @param helps what she had written that helps her
 */
export const saturday = async (
	server: TestServer,
	helps: readonly string[] = ['Tight blanket', 'Quiet room']
): Promise<{ at: Scene; ana: Signed; episode: string }> => {
	const at = await scene(server, {
		...{ name: 'Tahlia Marsh', birthDate: '2009-11-02', zone: 'Australia/Sydney' },
		...{ pack: 'au-nsw-dcj-2024', arrived: sydney('10:00', '10') }
	});
	if (helps.length > 0)
		await at.answer(
			'helps',
			helps.map((text) => ({ text }))
		);
	const ana = await someone(server, { name: 'Ana Silva', job: 'Facilitator', roles: ['facilitator'] });
	return { at, ana, episode: await recorded(server, at) };
};
