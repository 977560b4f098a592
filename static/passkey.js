/**
 * Coming in with the phone's own lock (WebAuthn). A button that wants it stays hidden until here: the browser must be able
 * to. Pressed, it asks the server what to sign, has the phone sign it, and sends the form it stands in with the answer; what
 * follows is an ordinary page. Without this script the passphrase does the same.
 */

/** @param {string} text base64url */
const bytes = (text) =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** @param {ArrayBuffer | null} buffer */
const letters = (buffer) =>
	buffer === null
		? undefined
		: btoa(String.fromCharCode(...new Uint8Array(buffer)))
				.replaceAll('+', '-')
				.replaceAll('/', '_')
				.replaceAll('=', '');

/** @param {{ id: string }[] | undefined} keys @returns {PublicKeyCredentialDescriptor[]} */
const named = (keys) => (keys ?? []).map(({ id }) => ({ id: bytes(id), type: 'public-key' }));

/** @param {any} asked what the server wants signed, with bytes as letters */
const make = (asked) =>
	navigator.credentials.create({
		publicKey: {
			...asked,
			challenge: bytes(asked.challenge),
			user: { ...asked.user, id: bytes(asked.user.id) },
			excludeCredentials: named(asked.excludeCredentials)
		}
	});

/** @param {any} asked */
const give = (asked) =>
	navigator.credentials.get({
		publicKey: {
			...asked,
			challenge: bytes(asked.challenge),
			allowCredentials: named(asked.allowCredentials)
		}
	});

/** @param {Credential | null} key @returns {string} */
const written = (key) => {
	if (!(key instanceof PublicKeyCredential)) throw new Error('no key');
	const { response } = key;
	const said =
		response instanceof AuthenticatorAttestationResponse
			? {
					attestationObject: letters(response.attestationObject),
					transports: response.getTransports?.() ?? []
				}
			: response instanceof AuthenticatorAssertionResponse
				? {
						authenticatorData: letters(response.authenticatorData),
						signature: letters(response.signature),
						userHandle: letters(response.userHandle)
					}
				: {};
	return JSON.stringify({
		id: key.id,
		rawId: letters(key.rawId),
		type: key.type,
		response: { clientDataJSON: letters(response.clientDataJSON), ...said }
	});
};

/** @param {HTMLButtonElement} button */
const ask = async (button) => {
	const { passkeyAsks = '', passkeyWanted = '' } = button.dataset;
	const body = passkeyWanted === 'enter' ? undefined : { for: passkeyWanted };
	const answer = await fetch(passkeyAsks, { method: 'POST', body: new URLSearchParams(body) });
	if (!answer.ok) throw new Error('not asked');
	const asked = await answer.json();
	return written(await (passkeyWanted === 'add' ? make(asked) : give(asked)));
};

/** @param {HTMLFormElement} form @param {string} credential */
const send = (form, credential) => {
	const field = document.createElement('input');
	field.type = 'hidden';
	field.name = 'credential';
	field.value = credential;
	form.append(field);
	form.submit();
};

if (typeof PublicKeyCredential === 'function') {
	for (const without of document.querySelectorAll('[data-passkey-without]')) without.remove();
	for (const part of document.querySelectorAll('[data-passkey]')) {
		const button = part.querySelector('button');
		const failed = part.querySelector('[data-passkey-failed]');
		part.removeAttribute('hidden');
		button?.addEventListener('click', async (event) => {
			event.preventDefault();
			const { form } = button;
			if (!form) return;
			const action = button.getAttribute('formaction');
			button.disabled = true;
			failed?.setAttribute('hidden', '');
			try {
				const credential = await ask(button);
				if (action) form.action = action;
				send(form, credential);
			} catch {
				// Closed by the person, unknown to the phone, or no network: the words are the same and nothing is lost.
				failed?.removeAttribute('hidden');
				button.disabled = false;
			}
		});
	}
}
