import type { Words } from '$lib/words';
import { passFor } from '$lib/server/access';
import { wayLines } from '$lib/server/care/about-me/review-view';
import * as acts from '$lib/server/care/directive/acts';
import { directivePaper, type Signed } from '$lib/server/care/directive/paper-view';
import { pdfAnswer } from '$lib/server/paper/answer';
import { versionView } from '../view';
import type { RequestHandler } from './$types';

const nobodySigned: Signed = {
	...{ signature: null, way: [], drawing: null, hash: null },
	...{ witnesses: [], missing: 0 }
};

const signedBy = (words: Words, all: acts.Directives, version: acts.Version, missing: number): Signed => {
	const { signature, witnesses } = version;
	const at = (moment: Date): string => words.dateTime(moment, all.zone);
	return {
		signature:
			signature === null
				? null
				: words.t('directive-pages:view.signed', { date: at(signature.signedAt), words: signature.words }),
		way: signature === null ? [] : wayLines(words, signature),
		drawing: signature?.drawing ?? null,
		hash: signature?.textHash ?? null,
		witnesses: witnesses.map(({ name, witnessedAt }) =>
			words.t('directive-pages:view.witness', { name, date: at(witnessedAt) })
		),
		missing
	};
};

/** What is in force, or else what waits or is being written; as much of it as the reader may read. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const pass = passFor(locals, 'directive:print');
	// Paper goes to others too: it is said in ordinary words.
	const words = locals.words.ordinary;
	const all = await acts.readDirectives(pass);
	const version =
		acts.inForceOf(all)[0] ??
		all.versions.find(({ id }) => id === all.standing.waiting?.id) ??
		acts.openOf(all);
	const state = all.standing.versions.find(({ id }) => id === version?.id);
	const [never, neverList] = [await acts.neverTold(pass), await acts.neverList(pass)];
	const view =
		version && state
			? versionView(words, all, version, state, await acts.renderingsOf(pass, version), never)
			: null;
	const missing = state?.missing.find(({ formality }) => formality === 'witnesses')?.count ?? 0;
	const withdrawn =
		all.withdrawnAt === null
			? words.t('directive-pages:none')
			: words.t('directive-pages:withdrawn', { date: words.date(all.withdrawnAt, all.zone) });
	return pdfAnswer(
		directivePaper({
			words,
			title: words.t('directive-pages:title'),
			name: all.name,
			notes: view === null ? [withdrawn] : [view.title, view.banner, ...view.notes],
			parts: [
				...(view?.said ?? []).map(({ title, lines }) => ({ title, lines: lines.map(({ text }) => text) })),
				...(view?.speakers ?? []).map((one) => ({
					title: words.t(`directive-pages:text.speaker.${one.rank}`),
					lines: [
						[one.name, one.phone].filter(Boolean).join(' · '),
						words.t('directive-pages:text.powers', { powers: one.powers })
					]
				})),
				...(view === null || neverList.length === 0
					? []
					: [{ title: words.t('directive-pages:never.title'), lines: neverList.map(({ name }) => name) }])
			],
			signed: version ? signedBy(words, all, version, missing) : nobodySigned,
			printedAt: words.dateTime(locals.now, all.zone),
			large: url.searchParams.has('large')
		}),
		'directive'
	);
};
