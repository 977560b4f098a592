import type { Pass } from '$lib/server/access';
import { assessmentsToSeeTo } from '$lib/server/care/authorisation/task-acts';
import { askedOfMe } from '$lib/server/care/comment/ask-acts';
import { openingsToReview, openToMe } from '$lib/server/care/card/urgent-acts';
import { myTables } from '$lib/server/care/crisis-plan/acts';
import { unitActionsToDo } from '$lib/server/care/care-plan/action-task-acts';
import { counselsToGive } from '$lib/server/care/talk/counsel-acts';
import { adviceAsked } from '$lib/server/care/episode/advice-acts';
import { debriefTasks } from '$lib/server/care/debrief/task-acts';
import { isToLead } from '$lib/server/care/debrief/debrief';
import { talksToCome } from '$lib/server/care/talk/together-acts';
import { toldToMe } from '$lib/server/care/account/unrecorded-acts';
import { helpToGive } from '$lib/server/care/account/help-acts';
import { supportToGive } from '$lib/server/care/reflection/acts';
import { intakesToRead } from '$lib/server/care/intake/acts';

/** A page of the signed-in account, or the first page of whoever comes. */
type Mine = Pass<'account:read'> | Pass<'public:read'>;

/** One thing that waits: what it is as a word key with its arguments, where it is done, and where it belongs. */
export type Task = {
	readonly id: string;
	readonly title: string;
	readonly name: string;
	readonly href: string;
	/** Whose it is, where a supporter sees it among those they stand beside. */
	readonly personId?: string;
	/** Where it belongs; null for what belongs to no unit. */
	readonly unit: string | null;
	readonly since: Date;
	readonly zone: string;
	/** By when, where a rule says so. */
	readonly due?: Due | null;
};
type Due = { readonly due: Date; readonly lateByMinutes: number };

/** The beginning of what somebody wrote, for one line. */
const shortly = (words: string): string => (words.length > 80 ? `${words.slice(0, 79)}…` : words);

const cards = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await intakesToRead(pass)).map(({ id, card, name, personId, unitName, openedAt, zone }) => {
		const empty = card === 'none' || card === 'ask';
		return {
			id,
			title: empty ? 'tasks:card.ask' : 'tasks:card.title',
			name,
			href: `/people/${personId}/${empty ? 'told-today' : 'card'}`,
			unit: unitName,
			since: openedAt,
			zone
		};
	});

const pages = { 'right-after': 'right-after', staff: 'staff-debrief', lead: 'joint' } as const;

/** One's own part, and the talks one leads: not those of a person who does not want one, until the day they picked. */
const debriefs = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await debriefTasks(pass))
		.filter((one) => one.part !== 'lead' || one.metAt !== null || isToLead(one.standing))
		.map((one) => ({
			id: `${one.part} ${one.episodeId}`,
			title:
				one.part !== 'lead'
					? `tasks:debrief.${one.part}`
					: one.metAt === null
						? 'tasks:debrief.lead'
						: 'tasks:debrief.met',
			name: one.personName,
			href: `/people/${one.personId}/episodes/${one.episodeId}/${pages[one.part]}`,
			unit: one.unit,
			since: one.startedAt,
			zone: one.zone,
			due: one.part === 'lead' ? null : one.due
		}));

/** Talks that somebody who was there, or helps the person, is asked to come to. */
const talks = async (pass: Mine): Promise<Task[]> =>
	(await talksToCome(pass)).map((one) => ({
		id: `come ${one.episodeId}`,
		title: 'tasks:debrief.come',
		name: one.personName,
		personId: one.personId,
		href: `/people/${one.personId}/episodes/${one.episodeId}/joint/attending`,
		unit: one.unit,
		since: one.startedAt,
		zone: one.zone
	}));

/** Somebody asks for help now: before anything else. */
const help = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await helpToGive(pass)).map((one) => ({
		id: `help ${one.id}`,
		title: one.seenBy === null ? 'tasks:help.asked' : 'tasks:help.seen',
		name: one.person,
		href: `/tasks/help/${one.id}`,
		unit: one.unit,
		since: one.askedAt,
		zone: one.zone
	}));

/** Somebody told of what no record says anything of, until it is connected to one. */
const told = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await toldToMe(pass))
		.filter(({ step }) => step === null || step === 'record-asked')
		.map((one) => ({
			id: `told ${one.id}`,
			title: one.step === null ? 'tasks:told.sent' : 'tasks:told.asked',
			name: one.person,
			href: `/tasks/told/${one.id}`,
			unit: one.unit,
			since: one.sentAt,
			zone: one.zone
		}));

/** Somebody is not sure what to call it, or which rules apply. */
const advice = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await adviceAsked(pass)).map((one) => ({
		id: `advice ${one.id}`,
		title: `tasks:advice.${one.about}`,
		name: one.personName,
		href: `/people/${one.personId}/episodes/${one.episodeId}#advice`,
		unit: one.unit,
		since: one.askedAt,
		zone: one.zone
	}));

/** An assessment that the rules of the unit ask for, and that nobody did or asked for. */
const assessments = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await assessmentsToSeeTo(pass)).map((one) => ({
		id: `assessment ${one.what} ${one.personId} ${one.since.toISOString()}`,
		title: `tasks:assessment.${one.what}`,
		name: one.personName,
		href: `/people/${one.personId}/authorisations`,
		unit: one.unit,
		since: one.since,
		zone: one.zone
	}));

/** A colleague asks for support after something happened: who and when, and nothing else. */
const support = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await supportToGive(pass)).map(({ id, name, unit, zone, askedAt }) => ({
		id: `support ${id}`,
		title: 'reflection:task',
		name,
		href: `/tasks/support/${id}`,
		unit,
		since: askedAt,
		zone
	}));

/** Support that somebody said yes to in a talk: of whoever was named, until it is done. */
const counsels = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await counselsToGive(pass)).map((one) => ({
		id: `given ${one.id}`,
		title: one.named ? 'support-given:task' : 'support-given:task-lead',
		name: one.person,
		href: `/tasks/given/${one.id}`,
		unit: one.unit,
		since: one.since,
		zone: one.zone
	}));

/** What a unit was asked to do: of whoever does it, and of a manager once it is late. Never whose talk it came from. */
const unitActions = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	(await unitActionsToDo(pass)).map((one) => ({
		id: `action ${one.id}`,
		title: one.mine ? 'tasks:action.mine' : one.owner === null ? 'tasks:action.late' : 'tasks:action.late-of',
		name: one.mine ? shortly(one.wording) : (one.owner ?? shortly(one.wording)),
		href: `/units/${one.unitId}/debriefs#${one.id}`,
		unit: one.unit,
		since: one.madeAt,
		zone: one.zone
	}));

/** What people asked about who looked, not answered yet. */
const questions = async (pass: Mine): Promise<Task[]> =>
	(await askedOfMe(pass))
		.filter(({ answers }) => answers === 0)
		.map(({ id, personId, person, askedAt }) => ({
			id,
			personId,
			title: 'tasks:asked.title',
			name: person,
			href: `/tasks/asked/${id}`,
			unit: null,
			since: askedAt,
			zone: 'UTC'
		}));

/** Crisis plans in which the person gave them a voice. */
const tables = async (pass: Mine): Promise<Task[]> =>
	(await myTables(pass)).map(({ personId, name, since }) => ({
		personId,
		id: `crisis-plan ${personId}`,
		title: 'tasks:crisis.title',
		name,
		href: `/people/${personId}/crisis-plan`,
		unit: null,
		since,
		zone: 'UTC'
	}));

/** Cards open to them urgently for a while; for a privacy officer, what has to be looked at. */
const urgent = async (pass: Pass<'account:read'>): Promise<Task[]> => [
	...(await openToMe(pass)).map(({ id, personId, name, openedAt, zone }) => ({
		id: `urgent ${id}`,
		title: 'urgent:task-mine',
		name,
		href: `/people/${personId}/urgent`,
		unit: null,
		since: openedAt,
		zone
	})),
	...(await openingsToReview(pass)).map(({ id, reader, unit, openedAt, zone }) => ({
		id: `review ${id}`,
		title: 'urgent:task',
		name: reader,
		href: `/service/urgent#opening-${id}`,
		unit,
		since: openedAt,
		zone
	}))
];

/** What waits for somebody who helps people, on their first page too. */
export const supporterTasks = async (pass: Mine): Promise<Task[]> => [
	...(await talks(pass)),
	...(await questions(pass)),
	...(await tables(pass))
];

/** Everything that waits for the signed-in account, by kind. */
export const tasksFor = async (pass: Pass<'account:read'>): Promise<Task[]> =>
	pass.actor?.kind === 'staff'
		? [
				...(await help(pass)),
				...(await urgent(pass)),
				...(await cards(pass)),
				...(await debriefs(pass)),
				...(await support(pass)),
				...(await counsels(pass)),
				...(await unitActions(pass)),
				...(await talks(pass)),
				...(await told(pass)),
				...(await advice(pass)),
				...(await questions(pass)),
				...(await assessments(pass)),
				...(await tables(pass))
			]
		: supporterTasks(pass);
