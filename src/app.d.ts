import type { Pass } from '$lib/server/access';
import type { Actor } from '$lib/server/sign-in/actor';
import type { Recovered } from '$lib/server/sign-in/session';
import type { Words } from '$lib/words';

declare global {
	/** True in the development and demo builds only. */
	const __DEMO__: boolean;

	namespace App {
		interface Error {
			message: string;
			/** The request's id, to quote when asking for help. Holds nothing about a person. */
			id?: string;
		}
		interface Locals {
			requestId: string;
			now: Date;
			words: Words;
			reading: import('$lib/reading').Reading;
			actor: Actor | null;
			/** Hex SHA-256 of the session id; empty when signed out. */
			session: string;
			/** Set while the account is limited, after somebody helped it back in. */
			recovered: Recovered | null;
			/** What `admit` allowed for this request. */
			passes: Pass[];
			/** The database could not be reached while this request was answered. */
			away?: boolean;
		}
	}
}

export {};
