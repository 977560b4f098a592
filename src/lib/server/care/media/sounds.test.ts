import { expect, test } from 'vitest';
import { clean } from './clean';
import { m4a, mp3, ogg, webm } from './sounds.example';

const secret = '+55.8642-004.2518/';

const kinds = [
	['audio/mpeg', mp3(40, secret), mp3(40)],
	['audio/mp4', m4a({ secret }), null],
	['audio/ogg', ogg({ secret }), null],
	['audio/webm', webm({ secret }), null]
] as const;

test.each(kinds)('a sound as %s keeps its sound and loses where it was made', async (type, bytes, alone) => {
	expect(bytes.toString('latin1')).toContain(secret);
	const made = await clean(bytes, 'sound');
	if (typeof made === 'string') throw new Error(made);
	expect(made.type).toBe(type);
	expect(made.bytes.toString('latin1')).not.toContain(secret);
	expect(made.bytes.toString('latin1')).not.toContain('a phone');
	if (alone) expect(made.bytes.equals(alone)).toBe(true);
	// Nothing moved: what points to the sound still finds it.
	else expect(made.bytes.length).toBe(bytes.length);
	const again = await clean(made.bytes, 'sound');
	expect(typeof again === 'string' ? again : again.bytes.equals(made.bytes)).toBe(true);
});

test('what is too long, a film, cut off or no sound at all is refused', async () => {
	const cases = [
		['a long MP3', mp3(1300), 'too-long'],
		['a long M4A', m4a({ seconds: 40 }), 'too-long'],
		['a long Ogg', ogg({ seconds: 40 }), 'too-long'],
		['a long WebM', webm({ seconds: 40 }), 'too-long'],
		['a film', m4a({ kind: 'vide' }), 'not-only-sound'],
		['a film of a browser', webm({ kind: 1 }), 'not-only-sound'],
		['two streams', Buffer.concat([ogg(), ogg()]), 'not-only-sound'],
		['half an Ogg', ogg().subarray(0, 100), 'damaged'],
		['half an M4A', m4a().subarray(0, 300), 'damaged'],
		['one frame', mp3(1), 'damaged'],
		['a page', Buffer.from('<!doctype html>'), 'other-kind'],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'other-kind'],
		['nothing', Buffer.alloc(0), 'empty'],
		['a huge one', Buffer.concat([mp3(), Buffer.alloc(3_000_000)]), 'too-large']
	] as const;
	for (const [name, bytes, why] of cases) expect([name, await clean(bytes, 'sound')]).toEqual([name, why]);
});
