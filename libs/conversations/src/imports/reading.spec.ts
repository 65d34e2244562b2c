import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbook, zip } from '../ingest/archive.fixture.js';
import { IngestError } from '../ingest/index.js';
import { inspectApart, readApart, type ReadingLimits } from './reading.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'zuoxi-reading-'));
});
afterAll(() => rm(directory, { recursive: true }));

const now = '2026-11-25T00:00:00.000Z';
async function stored(bytes: Buffer): Promise<{ name: string; path: string }> {
  const path = join(directory, 'file');
  await writeFile(path, bytes);
  return { name: 'export', path };
}
async function inspect(bytes: Buffer, limits?: ReadingLimits) {
  return inspectApart({ file: await stored(bytes), kind: 'orders', preset: null, now }, limits);
}
async function read(bytes: Buffer, limits?: ReadingLimits) {
  const file = await stored(bytes);
  const chunks = [];
  const request = {
    kind: 'orders',
    file,
    preset: 'orders',
    mapping: null,
    on: null,
    now,
    salt: 's',
    afterRow: 0,
  } as const;
  for await (const chunk of readApart(request, limits)) chunks.push(chunk);
  return chunks;
}

const cell = (value: string, at = '') => `<c ${at} t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${cell('订单编号', 'r="A1"')}${cell('订单状态', 'r="B1"')}</row>`;
const order = `<row r="2">${cell('77', 'r="A2"')}${cell('交易成功', 'r="B2"')}</row>`;
/** Without addresses: only the reader that takes the file as a whole can do with it. */
const bare = `<row>${cell('77')}${cell('交易成功')}</row>`;
const html = (rows: string) => Buffer.from(`<html><table>${rows}<tr><td>1</td></tr></table></html>`);
const xml = (attributes: string, inside: string) =>
  Buffer.from(
    `<html><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ${attributes}>${inside}<Data ss:Type="String">订单编号</Data></Cell></Row></Table></Worksheet></Workbook>`,
  );
const sheet = (rows: string, over?: Parameters<typeof workbook>[1]) => workbook(header + rows, over);
const strings = (n: number) => ({ strings: `<sst count="${n}" uniqueCount="${n}"><si><t>x</t></si></sst>` });
const styles = (n: number) => ({
  styles: `<styleSheet><numFmts count="${n}"><numFmt numFmtId="${n}" formatCode="0"/></numFmts><cellXfs count="${n}"><xf numFmtId="${n}"/></cellXfs></styleSheet>`,
});
const oneSheet = [['xl/worksheets/sheet1.xml', '<worksheet/>']] as const;

/** Small files; each claims to hold `n` of something. */
const claims: Readonly<Record<string, (n: number) => Buffer>> = {
  'a row far down beside an unreadable address': (n) => sheet(`<row r="${n}"><c r="ZZZZ2"/></row>`),
  'a row far down': (n) => sheet(`${order}<row r="${n}">${cell('x', `r="A${n}"`)}</row>`),
  'a row far down, read as a whole': (n) => sheet(`${bare}<row r="${n}">${cell('x')}</row>`),
  'a column far right': () => sheet(`<row r="2"><c r="ZZZZZZZZ2"><v>1</v></c></row>`),
  'an extent': (n) => sheet(order, { before: `<dimension ref="A1:XFD${n}"/>` }),
  'an extent, read as a whole': (n) => sheet(bare, { before: `<dimension ref="A1:ZZZZ${n}"/>` }),
  'a span': (n) => workbook(`<row r="1" spans="1:${n}">${cell('订单编号', 'r="A1"')}</row>${order}`),
  'merged cells': (n) => sheet(order, { after: `<mergeCells><mergeCell ref="A1:XFD${n}"/></mergeCells>` }),
  'merged cells, read as a whole': (n) =>
    sheet(bare, { after: `<mergeCells><mergeCell ref="A2:XFD${n}"/></mergeCells>` }),
  'a formula over all': (n) => sheet(`<row><c><f t="array" ref="A1:XFD${n}">1</f><v>1</v></c></row>`),
  'a shared formula': (n) =>
    sheet(`<row><c><f t="shared" ref="A1:XFD${n}" si="${n}">1</f><v>1</v></c></row>`),
  'shared strings': (n) => sheet(`<row r="2"><c r="A2" t="s"><v>${n}</v></c></row>`, strings(n)),
  'shared strings, read as a whole': (n) => sheet(`<row><c t="s"><v>${n}</v></c></row>`, strings(n)),
  styles: (n) => sheet(`<row r="2" s="${n}"><c r="A2" s="${n}"><v>1</v></c></row>`, styles(n)),
  'styles, read as a whole': (n) => sheet(`<row><c s="${n}"><v>1</v></c></row>`, styles(n)),
  'an unpacked size': (n) => zip(oneSheet, { size: n }),
  'archive entries': (n) => zip(oneSheet, { entries: Math.min(n, 65_535) }),
  'an archive directory': (n) => zip(oneSheet, { directory: n }),
  'a colspan': (n) => html(`<tr><td colspan="${n}">订单编号</td></tr>`),
  'a rowspan': (n) => html(`<tr><td rowspan="${n}">订单编号</td><td>b</td></tr>`),
  'both spans': (n) => html(`<tr><td rowspan="${n}" colspan="${n}">订单编号</td><td>b</td></tr>`),
  'an XML row index': (n) => xml(`ss:Index="${n}"`, '<Cell>'),
  'an XML cell index': (n) => xml('', `<Cell ss:Index="${n}">`),
  'an XML merge': (n) => xml('', `<Cell ss:MergeAcross="${n}" ss:MergeDown="${n}">`),
};

/** Files that are what they say, of an unreasonable kind. */
const deep = 300_000;
const hostile: Readonly<Record<string, Buffer>> = {
  'arrays in arrays': Buffer.from(`[{"a":${'['.repeat(deep)}${']'.repeat(deep)}}]`),
  'objects in objects': Buffer.from(`{"data":${'{"b":'.repeat(deep)}1${'}'.repeat(deep)}}`),
  'a deep line': Buffer.from(`{"a":1}\n{"a":${'['.repeat(deep)}${']'.repeat(deep)}}\n`),
  'depth that never ends': Buffer.from(`[{"订单编号":"1","订单状态":"x"},{"a":${'['.repeat(deep)}`),
  'tables in tables': Buffer.from(`<html>${'<table><tr><td>'.repeat(100_000)}`),
  'cells in cells': sheet(`<row r="2">${'<c>'.repeat(100_000)}</row>`),
  'a wide line': Buffer.from(`${'a,'.repeat(400_000)}\n1,2\n`),
  'a wide object': Buffer.from(`[{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":1`).join(',')}}]`),
  'a quote that never closes': Buffer.from(`订单编号,订单状态\n"${'x,y\n'.repeat(400_000)}`),
};

/** The answer, or the code of the refusal; anything else fails the test. */
const outcome = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'read',
    (error: unknown) => {
      expect(error).toBeInstanceOf(IngestError);
      return (error as IngestError).code;
    },
  );
/** Far below what the claimed sizes would take, and room enough for the readers themselves. */
const tight: ReadingLimits = { memoryMb: 100, seconds: 60 };

describe('what a file claims decides nothing', () => {
  test.each(Object.entries(claims))('%s', async (_, make) => {
    expect(await outcome(read(make(4_000_000_000), tight))).not.toBe('FILE_TOO_DEMANDING');
  });

  test.each(Object.entries(hostile))('%s', async (_, bytes) => {
    expect(await outcome(read(bytes, tight))).not.toBe('FILE_TOO_DEMANDING');
  });

  test('nor when it is only looked at', async () => {
    for (const make of Object.values(claims).slice(0, 3))
      expect(await outcome(inspect(make(1_048_576), tight))).not.toBe('FILE_TOO_DEMANDING');
  });

  test('nesting is refused by name', async () => {
    expect(await outcome(inspect(hostile['arrays in arrays'] as Buffer))).toBe('FILE_UNSAFE');
    expect(await outcome(inspect(hostile['objects in objects'] as Buffer))).toBe('FILE_UNSAFE');
  });

  test('a row past the end of any spreadsheet is refused by name', async () => {
    const bytes = sheet(`${order}<row r="1048577">${cell('x', 'r="A1048577"')}</row>`);
    expect(await outcome(read(bytes))).toBe('FILE_UNSAFE');
  });
});

describe('what reading may take is bounded', () => {
  // The streaming reader makes an object for every column that is described, whatever holds a cell.
  const columns = sheet(order, { before: '<cols><col min="1" max="1000000000" width="9"/></cols>' });

  test('memory', async () => {
    expect(await outcome(inspect(columns, tight))).toBe('FILE_TOO_DEMANDING');
    expect(await outcome(read(columns, tight))).toBe('FILE_TOO_DEMANDING');
    await expect(inspect(sheet(order))).resolves.toMatchObject({ format: 'xlsx' });
  });

  test('time', async () => {
    const limits = { memoryMb: 256, seconds: 0.01 };
    expect(await outcome(inspect(sheet(order), limits))).toBe('FILE_TOO_DEMANDING');
    expect(await outcome(read(sheet(order), limits))).toBe('FILE_TOO_DEMANDING');
  });
});

test('a good file comes in whole, and a caller that stops early leaves nothing running', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `A${i},交易成功`).join('\n');
  const bytes = Buffer.from(`订单编号,订单状态\n${rows}\n`);
  const chunks = await read(bytes);
  expect(chunks.flatMap(({ orders }) => orders)).toHaveLength(20_000);
  for await (const chunk of readApart({
    ...{ kind: 'orders', file: await stored(bytes), preset: 'orders', mapping: null, on: null },
    ...{ now, salt: 's', afterRow: 0 },
  } as const)) {
    expect(chunk.rows).toBeGreaterThan(0);
    break;
  }
});
