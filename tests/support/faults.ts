import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Found = { violations: { id: string; nodes: { html: string }[] }[] };
type Axe = { run: (at: Document, how: object) => Promise<Found> };

/** What axe (WCAG 2.2 A and AA) finds wrong with a page as it is shown, one line for each rule. */
export const faultsOf = async (page: Page): Promise<string[]> => {
	await page.evaluate(axe);
	return page.evaluate(async (values) => {
		const { axe } = window as unknown as { axe: Axe };
		const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	}, values);
};
