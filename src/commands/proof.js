import process from 'node:process';

/** `npm run proof`: ten thousand posts drawn by lot, besides the few hundred that `npm test` sends. */
process.env.FOREWORD_PROOF_POSTS ??= '10000';
process.argv.push('tests/journeys/drawn-input.test.ts');
await import('./test.js');
