import { isOfReviews, willRead } from '$lib/server/access/readers';
import { policyBeside } from '$lib/server/care/service/policy-acts';
import { policyBesideReview } from '$lib/server/care/service/policy-space-acts';
import { besideView } from '$lib/server/care/service/policy-view';
import type { LayoutServerLoad, LayoutServerLoadEvent } from './$types';

/** Before staff write: who will read it, as the policy says. */
const readers = ({ locals, route }: LayoutServerLoadEvent): string | null => {
	const found = locals.actor?.kind === 'staff' ? willRead(route.id, locals.passes[0]) : null;
	if (found === null) return null;
	const { t, list } = locals.words;
	const named = list(found.relations.map((one) => t(`service-readers:relation.${one.replace(':', '-')}`)));
	return t(found.chosen ? 'service-readers:chosen' : 'service-readers:line', { readers: named });
};

/** Where forms of staff about an episode are. */
const aboutEpisode =
	/^\/people\/\[person\]\/episodes|^\/units\/\[unit\]\/debriefs\/\[episode\]|^\/reviews\/\[review\]/;

/** The page of what the policy says, for whoever is let in to the form. */
const policyHref = ({ person, episode, review }: Partial<Record<string, string>>, unit: string): string => {
	if (review !== undefined) return `/reviews/${review}/policy`;
	return person !== undefined && episode !== undefined
		? `/people/${person}/episodes/${episode}/policy`
		: `/units/${unit}/policy`;
};

/** Beside such a form: what the service's own policy says now (S0-10). */
const policies = async ({ locals, params, route }: LayoutServerLoadEvent) => {
	const [pass] = locals.passes;
	if (pass === undefined || !aboutEpisode.test(route.id ?? '')) return [];
	if (locals.actor?.kind !== 'staff' || willRead(route.id, pass) === null) return [];
	const about = { episode: params.episode ?? null, review: params.review ?? null };
	const found = isOfReviews(pass) ? await policyBesideReview(pass, about) : await policyBeside(pass);
	return found.map((one) => besideView(locals.words, one, policyHref(params, one.place.id)));
};

export const load: LayoutServerLoad = async (event) => ({
	...view(event),
	readers: readers(event),
	policies: await policies(event)
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
