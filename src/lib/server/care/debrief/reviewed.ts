/**
 * Questions of the staff's own part that reviewers read too, where the answer is shared with whoever leads (domain.md,
 * table (g), stage 2). Of what staff propose they read nothing here. The rows hold the same list (`review.staff_questions`).
 */
export const reviewed = [
	...['first-signs', 'noticed-by', 'missed', 'topics', 'before'],
	...['plan-used', 'plan-why-not', 'plan-which-not', 'alternatives', 're-enacted']
];
