import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { Way } from '../../src/lib/server/access/routes.js';

type Leaf = { server?: { actions?: Record<string, unknown>; load?: unknown } };
type Built = {
	_: {
		nodes: (() => Promise<Leaf>)[];
		routes: {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<Record<string, unknown>>) | null;
		}[];
	};
};

export type BuiltRoute = { id: string; ways: Way[] };

const waysOf = async (built: Built, route: Built['_']['routes'][number]): Promise<Way[]> => {
	const ways: Way[] = [];
	if (route.page) {
		const leaf = await built._.nodes[route.page.leaf]?.();
		const actions = Object.keys(leaf?.server?.actions ?? {});
		ways.push('GET', ...actions.map((name): Way => (name === 'default' ? 'POST' : `POST ?/${name}`)));
	}
	const endpoint = (await route.endpoint?.()) ?? {};
	for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'])
		if (method in endpoint) ways.push(method as Way);
	return ways;
};

/** Every route of a built server, with its methods and actions, read from the build itself. */
export const builtRoutes = async (build: string): Promise<BuiltRoute[]> => {
	const chunks = resolve(build, 'server/chunks');
	const name = readdirSync(chunks).find((file) => /^manifest\.js-.*\.js$/.test(file));
	if (name === undefined) throw new Error(`${build} holds no manifest`);
	const chunk: Record<string, Built> = await import(pathToFileURL(resolve(chunks, name)).href);
	const built = Object.values(chunk).find((value) => '_' in value);
	if (built === undefined) throw new Error('the manifest has another shape than expected');
	return Promise.all(
		built._.routes.map(async (route) => ({ id: route.id, ways: await waysOf(built, route) }))
	);
};
