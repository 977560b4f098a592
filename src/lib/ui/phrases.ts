import type { Translate } from '$lib/words';

/** The words of `AnswerButtons`. */
export const answerWords = (t: Translate) => ({
	save: t('common:answer.save'),
	group: t('common:answer.others'),
	others: {
		skipped: t('common:answer.skipped'),
		'not-sure': t('common:answer.not-sure'),
		'not-now': t('common:answer.not-now'),
		'does-not-apply': t('common:answer.does-not-apply')
	}
});

/** The labels of `DateBoxes`. */
export const dateLabels = (t: Translate) => ({
	day: t('common:date.day'),
	month: t('common:date.month'),
	year: t('common:date.year')
});

/** The words of `ListField`. */
export const listWords = (t: Translate) => ({
	rowLabel: (row: number) => t('common:list.row', { row }),
	more: t('common:list.more')
});

/** The `draft` of `SavedState`: `action` receives the form on every pause. */
export const draftWords = (t: Translate, action = '?/draft') => ({
	action,
	saved: t('common:saved.at', { time: '%time%' }),
	failing: t('common:saved.not-yet')
});

/** The `count` of `TextArea`. */
export const countWords = (t: Translate, most: number) => ({
	most,
	left: t('common:saved.left', { number: '%n%' })
});

/** The words of `Clocks`. */
export const clocksWords = (t: Translate) => ({
	checks: t('episode-checks:link'),
	orders: t('episode-orders:short'),
	title: t('episode:flags.times'),
	none: t('episode:flags.no-times'),
	where: t('episode:flags.where')
});

/** The words of `OrderClocks`. */
export const orderClocksWords = (t: Translate) => ({
	stands: t('episode-orders:stands'),
	next: t('episode-orders:next'),
	none: t('episode-orders:none-due'),
	where: t('episode:flags.where')
});

/** The words of `CheckClocks`. */
export const checkClocksWords = (t: Translate) => ({
	alarms: t('episode-checks:alarms'),
	where: t('episode:flags.where')
});

/** The words of `Live`. */
export const liveWords = (t: Translate) => ({
	again: t('live:again'),
	on: t('live:on'),
	ended: t('live:ended'),
	away: t('live:away'),
	elsewhere: t('live:elsewhere'),
	changed: t('live:changed')
});

const purposes = ['led-to', 'wellbeing', 'support', 'days', 'plan'] as const;

/** The five purposes of a debrief, to pick from; `by`: in the words for the person, or those for staff. */
export const purposeOptions = (t: Translate, by: 'together' | 'joint') =>
	purposes.map((value) => ({ value, label: t(`${by}:purpose.${value}`) }));
