/**
 * Drawing a signature with a finger, a pen or a mouse. The choice is made by this script: without it nothing could be
 * drawn, so nothing is offered. The strokes go into a hidden field as moves and lines on a sheet of 600 by 200. Whoever
 * cannot draw types their name, which asks for nothing more than a keyboard.
 */
const place = document.querySelector('[data-draw]');
const canvas = place?.querySelector('canvas');
const store = place?.querySelector('input');
const pen = canvas?.getContext('2d');

/** Shows the sheet while drawing is picked. @param {HTMLElement} sheet */
const follow = (sheet) => {
	const picked = document.querySelector('input[name="method"]:checked');
	sheet.hidden = !(picked instanceof HTMLInputElement && picked.value === 'drawn');
};

/** Puts drawing among the ways, behind the first. @param {string} label @param {boolean} picked */
const offer = (label, picked) => {
	const first = document.querySelector('input[name="method"]')?.closest('label');
	if (!first) return;
	const other = /** @type {HTMLElement} */ (first.cloneNode(true));
	const [input, words] = [other.querySelector('input'), other.querySelector('span')];
	if (!input || !words) return;
	input.removeAttribute('id');
	[input.value, input.checked, words.textContent] = ['drawn', picked, label];
	first.after(other);
};

if (place instanceof HTMLElement && canvas && store && pen) {
	/** @type {[number, number][][]} */
	let strokes = store.value
		.split('M')
		.slice(1)
		.map((stroke) => stroke.split('L').map((point) => /** @type {[number, number]} */ (point.split(' ').map(Number))));
	/** @type {[number, number][] | null} */
	let open = null;

	const paint = () => {
		pen.clearRect(0, 0, canvas.width, canvas.height);
		pen.strokeStyle = getComputedStyle(canvas).color;
		[pen.lineWidth, pen.lineCap, pen.lineJoin] = [4, 'round', 'round'];
		for (const stroke of strokes) {
			pen.beginPath();
			for (const [x, y] of stroke) pen.lineTo(x, y);
			pen.stroke();
		}
	};

	/** @param {PointerEvent} event @returns {[number, number]} */
	const pointOf = ({ clientX, clientY }) => {
		const box = canvas.getBoundingClientRect();
		const within = (/** @type {number} */ share, /** @type {number} */ most) =>
			Math.round(Math.min(1, Math.max(0, share)) * most);
		return [
			within((clientX - box.left) / box.width, canvas.width),
			within((clientY - box.top) / box.height, canvas.height)
		];
	};

	/** Strokes of a single point are left out: a slip of the finger. */
	const keep = () => {
		store.value = strokes
			.filter((stroke) => stroke.length > 1)
			.map((stroke) => `M${stroke.map((point) => point.join(' ')).join('L')}`)
			.join('');
	};

	canvas.addEventListener('pointerdown', (event) => {
		canvas.setPointerCapture(event.pointerId);
		open = [pointOf(event)];
		strokes.push(open);
		event.preventDefault();
	});
	canvas.addEventListener('pointermove', (event) => {
		const last = open?.at(-1);
		if (!open || !last) return;
		const point = pointOf(event);
		// A point for every few dots is enough to see the stroke by, and keeps it small.
		if (Math.hypot(point[0] - last[0], point[1] - last[1]) < 4) return;
		open.push(point);
		paint();
	});
	for (const ended of ['pointerup', 'pointercancel'])
		canvas.addEventListener(ended, () => {
			open = null;
			keep();
		});
	place.querySelector('button')?.addEventListener('click', () => {
		strokes = [];
		keep();
		paint();
	});
	offer(place.dataset.draw ?? '', !place.hidden);
	document.addEventListener('change', () => follow(place));
	follow(place);
	paint();
}
