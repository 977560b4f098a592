/** A time on the unit's clocks, written out: `2026-11-01T01:50`; and which of the two, where the clocks show it twice. */
export type Wall = string | { readonly wall: string; readonly which: 'before' | 'after' };

/** One case of journey 4: whom it happens to, under whose rules, and every time the page must say, on the unit's clocks. */
export type Case = {
	readonly name: string;
	readonly birthDate: string;
	readonly pack: string;
	readonly zone: string;
	readonly deemed: boolean | null;
	readonly from: Date;
	readonly began: string;
	/** When Kim has a hand free and starts the record. */
	readonly entered: string;
	readonly told: string;
	readonly ended: Wall;
	/** What the rule table says is due, rule by rule, in the order of the pack. */
	readonly due: Readonly<Record<string, Wall>>;
	/** What it says once they are let go, which no clock said before; null: nothing. */
	readonly afterEnd: readonly [rule: string, due: string] | null;
	/** By when everybody is looked after, staff write, the person is asked, and a talk is offered. */
	readonly debrief: readonly [immediate: string, staff: string, offer: string, joint: string];
	readonly prohibited: boolean;
};

const before = (wall: string): Wall => ({ wall, which: 'before' });
const america = { pack: 'us-joint-commission-2009', zone: 'America/New_York', prohibited: false };

/** Ten minutes to midnight; at two the clocks go back to one. */
const eve = {
	...{ ...america, deemed: false, from: new Date('2026-11-01T03:50:00Z') },
	...{ began: '2026-10-31T23:50', entered: '2026-10-31T23:58', told: '2026-10-31T23:52' },
	ended: '2026-11-01T00:10',
	debrief: ['2026-11-01T02:10', '2026-11-01T23:10', '2026-11-01T23:10', '2026-11-07T23:10']
} as const;

/**
 * By table 1.2a: an order within an hour; seen in person by age, or within an hour with deemed status; ordered anew and
 * evaluated after four hours, from 9 on two, under 9 one; seen again after eight, up to 17 four. All elapsed.
 */
export const cases: readonly Case[] = [
	{
		...{ ...america, deemed: false, name: 'Ann Grey', birthDate: '1990-05-01' },
		...{ from: new Date('2026-11-01T04:50:00Z'), began: '2026-11-01T00:50', entered: '2026-11-01T00:58' },
		...{ told: '2026-11-01T00:52', ended: before('2026-11-01T01:10') },
		due: {
			'order-1-hour': before('2026-11-01T01:50'),
			'evaluation-not-deemed': '2026-11-01T03:50',
			reorder: '2026-11-01T03:50',
			'staff-evaluation': '2026-11-01T03:50',
			reevaluation: '2026-11-01T07:50'
		},
		afterEnd: ['evaluation-released-early', '2026-11-01T23:50'],
		debrief: ['2026-11-01T03:10', '2026-11-02T00:10', '2026-11-02T00:10', '2026-11-08T00:10']
	},
	{
		...{ ...eve, name: 'Ben Grey', birthDate: '2011-05-01' },
		due: {
			'order-1-hour': '2026-11-01T00:50',
			'evaluation-not-deemed': before('2026-11-01T01:50'),
			reorder: before('2026-11-01T01:50'),
			'staff-evaluation': before('2026-11-01T01:50'),
			reevaluation: '2026-11-01T02:50'
		},
		afterEnd: ['evaluation-released-early', '2026-11-01T22:50']
	},
	{
		...{ ...eve, name: 'Cal Grey', birthDate: '2018-05-01' },
		due: {
			'order-1-hour': '2026-11-01T00:50',
			'evaluation-not-deemed': before('2026-11-01T01:50'),
			reorder: '2026-11-01T00:50',
			'staff-evaluation': '2026-11-01T00:50',
			reevaluation: '2026-11-01T02:50'
		},
		afterEnd: ['evaluation-released-early', '2026-11-01T22:50']
	},
	{
		// At two the clocks go forward to three.
		...{ ...america, deemed: true, name: 'Dee Grey', birthDate: '1990-05-01' },
		...{ from: new Date('2026-03-08T05:50:00Z'), began: '2026-03-08T00:50', entered: '2026-03-08T00:58' },
		...{ told: '2026-03-08T00:52', ended: '2026-03-08T01:10' },
		due: {
			'order-1-hour': '2026-03-08T01:50',
			'evaluation-deemed': '2026-03-08T01:50',
			reorder: '2026-03-08T05:50',
			'staff-evaluation': '2026-03-08T05:50',
			reevaluation: '2026-03-08T09:50'
		},
		afterEnd: null,
		debrief: ['2026-03-08T05:10', '2026-03-09T02:10', '2026-03-09T02:10', '2026-03-15T02:10']
	},
	{
		// At two the clocks go forward to three, ten minutes after it began.
		...{ name: 'Eli Grey', birthDate: '2011-05-01', pack: 'au-nsw-dcj-2024-2', zone: 'Australia/Sydney' },
		...{ deemed: null, from: new Date('2026-10-03T15:50:00Z'), began: '2026-10-04T01:50' },
		...{ entered: '2026-10-04T01:58', told: '2026-10-04T01:52', ended: '2026-10-04T03:10' },
		due: {
			'short-time-warning': '2026-10-04T03:00',
			'short-time': '2026-10-04T03:05',
			'reason-to-continue': '2026-10-04T03:05'
		},
		afterEnd: null,
		debrief: ['2026-10-04T06:10', '2026-10-07T03:10', '2026-10-07T03:10', '2026-10-11T03:10'],
		prohibited: true
	}
];
