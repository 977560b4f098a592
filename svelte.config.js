import { writeFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** The demo build differs in one thing only: it keeps the one-click sign-in page. */
const demo = process.env.FOREWORD_DEMO === '1';

/**
 * Leaves development-only routes out of what the adapter bundles, so that the shipped build holds neither their
 * addresses nor their code: the adapter takes what the framework's manifest reaches and nothing else.
 * @param {import('@sveltejs/kit').Adapter} inner
 * @param {string[]} ids route ids to leave out
 * @returns {import('@sveltejs/kit').Adapter}
 */
const without = (inner, ids) => ({
	...inner,
	adapt: (builder) => {
		const routes = builder.routes.filter(({ id, prerender }) => prerender !== true && !ids.includes(id));
		const manifest = builder.generateManifest({ relativePath: '.', routes });
		writeFileSync(`${builder.getServerDirectory()}/manifest.js`, `export const manifest = ${manifest};\n`);
		return inner.adapt(builder);
	}
});

const node = adapter({ out: demo ? 'build-demo' : 'build', precompress: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// Two builds at the same time pass through a folder each (src/commands/build.js).
		outDir: process.env.FOREWORD_KIT || '.svelte-kit',
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
				'media-src': ['self'],
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
