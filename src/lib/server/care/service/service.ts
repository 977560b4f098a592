import { inLanguage, type ByLanguage } from './by-language';

export const staffNames = ['full', 'first-and-job'] as const;
export type StaffNames = (typeof staffNames)[number];

/** A number to call, with its name in each language. */
export type HelpNumber = { readonly name: ByLanguage; readonly number: string };

/** The service that runs this Foreword. Public facts, shown to who is not signed in as well. */
export type Service = {
	readonly name: string;
	/** How staff are named to the person who reads who looked. */
	readonly staffNames: StaffNames;
	/** The service's own sentence on what staff must pass on. */
	readonly mustPassOn: ByLanguage;
	readonly helpNumbers: readonly HelpNumber[];
	/** Where "leave this page" goes: a path here, or an https address. */
	readonly leaveTarget: string;
	readonly language: string;
};

/** Where somebody works, or the keeper sets up: a ward, a group home. */
export type Unit = {
	readonly id: string;
	readonly name: string;
	/** IANA zone of its wall clock. */
	readonly zone: string;
	/** Reference of the standards pack its episodes are recorded under. */
	readonly pack: string;
	readonly language: string;
};

/** The service in one reader's language. */
export type ServiceView = {
	readonly name: string;
	readonly helpNumbers: readonly { readonly name: string; readonly number: string }[];
	/** Null while the service has written none. */
	readonly mustPassOn: string | null;
	readonly leaveTarget: string;
};

/** What a reader is shown: each text in their language, else in the service's own. */
export const serviceView = (service: Service, language: string): ServiceView => ({
	name: service.name,
	helpNumbers: service.helpNumbers.map(({ name, number }) => ({
		name: inLanguage(name, language, service.language) ?? number,
		number
	})),
	mustPassOn: inLanguage(service.mustPassOn, language, service.language),
	leaveTarget: service.leaveTarget
});

/** Whether a zone is one this machine knows, such as `Australia/Sydney`. */
export const isZone = (name: string): boolean => {
	try {
		return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
};

/** A path of ours, or a whole https address: nothing that could run in the page or leak where one came from. */
export const isLeaveTarget = (text: string): boolean =>
	/^\/(?![/\\])[^\s\\]*$/.test(text) ||
	(URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).username === '');
