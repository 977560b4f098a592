/** Where mail is handed over, and whose name stands on it. */
export type MailSettings = {
	readonly host: string;
	readonly port: number;
	/** `whole`: encrypted from the first byte; `upgraded`: it must be before anything is said; `none`: this machine alone. */
	readonly tls: 'whole' | 'upgraded' | 'none';
	readonly user: string;
	readonly password: string;
	/** `Foreword <no-reply@example.org>`. */
	readonly from: string;
};

/** Where texts are handed over, by a POST of JSON. */
export type TextSettings = { readonly url: string; readonly secret: string };

/** What can be sent at all; null for what nobody set up. */
export type PostSettings = {
	readonly origin: string;
	readonly mail: MailSettings | null;
	readonly text: TextSettings | null;
};

const loopback = ['localhost', '127.0.0.1', '[::1]'];

const mailOf = (address: string, from: string): MailSettings => {
	const url = new URL(address);
	const whole = url.protocol === 'smtps:';
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port || (whole ? 465 : 587)),
		tls: whole ? 'whole' : loopback.includes(url.hostname) ? 'none' : 'upgraded',
		user: decodeURIComponent(url.username),
		password: decodeURIComponent(url.password),
		from
	};
};

/** Reads the settings, which `serve/settings.js` has found to be whole. Both ways are off unless they are set. */
export const postSettings = (env: NodeJS.ProcessEnv): PostSettings => ({
	origin: env.ORIGIN ?? '',
	mail: env.MAIL_URL ? mailOf(env.MAIL_URL, env.MAIL_FROM ?? '') : null,
	text: env.TEXT_URL ? { url: env.TEXT_URL, secret: env.TEXT_SECRET ?? '' } : null
});

/** The ways of being told that this service has set up. */
export const waysHere = (): ('mail' | 'text')[] => {
	const { mail, text } = postSettings(process.env);
	return [...(mail ? (['mail'] as const) : []), ...(text ? (['text'] as const) : [])];
};
