import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';

/*
 * A sealed file, written and read in one pass with one frame in memory:
 *
 *   "ZXF1"  8 bytes that make the file's nonces its own
 *   frame … frame    each: 4 bytes (length of its ciphertext; the top bit marks the last), ciphertext, 16 bytes of tag
 *
 * AES-256-GCM; a frame's nonce is the file's bytes and its number, and its header is authenticated, so frames cannot be
 * left out, swapped or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
const magic = Buffer.from('ZXF1');
const prefixBytes = 8;
const tagBytes = 16;
const frameBytes = 65_536;
const lastFlag = 0x8000_0000;

const nonceOf = (prefix: Buffer, number: number): Buffer => {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(number);
  return Buffer.concat([prefix, counter]);
};

/** @param key 32 bytes */
export function sealing(key: Buffer): Transform {
  const prefix = randomBytes(prefixBytes);
  let number = 0;
  let kept: Buffer = Buffer.alloc(0);
  let begun = false;
  const frame = (plain: Buffer, isLast: boolean): Buffer => {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(plain.length + (isLast ? lastFlag : 0));
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number++));
    cipher.setAAD(header);
    const parts = [header, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(begun ? parts : [magic, prefix, ...parts]);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      kept = kept.length ? Buffer.concat([kept, chunk]) : chunk;
      // The last frame is only known at the end, so a whole one is kept back.
      while (kept.length > frameBytes) {
        this.push(frame(kept.subarray(0, frameBytes), false));
        begun = true;
        kept = kept.subarray(frameBytes);
      }
      done();
    },
    flush(done) {
      done(null, frame(kept, true));
    },
  });
}

/** @throws (as the stream's error) when the file is not sealed by this key, was changed or cut. */
export function opening(key: Buffer): Transform {
  let kept: Buffer = Buffer.alloc(0);
  let prefix: Buffer | null = null;
  let number = 0;
  let ended = false;
  const damaged = () => new Error('a sealed file is damaged, or sealed by another key');
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      kept = kept.length ? Buffer.concat([kept, chunk]) : chunk;
      try {
        if (!prefix) {
          if (kept.length < magic.length + prefixBytes) return done();
          if (!kept.subarray(0, magic.length).equals(magic)) throw damaged();
          prefix = Buffer.from(kept.subarray(magic.length, magic.length + prefixBytes));
          kept = kept.subarray(magic.length + prefixBytes);
        }
        while (kept.length >= 4) {
          if (ended) throw damaged();
          const header = kept.subarray(0, 4);
          const word = header.readUInt32BE();
          const length = word & (lastFlag - 1);
          if (length > frameBytes) throw damaged();
          if (kept.length < 4 + length + tagBytes) break;
          const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, number++));
          decipher.setAAD(header);
          decipher.setAuthTag(kept.subarray(4 + length, 4 + length + tagBytes));
          const plain = Buffer.concat([decipher.update(kept.subarray(4, 4 + length)), decipher.final()]);
          ended = word >= lastFlag;
          kept = kept.subarray(4 + length + tagBytes);
          if (plain.length) this.push(plain);
        }
        done();
      } catch (cause) {
        done(new Error(damaged().message, { cause }));
      }
    },
    flush(done) {
      done(ended && !kept.length ? null : damaged());
    },
  });
}
