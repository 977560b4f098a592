/** Who is signed in, as the rest of Foreword knows them. */
export type Actor = {
	readonly accountId: string;
	readonly kind: 'person' | 'supporter' | 'staff';
	/** Their own name in full; how others see it is decided by `access.name_of`. */
	readonly name: string;
	/** Staff only: keeper, reviewer, privacy, facilitator. */
	readonly roles: readonly string[];
	/** The person this account is, when it is one. */
	readonly personId: string | null;
	readonly language: string;
};
