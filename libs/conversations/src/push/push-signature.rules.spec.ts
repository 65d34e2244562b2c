import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { claimedSignature, isSigned, signing } from './push-signature.rules.js';

const now = new Date(1_700_000_000_000);
const headers = (over: object = {}) => ({
  ...{ 'webhook-id': 'm1', 'webhook-timestamp': '1700000000', 'webhook-signature': 'v1,abc' },
  ...over,
});

test('a body is signed while it passes, as the page about it says', async () => {
  const page = readFileSync(`${process.cwd()}/docs/push.md`, 'utf8');
  const sample =
    /key `(.+)`, the id `(.+)`, the timestamp `(\d+)` and the body `(.+)` the signature is `(.+)`/;
  const [, key = '', id = '', timestamp, text = '', told] = sample.exec(page) ?? [];
  const { body, signature } = signing(key, { id, sentAt: new Date(Number(timestamp) * 1000) });
  expect((await buffer(Readable.from([...text].map(Buffer.from)).pipe(body))).toString()).toBe(text);
  expect(signature()).toBe(told);
});

test('one of several signatures is enough; another body’s is none', () => {
  const claimed = claimedSignature(headers({ 'webhook-signature': 'v1,abc v1,def' }), now);
  expect(claimed).toMatchObject({ id: 'm1', sentAt: now });
  expect(claimed && isSigned(claimed, 'v1,def')).toBe(true);
  expect(claimed && isSigned(claimed, 'v1,deg')).toBe(false);
  expect(claimed && isSigned(claimed, 'v1,d')).toBe(false);
});

test('none is claimed without headers', () => {
  expect(claimedSignature({}, now)).toBeNull();
});

describe('refused', () => {
  test.each<[string, object, string]>([
    ['without an id', { 'webhook-id': undefined }, 'INVALID_INPUT'],
    ['with an id that is none', { 'webhook-id': 'a b' }, 'INVALID_INPUT'],
    ['without a time', { 'webhook-timestamp': 'today' }, 'INVALID_INPUT'],
    ['by another way of signing', { 'webhook-signature': 'v2,abc' }, 'INVALID_INPUT'],
    ['too old', { 'webhook-timestamp': '1699999699' }, 'PUSH_SIGNATURE_EXPIRED'],
    ['of the future', { 'webhook-timestamp': '1700000301' }, 'PUSH_SIGNATURE_EXPIRED'],
  ])('%s', (_, over, code) => {
    expect(() => claimedSignature(headers(over), now)).toThrow(expect.objectContaining({ code }));
  });

  test('and not at the very edge of the window', () => {
    for (const at of ['1699999700', '1700000300'])
      expect(claimedSignature(headers({ 'webhook-timestamp': at }), now)).not.toBeNull();
  });
});
