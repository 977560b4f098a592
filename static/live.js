/**
 * Keeps the clocks of a page going by the server's time: what the stream sends takes the place of what the page was
 * drawn with. One stream for each browser: the window that is looked at has it. All words come from the page, and
 * without this script the page is as true as when it was opened.
 *
 * @typedef {{ html: string, asOf: string, written: number }} Sent
 */

/** @param {HTMLElement} frame */
const goOn = (frame) => {
	const part = (/** @type {string} */ name) => frame.querySelector(`[data-live-${name}]`);
	const [body, time, on, word] = ['body', 'time', 'on', 'word'].map(part);
	if (!body || !time || !on || !word) return;
	/** @type {EventSource | null} */
	let source = null;
	let over = false;

	/** @param {string} [name] a word of the stream, or none */
	const say = (name = '') => {
		const text = frame.dataset[name] ?? '';
		if (word.textContent !== text) word.textContent = text;
		on.textContent = name === '' || name === 'changed' ? (frame.dataset.on ?? '') : '';
	};

	const close = () => {
		source?.close();
		source = null;
	};

	/** What was folded open stays so. @param {string} html */
	const show = (html) => {
		const open = [...body.querySelectorAll('details')].map((one) => one.open);
		const drawn = new DOMParser().parseFromString(html, 'text/html').body;
		for (const [place, one] of drawn.querySelectorAll('details').entries()) one.open = open[place] ?? false;
		const focus = [...body.querySelectorAll('a, summary')].indexOf(
			/** @type {Element} */ (document.activeElement)
		);
		body.replaceChildren(...drawn.childNodes);
		const again = body.querySelectorAll('a, summary')[focus];
		if (again instanceof HTMLElement) again.focus({ preventScroll: true });
	};

	/** Nothing of it stays on the page of somebody who may not see it any more. */
	const end = () => {
		over = true;
		close();
		body.replaceChildren();
		time.textContent = '';
		say('ended');
	};

	const start = () => {
		if (source || over || document.visibilityState !== 'visible') return;
		source = new EventSource(frame.dataset.live ?? '');
		source.addEventListener('clocks', ({ data }) => {
			/** @type {Sent} */
			const sent = JSON.parse(data);
			show(sent.html);
			time.textContent = sent.asOf;
			say(String(sent.written) === frame.dataset.written ? '' : 'changed');
		});
		source.addEventListener('ended', end);
		source.addEventListener('away', () => say('away'));
		source.addEventListener('elsewhere', () => {
			close();
			say('elsewhere');
		});
		source.addEventListener('error', () => {
			// Closed for good: the address is not there for us any more. Else the browser tries again by itself.
			if (source?.readyState === EventSource.CLOSED) end();
			else say('away');
		});
	};

	document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? start() : close()));
	addEventListener('focus', start);
	addEventListener('pagehide', close);
	addEventListener('pageshow', start);
	start();
};

for (const frame of document.querySelectorAll('[data-live]')) if (frame instanceof HTMLElement) goOn(frame);
