import { isId } from '$lib/id';
import { keyIn, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { answers, isKind, isTopic, topics, type AnswerKind } from './crisis-plan';
import type { Answering, Saying } from './line-acts';
import { ways, type Way } from './signing';
import type { Move, Signing } from './step-acts';
import { meetingSteps, uses, type Use } from './steps';
import type { NewVoice } from './store';

const dayFields = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const sayFields = ['key', 'topic', 'base', 'words'];
export const answerFields = ['version', 'voice-#', 'voice-#-answer', 'voice-#-reason'];
export const keyFields = ['key'];
export const checkFields = ['version', 'outcome'];
export const inviteFields = ['key', 'account', 'kind-#'];
export const nameFields = ['key', 'name', 'kind'];
export const voiceFields = ['key', 'voice'];
export const moveFields = ['key', 'step'];
export const signFields = ['key', 'voice', 'hash', 'name-#', 'how-#'];
export const copyFields = ['key', 'holder', ...dayFields('copy-on')];
export const copiesFields = ['whom[]', ...dayFields('copies-on')];
export const copyBackFields = ['key', 'copy'];
export const reviewFields = ['key', ...dayFields('review-on')];
export const useFields = ['key', 'used', 'words', ...dayFields('use-on')];

/** Most characters of a wording and of a reason. */
export const mostWords = 280;

const wrongText = (text: string, missing: string, most = mostWords): string | null =>
	text === '' ? missing : text.length > most ? 'crisis-plan:problems.too-long' : null;

export const readSaying = (form: Form, line: string): Read<Saying> => {
	const [topic, words] = [form.one('topic'), form.one('words')];
	const problems = {
		topic: isTopic(topic) ? null : 'crisis-plan:problems.topic',
		words: wrongText(words, 'crisis-plan:problems.words')
	};
	const bases = form.one('base').split(' ').filter(isId);
	const known = topics.find((one) => one === topic) ?? 'other';
	return readOf({ key: keyIn(form), line, topic: known, words, bases }, problems);
};

const answerIn = (text: string): AnswerKind | undefined => answers.find((one) => one === text);

/** What each voice said; one that said nothing is not asked again by the form. A reason goes with all but "agree". */
export const readAnswers = (form: Form, line: string): Read<Answering> => {
	const rows = form.rows('voice').flatMap(({ index, value, part }) => {
		const answer = answerIn(part('answer'));
		const reason = part('reason') || null;
		return isId(value) && answer !== undefined ? [{ index, voice: value, answer, reason }] : [];
	});
	const problems = Object.fromEntries(
		rows.map(({ index, answer, reason }) => [
			`voice-${index}-reason`,
			answer === 'agree' && reason === null ? null : wrongText(reason ?? '', 'crisis-plan:problems.reason')
		])
	);
	const said = rows.map(({ voice, answer, reason }) => ({ voice, answer, reason }));
	return readOf({ line, version: form.one('version'), said }, problems);
};

export const readNamed = (form: Form): Read<NewVoice> => {
	const [name, kind] = [form.one('name'), form.one('kind')];
	const known = isKind(kind) ? kind : 'other';
	return readOf(
		{ id: keyIn(form), accountId: null, name, kind: known },
		{
			name: wrongText(name, 'crisis-plan:problems.name', 100),
			kind: isKind(kind) ? null : 'crisis-plan:problems.kind'
		}
	);
};

export const readInvited = (form: Form): Read<NewVoice> => {
	const [account, kind] = [form.one('account'), form.rows('kind')[0]?.value ?? ''];
	const known = isKind(kind) ? kind : 'other';
	return readOf(
		{ id: keyIn(form), accountId: account, name: '', kind: known },
		{
			account: isId(account) ? null : 'crisis-plan:problems.account',
			kind: isKind(kind) ? null : 'crisis-plan:problems.kind'
		}
	);
};

const moves: readonly Move[] = [...meetingSteps, 'put-away', 'taken-up'];

/** Null for a step that there is not. */
export const readMove = (form: Form): { key: string; kind: Move } | null => {
	const kind = moves.find((one) => one === form.one('step'));
	return kind === undefined ? null : { key: keyIn(form), kind };
};

export const readSigning = (form: Form): Read<Signing> => {
	// Several forms on one page, each with its own number.
	const [named, how] = [form.rows('name')[0], form.rows('how')[0]?.value];
	const [name, voice] = [named?.value ?? '', form.one('voice')];
	const way: Way = ways.find((one) => one === how) ?? 'here';
	return readOf(
		{ key: keyIn(form), voice: isId(voice) ? voice : null, hash: form.one('hash'), name, how: way },
		{ [`name-${named?.index ?? 1}`]: wrongText(name, 'crisis-plan:problems.sign-name', 100) }
	);
};

/** A day that was typed, or what is wrong with it. */
const dayIn = (form: Form, name: string): { day: string; problem: string | null } => {
	const day = readDay(form, name);
	return { day: day ?? '', problem: day ? null : 'crisis-plan:problems.day' };
};

export const readCopy = (form: Form): Read<{ key: string; holder: string; onDay: string }> => {
	const { day, problem } = dayIn(form, 'copy-on');
	const holder = form.one('holder');
	const wrong = wrongText(holder, 'crisis-plan:problems.holder', 100);
	return readOf({ key: keyIn(form), holder, onDay: day }, { holder: wrong, 'copy-on': problem });
};

/** Whose copy it is of those at the table; `key` was made with the page for each of them. */
export type CopyFor = { readonly key: string; readonly voice: string };

export const readCopies = (form: Form): Read<{ whom: readonly CopyFor[]; onDay: string }> => {
	const { day, problem } = dayIn(form, 'copies-on');
	const whom = form.many('whom').flatMap((one) => {
		const [key = '', voice = ''] = one.split(' ');
		return isId(key) && isId(voice) ? [{ key, voice }] : [];
	});
	const nobody = whom.length === 0 ? 'crisis-plan:problems.whom' : null;
	return readOf({ whom, onDay: day }, { whom: nobody, 'copies-on': problem });
};

export const readReview = (form: Form): Read<{ key: string; onDay: string }> => {
	const { day, problem } = dayIn(form, 'review-on');
	return readOf({ key: keyIn(form), onDay: day }, { 'review-on': problem });
};

export const readUse = (
	form: Form
): Read<{ key: string; kind: Use; onDay: string; words: string | null }> => {
	const { day, problem } = dayIn(form, 'use-on');
	const kind = uses.find((one) => one === form.one('used'));
	const words = form.one('words');
	return readOf(
		{ key: keyIn(form), kind: kind ?? 'used-no', onDay: day, words: words || null },
		{
			used: kind === undefined ? 'crisis-plan:problems.used' : null,
			words: words.length > mostWords ? 'crisis-plan:problems.too-long' : null,
			'use-on': problem
		}
	);
};
