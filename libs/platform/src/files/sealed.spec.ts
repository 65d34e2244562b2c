import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { MasterKey } from '../keys/index.js';
import { opening, sealing } from './sealed.js';

const key = randomBytes(32);
async function through(transform: Transform, bytes: Buffer, piece = 10_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) =>
    bytes.subarray(i * piece, (i + 1) * piece),
  );
  const parts: Buffer[] = [];
  for await (const part of Readable.from(pieces).compose(transform)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe('a sealed file', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('comes back: %d bytes', async (size) => {
    const plain = randomBytes(size);
    for (const piece of [1000, 70_000, 1_000_000]) {
      const sealed = await through(sealing(key), plain, piece);
      expect(sealed.includes(plain.subarray(0, 32)) && size > 32).toBe(false);
      expect((await through(opening(key), sealed, piece)).equals(plain)).toBe(true);
    }
  });

  const refused = (bytes: Buffer, by = key) => expect(through(opening(by), bytes)).rejects.toThrow('damaged');

  test('is not opened by another key, nor when it was changed, cut, reordered or lengthened', async () => {
    const sealed = await through(sealing(key), randomBytes(200_000));
    await refused(sealed, randomBytes(32));
    for (const at of [0, 5, 12, 16, 500, 65_560, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      await refused(changed);
    }
    const frame = 4 + 65_536 + 16;
    await refused(sealed.subarray(0, 12 + frame));
    await refused(sealed.subarray(0, sealed.length - 3));
    await refused(sealed.subarray(0, 2));
    await refused(Buffer.concat([sealed, sealed.subarray(12)]));
    const [head, one, two] = [
      sealed.subarray(0, 12),
      sealed.subarray(12, 12 + frame),
      sealed.subarray(12 + frame, 12 + 2 * frame),
    ];
    await refused(Buffer.concat([head, two, one, sealed.subarray(12 + 2 * frame)]));
  });
});

describe('the installation’s key', () => {
  const master = new MasterKey('a secret of sixteen or more');
  test('unwraps what it wrapped, for the same purpose alone', () => {
    const wrapped = master.wrap('one', Buffer.from('hello'));
    expect(master.unwrap('one', wrapped).toString()).toBe('hello');
    expect(() => master.unwrap('two', wrapped)).toThrow();
    expect(() => new MasterKey('another secret of sixteen').unwrap('one', wrapped)).toThrow();
    expect(wrapped.equals(master.wrap('one', Buffer.from('hello')))).toBe(false);
  });
  test('must be one', () => expect(() => new MasterKey('short')).toThrow());
});
