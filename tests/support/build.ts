export { ensureBuild } from '../../src/commands/build.js';
