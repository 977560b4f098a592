/**
 * The QR code of a wallet card leads here with its code behind `#`, which no browser sends. It is put into its field and
 * taken out of the address, so that it stays in no list of visited pages. Without this script the code is typed.
 */
const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector('input[name="code"]');
if (/^[A-Za-z0-9-]{8,9}$/.test(code)) {
	if (field instanceof HTMLInputElement && field.value === '') field.value = code;
	history.replaceState(null, '', location.pathname);
}
