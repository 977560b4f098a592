import { passFor } from '$lib/server/access';
import { comparePacks, listPacks } from '$lib/server/care/service/pack-acts';
import type { PageServerLoad } from './$types';

/** Two packs side by side. With one or none named, the form alone: a wrong address is no fault of the reader. */
export const load: PageServerLoad = ({ locals, url }) => {
	const pass = passFor(locals, 'public:read');
	const packs = listPacks(pass, locals.words);
	const named = (name: string) => url.searchParams.get(name) ?? '';
	const known = (ref: string) => packs.find((pack) => pack.ref === ref)?.ref ?? null;
	const [a, b] = [named('a'), named('b')];
	const both = comparePacks(pass, locals.words, [a, b]);
	return {
		packs,
		a: known(a),
		b: known(b),
		sides: both?.sides.map(({ ref, name, standing }) => ({ ref, name, standing })) ?? null,
		rows: both?.rows ?? []
	};
};
