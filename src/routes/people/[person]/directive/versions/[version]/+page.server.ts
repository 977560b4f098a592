import { error } from '@sveltejs/kit';
import { isId } from '$lib/id';
import { passFor } from '$lib/server/access';
import { entryLink } from '$lib/server/care/sharing/hiding';
import { readVersion } from '$lib/server/care/directive/signing-acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const pass = passFor(locals, 'directive:versions');
	const { words } = locals;
	const found = isId(params.version) ? await readVersion(pass, params.version, words) : null;
	if (found === null) error(404);
	const { version, parts, all } = found;
	const { signature } = version;
	return {
		title: words.t('directive-pages:version', {
			number: all.versions.length - all.versions.indexOf(version),
			instrument: words.t(`jurisdiction-${version.jurisdiction}:instrument`),
			date: words.date(version.begunAt, all.zone)
		}),
		signed:
			signature === null
				? words.t('directive-pages:view.never-signed')
				: words.t('directive-pages:view.signed', {
						date: words.dateTime(signature.signedAt, all.zone),
						words: signature.words
					}),
		hash: signature?.textHash ?? null,
		hide: entryLink(pass, { kind: 'directive', subject: version.id }),
		witnesses: version.witnesses.map(({ name, witnessedAt }) =>
			words.t('directive-pages:view.witness', { name, date: words.dateTime(witnessedAt, all.zone) })
		),
		// A signed text stands as it was shown, whatever language it is read in now.
		parts: [...parts]
	};
};
