import type { Pass } from './pass';
import { deeds, type Deed, type Relation } from './policy';
import { routes } from './routes';

/**
 * What staff write through one deed is read through another, and whoever may do that will read it. `by` where the rows
 * themselves decide, and no deed says it: what is typed for the person, a finding of the talk, or an answer that its writer opens to nobody at first.
 */
const readThrough = {
	'told:write': { by: ['self', 'treating'] },
	'health:confirm': { by: ['self', 'treating'] },
	'care-plan:write': { deed: 'care-plan:read' },
	'authorisation:write': { deed: 'authorisation:read' },
	'episode:start': { deed: 'episode:read' },
	'episode:write': { deed: 'episode:read' },
	'debrief:answer': { by: ['self'] },
	'debrief:help': { by: ['self', 'member'] },
	'right-after:write': { deed: 'right-after:read' },
	'staff-debrief:answer': { by: ['self', 'leads', 'reviewer'], chosen: true },
	'reflection:write': { by: ['colleague', 'reviewer'], chosen: true },
	'joint:say': { by: ['self', 'leads', 'attending'] },
	'joint:write': { by: ['self', 'leads', 'member'] },
	'debriefs:name': { by: ['self', 'leads', 'member'] },
	'unit-actions:answer': { by: ['self', 'leads', 'member'] },
	'wish:set-aside': { deed: 'telling:read' },
	'wish:follow': { deed: 'looks:read' },
	'telling:write': { deed: 'telling:read' },
	'talked:write': { deed: 'talked:read' },
	'case-reviews:write': { deed: 'case-reviews:read' },
	'review-ask:write': { by: ['reviewer'] },
	'learning:change': { by: ['self', 'member'] },
	'review-seat:write': { by: ['reviewer'] },
	'support:answer': { by: ['asker'] },
	'asking:write': { by: ['self', 'treating'] },
	'law:write': { deed: 'law:read' },
	'capacity:write': { by: ['self', 'treating'] },
	'worked:say': { deed: 'care-plan:read' },
	'care-plans:answer': { by: ['self', 'treating', 'leads'] },
	'crisis-plan:write': { deed: 'crisis-plan:read' },
	'crisis-plan:check': { deed: 'crisis-plan:read' },
	'crisis-plan:use': { deed: 'crisis-plan:read' },
	'directive:report': { deed: 'directive:read' },
	'directive:witness': { deed: 'directive:read' },
	'signs:write': { deed: 'signs:read' },
	'signs:tell': { deed: 'signs:read' },
	'status:write': { deed: 'status:read' },
	'person:name': { by: ['self', 'treating'] },
	'intake:open': { by: ['self', 'treating'] },
	'debriefs:offer': { by: ['self', 'leads', 'member'] },
	'card:open-urgently': { by: ['self', 'privacy'] },
	'urgent:review': { by: ['self', 'privacy'] },
	'joins:undo': { deed: 'joins:read' },
	'training:write': { deed: 'training:read' },
	'register:write': { by: ['keeper', 'member', 'in-record'] },
	'lacks:write': { by: ['keeper', 'member', 'here'] },
	'settings:write': { by: ['signed-in'] },
	'policy:write': { by: ['signed-in'] },
	'service:write': { by: ['anyone'] }
} as const satisfies Partial<Record<Deed, Through>>;

/** Pages whose deed does not say it: their tasks are done with the account alone, or what is typed is only looked for. */
const onPage: Readonly<Record<string, Through>> = {
	'/tasks/help/[help]': { by: ['self', 'helping'] },
	'/tasks/asked/[asked]': { by: ['self'] },
	'/units/[unit]/people': { by: [] }
};

/**
 * Who reads: by what they are to the subject; one colleague of the writer's choice, whoever comes to the talk or asked for
 * something, whoever was asked to help as well, is at the unit, or reads a record that names what the unit has.
 */
export type Reader = Relation | 'colleague' | 'attending' | 'asker' | 'helping' | 'here' | 'in-record';
type Through = { deed: Deed } | { by: readonly Reader[]; chosen?: true };

/** Deeds of staff who write of which it is known who reads it. */
export const writesRead: readonly Deed[] = Object.keys(readThrough) as Deed[];

export type Readers = {
	readonly relations: readonly Reader[];
	/** The writer ticks which of these, if any. */
	readonly chosen: boolean;
};

const throughOf = (deed: Deed): Through | undefined =>
	Object.entries(readThrough).find(([written]) => written === deed)?.[1];

const readersOf = (through: Through): readonly Reader[] =>
	'by' in through ? through.by : deeds[through.deed].allow;

/**
 * Who will read what this account writes by the forms of a page; null when it can write nothing there.
 * @param route the page's id
 * @param pass what the account is let in with: it holds all that the account is to the subject
 */
export const willRead = (route: string | null, pass: Pick<Pass, 'relations'> | undefined): Readers | null => {
	const ways = Object.entries((route !== null && routes[route]) || {});
	const written = ways.flatMap(([way, deed]) => {
		if (way === 'GET' || deed === undefined) return [];
		const through = onPage[route ?? ''] ?? throughOf(deed);
		const may = deeds[deed].allow.some((one) => pass?.relations.includes(one));
		return through && may ? [through] : [];
	});
	const relations = new Set<Reader>(written.flatMap(readersOf));
	if (relations.size === 0) return null;
	return { relations: [...relations], chosen: written.every((one) => 'chosen' in one) };
};

/** A pass of the protected space: nothing of the chart is read with it but what functions of that space give. */
export const isOfReviews = ({ deed }: Pass): boolean => deeds[deed].of === 'review';
