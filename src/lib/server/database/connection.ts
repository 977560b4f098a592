import postgres from 'postgres';

/** Where one login reaches one database. Plain parts for the embedded server, an address for an external one. */
export type Login =
	string | { host: string; port: number; database: string; username: string; password: string };

type Options = postgres.Options<Record<string, never>>;

const open = (login: Login, options: Options) =>
	typeof login === 'string' ? postgres(login, options) : postgres({ ...login, ...options });

/** Notices would go to the console and may quote what a person wrote. */
const silent = () => undefined;

/** A tenth of a second between tries to connect again: the driver's own waits grow to 20 seconds. */
const promptly = { backoff: () => 0.1, connect_timeout: 3, onnotice: silent };

const APP_LIMITS = {
	application_name: 'foreword',
	statement_timeout: 3_000,
	lock_timeout: 1_000,
	idle_in_transaction_session_timeout: 10_000,
	TimeZone: 'UTC'
};

/** The pool of the web application: no query outlives 3 s, no lock is waited for longer than 1 s. */
export const connectApp = (login: Login) => open(login, { ...promptly, max: 10, connection: APP_LIMITS });

type Alone = { name?: string; onclose?: () => void };

/** One connection without limits, for migrations and set-up. The caller ends it. */
export const connectAlone = (login: Login, { name = 'foreword-keeper', onclose = silent }: Alone = {}) =>
	open(login, {
		...promptly,
		max: 1,
		max_lifetime: null,
		onclose,
		connection: { application_name: name, TimeZone: 'UTC' }
	});

/** Whether an error says that the database is away or overloaded, not that a query was wrong. */
export const databaseIsAway = (error: unknown) => {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|08|53|57P0|57014$|55P03$|25P03$)/.test(code);
};
