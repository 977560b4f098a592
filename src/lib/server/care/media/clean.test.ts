import { describe, expect, test } from 'vitest';
import { clean } from './clean';
import { chunk, jpeg, png, pngOf, tags } from './pictures.example';
import { backUntil, seenSize, type Cleaned, type Media, type Unfit } from './media';

const cleaned = async (bytes: Buffer): Promise<Cleaned> => {
	const found: Cleaned | Unfit = await clean(bytes, 'picture');
	if (typeof found === 'string') throw new Error(found);
	return found;
};

describe('a picture', () => {
	test('of each kind is taken by its bytes and comes out as it went in', async () => {
		const [one, other] = [await cleaned(png(3, 2)), await cleaned(jpeg())];
		expect([one.type, one.size, one.turn]).toEqual(['image/png', { width: 3, height: 2 }, 1]);
		expect([other.type, other.size, other.turn]).toEqual(['image/jpeg', { width: 8, height: 8 }, 1]);
		// What is clean already does not change any more.
		expect((await cleaned(one.bytes)).bytes.equals(one.bytes)).toBe(true);
		expect((await cleaned(other.bytes)).bytes.equals(other.bytes)).toBe(true);
	});

	test('of a phone loses place, time, camera, comment and what is behind its end, and stays upright', async () => {
		const from = jpeg({ turn: 6, secret: 'N 52.5163 E 13.3777', behind: '<html>hidden</html>' });
		expect(from.toString('latin1')).toContain('N 52.5163');
		const { bytes, turn } = await cleaned(from);
		const text = bytes.toString('latin1');
		for (const gone of ['N 52.5163', 'hidden', 'comment of a camera', 'http://ns.adobe.com', 'JFIF'])
			expect(text).not.toContain(gone);
		expect(turn).toBe(6);
		expect(text.match(/Exif/g)).toHaveLength(1);
		expect((await cleaned(bytes)).turn).toBe(6);
		expect(seenSize({ width: 40, height: 30, turn })).toEqual({ width: 30, height: 40 });
	});

	test('with texts, times, EXIF and profiles in it loses them as PNG too', async () => {
		const from = pngOf([
			...tags.map((name) => chunk(name, Buffer.from(`secret of ${name}`))),
			chunk('IDAT', undefined)
		]);
		expect(from.toString('latin1')).toContain('secret of tEXt');
		const { bytes } = await cleaned(Buffer.concat([from, Buffer.from('PK\u0003\u0004 a zip behind')]));
		expect(bytes.toString('latin1')).not.toMatch(/secret|zip|tEXt|eXIf|tIME/);
	});

	test('that is something else, broken, too large or not as it says is refused', async () => {
		const bomb = png(1, 1);
		// Says a hundred million dots and brings one.
		bomb.writeUInt32BE(100_000, 16);
		const cases: [string, Buffer, Unfit][] = [
			['nothing', Buffer.alloc(0), 'empty'],
			['a page named .png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'other-kind'],
			['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'other-kind'],
			['a GIF that is a script', Buffer.from('GIF89a=1;alert(1)'), 'other-kind'],
			['a JPEG that is a page', Buffer.from('\xff\xd8\xff<script>', 'latin1'), 'damaged'],
			['a PNG without an end', png(3, 2).subarray(0, 40), 'damaged'],
			['a wrong sum', bomb, 'damaged'],
			['too many dots', png(4000, 4000, Buffer.from([0])), 'too-many-dots'],
			['dots that are more than it says', png(2, 2, Buffer.alloc(4_000_000)), 'damaged'],
			['dots that are fewer', png(200, 200, Buffer.from([0])), 'damaged'],
			['a huge one', Buffer.concat([png(1, 1), Buffer.alloc(5_000_000)]), 'too-large']
		];
		for (const [name, bytes, why] of cases)
			expect([name, await clean(bytes, 'picture')]).toEqual([name, why]);
	});
});

test('what was taken off can be put back for thirty days, and never once it is erased', () => {
	const goneAt = new Date('2026-03-01T10:00:00Z');
	const one = { state: 'gone', goneAt, kept: true } as Media;
	expect(backUntil(one, new Date('2026-03-31T09:59:59Z'))).toEqual(new Date('2026-03-31T10:00:00Z'));
	expect(backUntil(one, new Date('2026-03-31T10:00:00Z'))).toBeNull();
	expect(backUntil({ ...one, kept: false }, goneAt)).toBeNull();
	expect(backUntil({ ...one, state: 'stands' }, goneAt)).toBeNull();
});
