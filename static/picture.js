/**
 * Makes a picture small enough before it is sent: drawn anew, upright, at most 1600 dots a side, or as few as its
 * field asks for. Where it was taken does not even leave the phone. Without this script a picture that is too large is
 * refused, in words.
 */

/**
 * @param {File} file
 * @param {{ most: number, side: number }} limits
 */
const smaller = async (file, { most, side }) => {
	const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' });
	const scale = Math.min(1, side / Math.max(drawn.width, drawn.height));
	if (file.size <= most && scale === 1) return null;
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(drawn.width * scale));
	canvas.height = Math.max(1, Math.round(drawn.height * scale));
	const pen = canvas.getContext('2d');
	if (!pen) return null;
	// What was see-through becomes white: a JPEG knows no other.
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
};

for (const input of document.querySelectorAll('input[type="file"][accept^="image/"]'))
	input.addEventListener('change', async () => {
		if (!(input instanceof HTMLInputElement)) return;
		const [file] = input.files ?? [];
		if (!file) return;
		// What cannot be drawn here is sent as it is: the server says what is wrong with it.
		const { most, side } = input.dataset;
		const limits = { most: Number(most ?? 1_048_576), side: Number(side ?? 1600) };
		const made = await smaller(file, limits).catch(() => null);
		if (!made) return;
		const sent = new DataTransfer();
		sent.items.add(new File([made], 'picture.jpg', { type: 'image/jpeg' }));
		input.files = sent.files;
	});
