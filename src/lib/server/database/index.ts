import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { connectAlone, connectApp, type Login } from './connection.js';
import { useEmbedded } from './embedded.js';
import { isMigrated, migrate, MIGRATIONS, readMigrations, type Migration } from './migrate.js';
import { verifyAppRole } from './roles.js';
import { secretIn } from './secret.js';
import { databaseSettings, reviewKeyFile, type DatabaseSettings } from './settings.js';

export { databaseIsAway } from './connection.js';

/** The only kind of handle a query may run on: `transaction(pass, …)` gives it out. */
export type Sql = postgres.TransactionSql;

type Running = { app: postgres.Sql; files: Migration[]; leave: () => Promise<void>; reviewKey: Buffer };

let starting: Promise<Running> | null = null;
let running: Running | null = null;

const useExternal = async ({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }) => {
	const owner = connectAlone(ownerUrl);
	await migrate(owner).finally(() => owner.end({ timeout: 1 }));
	return { login: () => appUrl, leave: () => Promise.resolve() };
};

/** The old pool ends by itself: its queries fail, as those of every lost connection do. */
const replacePool = (login: Login) => {
	if (!running) return;
	void running.app.end({ timeout: 0 });
	running.app = connectApp(login);
};

const begin = async (settings: DatabaseSettings): Promise<Running> => {
	const reviewKey = await secretIn(reviewKeyFile(process.env), 'REVIEW_KEY_FILE');
	const source =
		settings.kind === 'external'
			? await useExternal(settings)
			: await useEmbedded(settings.folder, replacePool);
	const app = connectApp(source.login());
	try {
		await verifyAppRole(app);
		running = { app, files: await readMigrations(MIGRATIONS), leave: source.leave, reviewKey };
		return running;
	} catch (error) {
		await app.end({ timeout: 1 });
		await source.leave();
		throw error;
	}
};

/**
 * Connects to the database of the environment (starting the embedded server when none is named), brings it to
 * the level of migrations/ and checks that the app's login cannot pass by row-level security. Safe to repeat.
 * Stops again on the event `sveltekit:shutdown`.
 * @throws SettingsError with a sentence for the person who set it
 */
export const startDatabase = async () => {
	starting ??= begin(databaseSettings(process.env));
	await starting.catch((error: unknown) => {
		starting = null;
		throw error;
	});
	process.removeListener('sveltekit:shutdown', stopDatabase);
	process.once('sveltekit:shutdown', stopDatabase);
};

const beforeEnd = new Set<() => Promise<void>>();

/** What still writes by itself comes to its end before the pool does, within a few seconds. */
export const endsFirst = (end: () => Promise<void>) => void beforeEnd.add(end);

const endOthers = async () => {
	const ends = [...beforeEnd].map((end) => end().catch(() => undefined));
	beforeEnd.clear();
	await Promise.race([Promise.all(ends), wait(4_000, null, { ref: false })]);
};

/** Ends the pool and, if we were the last to use it, the embedded server. */
export const stopDatabase = async () => {
	await endOthers();
	const ended = running;
	running = null;
	starting = null;
	if (!ended) return;
	await ended.app.end({ timeout: 5 });
	await ended.leave();
};

/** The app's pool, for access/, sign-in/ and audit/ only. It may be replaced: never keep it. */
export const pool = () => {
	if (!running) throw new Error('The database is not started.');
	return running.app;
};

/** What the words of case reviews are sealed with, for access/ alone, which gives it to a pass of theirs. */
export const reviewSecret = (): Buffer => {
	if (!running) throw new Error('The database is not started.');
	return running.reviewKey;
};

/** Whether the database answers and has exactly the migrations of this build. Never throws. */
export const databaseReady = async () => {
	const now = running;
	if (!now) return false;
	return isMigrated(now.app, now.files).catch(() => false);
};
