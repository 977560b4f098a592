import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** The demo build differs in one thing only: it keeps the one-click sign-in page. */
const demo = process.env.FOREWORD_DEMO === '1';

/**
 * Leaves development-only routes out of what the adapter writes, so that the shipped build holds
 * neither their addresses nor their code (the adapter bundles only what its manifest reaches).
 * @param {import('@sveltejs/kit').Adapter} inner
 * @param {string[]} ids route ids to leave out
 * @returns {import('@sveltejs/kit').Adapter}
 */
const without = (inner, ids) => ({
	...inner,
	adapt: (builder) =>
		inner.adapt({
			...builder,
			generateManifest: (options) =>
				builder.generateManifest({
					...options,
					routes: (options.routes ?? builder.routes).filter((route) => !ids.includes(route.id))
				})
		})
});

const node = adapter({ out: demo ? 'build-demo' : 'build', precompress: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: demo ? node : without(node, ['/personas']),
		// The few plain scripts are held to the same types.
		typescript: { config: (config) => ({ ...config, include: [...config.include, '../static/*.js'] }) },
		// The 404 page is drawn at addresses of any depth: what it links to cannot be relative to them.
		paths: { relative: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
