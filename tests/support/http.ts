import http from 'node:http';

/** One plain HTTP answer, body decoded as UTF-8. */
export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

export type Ask = {
	method?: string;
	headers?: http.OutgoingHttpHeaders;
	body?: string | Uint8Array;
	/** Milliseconds after which waiting is an error. */
	patience?: number;
};

/** Sends one request on a connection of its own; follows nothing, adds nothing. */
export const ask = (url: string, { method = 'GET', headers = {}, body, patience = 20_000 }: Ask = {}) =>
	new Promise<Answer>((resolve, reject) => {
		const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
		const request = http.request(
			url,
			{ method, agent: false, headers: { ...length, ...headers } },
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('error', reject);
				answer.on('end', () =>
					resolve({
						status: answer.statusCode ?? 0,
						headers: answer.headers,
						body: Buffer.concat(chunks).toString('utf8')
					})
				);
			}
		);
		request.setTimeout(patience, () =>
			request.destroy(new Error(`No answer from ${url} within ${patience} ms`))
		);
		request.on('error', reject);
		request.end(body);
	});
