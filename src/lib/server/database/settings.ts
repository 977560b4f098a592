import path from 'node:path';

/** Fixed names: migrations and row-level security policies name these roles. */
export const OWNER = 'foreword_owner';
export const APP = 'foreword_app';
/** Nobody signs in as it: the app takes it on for a case review, and drops its own rights meanwhile. */
export const REVIEW = 'foreword_review';

/** The embedded server keeps everything below `folder`; an external one is reached by two logins. */
export type DatabaseSettings =
	{ kind: 'embedded'; folder: string } | { kind: 'external'; appUrl: string; ownerUrl: string };

/** Where the key of the case reviews lies: beside the data, never among them. */
export const reviewKeyFile = (env: NodeJS.ProcessEnv): string =>
	path.resolve(
		env.REVIEW_KEY_FILE || path.join(path.dirname(env.FOREWORD_DATA || '.foreword/data'), 'review.key')
	);

/** Something a person who runs Foreword has to put right; its message is a whole sentence for them. */
export class SettingsError extends Error {
	override name = 'SettingsError';
}

const isPostgresUrl = (text: string) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

/**
 * Reads which database to use from the environment.
 * @throws SettingsError naming the value that is missing or malformed (never the value itself: it holds a password)
 */
export const databaseSettings = (env: NodeJS.ProcessEnv): DatabaseSettings => {
	const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, FOREWORD_DATA: folder } = env;
	if (!appUrl && !ownerUrl) return { kind: 'embedded', folder: path.resolve(folder || '.foreword/data') };
	for (const [name, value] of Object.entries({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl })) {
		if (!value) throw new SettingsError(`${name} is missing: an external database needs both logins.`);
		if (!isPostgresUrl(value)) throw new SettingsError(`${name} is not a postgres:// address.`);
	}
	return { kind: 'external', appUrl: appUrl ?? '', ownerUrl: ownerUrl ?? '' };
};
