import { fromWallClock } from '../zone';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';
import { checks, endings, type Sitting } from './sitting';

export const sittingFields: Fields = ['key', 'begun', 'stopped', 'ended-by', 'checked'];

const momentIn = (text: string, zone: string): Date | null => {
	const clock = fromWallClock(text, zone);
	return clock === 'no-such-time' ? null : 'at' in clock ? clock.at : clock.ambiguous[0];
};

/** From when to when, who ended it, and how the person checked what was typed. */
export const readSitting = (form: Form, zone: string, now: Date): Read<Omit<Sitting, 'typedBy'>> => {
	const [begun, stopped] = [momentIn(form.one('begun'), zone), momentIn(form.one('stopped'), zone)];
	const endedBy = endings.find((one) => one === form.one('ended-by'));
	const checked = checks.find((one) => one === form.one('checked'));
	const tooLong = begun !== null && stopped !== null && stopped.getTime() - begun.getTime() > 24 * 3_600_000;
	const wrongEnd =
		stopped === null || (begun !== null && stopped <= begun) || tooLong
			? 'sitting:problem.stopped'
			: stopped > now
				? 'sitting:problem.not-yet'
				: null;
	return readOf(
		{
			...{ id: keyIn(form), begunAt: begun ?? now, stoppedAt: stopped ?? now },
			...{ endedBy: endedBy ?? 'other', checked: checked ?? 'none' }
		},
		{
			begun: begun === null ? 'sitting:problem.begun' : null,
			stopped: wrongEnd,
			'ended-by': endedBy === undefined ? 'sitting:problem.choose' : null,
			checked: checked === undefined ? 'sitting:problem.choose' : null
		}
	);
};
