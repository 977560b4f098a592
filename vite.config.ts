import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [sveltekit()],
	define: { __DEMO__: JSON.stringify(process.env.FOREWORD_DEMO === '1') }
});
