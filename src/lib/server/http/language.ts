import { languages } from '../words';

/** The best language we speak: what was picked, else what the browser asks for, else the service's first. */
export const pickLanguage = (picked: string, header: string | null): string => {
	const spoken = languages.map((one) => one.code);
	if (spoken.includes(picked)) return picked;
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', quality = 'q=1'] = part.trim().split(';');
			return { tag: tag.toLowerCase(), quality: Number(quality.trim().replace('q=', '')) || 0 };
		})
		.sort((a, b) => b.quality - a.quality);
	for (const { tag } of wanted) {
		const match = spoken.find((code) => tag === code || tag.startsWith(`${code}-`));
		if (match !== undefined) return match;
	}
	return spoken[0] ?? 'en';
};
