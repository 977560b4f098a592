import { generateKeyPairSync, sign } from 'node:crypto';

/** One value of ASN.1 in DER. */
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
	const body = Buffer.concat(parts);
	const size = body.length < 128 ? [body.length] : [0x82, Math.floor(body.length / 256), body.length % 256];
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const list = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (text: string) => der(0x18, Buffer.from(text));
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);

const COMMON_NAME = oid('550403');
const ALSO_CALLED = oid('551d11');
const ECDSA_SHA256 = list(oid('2a8648ce3d040302'));

/** A certificate for `localhost` with its key, both as PEM, made for one run: no key lies in the repository. */
export const makeCertificate = (): { key: string; cert: string } => {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const name = list(der(0x31, list(COMMON_NAME, der(0x0c, Buffer.from('localhost')))));
	const called = list(ALSO_CALLED, der(0x04, list(der(0x82, Buffer.from('localhost')))));
	const body = list(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1])),
		ECDSA_SHA256,
		name,
		list(time('20200101000000Z'), time('20991231000000Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, list(called))
	);
	const whole = list(body, ECDSA_SHA256, bits(sign('sha256', body, privateKey)));
	const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
	return {
		key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
		cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
	};
};
