import type { Words } from '../../../words';
import { goes, stays, type Plan } from './erasure';

/** What goes and what stays, in the reader's words; what there is none of is left out. */
export const planView = (words: Words, plan: Plan) => {
	const { t } = words;
	return {
		goes: goes.flatMap((one) => {
			const count = plan.goes[one] ?? 0;
			return count === 0 ? [] : [t(`erasure:goes.${one}`, { count })];
		}),
		stays: stays.flatMap((one) => {
			const count = plan.stays[one] ?? 0;
			return count === 0
				? []
				: [{ what: t(`erasure:stays.${one}`, { count }), why: t(`erasure:why.${one}`) }];
		}),
		rules: plan.rules.map(({ startedAt, zone, rule, setting, source, until }) => ({
			what: t('erasure:rule.of', { date: words.date(new Date(startedAt), zone) }),
			rule: t(rule),
			source: t('erasure:rule.source', {
				setting: t(setting),
				document: source.document,
				place: source.place
			}),
			until: until === null ? t('erasure:rule.open') : t('erasure:rule.until', { day: words.day(until) })
		}))
	};
};

export type PlanView = ReturnType<typeof planView>;
