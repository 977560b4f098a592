import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { mayWitness } from '../../standards/formalities';
import type { WitnessRelation } from '../../standards/jurisdiction';
import { gather, type Directives, type Version } from './gather';
import * as store from './store';
import type { Withdrawal } from './withdrawal-store';

/** What waits for a witness: the newest signature, or a withdrawal that the law wants made in the same way. */
export type ToWitness = { readonly version: Version; readonly withdrawal: Withdrawal | null };

export const toWitness = (all: Directives): ToWitness[] => {
	const tried = all.standing.versions.flatMap(({ attempts }) => attempts);
	const waits = tried.flatMap(({ withdrawal, why }) => {
		if (why !== 'formality-missing') return [];
		const one = all.withdrawals.find(({ id }) => id === withdrawal);
		const version = all.versions.find(({ id }) => id === one?.directiveId);
		return one === undefined || version === undefined ? [] : [{ version, withdrawal: one }];
	});
	const signed = all.versions.find(
		({ id, signature }) =>
			signature !== null && all.standing.versions.some((one) => one.id === id && one.state === 'signed')
	);
	return [...(signed === undefined ? [] : [{ version: signed, withdrawal: null }]), ...waits];
};

export type WitnessForm = {
	readonly key: string;
	readonly version: string;
	readonly withdrawal: string | null;
	readonly what: store.Witness['what'];
	readonly name: string;
	readonly role: string | null;
	readonly relations: readonly WitnessRelation[];
	readonly inClass: boolean | null;
	readonly certifies: boolean;
};

/**
 * Writes down a witness, or a professional who says that the person could decide: in their own session, or by name as
 * somebody who is here with the person. Whom the law shuts out is told so, and nothing is written.
 */
export const bearWitness = (
	pass: Pass<'directive:witness'>,
	form: WitnessForm
): Promise<'done' | 'may-not' | 'not-known' | 'gone'> =>
	transaction(pass, async (sql) => {
		const all = await gather(sql, pass);
		const waits = toWitness(all).find(
			({ version, withdrawal }) => version.id === form.version && (withdrawal?.id ?? null) === form.withdrawal
		);
		if (waits === undefined) return 'gone';
		if (form.what === 'witness') {
			const { may } = mayWitness(waits.version.row.pack, form);
			if (may !== 'yes') return may === 'no' ? 'may-not' : 'not-known';
		}
		const me = actorOf(pass);
		const own = !pass.relations.includes('self');
		const added = await store.addWitness(sql, pass, {
			id: form.key,
			directiveId: waits.version.id,
			withdrawalId: form.withdrawal,
			what: form.what,
			textHash: waits.version.signature?.textHash ?? '',
			name: own ? (pass.actor?.name ?? form.name) : form.name,
			role: form.role,
			accountId: own ? me : null,
			relations: form.relations,
			inClass: form.inClass,
			certifies: form.certifies,
			enteredBy: me
		});
		if (added) await note(sql, pass, 'directive:witnessed', { id: waits.version.id, part: form.what });
		return 'done';
	});
