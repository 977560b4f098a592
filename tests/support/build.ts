export { ensureBuild } from '../../src/commands/build.js';
export type { BuildName } from '../../src/commands/build.js';
