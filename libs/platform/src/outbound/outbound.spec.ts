import { expect, test } from '@jest/globals';
import { isClosed, Outbound } from './index.js';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  'fd00::1',
  'fe80::1',
])('%s is closed', (address) => {
  expect(isClosed(address)).toBe(true);
});

test.each(['1.1.1.1', '172.32.0.1', '8.8.8.8', '2606:4700:4700::1111'])('%s is open', (address) => {
  expect(isClosed(address)).toBe(false);
});

test.each([
  'http://example.com/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://localhost/',
])('nothing goes to %s', async (url) => {
  await expect(new Outbound().post(url, '{}')).rejects.toMatchObject({ code: 'ADDRESS_CLOSED' });
});
