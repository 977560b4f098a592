import { createHash } from 'node:crypto';

/** An option has the same id in everybody's list; it says nothing about a person. */
export const optionId = (question: string, option: string): string =>
	createHash('sha256')
		.update(`${question}/${option}`)
		.digest('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
