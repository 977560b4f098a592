import { expect } from 'vitest';
import { wordsFor } from '../../src/lib/server/words/index';
import type { Hand } from '../support/hand';
import type { Case, Wall } from './journey-four-cases';

/** Without the marks that keep a part's own direction: they are nothing to read. */
export const bare = (shown: string): string => shown.replace(/[\u2066-\u2069]/g, '').trim();
/** What the clocks of the unit show. */
export const wallOf = (at: Wall): string => (typeof at === 'string' ? at : at.wall);

/** What is said of a time, from what the clocks of the unit show: no zone is asked for. */
const said = ({ way, t }: Hand, at: Wall, today: string): string => {
	const words = wordsFor(way.language);
	const [wall, shown] = [wallOf(at), new Date(`${wallOf(at)}Z`)];
	const time = wall.startsWith(today) ? words.time(shown, 'UTC') : words.dateTime(shown, 'UTC');
	return typeof at === 'string' ? time : t(`episode:twice.${at.which}`, { time });
};
/** A time with its day. */
export const whole = (hand: Hand, at: Wall): string => said(hand, at, 'another day');

/** Each rule that is shown, with what is said of it: pairs that stand together on the page. */
export const ruled = (hand: Hand): Promise<[rule: string, status: string][]> =>
	hand.page
		.locator('main p:has(.tag) + p')
		.evaluateAll((all): [string, string][] =>
			all.map((rule) => [rule.textContent ?? '', rule.previousElementSibling?.textContent ?? ''])
		);

/** What is due again and again says when it is due next. */
const again: readonly string[] = ['reorder', 'staff-evaluation', 'reevaluation', 'reason-to-continue'];
const levels: Readonly<Record<string, string>> = { 'short-time-warning': 'amber', 'short-time': 'red' };

/** The times stand beside their rules, each to the minute, and there are no others. */
export const isDue = async (hand: Hand, one: Case, due: Case['due'], today: string): Promise<void> => {
	const { t } = hand;
	const shown = (await ruled(hand)).filter(([, status]) => bare(status).includes(t('standards:due.running')));
	const rules = Object.entries(due).map(([rule, at]) => {
		const when = said(hand, at, today);
		const status = [
			t(`episode:level.${levels[rule] ?? 'due'}`, { when }),
			t('standards:due.running'),
			...(again.includes(rule) ? [t('standards:due.next', { when })] : [])
		];
		return [t(`standards-${one.pack}:${rule}`), status.join('. ')].map(bare);
	});
	expect(shown.map((pair) => pair.map(bare))).toEqual(rules);
};

/** One row of the facts at the top, or of a list of somebody's parts. */
export const row = async (hand: Hand, label: string, within = 'main'): Promise<string> =>
	bare(
		(await hand.page
			.locator(`${within} dl > div`)
			.filter({ has: hand.page.getByText(label, { exact: true }) })
			.first()
			.locator('dd')
			.textContent()) ?? ''
	);
