import type { Words } from '$lib/words';
import { passFor } from '$lib/server/access';
import { helpToGive } from '$lib/server/care/account/help-acts';
import { countingWords, figuresWords } from '$lib/server/care/episode/figures-view';
import { talkedLine } from '$lib/server/care/about-me/talked-view';
import { readUnitDay, type Listed } from '$lib/server/care/intake/worklist-acts';
import { readCounting } from '$lib/server/care/service/settings-acts';
import { boardOf } from './board.server';
import type { PageServerLoad } from './$types';

/** What to open first: the card when there is something on it, else the questions to ask. */
const firstPage = {
	changed: 'card',
	unread: 'card',
	read: '',
	told: 'card',
	ask: 'told-today',
	none: 'told-today'
};

/** How asking about hard things stands, as a date of when it was offered: never "not done". */
const askingWords = ({ t, day, date }: Words, { standing, asking }: Listed, zone: string): string => {
	if (standing.state === 'never-offered') return t('unit:asking.offer');
	const on = standing.offeredOn === null ? null : date(standing.offeredOn, zone);
	if (standing.state === 'closed') return t('unit:asking.closed');
	const next = day(standing.nextOn);
	if (on === null) return t(`unit:asking.later-${asking === 'again' ? 'again' : 'offered'}`, { next });
	return t(`unit:asking.${asking === 'again' ? 'again' : 'offered'}`, { date: on, next });
};

const rowOf = (words: Words, one: Listed, zone: string) => ({
	id: one.id,
	name: one.name,
	href: `/people/${one.personId}${firstPage[one.card] && `/${firstPage[one.card]}`}`,
	asking: { href: `/people/${one.personId}/asking`, text: askingWords(words, one, zone) },
	talked: {
		href: `/people/${one.personId}/talked`,
		text: talkedLine(words, one.talked) ?? words.t('talked:offer')
	},
	born: one.bornGuessed
		? words.t('card:born-guessed')
		: words.t('unit:here.born', { day: words.day(one.born) }),
	since: words.dateTime(one.openedAt, zone),
	by: one.openedBy,
	need: one.need,
	card: one.card,
	mine: one.mine,
	changed: one.changedAt === null ? null : words.dateTime(one.changedAt, zone),
	tool: one.tool.length === 0 ? null : words.list(one.tool.map((part) => words.t(`unit:tool.part.${part}`))),
	episodes: figuresWords(words, one.figures),
	asides: one.asides === 0 ? null : words.t('unit:asides', { count: one.asides }),
	following: `/people/${one.personId}/card/following`
});

/** The unit's day: who is here, who needs something first, and what is going on. */
export const load: PageServerLoad = async ({ locals }) => {
	const pass = passFor(locals, 'unit:read');
	const { unit, listed } = await readUnitDay(pass);
	const counting = await readCounting(pass);
	return {
		counted: countingWords(locals.words, counting, unit.zone),
		unit: { id: unit.id, name: unit.name, zone: unit.zone },
		asOf: locals.words.t('unit:as-of', { time: locals.words.time(locals.now, unit.zone) }),
		rows: listed.map((one) => rowOf(locals.words, one, unit.zone)),
		help: (await helpToGive(pass)).map(({ id, person, seenBy }) => ({
			id,
			seen: seenBy !== null,
			text: locals.words.t(seenBy === null ? 'tasks:help.asked' : 'tasks:help.seen', { name: person })
		})),
		board: await boardOf(pass, locals.words)
	};
};
