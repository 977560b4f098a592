import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import * as store from './contacts-store';
import type { Contact, WrittenContact } from './sharing';

export { contactCounts } from './sharing';
export type { WrittenContact } from './sharing';

/** Whom to tell, for a helper who types about the person: without those whom the person never wants told. */
export const readContacts = (pass: Pass<'contacts:read'>): Promise<WrittenContact[]> =>
	transaction(pass, (sql) => store.writtenContacts(sql, pass));

/**
 * A helper types somebody for the person. A "never" protects from now on; somebody to tell waits until the person
 * says that it is right. Sent twice, they stand on the list once.
 */
export const typeContact = (pass: Pass<'contacts:type'>, contact: Contact): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.typeContact(sql, pass, contact, actorOf(pass)))
			await note(sql, pass, 'contact:typed', { id: contact.id, detail: { tell: contact.tell } });
	});

/** A helper asks to take a line off. It stays, and counts as before, until the person takes it off. */
export const askOff = (pass: Pass<'contacts:type'>, id: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.askOff(sql, pass, id, actorOf(pass))) await note(sql, pass, 'contact:asked-off', { id });
	});

/** The person says that a line is right as it stands. */
export const checkContact = (pass: Pass<'sharing:write'>, id: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.checkContact(sql, pass, id)) await note(sql, pass, 'contact:checked', { id });
	});
