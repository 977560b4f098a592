/** Fields of ours that hold codes and ids, never what somebody wrote. */
const codes =
	/^(key|base|language|state|audience(-asked)?|pick|choice|kind|post|(row|date)-.*|.*-(id|day|month|year|hour|minute))$/;

/**
 * What somebody wrote, out of a form that was kept: to be read, in the order it was sent.
 * @param fields field name → values
 */
export const typedWords = (fields: Readonly<Record<string, readonly string[]>>): string[] =>
	Object.entries(fields)
		.filter(([name]) => !codes.test(name))
		.flatMap(([, values]) => values)
		.filter((value) => value.trim() !== '');
