import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	words: locals.words,
	demo: __DEMO__,
	recovered: locals.recovered && {
		date: locals.words.dateTime(locals.recovered.at, 'UTC'),
		until: locals.words.dateTime(locals.recovered.until, 'UTC'),
		helpers: locals.words.list([...locals.recovered.helpers])
	},
	actor: locals.actor === null ? null : { kind: locals.actor.kind, personId: locals.actor.personId }
});
