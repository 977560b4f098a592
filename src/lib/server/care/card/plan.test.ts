import { expect, test } from 'vitest';
import { bareCard, items, said, told } from './people.example';
import { planOf } from './plan';

test('says to whom and when the person said what helps, before they found it right and after', () => {
	const unchecked = told('about-me/worse', items('shouting'));
	const { toldAtIntake, typist, writtenAt } = told('about-me/helps', items('music'));
	const checked = said('about-me/helps', items('music'), { toldAtIntake, typist, writtenAt });
	const own = said('about-me/do', items('ask first'));
	const rows = planOf(bareCard({ answers: [checked, own], told: [unchecked] })).parts.flatMap(
		(part) => part.rows
	);
	const of = (question: string) => rows.find((row) => row.question === question);
	expect(of('about-me/helps')).toMatchObject({ told: null, heard: { by: typist, at: writtenAt } });
	expect(of('about-me/worse')).toMatchObject({ told: { by: unchecked.typist }, heard: null });
	expect(of('about-me/do')).toMatchObject({ told: null, heard: null });
});
