export { databaseReady } from '../database';
