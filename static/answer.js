/**
 * Keeps what is being typed: sends the form as a draft at every pause and says so, and counts the letters left.
 * All its words come from the page. Without this script the Save button does the same, once.
 */
const pause = 1500;
const longestWait = 30_000;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} state the line that says whether it is saved
 */
const keep = (form, state) => {
	const { draft = '', saved = '', failing = '' } = state.dataset;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	let wait = pause;
	let changed = false;
	let leaving = false;

	// The phone's own clock, in the digits the page uses: the hour the person sees beside it.
	const clock = () =>
		new Date().toLocaleTimeString(`${document.documentElement.lang}-u-nu-latn`, {
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23'
		});

	const send = async () => {
		clearTimeout(timer);
		if (!changed || leaving) return;
		changed = false;
		try {
			const response = await fetch(draft, {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body: new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)])),
				keepalive: true
			});
			const answer = await response.json();
			if (!response.ok || answer.type !== 'success') throw new Error('not saved');
			wait = pause;
			if (!changed) state.textContent = saved.replace('%time%', clock());
		} catch {
			changed = true;
			if (leaving) return;
			state.textContent = failing;
			wait = Math.min(wait * 2, longestWait);
			timer = setTimeout(send, wait);
		}
	};

	form.addEventListener('input', () => {
		changed = true;
		clearTimeout(timer);
		timer = setTimeout(send, wait);
	});
	form.addEventListener('submit', () => {
		leaving = true;
		clearTimeout(timer);
	});
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') void send();
	});
	addEventListener('online', () => void send());
};

/** @param {HTMLElement} line the words that say how many letters are left */
const count = (line) => {
	const box = document.getElementById(line.dataset.for ?? '');
	if (!(box instanceof HTMLTextAreaElement)) return;
	const show = () => {
		const left = Number(box.dataset.most) - [...box.value].length;
		line.hidden = false;
		line.textContent = (line.dataset.left ?? '').replace('%n%', String(left));
	};
	box.addEventListener('input', show);
	show();
};

for (const state of document.querySelectorAll('[data-draft]')) {
	const form = state.closest('form');
	if (form && state instanceof HTMLElement) keep(form, state);
}
for (const line of document.querySelectorAll('[data-left]')) {
	if (line instanceof HTMLElement) count(line);
}
