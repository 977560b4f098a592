import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A command of ours, run as a person runs it. */
export type Command = {
	/** Everything it printed so far. */
	printed: () => string;
	/** Resolves once it printed this; rejects with all it printed when it ends before. */
	until: (text: string) => Promise<void>;
	/** Sends the signal Ctrl+C sends, and gives the exit code. */
	interrupt: () => Promise<number | null>;
	/** Resolves with the exit code when it ends by itself. */
	ended: () => Promise<number | null>;
};

const exitOf = async (child: ChildProcess) => {
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	return child.exitCode;
};

/** Runs `node <script>` in the project's root with these settings over the tester's own. */
export const runCommand = (script: string, env: NodeJS.ProcessEnv): Command => {
	const child = spawn(process.execPath, [script], {
		env: { ...process.env, NODE_ENV: '', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
		});
	return {
		printed: () => printed,
		until: async (text) => {
			while (!printed.includes(text)) {
				if (child.exitCode !== null) throw new Error(`${script} ended (${child.exitCode}):\n${printed}`);
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		},
		interrupt: () => {
			child.kill('SIGINT');
			return exitOf(child);
		},
		ended: () => exitOf(child)
	};
};
