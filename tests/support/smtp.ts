import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { makeCertificate } from './certificate.js';

/** A letter as it came over the wire. */
export type Letter = { readonly to: readonly string[]; readonly from: string; readonly raw: string };

/**
 * How the server treats the next letters: takes them; says no for now or for ever, to the address or to the letter;
 * cuts the line in the middle of the letter, or after it has the letter and before it says so.
 */
export type Manner =
	'take' | { readonly at: 'address' | 'letter'; readonly code: number } | 'cut' | 'cut-late';

/** A real SMTP server on 127.0.0.1 that keeps what it gets. */
export type PostBox = {
	readonly port: number;
	readonly letters: Letter[];
	/** How often somebody began to hand over a letter. */
	readonly tries: () => number;
	treat: (manner: Manner) => void;
	/** Its certificate, that no machine trusts by itself. */
	readonly certificate: string;
	/** Settings of a server that hands its mail over here. */
	readonly env: NodeJS.ProcessEnv;
	/** Waits for the so many-th letter. */
	readonly letter: (number: number) => Promise<Letter>;
	readonly stop: () => Promise<void>;
};

const refusal = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });

/**
 * Starts it. `stop` it in afterAll.
 * @param tls offer STARTTLS, with a certificate of its own
 */
export const postBox = async ({ tls = false } = {}): Promise<PostBox> => {
	const letters: Letter[] = [];
	const made = makeCertificate();
	const sockets = new Set<Socket>();
	let manner: Manner = 'take';
	let tries = 0;
	const cut = () => {
		for (const socket of sockets) socket.destroy();
	};
	const server = new SMTPServer({
		...made,
		authOptional: true,
		disabledCommands: tls ? [] : ['STARTTLS', 'AUTH'],
		logger: false,
		onRcptTo: (_address, _session, done) => {
			tries++;
			done(typeof manner === 'object' && manner.at === 'address' ? refusal(manner.code) : null);
		},
		onData: (stream, session, done) => {
			if (manner === 'cut') {
				stream.once('data', cut);
				stream.on('error', () => undefined);
				return;
			}
			void text(stream).then((raw) => {
				if (typeof manner === 'object') return done(refusal(manner.code));
				const { mailFrom, rcptTo } = session.envelope;
				letters.push({
					to: rcptTo.map(({ address }) => address),
					from: mailFrom === false ? '' : mailFrom.address,
					raw
				});
				if (manner === 'cut-late') return cut();
				done();
			});
		}
	});
	server.on('error', () => undefined);
	server.server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	return {
		port,
		letters,
		tries: () => tries,
		treat: (next) => {
			manner = next;
		},
		certificate: made.cert,
		env: { MAIL_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Foreword <no-reply@example.org>' },
		letter: async (number) => {
			for (let waits = 0; waits < 400; waits++) {
				const one = letters[number - 1];
				if (one !== undefined) return one;
				await wait(25);
			}
			throw new Error(`${letters.length} letters came, not ${number}`);
		},
		stop: async () => {
			cut();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		}
	};
};
