import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { actorOf, checkTyped, type InContext } from '../../questions/acts';
import type { Answer, Audience, Rendering } from '../../questions/answer';
import { draftsIn, type Draft } from '../../questions/drafts';
import { nobody } from '../../questions/answer';
import type { QuestionSet } from '../../questions/set';
import { setOf } from '../../questions/sets';
import * as questions from '../../questions/store';
import { allJurisdictions, jurisdictionOf } from '../../standards/jurisdictions';
import { contactsOf } from '../sharing/acts';
import type { Listed } from '../sharing/may-contact';
import { cardDirectiveOf, type CardDirective } from './on-card';
import { beginIn } from './begin-acts';
import { askedUnder } from './directive';
import { gather, gathered, openOf, type Directives, type Version } from './gather';
import * as store from './store';

export { inForceOf, openOf, type Directives, type Version } from './gather';
export { directivesFor, draftToChange } from './begin-acts';
export { jurisdictionOf } from '../../standards/jurisdictions';
export { CHOICE_PART } from '../../standards/directive-state';
export { saidBy } from '../../standards/jurisdiction-words';

/** Every version the reader may know of and how it stands now. */
export const readDirectives = (pass: Pass & PersonPass): Promise<Directives> => gathered(pass);

/** The jurisdictions there are rules for. */
export const jurisdictions = (): string[] => allJurisdictions().map(({ id }) => id);

/** The questions of a directive under these rules. */
export const questionsUnder = (jurisdiction: string): QuestionSet => {
	const { formalities, validity } = jurisdictionOf(jurisdiction);
	return askedUnder(setOf('directive'), {
		choice: formalities.choice.value,
		ownEnd: validity.ownEnd.value
	});
};

/** Begins a version: empty, or with everything the version in force says. There is one open version at a time. */
export const begin = (
	pass: Pass<'directive:write'>,
	one: { readonly jurisdiction: string; readonly key: string; readonly copy: boolean }
): Promise<string | null> => transaction(pass, (sql) => beginIn(sql, pass, one));

/** Puts an unsigned version away. */
export const discard = (pass: Pass<'directive:write'>, id: string): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if (!(await store.discard(sql, pass, id))) return false;
		await note(sql, pass, 'directive:discarded', { id });
		return true;
	});

/** The pass to answer in the version that is being written, and its rules; null when there is none. */
export const writing = async (
	pass: Pass<'directive:answer'>
): Promise<{ pass: Pass<'directive:answer'> & InContext; jurisdiction: string } | null> => {
	const open = openOf(await gathered(pass));
	return open === null ? null : { pass: { ...pass, contextId: open.id }, jurisdiction: open.jurisdiction };
};

/**
 * The version that was signed last, for words that were still being typed when it was; null when none is signed. Nothing
 * is written in it any more: it is only for the page that says so.
 */
export const signedMeanwhile: typeof writing = async (pass) => {
	const signed = (await gathered(pass)).versions.find(({ signature }) => signature !== null);
	return signed === undefined
		? null
		: { pass: { ...pass, contextId: signed.id }, jurisdiction: signed.jurisdiction };
};

/** What is being written besides the answers: half-typed words, and what others typed. */
export type Waiting = {
	readonly drafts: readonly Draft[];
	readonly typed: readonly Answer[];
	readonly renderings: readonly Rendering[];
	readonly readers: readonly { id: string; name: string }[];
};

export const readWaiting = (pass: Pass<'directive:read'>, version: Version): Promise<Waiting> =>
	transaction(pass, async (sql) => {
		const typed = await questions.unchecked(sql, pass, version.id);
		return {
			drafts: await draftsIn(sql, pass, version.id, nobody),
			typed,
			renderings: await questions.renderingsOf(
				sql,
				pass,
				[...version.answers, ...typed].map(({ id }) => id)
			),
			readers: await questions.readersToChoose(sql, pass)
		};
	});

export const renderingsOf = (
	pass: Pass<'directive:read'> | Pass<'directive:print'>,
	version: Version
): Promise<Rendering[]> =>
	transaction(pass, (sql) =>
		questions.renderingsOf(
			sql,
			pass,
			version.answers.map(({ id }) => id)
		)
	);

/** The person's word on what a helper typed into the version that is being written. */
export const check = async (
	pass: Pass<'directive:check'>,
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	audience: Audience
): Promise<boolean> => {
	const open = openOf(await gathered(pass));
	if (open === null) return false;
	return (await checkTyped({ ...pass, contextId: open.id }, answerId, outcome, audience)) !== false;
};

const openIn = async (sql: Sql, pass: PersonPass): Promise<Version | null> => openOf(await gather(sql, pass));

/** Names who speaks for the person, or the one after them, in the version that is being written. */
export const nameSpeaker = (
	pass: Pass<'directive:write'>,
	one: Omit<store.NewRepresentative, 'directiveId' | 'by' | 'accountId'> & { readonly userName: string }
): Promise<'done' | 'taken' | 'none' | 'unknown'> =>
	transaction(pass, async (sql) => {
		const open = await openIn(sql, pass);
		if (open === null) return 'none';
		const accountId = one.userName === '' ? null : await store.supporterNamed(sql, pass, one.userName);
		if (accountId === null && one.userName !== '') return 'unknown';
		const added = await store.addRepresentative(sql, pass, {
			...one,
			accountId,
			directiveId: open.id,
			by: actorOf(pass)
		});
		if (!added) return open.speakers.some(({ id }) => id === one.id) ? 'done' : 'taken';
		await note(sql, pass, 'directive:speaker-named', { id: one.id });
		return 'done';
	});

export const removeSpeaker = (pass: Pass<'directive:write'>, id: string): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if (!(await store.removeRepresentative(sql, pass, id))) return false;
		await note(sql, pass, 'directive:speaker-removed', { id });
		return true;
	});

/** Yes or no of whom the person named: their own, in their own session, or on paper as the person wrote it down. */
export const answerForPerson = (
	pass: Pass<'directive:accept'> | Pass<'directive:write'>,
	one: { readonly speaker: string; readonly answer: 'accepted' | 'declined' | 'ended' }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const { versions } = await gather(sql, pass);
		const me = actorOf(pass);
		const onPaper = pass.deed === 'directive:write';
		const speaker = versions.flatMap(({ speakers }) => speakers).find(({ id }) => id === one.speaker);
		if (speaker === undefined || (!onPaper && speaker.accountId !== me)) return false;
		await store.addAcceptance(sql, pass, {
			id: randomUUID(),
			representativeId: speaker.id,
			answer: one.answer,
			onPaper,
			by: me
		});
		await note(sql, pass, 'directive:speaker-answered', { id: speaker.id, detail: { answer: one.answer } });
		return true;
	});

/** Who is never to be told, as far as this reader may know; nobody for the person, who reads all of their own. */
export const neverTold = (pass: Pass<'directive:read'> | Pass<'directive:print'>): Promise<Listed[]> =>
	pass.relations.includes('self')
		? Promise.resolve([])
		: transaction(pass, async (sql) => (await contactsOf(sql, pass)).filter(({ tell }) => !tell));

/**
 * Whom the person never wants told, by name, as the directive says it: the very list that every call obeys, so that
 * what is written there binds. Those for whom it is not shown find nobody.
 */
export const neverList = (
	pass: Pass<'directive:read'> | Pass<'directive:print'>
): Promise<readonly { readonly id: string; readonly name: string }[]> =>
	transaction(pass, async (sql) =>
		(await contactsOf(sql, pass)).flatMap(({ id, name, who, tell }) =>
			tell ? [] : [{ id, name: who ? `${name} · ${who}` : name }]
		)
	);

/** What the card says of the directives as this reader may read them, and their answers' words in other languages. */
export const directiveForCard = async (
	sql: Sql,
	pass: PersonPass
): Promise<{ directive: CardDirective; renderings: Rendering[] }> => {
	const directive = cardDirectiveOf(await gather(sql, pass));
	const ids = directive.wishes.map(({ answer }) => answer.id);
	return { directive, renderings: await questions.renderingsOf(sql, pass, ids) };
};
