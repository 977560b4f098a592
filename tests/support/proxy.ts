import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire between two programs that a test can make fail. */
export type Proxy = {
	/** The same address, by way of the proxy. */
	url: string;
	/** Nothing passes any more, yet nothing breaks: as when a machine hangs. */
	hold: () => void;
	release: () => void;
	/** Breaks every connection and refuses new ones, until `release`. */
	cut: () => void;
	close: () => Promise<void>;
};

/** Starts a proxy before the server that an address names. */
export const startProxy = async (address: string): Promise<Proxy> => {
	const target = new URL(address);
	const sockets = new Set<Socket>();
	let state: 'open' | 'held' | 'cut' = 'open';
	const keep = (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		if (state === 'held') socket.pause();
	};
	const server = createServer((near) => {
		if (state === 'cut') return void near.resetAndDestroy();
		const far = connect(Number(target.port || 5432), target.hostname);
		for (const socket of [near, far]) keep(socket);
		for (const [from, to] of [[near, far] as const, [far, near] as const]) {
			from.on('data', (bytes) => to.write(bytes));
			from.once('close', () => to.destroy());
		}
		if (state === 'held') for (const socket of [near, far]) socket.pause();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const place = server.address();
	const url = new URL(address);
	url.host = `127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`;
	return {
		url: url.href,
		hold: () => {
			state = 'held';
			for (const socket of sockets) socket.pause();
		},
		release: () => {
			state = 'open';
			for (const socket of sockets) socket.resume();
		},
		cut: () => {
			state = 'cut';
			for (const socket of sockets) socket.destroy();
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
};
