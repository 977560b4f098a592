import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A bundled program of a test's own, run beside it. */
export type Program = {
	printed: () => string;
	/** Resolves once it printed this; rejects when it ends before. */
	until: (text: string) => Promise<void>;
	/** Sends the signal and gives the exit code; null when the signal ended it. */
	end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Runs a script with these settings alone. `end` it, whatever became of the test. */
export const runProgram = (script: string, env: NodeJS.ProcessEnv): Program => {
	const child = spawn(process.execPath, [script], {
		env: { PATH: process.env.PATH, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	const isUp = () => child.exitCode === null && child.signalCode === null;
	return {
		printed: () => printed,
		until: async (text) => {
			while (!printed.includes(text)) {
				if (!isUp()) throw new Error(`${script} ended (${child.exitCode}):\n${printed}`);
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		end: async (signal) => {
			if (isUp()) {
				const exit = once(child, 'exit');
				child.kill(signal);
				await exit;
			}
			return child.exitCode;
		}
	};
};
