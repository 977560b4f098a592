import type { Plugin } from 'vite';

/** One passage of the driver and what stands there instead. `times`: how often it must occur. */
type Passage = { file: RegExp; from: string; to: string; times: number };

const CLOSED = "Errors.connection('CONNECTION_CLOSED', options)";

/**
 * postgres.js 3.4.9 throws from a timer when a connection drops with a small write still queued, which ends the
 * whole process and cannot be caught; it hangs the next user of that connection on the leftovers; and it lets a
 * transaction whose connection was lost go on writing into whatever that connection carries next.
 * Upstream: issues 1066, 1154, 1208 and pull requests 1168, 1209, all open.
 */
const PASSAGES: Passage[] = [
	{
		file: /postgres\/src\/connection\.js$/,
		from: 'const x = socket.write(chunk, fn)',
		to: `if (socket === null) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(${CLOSED})
      return false
    }
    const x = socket.write(chunk, fn)`,
		times: 1
	},
	{
		file: /postgres\/src\/connection\.js$/,
		from: 'clearImmediate(nextWriteTimer)\n    socket',
		to: 'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket',
		times: 1
	},
	{
		file: /postgres\/src\/connection\.js$/,
		from: '!hadError && (query || sent.length) && error(',
		to: ';(query || sent.length) && error(',
		times: 1
	},
	{
		file: /postgres\/src\/connection\.js$/,
		from: 'return fetchArrayTypes()\n',
		to: 'return fetchArrayTypes().catch(noop)\n',
		times: 1
	},
	{
		file: /postgres\/src\/index\.js$/,
		from: 'new Promise((_, reject) => connection.onclose = reject)',
		to: 'new Promise((_, reject) => connection.onclose = (e) => { lost = e; reject(e) })',
		times: 1
	},
	{
		file: /postgres\/src\/index\.js$/,
		from: 'let savepoints = 0\n',
		to: 'let lost = null\n      , savepoints = 0\n',
		times: 1
	},
	{
		file: /postgres\/src\/index\.js$/,
		from: 'q.catch(e => uncaughtError || (uncaughtError = e))\n',
		to: 'q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost) return q.reject(lost)\n',
		times: 1
	}
];

const mend = (code: string, id: string) =>
	PASSAGES.filter(({ file }) => file.test(id)).reduce((text, { from, to, times }) => {
		if (text.split(from).length - 1 !== times)
			throw new Error(`The guard for the database driver does not fit ${id}: it was written for 3.4.9.`);
		return text.replace(from, () => to);
	}, code);

/**
 * Mends the database driver while it is bundled. Fails the build when the driver is another than it was written
 * for, and when the driver would be left out of the bundle and so stay unmended.
 */
export const driverGuard = (): Plugin => ({
	name: 'foreword:driver-guard',
	enforce: 'pre',
	config: () => ({ ssr: { noExternal: ['postgres'] } }),
	transform: (code, id) => {
		const file = id.split('?')[0] ?? id;
		return PASSAGES.some((passage) => passage.file.test(file)) ? { code: mend(code, file), map: null } : null;
	},
	generateBundle(_, bundle) {
		for (const chunk of Object.values(bundle))
			if (chunk.type === 'chunk' && chunk.imports.includes('postgres'))
				this.error('The database driver is outside the bundle, where its guard does not reach it.');
	}
});
