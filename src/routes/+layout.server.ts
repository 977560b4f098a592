import { willRead } from '$lib/server/access/readers';
import type { LayoutServerLoad, LayoutServerLoadEvent } from './$types';

/** Before staff write: who will read it, as the policy says. */
const readers = ({ locals, route }: LayoutServerLoadEvent): string | null => {
	const found = locals.actor?.kind === 'staff' ? willRead(route.id, locals.passes[0]) : null;
	if (found === null) return null;
	const { t, list } = locals.words;
	const named = list(found.relations.map((one) => t(`service-readers:relation.${one.replace(':', '-')}`)));
	return t(found.chosen ? 'service-readers:chosen' : 'service-readers:line', { readers: named });
};

export const load: LayoutServerLoad = (event) => ({
	...view(event),
	readers: readers(event)
});

const view = ({ locals }: LayoutServerLoadEvent) => ({
	words: locals.words,
	demo: __DEMO__,
	recovered: locals.recovered && {
		date: locals.words.dateTime(locals.recovered.at, 'UTC'),
		until: locals.words.dateTime(locals.recovered.until, 'UTC'),
		helpers: locals.words.list([...locals.recovered.helpers])
	},
	actor: locals.actor === null ? null : { kind: locals.actor.kind, personId: locals.actor.personId }
});
