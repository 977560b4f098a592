import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { readForm, type Fields, type Form } from './forms';
import { errorPage } from './refusal';

/**
 * The form sent to an address that answers with a file. What is wrong with it is said on a page, as everywhere else:
 * an endpoint has none of its own.
 */
export const readPosted = async (event: RequestEvent, fields: Fields): Promise<Form | Response> => {
	try {
		const form = await readForm(event.request, fields);
		return form.ok ? form : await errorPage(event, 400);
	} catch (fault) {
		if (isHttpError(fault, 400) || isHttpError(fault, 413) || isHttpError(fault, 415))
			return errorPage(event, fault.status);
		throw fault;
	}
};
