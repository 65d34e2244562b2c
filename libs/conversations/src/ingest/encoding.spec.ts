import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeStream, detectEncoding } from './encoding.js';
import { FileInput } from './file-input.js';
import { IngestError } from './ingest.errors.js';

const file = (bytes: Uint8Array | string): FileInput => ({
  name: 'a.csv',
  bytes: Buffer.from(bytes as string),
});
const lines = (line: string, count: number): string =>
  Array.from({ length: count }, () => `${line}\n`).join('');

async function decode(input: FileInput): Promise<string> {
  let text = '';
  for await (const part of decodeStream(input, await detectEncoding(input))) text += part;
  return text;
}

const TEXT = lines('会话1,买家甲,您好，这款还有货吗？😀𠮷', 3);

it.each([
  ['utf-8', 'utf8', 0, ''],
  ['utf-8', 'utf8', 3, '\ufeff'],
  ['utf-16le', 'utf16-le', 2, '\ufeff'],
  ['utf-16be', 'utf16-be', 2, '\ufeff'],
  ['gb18030', 'gb18030', 0, ''],
])('%s (%s, mark of %d bytes) is recognised and loses nothing', async (encoding, codec, bomLength, bom) => {
  const input = file(iconv.encode(bom + TEXT, codec));
  expect(await detectEncoding(input)).toEqual({ encoding, bomLength, isCut: false });
  expect(await decode(input)).toBe(TEXT);
});

it('reads a character that lies on the border of two chunks', async () => {
  for (const codec of ['utf8', 'gb18030']) {
    const text = 'a' + '中'.repeat(300_000);
    expect(await decode(file(iconv.encode(text, codec)))).toBe(text);
  }
});

it('takes short GBK lines that happen to be valid UTF-8 for what they are', async () => {
  // 联通 in GBK is valid UTF-8, famously.
  const input = file(iconv.encode(`${lines('买家,您好在的请问有什么可以帮您', 50)}联通\n`, 'gbk'));
  expect(await decode(input)).toContain('联通');
});

describe('refusals', () => {
  const refusal = async (bytes: Uint8Array | string): Promise<IngestError> =>
    detectEncoding(file(bytes)).then(
      (detected) => {
        throw new Error(`accepted as ${detected.encoding}`);
      },
      (error: unknown) => error as IngestError,
    );

  it('an empty file', async () => {
    expect(await refusal('')).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it('UTF-8 with GBK appended, with line and byte', async () => {
    const head = Buffer.from(lines('第一行，买家说你好在吗', 2));
    const tail = iconv.encode('客服说您好在的\n', 'gbk');
    expect(await refusal(Buffer.concat([head, tail]))).toMatchObject({
      code: 'ENCODING_MIXED',
      details: { row: 3, offset: head.length },
    });
  });

  it('GBK with UTF-8 appended', async () => {
    const head = iconv.encode(lines('客服说您好在的亲', 4), 'gbk');
    const tail = Buffer.from(lines('第一行，买家说你好在吗', 1));
    expect(await refusal(Buffer.concat([head, tail]))).toMatchObject({
      code: 'ENCODING_MIXED',
      details: { row: 5, offset: head.length },
    });
  });

  it('many short lines of both', async () => {
    const mixed = Buffer.concat(
      Array.from({ length: 30 }, (_, i) =>
        i % 2 ? iconv.encode('好的亲\n', 'gbk') : Buffer.from('好的亲\n'),
      ),
    );
    expect(await refusal(mixed)).toMatchObject({ code: 'ENCODING_MIXED' });
  });

  it('neither', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xff, 0xfe, 0xff]), Buffer.from('\n')]);
    expect(await refusal(bytes)).toMatchObject({ code: 'ENCODING_UNKNOWN', details: { row: 2, offset: 6 } });
  });

  it('NUL bytes', async () => {
    expect(await refusal('a,b\n1,\0\n')).toMatchObject({ code: 'ENCODING_UNKNOWN', details: { row: 2 } });
  });

  it('Big5, which is valid GBK of characters nobody writes', async () => {
    expect(await refusal(iconv.encode(lines('您好請問這個商品還有庫存嗎謝謝', 3), 'big5'))).toMatchObject({
      code: 'ENCODING_UNKNOWN',
    });
  });

  it('a lone surrogate in UTF-16', async () => {
    expect(await refusal(Buffer.from([0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00]))).toMatchObject({
      code: 'ENCODING_UNKNOWN',
    });
  });
});

it.each(['utf8', 'gb18030'])(
  'a last character cut in half is no other encoding but a cut file (%s)',
  async (codec) => {
    const bytes = iconv.encode(TEXT + '完', codec);
    const input = file(bytes.subarray(0, -1));
    expect(await detectEncoding(input)).toMatchObject({ isCut: true });
    expect(await decode(input)).toBe(TEXT);
  },
);
