import { expect, test } from 'vitest';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { TRAINING_TOPICS } from '../../standards/vocabulary';
import { wordsFor } from '../../words';
import { fields } from '../episode/fields';

const optionsOf = (set: string, id: string): readonly string[] => {
	const question = questionOf(setOf(set), id);
	return question !== undefined && 'options' in question ? (question.options ?? []) : [];
};

test('S3-05: what staff learn from it is told by the topics they are trained in, the same list', () => {
	expect(optionsOf('debrief-staff', 'topics')).toEqual([...TRAINING_TOPICS]);
});

test.each(['en', 'ar'])(
	'S3-05: a topic has one name on the register and in the debrief, in %s',
	(language) => {
		const { t } = wordsFor(language);
		for (const topic of TRAINING_TOPICS)
			expect(t(`debrief-staff:topics.option.${topic}`)).toBe(t(`standards-page:topic.${topic}`));
	}
);

test('S0-04: the five harms are asked in the record, in the account of staff and in the person’s own', () => {
	expect(fields.harm.shape.level.choices).toEqual(expect.arrayContaining(['serious-injury', 'death']));
	expect(fields.harms.shape.kinds.choices).toEqual(expect.arrayContaining(['old-wounds', 'dignity', 'fear']));
	const five = ['old-wounds', 'dignity', 'inside'];
	expect(optionsOf('debrief-staff', 'harm')).toEqual(
		expect.arrayContaining(['serious-injury', 'death', ...five])
	);
	expect(optionsOf('debrief-person', 'harm')).toEqual(
		expect.arrayContaining(['badly-hurt', 'near-death', ...five])
	);
});
