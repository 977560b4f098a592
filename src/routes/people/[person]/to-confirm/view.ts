import type { Words } from '$lib/words';
import type { Hold } from '$lib/server/care/pressure/acts';

/** A hold as the person reads it: what they did, when, and about what. */
export const holdView = (words: Words, hold: Hold, zone: string) => {
	const { t } = words;
	const about = [
		...(hold.question === null ? [] : [t(`${hold.question.replace('/', ':')}.title`)]),
		...(hold.part === null ? [] : [t(`pressure:part.${hold.part}`)]),
		...(hold.whom === null ? [] : [hold.whom])
	];
	return {
		id: hold.id,
		title: t(`pressure:act.${hold.act}`),
		about: about.length === 0 ? null : about.join(' · '),
		day: words.weekday(hold.since, zone),
		stands: t(hold.loosens ? 'pressure:stands.not-yet' : 'pressure:stands.labelled'),
		reasons: hold.reasons.map((reason) => t(`pressure:reason.${reason}`))
	};
};
