import { expect, test } from 'vitest';
import { isLeaveTarget, isZone, serviceView, type Service } from './service';

const service: Service = {
	name: 'Harbour Health',
	staffNames: 'full',
	mustPassOn: { en: 'Staff must pass on plans to hurt someone.' },
	helpNumbers: [{ name: { en: 'Crisis team', ar: 'فريق الأزمات' }, number: '1800 011 511' }],
	leaveTarget: '/',
	language: 'en'
};

test('a reader gets their own language, else the service’s own', () => {
	const view = serviceView(service, 'ar');
	expect(view.helpNumbers).toEqual([{ name: 'فريق الأزمات', number: '1800 011 511' }]);
	expect(view.mustPassOn).toBe('Staff must pass on plans to hurt someone.');
});

test('a service that wrote no sentence shows none', () => {
	expect(serviceView({ ...service, mustPassOn: { en: '' } }, 'en').mustPassOn).toBeNull();
});

test.each(['Australia/Sydney', 'Europe/London', 'UTC'])('%s is a zone', (zone) => {
	expect(isZone(zone)).toBe(true);
});

test.each(['', 'Sydney', 'Australia/Nowhere'])('"%s" is no zone', (zone) => {
	expect(isZone(zone)).toBe(false);
});

test.each(['/', '/help-now', 'https://www.bom.gov.au/'])('leaving may go to %s', (target) => {
	expect(isLeaveTarget(target)).toBe(true);
});

test.each([
	'',
	'//evil.example',
	'/\\evil.example',
	'http://plain.example',
	'javascript:alert(1)',
	'https://u:p@x.example'
])('leaving may not go to "%s"', (target) => {
	expect(isLeaveTarget(target)).toBe(false);
});
