import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The driver takes any text here as SQL: only files of migrations and the making of roles need it. */
const unsafe = {
	selector: 'CallExpression[callee.property.name="unsafe"]',
	message: 'Write the query as a tagged template: what is put into it then travels as a parameter.'
};
const clock = {
	selector:
		'NewExpression[callee.name="Date"][arguments.length=0], MemberExpression[object.name="Date"][property.name="now"]',
	message: 'Only src/lib/server/clock.ts reads the time; take it as an argument.'
};

export default ts.config(
	{ ignores: ['build/', 'build-demo/', '.svelte-kit/', '.foreword/', 'node_modules/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs['flat/recommended'],
	{
		languageOptions: { globals: { ...globals.node, __DEMO__: 'readonly' } },
		rules: {
			'no-undef': 'off',
			// What people type is searched for control characters on purpose.
			'no-control-regex': 'off',
			'no-restricted-syntax': ['error', unsafe],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{ files: ['src/lib/**', 'src/routes/**'], rules: { 'no-restricted-syntax': ['error', unsafe, clock] } },
	{ files: ['src/lib/server/clock.ts'], rules: { 'no-restricted-syntax': ['error', unsafe] } },
	{
		files: ['src/lib/server/database/{migrate,roles}.ts'],
		rules: { 'no-restricted-syntax': ['error', clock] }
	},
	{
		files: ['tests/**', '**/*.test.ts'],
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-dynamic-delete': 'off'
		}
	},
	{ files: ['static/**'], languageOptions: { globals: globals.browser } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	}
);
