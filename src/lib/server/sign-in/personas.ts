import { pool } from '../database';
import type { Actor } from './actor';
import type { Entrant } from './session';

/** Someone of the demo. `job` is what staff do; roles are codes. */
export type Persona = { id: string; userName: string; name: string; kind: Actor['kind']; job: string | null };

type Row = { id: string; user_name: string; kind: Actor['kind']; name: string; job: string | null };

/**
 * Everyone there is, for one-click sign-in. Only the demo's database lets the app role ask; elsewhere this throws.
 */
export const personas = async (): Promise<Persona[]> => {
	const rows = await pool()<Row[]>`select * from sign_in.personas()`;
	return rows.map(({ id, user_name, name, kind, job }) => ({ id, userName: user_name, name, kind, job }));
};

/** The entrant behind one of the buttons. */
export const personaEntrant = async (id: string): Promise<Entrant | null> => {
	const one = (await personas()).find((persona) => persona.id === id);
	return one ? { accountId: one.id, kind: one.kind } : null;
};
