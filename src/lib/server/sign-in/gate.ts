type Waiting = { start: () => void; timer: NodeJS.Timeout };

/** What the gate answers when the work could not start in time. */
export const busy = Symbol('busy');

/**
 * Lets a few pieces of work run at once and keeps a short queue; what cannot start in time is told so.
 * @param most how many run at once
 * @param room how many may wait
 * @param patience how long one may wait, in milliseconds
 */
export const gate = (most: number, room: number, patience: number) => {
	let running = 0;
	const queue: Waiting[] = [];

	const turn = (): Promise<boolean> =>
		new Promise((settle) => {
			if (running < most) {
				running += 1;
				settle(true);
				return;
			}
			if (queue.length >= room) {
				settle(false);
				return;
			}
			const waiting: Waiting = {
				start: () => settle(true),
				timer: setTimeout(() => {
					queue.splice(queue.indexOf(waiting), 1);
					settle(false);
				}, patience)
			};
			queue.push(waiting);
		});

	const done = (): void => {
		const next = queue.shift();
		if (!next) {
			running -= 1;
			return;
		}
		clearTimeout(next.timer);
		next.start();
	};

	return async <T>(work: () => Promise<T>): Promise<T | typeof busy> => {
		if (!(await turn())) return busy;
		try {
			return await work();
		} finally {
			done();
		}
	};
};
