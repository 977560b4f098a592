import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Asked = { challenge: string; rpId?: string; rp?: { id: string }; user?: { id: string } };
type Cbor = number | string | Uint8Array | Map<Cbor, Cbor>;

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();
const written = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

const head = (major: number, length: number): Buffer => {
	if (length < 24) return Buffer.from([(major << 5) | length]);
	if (length < 256) return Buffer.from([(major << 5) | 24, length]);
	return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
};

/** As much of CBOR as a key needs. */
const cbor = (value: Cbor): Buffer => {
	if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
	if (typeof value === 'string')
		return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
	if (value instanceof Map)
		return Buffer.concat([
			head(5, value.size),
			...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])
		]);
	return Buffer.concat([head(2, value.length), value]);
};

/** How a phone's answer may differ from what an honest one sends. */
export type Twist = {
	origin?: string;
	challenge?: string;
	/** The number of times the phone says the key was given. */
	counter?: number;
	/** Without its face, finger or PIN. */
	unverified?: boolean;
	/** The handle of another account. */
	handle?: string;
};

/**
 * A phone with one key: P-256, no attestation, as phones make them. What it sends is what the page's script would; the
 * answers of a real browser are in `tests/browser/passkeys.test.ts`.
 */
export class Authenticator {
	readonly #id = randomBytes(24);
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	#handle = '';
	#counter = 0;

	constructor(readonly origin: string) {}

	#data(party: string, { counter, unverified = false }: Twist, made?: Buffer): Buffer {
		const flags = 0x01 | (unverified ? 0 : 0x04) | (made ? 0x40 : 0);
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter ?? ++this.#counter);
		return Buffer.concat([sha256(party), Buffer.from([flags]), count, made ?? Buffer.alloc(0)]);
	}

	#client(type: string, asked: Asked, { origin, challenge }: Twist): Buffer {
		return Buffer.from(
			JSON.stringify({
				type,
				challenge: challenge ?? asked.challenge,
				origin: origin ?? this.origin,
				crossOrigin: false
			})
		);
	}

	/** What it answers when it is asked to make a key. */
	make(asked: Asked, twist: Twist = {}): string {
		this.#handle = asked.user?.id ?? '';
		const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
		const cose = new Map<Cbor, Cbor>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, Buffer.from(x, 'base64url')],
			[-3, Buffer.from(y, 'base64url')]
		]);
		const length = Buffer.from([0, this.#id.length]);
		const made = Buffer.concat([Buffer.alloc(16), length, this.#id, cbor(cose)]);
		const attestation = cbor(
			new Map<Cbor, Cbor>([
				['fmt', 'none'],
				['attStmt', new Map()],
				['authData', this.#data(asked.rp?.id ?? '', twist, made)]
			])
		);
		return this.#send({
			clientDataJSON: written(this.#client('webauthn.create', asked, twist)),
			attestationObject: written(attestation),
			transports: ['internal']
		});
	}

	/** What it answers when it is asked for its key. */
	give(asked: Asked, twist: Twist = {}): string {
		const data = this.#data(asked.rpId ?? '', twist);
		const client = this.#client('webauthn.get', asked, twist);
		return this.#send({
			clientDataJSON: written(client),
			authenticatorData: written(data),
			signature: written(sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey)),
			userHandle: twist.handle ?? this.#handle
		});
	}

	#send(response: Record<string, unknown>): string {
		return JSON.stringify({
			id: written(this.#id),
			rawId: written(this.#id),
			type: 'public-key',
			response
		});
	}
}
