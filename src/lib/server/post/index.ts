import { startWorker, type Worker } from '../jobs/worker';
import { mailCarrier } from './mail';
import { lookForHelp, sendCode, tell, type Office } from './send';
import type { PostSettings } from './settings';
import { textCarrier } from './text';

export { postSettings, waysHere } from './settings';

/** A fault by its kind and the moment; never an address or a reply, which may quote one. */
const report = (clock: () => Date) => (kind: string, code: string) =>
	console.error(JSON.stringify({ at: clock().toISOString(), fault: kind, code }));

/** Begins to send, where mail or texts are set up at all; null where neither is: then no job is ever taken. */
export const startPost = (settings: PostSettings, clock: () => Date): Worker | null => {
	if (settings.mail === null && settings.text === null) return null;
	const office: Office = {
		origin: settings.origin,
		carriers: {
			...(settings.mail ? { mail: mailCarrier(settings.mail) } : {}),
			...(settings.text ? { text: textCarrier(settings.text) } : {})
		}
	};
	return startWorker({
		handlers: { tell: tell(office), now: tell(office), code: sendCode(office), help: lookForHelp },
		clock,
		report: report(clock)
	});
};
