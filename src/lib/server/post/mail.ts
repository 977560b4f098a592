import { createTransport } from 'nodemailer';
import type { Carrier, Delivered } from './letter';
import type { MailSettings } from './settings';

/** All of them together stay below the lease of a job. */
const PATIENCE = {
	connectionTimeout: 8_000,
	greetingTimeout: 8_000,
	socketTimeout: 12_000,
	dnsTimeout: 8_000
};

const part = (fault: unknown, name: string): unknown =>
	fault instanceof Error && name in fault ? (fault as Error & Record<string, unknown>)[name] : undefined;

/**
 * A permanent no to this letter or its address. A no to the sender, the password or the encryption is the service's own
 * to mend: then the letter waits.
 */
const went = (fault: unknown): Delivered => {
	const reply = Number(part(fault, 'responseCode') ?? 0);
	const said = String(part(fault, 'command') ?? '');
	if (reply >= 500 && /^(RCPT|DATA)/.test(said)) return 'refused';
	return { again: reply > 0 ? `smtp-${reply}` : String(part(fault, 'code') ?? 'fault').slice(0, 30) };
};

/**
 * Sends through SMTP, plain text alone. Outside this machine it speaks encrypted or not at all.
 * @param trusted a certificate to trust beside the machine's own, as PEM
 */
export const mailCarrier = (
	{ host, port, tls, user, password, from }: MailSettings,
	trusted?: string
): Carrier => {
	const transport = createTransport({
		host,
		port,
		secure: tls === 'whole',
		requireTLS: tls === 'upgraded',
		ignoreTLS: tls === 'none',
		tls: { minVersion: 'TLSv1.2', ...(trusted === undefined ? {} : { ca: trusted }) },
		...(user === '' ? {} : { auth: { user, pass: password } }),
		...PATIENCE,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
	return {
		send: ({ id, to, subject, text }) =>
			transport
				.sendMail({
					from,
					to,
					subject,
					text,
					messageId: `<${id}@${domain}>`,
					xMailer: false,
					// No "out of office" in answer, which a colleague of theirs could see.
					headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' }
				})
				.then(() => 'sent' as const, went)
	};
};
