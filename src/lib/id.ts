const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id of ours. What is not would be a fault of the database's, and is never sent to it. */
export const isId = (text: string): boolean => uuid.test(text);
