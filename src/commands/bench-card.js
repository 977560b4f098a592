import process from 'node:process';

/**
 * `npm run bench:card`: how long the server takes to answer with a card when so many people are in it. Prints figures
 * and holds nothing: what a machine is given differs from one minute to the next. The bare answer beside it is the ruler.
 */
process.env.FOREWORD_BENCH_PEOPLE ??= '10000';
process.argv.push('tests/journeys/card-crowd.test.ts');
await import('./test.js');
