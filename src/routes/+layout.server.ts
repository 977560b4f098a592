import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	words: locals.words,
	demo: __DEMO__,
	actor: locals.actor === null ? null : { kind: locals.actor.kind, personId: locals.actor.personId }
});
