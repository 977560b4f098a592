/**
 * Shift three times does what the button "Leave this page" does; and a page that was left shows nothing when it
 * comes back out of the browser's memory. Without this script the button works all the same.
 */
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-leave]'));
const withinMilliseconds = 1500;

const blank = () => {
	document.documentElement.hidden = true;
};

/** @type {number[]} */
let presses = [];

addEventListener('keydown', (event) => {
	if (event.repeat) return;
	// Another key between two presses is someone writing a capital letter.
	if (event.key !== 'Shift') presses = [];
	else presses = [...presses.slice(-2), event.timeStamp];
	const [first, , third] = presses;
	if (!form || first === undefined || third === undefined || third - first > withinMilliseconds) return;
	blank();
	form.submit();
});

form?.addEventListener('submit', blank);
addEventListener('pagehide', blank);
addEventListener('pageshow', (event) => {
	// The address alone is asked for again: a reload could send a form a second time.
	if (event.persisted) location.replace(location.pathname + location.search);
});
