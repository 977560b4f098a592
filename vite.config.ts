import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { driverGuard } from './src/lib/server/database/driver-guard.js';

/**
 * One kind of tests: where they are, and whether they need the run's PostgreSQL. Those of the database hold pools and
 * clocks of the server's own in their process, so that each file has one to itself; the others share theirs, with what
 * reads pages warm: that halves the time.
 */
const kind = (name: string, include: string[], seconds: number, database = true) => ({
	extends: true as const,
	test: {
		name,
		include,
		isolate: name === 'database',
		// On two cores: one file more than cores, since a test waits for its server, its database or a clock for a fifth of
		// its time. A browser fills a core by itself, and its pages are looked at first.
		maxWorkers: name === 'browser' ? 2 : 3,
		sequence: { groupOrder: name === 'browser' ? 0 : 1 },
		testTimeout: seconds * 1_000,
		hookTimeout: 300_000,
		globalSetup: database ? ['tests/support/global-setup.ts'] : []
	}
});

export default defineConfig({
	plugins: [driverGuard(), sveltekit()],
	define: { __DEMO__: JSON.stringify(process.env.FOREWORD_DEMO === '1') },
	// How long plugins take is no fault of a build, and the note about it reads like a warning.
	// Nor is it worth seconds of each build to say how small each file would be.
	build: { reportCompressedSize: false, rolldownOptions: { checks: { pluginTimings: false } } },
	test: {
		pool: 'forks',
		// What is built is imported as it is: making it ready for tests takes five seconds.
		server: { deps: { inline: ['postgres'], external: [/\/build(-demo)?\/server\//] } },
		projects: [
			kind('unit', ['src/**/*.test.ts', 'tests/{standards,locales,rooms}/**/*.test.ts'], 20, false),
			kind('database', ['tests/{database,access}/**/*.test.ts'], 60),
			kind('journeys', ['tests/journeys/**/*.test.ts'], 120),
			kind('browser', ['tests/browser/**/*.test.ts'], 120)
		]
	}
});
