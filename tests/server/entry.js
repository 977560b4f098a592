/**
 * Starts the very server that is shipped, with a clock the tests can set: they send `{ now: ISO time }`, or
 * `{ now: null }` for the true time. A set clock stands still. The shipped entry, src/serve.js, listens to nobody.
 */
const TrueDate = Date;

/** @type {number | null} */
let now = process.env.TEST_NOW ? TrueDate.parse(process.env.TEST_NOW) : null;

class SetDate extends TrueDate {
	/** @param {ConstructorParameters<typeof Date> | []} parts */
	constructor(...parts) {
		if (parts.length === 0) super(SetDate.now());
		else super(...parts);
	}

	/** @override */
	static now() {
		return now ?? TrueDate.now();
	}
}

Object.defineProperty(globalThis, 'Date', { value: SetDate, configurable: true, writable: true });

process.on('message', (/** @type {{ now: string | null }} */ message) => {
	now = message.now === null ? null : TrueDate.parse(message.now);
	process.send?.({ set: message.now });
});
process.channel?.unref();
process.on('disconnect', () => process.emit('SIGTERM'));

await import('../../src/serve.js');

export {};
