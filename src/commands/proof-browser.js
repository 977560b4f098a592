import process from 'node:process';

/** `npm run proof:browser`: every page at every size in every colour and direction; `npm test` looks at fewer. */
process.env.PROOF = 'crossed';
process.argv.push('--project', 'browser');
await import('./test.js');
