import type { Words } from '$lib/words';
import { needsBefore, prohibitionsOf, stateAt, type Need, type State } from '../../standards/authorisation';
import { wordKey, type Pack, type Rule } from '../../standards/pack';
import { ASSESSMENTS, CONSENT_CHECKS, KEY_NEEDS, SPACE_POINTS } from '../../standards/vocabulary';
import type { aboutAt, AuthorisationsRead, rulesFor, stepsOfRequest } from './acts';
import { askedOf, standingOf, type Request, type StepRow } from './authorisation';

/** A rule in plain words, and where it stands. */
export type SaidRule = { readonly text: string; readonly source: string };

export const ruleWords = (words: Words, pack: Pack, rule: Rule): SaidRule => ({
	text: words.t(wordKey(pack, rule)),
	source: words.t('standards:source', { document: rule.source.document, place: rule.source.place })
});

type Facts = {
	readonly rules: NonNullable<ReturnType<typeof rulesFor>>;
	readonly about: ReturnType<typeof aboutAt>;
	readonly steps: ReturnType<typeof stepsOfRequest>;
};

export type RequestView = {
	readonly id: string;
	readonly title: string;
	readonly state: State;
	readonly status: string;
	readonly asked: string;
	readonly details: readonly { readonly label: string; readonly value: string }[];
	/** What has to stand, and whether it does. */
	readonly needs: readonly (SaidRule & { readonly met: boolean; readonly said: string })[];
	readonly steps: readonly {
		readonly id: string;
		readonly title: string;
		readonly lines: readonly string[];
	}[];
	/** The person gives consent themselves, and has not said yes or no to it yet. */
	readonly waitsForOwnWord: boolean;
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const stepLines = (words: Words, zone: string, { what, value }: StepRow): readonly string[] => {
	const { t } = words;
	const said = (key: string, name: string): string[] => {
		const found = text(value[name]);
		return found === null ? [] : [t(`authorisation:step.${key}`, { text: found })];
	};
	const truth = (name: 'aversive' | 'agrees'): string[] =>
		typeof value[name] === 'boolean' ? [t(`authorisation:said.${name}-${value[name] ? 'yes' : 'no'}`)] : [];
	const until = text(value['until']);
	const day = (at: string): string => words.dateTime(new Date(at), zone);
	switch (what) {
		case 'view':
			return [...truth('agrees'), ...truth('aversive'), ...said('words', 'words'), ...said('how', 'how')];
		case 'consent': {
			const checks: unknown[] = Array.isArray(value['checks']) ? value['checks'] : [];
			return [
				t(`authorisation:giver.${text(value['giver']) ?? 'person'}`),
				...said('name', 'giver-name'),
				...said('order', 'order'),
				...(value['functionChecked'] === true ? [t('authorisation:step.function')] : []),
				...CONSENT_CHECKS.filter((one) => checks.includes(one)).map((one) => t(`authorisation:check.${one}`)),
				...(until === null ? [] : [t('authorisation:step.until', { day: day(until) })])
			];
		}
		case 'panel': {
			const from = text(value['from']);
			const authorised = value['decision'] === 'authorised';
			return [
				t(`authorisation:decision.${authorised ? 'authorised' : 'refused'}`),
				...said('body', 'body'),
				...(authorised && from !== null && until !== null
					? [t('authorisation:step.from-until', { from: day(from), until: day(until) })]
					: []),
				...said('conditions', 'conditions'),
				...said('reference', 'reference')
			];
		}
		case 'withdrawn':
		case 'revoked':
			return said('why', 'why');
	}
};

const detailsOf = (words: Words, request: Request): RequestView['details'] => {
	const { t } = words;
	const said = (group: 'need' | 'space', name: string, answer: string | undefined) =>
		answer === undefined
			? []
			: [
					{
						label: t(`authorisation:${group}.${name}`),
						value: t(`authorisation:${answer === 'yes' ? 'yes' : 'no'}`)
					}
				];
	return [
		{ label: t('authorisation:ask.what'), value: request.what },
		...(request.mostMinutes === null
			? []
			: [{ label: t('authorisation:ask.minutes'), value: words.number(request.mostMinutes) }]),
		...(request.limits === null ? [] : [{ label: t('authorisation:ask.limits'), value: request.limits }]),
		...KEY_NEEDS.flatMap((need) => said('need', need, request.needs[need])),
		...SPACE_POINTS.flatMap((point) => said('space', point, request.space[point]))
	];
};

const needWords = (words: Words, pack: Pack, need: Need) => ({
	...ruleWords(words, pack, need.rule),
	met: need.met,
	said: words.t(`authorisation:need-state.${need.met ? 'met' : 'not-met'}`)
});

/** Where the person gives the consent, whether their own word is still to come. */
const waits = (rows: readonly StepRow[]): boolean => {
	const given = rows.findLastIndex(({ what }) => what === 'consent');
	if (rows[given]?.value['giver'] !== 'person') return false;
	return !rows
		.slice(given + 1)
		.some(
			({ what, byWhom, value }) =>
				what === 'view' && byWhom === 'self' && typeof value['agrees'] === 'boolean'
		);
};

/** One request, all of it: how it stands, what it lacks, and every step with its words. */
export const requestView = (
	words: Words,
	all: AuthorisationsRead,
	request: Request,
	{ rules, about, steps }: Facts,
	now: Date
): RequestView => {
	const { t } = words;
	const asked = askedOf(request);
	const rows = all.steps.filter(({ authorisationId }) => authorisationId === request.id);
	const state = stateAt(rules, asked, about, steps, now);
	return {
		id: request.id,
		title: t(`authorisation:kind.${request.kind}`),
		state,
		status: t(`authorisation:state.${state}`),
		asked: t('authorisation:asked-by', {
			name: request.by,
			when: words.dateTime(request.askedAt, request.zone),
			unit: request.unit
		}),
		details: detailsOf(words, request),
		needs: needsBefore(rules, asked, about, steps, now).map((need) => needWords(words, rules, need)),
		steps: rows.map((row) => ({
			id: row.id,
			title: t(`authorisation:step-title.${row.what === 'view' ? `view-${row.byWhom}` : row.what}`, {
				name: row.by,
				when: words.dateTime(row.at, request.zone)
			}),
			lines: stepLines(words, request.zone, row)
		})),
		waitsForOwnWord: waits(rows)
	};
};

/** How the assessments that the rules ask for stand. */
export const assessmentLines = (
	words: Words,
	assessments: AuthorisationsRead['assessments'],
	now: Date
): readonly string[] =>
	ASSESSMENTS.map((what) => {
		const row = standingOf(assessments, what, now);
		const state = words.t(`authorisation:assessment-state.${row?.state ?? 'missing'}`);
		const line = words.t(`authorisation:assessment.${what}`, { state });
		const more = [row?.doneOn ? words.day(row.doneOn) : null, row?.byName ?? null].filter(
			(one) => one !== null
		);
		return more.length === 0 ? line : `${line} ${more.join(' · ')}`;
	});

/** What may never be authorised for this person, said before anybody asks. */
export const neverFor = (words: Words, facts: Omit<Facts, 'steps'>, now: Date): readonly SaidRule[] =>
	prohibitionsOf(facts.rules, { kind: 'seclusion', needsDenied: [], space: {} }, facts.about, [], now).map(
		(rule) => ruleWords(words, facts.rules, rule)
	);
