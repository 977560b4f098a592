/**
 * The only place that reads the time. A request reads it once, in `hooks.server.ts`, and hands it on as
 * `locals.now`; everything else is told what time it is. Tests start the same build with another `Date`.
 */
export const readClock = (): Date => new Date();
