import type { Reader, State } from '../../src/lib/server/standards/directive-state';
import { monthsAfter } from '../../src/lib/server/standards/standing';
import { after, CLINIC_AFTER, ENTERED_AFTER, type Happening, type Story } from './directive-story';

type Law = {
	witnesses?: number;
	/** Not everybody counts as a witness. */
	choosy?: boolean;
	certify?: 'witness' | 'doctor';
	attest?: boolean;
	choice?: boolean;
	agent?: boolean;
	back: 'free' | 'written' | 'same';
	incapable: 'yes' | 'no' | 'chosen';
	ownEnd?: boolean;
	months?: number;
	atOnce?: boolean;
};

/** What each law says, from the table and not from the packs. */
const laws: Record<string, Law> = {
	scotland: { witnesses: 1, choosy: true, certify: 'witness', back: 'same', incapable: 'no' },
	// Read at second hand that taking back needs the form of making: what is not verified keeps nobody from it.
	india: { witnesses: 2, certify: 'doctor', attest: true, back: 'free', incapable: 'yes' },
	'england-wales': { back: 'free', incapable: 'yes' },
	germany: { back: 'free', incapable: 'yes' },
	'us-washington': {
		witnesses: 2,
		choosy: true,
		choice: true,
		back: 'written',
		incapable: 'chosen',
		ownEnd: true
	},
	'au-victoria': { witnesses: 1, certify: 'witness', back: 'free', incapable: 'yes' },
	'preference-only': { back: 'free', incapable: 'yes' },
	'zz-northland': { witnesses: 3, agent: true, back: 'free', incapable: 'yes', months: 6, atOnce: true }
};

class Version {
	signed: Date | null = null;
	firm = false;
	witnesses = 0;
	certified = false;
	attested = false;
	accepted = false;
	agentGone = false;
	choiceGone = false;
	started: Date | null = null;
	over: State | null = null;
	readonly gone = new Set<number>();
	constructor(
		readonly id: string,
		readonly begun: Date,
		readonly made: Extract<Happening, { does: 'begin' }>
	) {}
	complete(law: Law): boolean {
		return (
			this.signed !== null &&
			this.witnesses >= (law.witnesses ?? 0) &&
			(law.certify === undefined || this.certified) &&
			(!law.attest || this.attested) &&
			(!law.choice || this.made.choice !== null) &&
			(!law.agent || this.accepted)
		);
	}
	get from(): Date {
		return this.made.startsIn > 0 ? after(this.begun, this.made.startsIn) : this.begun;
	}
}

type Taking = {
	readonly written: Date;
	readonly of: Version;
	readonly what: Extract<Happening, { does: 'withdraw' }>;
	readonly reach: Date | null;
	witnesses: number;
	certified: boolean;
	reached: boolean;
	waiting: Version[];
};

/**
 * A second answer to how directives stand, told another way: it lives through the story moment by moment and keeps
 * what holds.
 */
export class Life {
	readonly versions: Version[] = [];
	readonly takings: Taking[] = [];
	private readonly law: Law;

	constructor(
		story: Story,
		country: string,
		private readonly reader: Reader,
		private readonly now: Date
	) {
		const law = laws[country];
		if (!law) throw new Error(`no law of ${country}`);
		this.law = law;
		const pending = [...story].filter(({ at }) => at <= now);
		const moments = new Set(
			pending.flatMap(({ at, what }) => [
				at.getTime(),
				...(what.does === 'begin' ? [after(at, what.startsIn).getTime(), after(at, 60).getTime()] : []),
				...(what.does === 'withdraw'
					? [after(at, CLINIC_AFTER).getTime(), after(at, ENTERED_AFTER).getTime()]
					: [])
			])
		);
		for (const moment of [...moments].sort((a, b) => a - b).map((at) => new Date(at))) {
			if (moment > now) break;
			for (const step of pending) {
				if (step.at.getTime() === moment.getTime()) this.happen(step.what, moment);
			}
			this.settle(moment);
			this.expire(moment);
		}
		this.expire(now);
	}

	private reachOf(what: Extract<Happening, { does: 'withdraw' }>, at: Date): Date | null {
		if (this.law.atOnce) return at;
		const inForeword = what.way === 'here' ? at : what.way === 'paper' ? null : after(at, ENTERED_AFTER);
		const atClinic = what.way === 'here' ? null : after(at, CLINIC_AFTER);
		const both = [
			this.reader.foreword ? inForeword : null,
			this.reader.holder === 'clinic' ? atClinic : null
		].flatMap((one) => (one ? [one.getTime()] : []));
		return both.length > 0 ? new Date(Math.min(...both)) : null;
	}

	private happen(what: Happening, at: Date): void {
		if (what.does === 'wait') return;
		if (what.does === 'begin') {
			this.versions.push(new Version(`v${this.versions.length}`, at, what));
			return;
		}
		if (what.does === 'witness-withdrawal') {
			const taking = this.takings[what.withdrawal];
			if (taking && (what.good || !this.law.choosy)) {
				taking.witnesses += 1;
				taking.certified ||= what.certifies;
			}
			return;
		}
		const one = this.versions[what.version];
		if (!one) return;
		if (what.does === 'withdraw') {
			const reach = this.reachOf(what, at);
			this.takings.push({
				written: at,
				of: one,
				what,
				reach,
				witnesses: 0,
				certified: false,
				reached: false,
				waiting: []
			});
			return;
		}
		if (one.over === 'draft') return;
		if (what.does === 'accept' && one.made.named) one.accepted = true;
		if (what.does === 'witness' && (what.good || !this.law.choosy)) {
			one.witnesses += 1;
			if (this.law.certify === 'witness') one.certified ||= what.certifies;
		}
		if (what.does === 'attest' && what.what === 'document') one.attested = true;
		if (what.does === 'attest' && what.what === 'capacity' && this.law.certify === 'doctor')
			one.certified = true;
		if (one.signed !== null) return;
		if (what.does === 'discard') one.over = 'draft';
		if (what.does === 'change') {
			one.witnesses = 0;
			one.certified = false;
			one.attested = false;
		}
		if (what.does === 'sign') {
			// What was taken back before is said anew by signing.
			one.gone.clear();
			one.agentGone = false;
			one.choiceGone = false;
			one.signed = at;
			one.firm = !what.pressed;
		}
	}

	private settle(at: Date): void {
		this.expire(new Date(at.getTime() - 1));
		for (const taking of this.takings) {
			if (!taking.reached && taking.reach !== null && taking.reach <= at) {
				taking.reached = true;
				if (!taking.what.pressed) this.reach(taking);
			}
			for (const one of taking.waiting) {
				if (taking.witnesses < 1 || !taking.certified) continue;
				this.remove(one, taking);
				taking.waiting = taking.waiting.filter((other) => other !== one);
			}
		}
		// Of two ends in one moment, what the person did is told.
		this.expire(new Date(at.getTime() - 1));
		for (const one of this.versions) {
			if (one.over || one.started || !one.complete(this.law) || one.from > at) continue;
			one.started = at;
			if (!one.firm) continue;
			for (const other of this.versions) {
				if (other.signed && one.signed && other.signed < one.signed) other.over ??= 'superseded';
			}
		}
	}

	private reach(taking: Taking): void {
		const { what, written } = taking;
		for (const one of this.versions) {
			if ((one.signed ?? one.begun) > written) continue;
			const choice = one.choiceGone ? null : one.made.choice;
			const closed = this.law.incapable === 'no' || (this.law.incapable === 'chosen' && choice !== true);
			if (!one.started) this.remove(one, taking);
			else if (what.incapable && closed) continue;
			else if (this.law.back === 'free') this.remove(one, taking);
			else if (what.spoken) continue;
			else if (this.law.back === 'written') this.remove(one, taking);
			// In India a doctor has to sign that too, which no story does.
			else if (!this.law.attest) taking.waiting.push(one);
		}
	}

	private remove(one: Version, { of, what }: Taking): void {
		const contents = what.parts?.map((index) => of.made.contents[index]) ?? one.made.contents;
		one.made.contents.forEach((content, index) => {
			if (contents.includes(content)) one.gone.add(index);
		});
		if (what.parts === null || what.choice) one.choiceGone = true;
		if (what.parts === null || (what.agent && of === one)) one.agentGone = true;
		const nothing = one.gone.size === one.made.contents.length && (!one.made.named || one.agentGone);
		if (one.signed && (what.parts === null || nothing)) one.over ??= 'withdrawn';
	}

	private expire(at: Date): void {
		for (const one of this.versions) {
			if (!one.signed) continue;
			const byText = this.law.ownEnd && one.made.ends ? after(one.begun, 60) : null;
			const byLaw = this.law.months && one.started ? monthsAfter(one.started, this.law.months) : null;
			if ((byText && byText <= at) || (byLaw && byLaw <= at)) one.over ??= 'expired';
		}
	}

	/** What stands now, named as the rows name it. */
	stands() {
		const names = (one: Version, indexes: number[]) => indexes.map((index) => `${one.id}-${index}`);
		const left = (one: Version) => [...one.made.contents.keys()].filter((index) => !one.gone.has(index));
		const known = this.versions.filter(({ over }) => over !== 'draft');
		const running = known.filter(({ over, started }) => !over && started);
		const said = new Set(running.flatMap((one) => left(one).map((index) => one.made.contents[index])));
		const wishes = known
			.filter((one) => !one.over && !one.started && !one.complete(this.law))
			.flatMap((one) => {
				const since = one.signed ?? one.begun;
				const newer = known.some(({ firm, signed }) => firm && signed && signed > since);
				const open = left(one).filter((index) => one.signed || (one.made.wished && index === 0));
				return newer
					? []
					: names(
							one,
							open.filter((index) => !said.has(one.made.contents[index]))
						);
			});
		return {
			states: Object.fromEntries(
				known.map((one) => [
					one.id,
					one.over ??
						(one.started
							? one.gone.size > 0 || one.choiceGone || (one.agentGone && one.made.named)
								? 'partly-withdrawn'
								: 'active'
							: one.signed
								? 'signed'
								: 'draft')
				])
			),
			inForce: running.flatMap((one) => names(one, left(one))).sort(),
			wishes: wishes.sort(),
			agents: running
				.filter(({ accepted, agentGone }) => accepted && !agentGone)
				.map(({ id }) => `${id}-agent`)
				.sort(),
			reviewPassed: running
				.filter(({ begun }) => after(begun, 100) <= this.now)
				.map(({ id }) => id)
				.sort()
		};
	}
}
