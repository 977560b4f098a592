import type { RequestEvent } from '@sveltejs/kit';
import type { Deed } from '../access/policy';
import { deedOf, type Way } from '../access/routes';
import type { Subject } from '../access/pass';

/** The named action of a form post: `?/save` is `save`; none is the default action. */
const actionOf = (url: URL): string | undefined =>
	[...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);

const wayOf = (event: RequestEvent): Way | null => {
	const { method } = event.request;
	if (method === 'GET' || method === 'HEAD') return 'GET';
	if (method !== 'POST') return null;
	const action = actionOf(event.url);
	return action === undefined || action === 'default' ? 'POST' : `POST ?/${action}`;
};

/** The deed this request is, then the page it would be redrawn on; empty when there is no rule. */
export const deedsOf = (event: RequestEvent): Deed[] => {
	const way = wayOf(event);
	const deed = way === null ? undefined : deedOf(event.route.id, way);
	if (deed === undefined) return [];
	const page = way === 'GET' ? undefined : deedOf(event.route.id, 'GET');
	return page === undefined || page === deed ? [deed] : [deed, page];
};

/** The ids in the address. */
export const subjectOf = (event: RequestEvent): Subject => {
	const { person, unit, episode }: Partial<Record<string, string>> = event.params;
	return {
		...(person === undefined ? {} : { personId: person }),
		...(unit === undefined ? {} : { unitId: unit }),
		...(episode === undefined ? {} : { episodeId: episode })
	};
};

/** A browser asking ahead of the person: nothing is shown and no look is noted. */
export const isPrefetch = (request: Request): boolean =>
	/prefetch|prerender/.test(
		`${request.headers.get('sec-purpose') ?? ''} ${request.headers.get('purpose') ?? ''} ${request.headers.get('x-moz') ?? ''}`
	);
