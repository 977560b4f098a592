import { accountRoutes } from './account-routes';
import { episodeRoutes } from './episode-routes';
import { peopleRoutes } from './people-routes';
import type { Deed } from './policy';
import { unitRoutes } from './unit-routes';

/** `GET`, `POST` (the default action, or an endpoint), `POST ?/name`. */
export type Way = 'GET' | 'POST' | `POST ?/${string}`;

/** By the id of a route: the deed that each way of asking it is. */
export type Routes = Readonly<Record<string, Readonly<Partial<Record<Way, Deed>>>>>;

/** Every route of the product. What is not here is not there: a plain 404 for everybody. */
export const routes: Routes = { ...accountRoutes, ...peopleRoutes, ...episodeRoutes, ...unitRoutes };

/** The deed of a route, method and action; undefined when there is no rule, which means no. */
export const deedOf = (route: string | null, way: Way): Deed | undefined =>
	route === null ? undefined : routes[route]?.[way];
