import { expect, test } from 'vitest';
import { AGENT_ANSWERS, agentMay, agentPowers, findingDays, OUR_FINDING_DAYS } from './agent-powers';
import { allJurisdictions } from './jurisdictions';
import { CERTAINTIES } from './vocabulary';

test('each law of directives says whether a representative answers, with where that stands', () => {
	expect(
		agentPowers()
			.map(({ jurisdiction }) => jurisdiction)
			.sort()
	).toEqual(
		allJurisdictions()
			.map(({ id }) => id)
			.sort()
	);
	for (const { answers, source } of agentPowers()) {
		expect(AGENT_ANSWERS).toContain(answers);
		expect(CERTAINTIES).toContain(source.certainty);
		expect(source.document.length * source.place.length).toBeGreaterThan(0);
	}
});

test('where no rule gives the power, nobody answers for anybody', () => {
	expect(agentMay('us-washington')).toBe('while-incapable');
	expect(agentMay('scotland')).toBe('never');
	expect(agentMay('nowhere')).toBe('never');
});

test('a finding holds for as long as a law says, else for our fourteen days', () => {
	expect(OUR_FINDING_DAYS).toBe(14);
	expect(findingDays([])).toBe(14);
	expect(findingDays(['us-washington', 'nowhere'])).toBe(14);
});
