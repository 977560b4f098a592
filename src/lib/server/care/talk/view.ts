import type { Words } from '$lib/words';
import { setOf } from '../../questions/sets';
import { dayIn } from '../../standards/zone';
import { purposes } from '../debrief/debrief';
import type { Joint } from './acts';
import { notNowView, standingWords, wantedView } from '../debrief/offer-view';
import { beforeView, hasPlanLines, ownTold, toldOf } from '../account/told-view';

/** The facilitator's page: both sides as far as they may be read, and what the talk came to. */
export const jointView = (words: Words, joint: Joint, now: Date) => {
	const { after, renderings } = joint;
	const { zone } = after;
	return {
		person: joint.person,
		language: after.language,
		zone,
		day: words.dateTime(after.startedAt, zone),
		standing: standingWords(words, joint.standing),
		wanted: wantedView(words, joint.wanted),
		notNow: notNowView(words, joint.notNow, dayIn(now, zone)),
		planUsed: hasPlanLines(joint.told),
		told: ownTold(words, { ...joint, answers: joint.told }, zone, now),
		before: beforeView(words, joint.before, zone, now),
		staff: toldOf(
			words,
			setOf('debrief-staff'),
			joint.staff,
			renderings,
			(voice) => joint.names.get(voice) ?? words.t('joint:staff-member')
		),
		meetings: joint.meetings.map((one) => ({
			id: one.id,
			at: words.dateTime(one.heldAt, zone),
			present: words.list(one.present),
			purposes: purposes.map((purpose) => ({
				purpose,
				outcome: one.purposes[purpose] ?? null,
				words: one.words[purpose] ?? null
			}))
		})),
		findings: joint.findings.map(({ id, wording, language, whose }) => ({ id, wording, language, whose }))
	};
};
