import { existsSync } from 'node:fs';

/**
 * @typedef {Record<string, string | undefined>} Env
 * @typedef {{ origin: string, host: string, port: number, build: string }} Settings
 */

/** @param {string} text */
const isOrigin = (text) =>
	URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;

/** @param {string} text */
const isPostgres = (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

/** @param {string} text */
const isMailServer = (text) =>
	URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';

/** Encrypted, or to this machine. @param {string} text */
const isTextService = (text) =>
	URL.canParse(text) &&
	(new URL(text).protocol === 'https:' ||
		(new URL(text).protocol === 'http:' &&
			/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(text).hostname)));

/** @type {{ name: string, when: (value: string | undefined, env: Env) => boolean, say: string }[]} */
const faults = [
	{
		name: 'ORIGIN',
		when: (value) => !value,
		say: 'is missing: set it to the address people type, for example https://foreword.example.org.'
	},
	{
		name: 'ORIGIN',
		when: (value) => !!value && !isOrigin(value),
		say: 'must be an address without a path and without a slash at its end, for example https://foreword.example.org.'
	},
	{
		name: 'PORT',
		when: (value) => !!value && !isPort(value),
		say: 'must be a number from 1 to 65535.'
	},
	{
		name: 'DATABASE_URL',
		when: (value, env) => !value && !!env.DATABASE_OWNER_URL,
		say: 'is missing: an external database needs both logins.'
	},
	{
		name: 'DATABASE_OWNER_URL',
		when: (value, env) => !value && !!env.DATABASE_URL,
		say: 'is missing: an external database needs both logins.'
	},
	...['DATABASE_URL', 'DATABASE_OWNER_URL'].map((name) => ({
		name,
		/** @param {string | undefined} value */
		when: (value) => !!value && !isPostgres(value),
		say: 'must be an address that begins with postgres://.'
	})),
	{
		name: 'MAIL_URL',
		when: (value) => !!value && !isMailServer(value),
		say: 'must be an address that begins with smtp:// or smtps://.'
	},
	{
		name: 'MAIL_FROM',
		when: (value, env) =>
			!!env.MAIL_URL && !/^([^<>@\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value ?? ''),
		say: 'must be the sender of mail, for example Foreword <no-reply@example.org>.'
	},
	{
		name: 'TEXT_URL',
		when: (value) => !!value && !isTextService(value),
		say: 'must be an address that begins with https://.'
	},
	{
		name: 'TEXT_SECRET',
		when: (value, env) => !!env.TEXT_URL && (value ?? '').length < 16,
		say: 'must be 16 characters or more, shared with the service of TEXT_URL.'
	},
	{
		name: 'FOREWORD_BUILD',
		when: (value) => !existsSync(`${value || 'build'}/handler.js`),
		say: 'holds no build of Foreword: run npm run build first.'
	}
];

/**
 * What is wrong with the settings, a whole sentence each; empty when all is well. Values are never quoted:
 * they may hold a password.
 * @param {Env} env
 */
export const problemsOf = (env) =>
	faults.filter(({ name, when }) => when(env[name], env)).map(({ name, say }) => `${name} ${say}`);

/**
 * The settings, once `problemsOf` found none.
 * @param {Env} env
 * @returns {Settings}
 */
export const settingsOf = (env) => ({
	origin: env.ORIGIN ?? '',
	host: env.HOST || '127.0.0.1',
	port: Number(env.PORT || 3000),
	build: env.FOREWORD_BUILD || 'build'
});
