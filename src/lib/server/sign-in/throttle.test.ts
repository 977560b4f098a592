import { expect, test } from 'vitest';
import { networkOf } from './throttle';

test.each([
	['203.0.113.7', '203.0.113.7'],
	['::ffff:203.0.113.7', '203.0.113.7'],
	['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
	['2001:0DB8:1::5', '2001:db8:1:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['::1', '0:0:0:0']
])('the address %s is of the network %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
