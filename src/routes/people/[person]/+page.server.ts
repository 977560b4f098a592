import { redirect } from '@sveltejs/kit';
import type { Words } from '$lib/words';
import { passFor, type Pass } from '$lib/server/access';
import { figuresWords, frequencyView } from '$lib/server/care/episode/figures-view';
import { talkedLine } from '$lib/server/care/about-me/talked-view';
import { leftLately, staffHome } from '$lib/server/care/intake/acts';
import { recordsOf } from '$lib/server/care/intake/unknown-acts';
import { readAboutMe } from '$lib/server/care/about-me/acts';
import { openHolds } from '$lib/server/care/pressure/acts';
import { waitingProposals } from '$lib/server/care/care-plan/acts';
import { asksIfStillRight } from '$lib/server/care/card/still-right-acts';
import { noticesFor } from '$lib/server/care/card/record-acts';
import { askedOfMe } from '$lib/server/care/comment/ask-acts';
import { readZone } from '$lib/server/care/person/acts';
import { endingShares } from '$lib/server/care/sharing/acts';
import { wordOf } from '$lib/server/care/sharing/sharing';
import { openAccounts, openDebriefs } from '$lib/server/care/debrief/task-acts';
import { carryOn, partsOf, progressOfPart, stoppedAt } from '$lib/server/care/about-me/about-me';
import { newPhones } from '$lib/server/sign-in/passkey-own';
import { setsOf } from '$lib/server/questions/asked';
import type { PageServerLoad } from './$types';

/** Where things are, for the treating unit; nothing of what they say. */
const staffView = (
	words: Words,
	{ person, intakes, talked, card, figures, frequency, notFollowed }: Awaited<ReturnType<typeof staffHome>>
) => ({
	person: { id: person.id, name: person.name, born: person.born, bornGuessed: person.bornGuessed },
	intakes: intakes.map(({ id, unitName, zone, openedAt, openedBy }) => ({
		id,
		unitName,
		zone,
		openedAt,
		openedBy
	})),
	talked: talkedLine(words, talked),
	card,
	episodes: figuresWords(words, figures),
	frequency: frequencyView(words, frequency),
	notFollowed
});

/** What was written under a name for now: each with its day; and whose this record is, if it is one of these. */
const recordsView = async (pass: Pass<'home:read'>, words: Words) => {
	const { unknown, joined, owner } = await recordsOf(pass);
	const zone = joined.length === 0 ? 'UTC' : await readZone(pass);
	return {
		unknown,
		owner,
		joined: joined.map(({ id, called, from }) => ({ id, called, day: words.date(from, zone) }))
	};
};

/** Where the person was until lately: an offer to change their plan, never a duty. */
const leftView = async (pass: Pass<'home:read'>, words: Words) => {
	const left = await leftLately(pass);
	if (left === null || left.ended === null) return null;
	return { unit: left.unitName, day: words.date(left.ended.at, left.zone) };
};

/** What is shared and ends soon, as the person or the helper is told of it. */
const endingOf = async (pass: Pass<'home:read'>, words: Words) => {
	const shares = await endingShares(pass);
	const zone = shares.length === 0 ? 'UTC' : await readZone(pass);
	return shares.map(({ id, name, part, may, endsAt, last }) => ({
		id,
		name,
		last,
		what: words.t(`sharing:has.${wordOf({ part, may })}`),
		shared: words.t(`welcome:people.part.${part}`),
		date: words.date(endsAt, zone)
	}));
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const pass = passFor(locals, 'home:read');
	const { t } = locals.words;
	if (pass.relations.includes('treating') && !pass.relations.includes('self'))
		return {
			staff: {
				...staffView(locals.words, await staffHome(pass)),
				records: await recordsView(pass, locals.words)
			},
			speech: pass.relations.includes('speech'),
			limited: null
		};
	if (pass.relations.includes('recovering'))
		return { staff: null, speech: false, limited: { name: pass.actor?.name ?? '' } };
	const records = await recordsView(pass, locals.words);
	if (records.owner !== null) redirect(303, `/people/${records.owner}`);
	const { answers, drafts, waiting, readers, open, alone } = await readAboutMe(pass);
	const mine = drafts.filter((one) => one.writer === pass.actor?.accountId);
	const parts = setsOf('person', 'none').flatMap((set) => partsOf(set, answers, mine, open));
	const next = carryOn(parts, answers, mine);
	const going = url.searchParams.get('go-on');
	if (going !== null && pass.relations.includes('self')) {
		const begins = going === 'first' && answers.length === 0 ? (next?.question ?? null) : null;
		const question = begins ?? stoppedAt(parts, answers, mine, locals.now);
		redirect(303, `/people/${pass.personId}${question === null ? '' : `/about-me/${question.id}`}`);
	}
	return {
		staff: null,
		speech: false,
		limited: null,
		name: pass.actor?.name ?? '',
		own: pass.relations.includes('self'),
		alone,
		left: pass.relations.includes('self') ? await leftView(pass, locals.words) : null,
		joined: pass.relations.includes('self') ? records.joined : [],
		asked: pass.relations.includes('self')
			? []
			: (await askedOfMe(pass))
					.filter((one) => one.personId === pass.personId && one.answers === 0)
					.map(({ id }) => id),
		relations: pass.relations,
		notices: (await noticesFor(pass)).filter(({ read }) => !read),
		answered: answers.length,
		staffSee: answers.filter(
			({ state, audience }) =>
				state === 'answered' && (audience.groups.includes('card') || audience.groups.includes('care-team'))
		).length,
		helpers: readers.length === 0 ? null : locals.words.list(readers.map(({ name }) => name)),
		toCheck: pass.relations.includes('self') ? waiting.length : 0,
		stillRight: pass.relations.includes('self') && (await asksIfStillRight(pass, locals.words)),
		toConfirm: pass.relations.includes('self') ? (await openHolds(pass)).length : 0,
		newPhones: pass.relations.includes('self')
			? (await newPhones(pass.session, pass.now)).map(({ id, name, madeAt }) => ({
					...{ id, name, day: locals.words.date(madeAt, 'UTC') }
				}))
			: [],
		ending: await endingOf(pass, locals.words),
		suggested: (await waitingProposals(pass)).length,
		toTell: (await openDebriefs(pass)).map(({ episodeId, personId, startedAt, zone }) => ({
			id: episodeId,
			at: `/people/${personId}/episodes/${episodeId}/debrief`,
			day: locals.words.weekday(startedAt, zone)
		})),
		told: (pass.relations.includes('self') ? [] : await openAccounts(pass)).map((one) => ({
			id: one.episodeId,
			day: locals.words.weekday(one.startedAt, one.zone)
		})),
		parts: parts.map(({ set, section, rows }) => ({
			id: `${set.id}/${section}`,
			title: t(`${set.id}:section.${section}.title`),
			question:
				rows.find((row) => row.progress !== 'ready' && row.progress !== 'not-now')?.question.id ?? null,
			progress: progressOfPart(rows)
		})),
		carryOn:
			next === null
				? null
				: { question: next.question.id, section: t(`${next.set.id}:section.${next.section}.title`) }
	};
};
