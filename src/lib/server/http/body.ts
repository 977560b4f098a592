import { error } from '@sveltejs/kit';

/** Most bytes of a form that is words alone. */
export const mostOfForm = 128 * 1024;
/** Most bytes of a form with a file: a phone's photo is taken in, to be refused in words when it is too large. */
export const mostOfUpload = 12 * 1024 * 1024;

/** Lets bytes through as long as they are not too many. */
const counted = (most: number, over: () => void): TransformStream<Uint8Array, Uint8Array> => {
	let seen = 0;
	return new TransformStream({
		transform: (chunk, controller) => {
			seen += chunk.byteLength;
			if (seen <= most) controller.enqueue(chunk);
			else {
				over();
				controller.error(new Error('over the limit'));
			}
		}
	});
};

const isTooLarge = (fault: unknown): boolean =>
	typeof fault === 'object' && fault !== null && 'status' in fault && fault.status === 413;

/** The form in a body of at most so many bytes. Throws 413 when it is more, 400 when it is no form. */
export const bodyOf = async (request: Request, most: number): Promise<FormData> => {
	let over = Number(request.headers.get('content-length') ?? 0) > most;
	const type = request.headers.get('content-type') ?? '';
	if (over) error(413, { message: 'errors:too-large' });
	try {
		const body = request.body?.pipeThrough(counted(most, () => (over = true))) ?? null;
		return await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch (fault) {
		if (over || isTooLarge(fault)) error(413, { message: 'errors:too-large' });
		error(400, { message: 'errors:not-understood' });
	}
};
