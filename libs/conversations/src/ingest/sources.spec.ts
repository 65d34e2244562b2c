import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import { utils, write as writeXlsx } from '@e965/xlsx';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from './archive.fixture.js';
import { detectFormat } from './file-format.js';
import { FileInput } from './file-input.js';
import { IngestError } from './ingest.errors.js';
import { RawRow } from './row-source.js';
import { openSpreadsheet, openTable } from './table.js';

const file = (bytes: Uint8Array | string, name = 'export'): FileInput => ({
  name,
  bytes: Buffer.from(bytes as string),
});

/** The rows up to the end, or up to the failure. */
async function rowsOf(input: FileInput): Promise<{ rows: RawRow[]; failure: IngestError | null }> {
  const rows: RawRow[] = [];
  try {
    const source = await openSpreadsheet(input, await detectFormat(input));
    for await (const sheet of source.sheets()) for await (const row of sheet.rows()) rows.push(row);
    return { rows, failure: null };
  } catch (error) {
    return { rows, failure: error as IngestError };
  }
}

const cells = (rows: readonly RawRow[]): (string | null)[][] => rows.map((row) => [...row.cells]);

describe('CSV', () => {
  it('keeps quoted line breaks in their row and counts rows as a spreadsheet does', async () => {
    const { rows } = await rowsOf(file('时间,内容\r\n1,"一\n二"\r\n\r\n2,"说""好"""\r\n'));
    expect(rows).toEqual([
      { row: 1, cells: ['时间', '内容'] },
      { row: 2, cells: ['1', '一\n二'] },
      { row: 3, cells: [null] },
      { row: 4, cells: ['2', '说"好"'] },
    ]);
  });

  it.each([
    ['comma', ','],
    ['tab', '\t'],
    ['semicolon', ';'],
    ['bar', '|'],
  ])('finds the delimiter: %s', async (_, delimiter) => {
    const text = [['a', 'b', 'c'], ['1,5', '2', '3'].map((cell) => `"${cell}"`), ['4', '5', '6']];
    const { rows } = await rowsOf(file(text.map((row) => row.join(delimiter)).join('\n')));
    expect(rows.map((row) => row.cells.length)).toEqual([3, 3, 3]);
  });

  it('unwraps what exporters add to keep ids text', async () => {
    const { rows } = await rowsOf(file('id,no\n="0012345678901234567",\t2233\n'));
    expect(cells(rows)[1]).toEqual(['0012345678901234567', '2233']);
  });

  it('takes a quote inside an unquoted cell as it is', async () => {
    const { rows } = await rowsOf(file('a,b\n1,5" 屏\n'));
    expect(cells(rows)[1]).toEqual(['1', '5" 屏']);
  });

  it('GBK text called .xls is text', async () => {
    const { rows } = await rowsOf(
      file(iconv.encode('旺旺昵称\t询单人数\n店铺:小美\t12\n', 'gbk'), '客服绩效.xls'),
    );
    expect(cells(rows)).toEqual([
      ['旺旺昵称', '询单人数'],
      ['店铺:小美', '12'],
    ]);
  });

  it('a quote that is never closed: the rows before it, then the row', async () => {
    const { rows, failure } = await rowsOf(file('a,b\n1,x\n2,"y\n3,z\n'));
    expect(cells(rows)).toEqual([
      ['a', 'b'],
      ['1', 'x'],
    ]);
    expect(failure).toMatchObject({ code: 'FILE_TRUNCATED', details: { row: 3 } });
  });

  it('a quote that is never closed in a long file keeps the rows before it', async () => {
    const good = Array.from({ length: 50_000 }, (_, i) => `${i},ok`).join('\n');
    const { rows, failure } = await rowsOf(file(`a,b\n${good}\n50000,"open\n${'x,y\n'.repeat(400_000)}`));
    expect(rows).toHaveLength(50_001);
    expect(failure).toMatchObject({ code: 'ROW_TOO_LONG', details: { row: 50_002 } });
  });

  it('a last line with fewer cells than all others and no line break was cut', async () => {
    const { rows, failure } = await rowsOf(file('a,b,c\n1,2,3\n4,5'));
    expect(rows).toHaveLength(2);
    expect(failure).toMatchObject({ code: 'FILE_TRUNCATED', details: { row: 3 } });
    expect(await rowsOf(file('a,b,c\n1,2,3\n4,5,'))).toMatchObject({ failure: null });
  });

  it('only white space is an empty file', async () => {
    expect((await rowsOf(file('\ufeff \r\n\r\n'))).failure).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it('reads from disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
    try {
      const path = join(folder, 'a.csv');
      await writeFile(path, 'a,b\n1,2\n');
      expect(cells((await rowsOf({ name: 'a.csv', path })).rows)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function workbook(fill: (book: Workbook) => void): Promise<Buffer> {
  const book = new Workbook();
  fill(book);
  return Buffer.from((await book.xlsx.writeBuffer()) as Uint8Array);
}

const sample = (): Promise<Buffer> =>
  workbook((book) => {
    const sheet = book.addWorksheet('数据信息');
    sheet.addRow(['旺旺昵称', '时间', '时长', '率', '订单编号', '金额']);
    const row = sheet.addRow([
      '店铺:小美',
      new Date(Date.UTC(2026, 10, 21, 9, 3, 5)),
      0.001736111111111111,
      0.985,
      1234567890123456789,
      1234.5,
    ]);
    row.getCell(2).numFmt = 'yyyy-mm-dd hh:mm:ss';
    row.getCell(3).numFmt = '[h]:mm:ss';
    row.getCell(4).numFmt = '0.00%';
    sheet.getRow(4).getCell(2).value = { richText: [{ text: '富' }, { text: '文本' }] };
    sheet.getRow(4).getCell(6).value = { formula: 'F2*2', result: 2469 };
  });

describe('XLSX', () => {
  it('gives the text a person reads, and the row numbers of Excel', async () => {
    const { rows, failure } = await rowsOf(file(await sample()));
    expect(failure).toBeNull();
    expect(rows.map((row) => row.row)).toEqual([1, 2, 4]);
    expect(cells(rows)[1]).toEqual([
      '店铺:小美',
      '2026-11-21 09:03:05',
      '00:02:30',
      '98.5%',
      '1.2345678901234568e+18',
      '1234.5',
    ]);
    expect(cells(rows)[2]).toEqual([null, '富文本', null, null, null, '2469']);
  });

  it('names its sheets and passes over hidden ones', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('说明').addRow(['请看下一页']);
      book.addWorksheet('藏', { state: 'hidden' }).addRow(['旺旺昵称', '询单人数']);
      book.addWorksheet('数据信息').addRows([
        ['旺旺昵称', '询单人数'],
        ['小美', 3],
      ]);
    });
    const table = await openTable(file(bytes), {
      required: [{ label: '旺旺昵称', headers: ['旺旺昵称'] }],
    });
    expect([table.sheet, table.headerRow]).toEqual(['数据信息', 1]);
  });

  it('reads what another writer wrote', async () => {
    const sheet = utils.aoa_to_sheet([
      ['a', 'b'],
      ['一', 2],
      ['三', 4.25],
    ]);
    const book = utils.book_new(sheet, 'S');
    const bytes = writeXlsx(book, { type: 'buffer', bookType: 'xlsx', bookSST: false }) as Buffer;
    expect(cells((await rowsOf(file(bytes))).rows)).toEqual([
      ['a', 'b'],
      ['一', '2'],
      ['三', '4.25'],
    ]);
  });

  it.each([0.1, 0.4, 0.7, 0.95, 0.999])(
    'cut at %d it is refused as cut, and the process lives',
    async (share) => {
      const bytes = await sample();
      const { failure } = await rowsOf(file(bytes.subarray(0, Math.floor(bytes.length * share))));
      expect(failure).toMatchObject({ code: 'FILE_TRUNCATED' });
    },
  );

  it('saves the whole rows before the break where strings lie in the sheet', async () => {
    const data = Array.from(
      { length: 3000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>行${i + 1}·${(i * 7919) % 10_007}</t></is></c></row>`,
    );
    const bytes = zip([
      ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${data.join('')}</sheetData></worksheet>`],
    ]);
    const { rows, failure } = await rowsOf(file(bytes.subarray(0, Math.floor(bytes.length * 0.6))));
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.at(-1)?.cells[0]).toMatch(new RegExp(`^行${rows.length}·`));
    expect(failure).toMatchObject({ code: 'FILE_TRUNCATED', details: { row: rows.length + 1 } });
  });

  it('a damaged part is found before anything is read', async () => {
    const bytes = await sample();
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 40;
    bytes.fill(0x55, at, at + 20);
    expect((await rowsOf(file(bytes))).failure).toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('a bomb is refused, also one that lies about its size', async () => {
    const sheet = Buffer.alloc(60 * 1024 * 1024, 0x20);
    const honest = zip([['xl/worksheets/sheet1.xml', sheet]]);
    expect((await rowsOf(file(honest))).failure).toMatchObject({ code: 'FILE_UNSAFE' });
    const lying = zip([['xl/worksheets/sheet1.xml', sheet]], { size: 1000 });
    expect((await rowsOf(file(lying))).failure).toMatchObject({ code: 'FILE_UNSAFE' });
  });

  it('a thousand and one parts, five hundred and one columns', async () => {
    const many = zip(Array.from({ length: 1001 }, (_, i) => [`x/${i}`, '']));
    expect((await rowsOf(file(many))).failure).toMatchObject({ code: 'FILE_UNSAFE' });
    const wide = await workbook((book) =>
      book.addWorksheet('S').addRow(Array.from({ length: 501 }, (_, i) => i)),
    );
    expect((await rowsOf(file(wide))).failure).toMatchObject({ code: 'FILE_UNSAFE' });
  });
});

describe('XLS and what is called so', () => {
  const rows = [
    ['旺旺昵称', '询单人数', '率'],
    ['小美', 12, 0.985],
  ];

  it('binary', async () => {
    const sheet = utils.aoa_to_sheet(rows);
    sheet['C2'].z = '0.00%';
    const bytes = writeXlsx(utils.book_new(sheet, '数据'), { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect(cells((await rowsOf(file(bytes))).rows)).toEqual([
      ['旺旺昵称', '询单人数', '率'],
      ['小美', '12', '98.5%'],
    ]);
  });

  it('HTML in GBK, whose long ids stay text', async () => {
    const html = `<html><meta charset="gbk"><table><tr><td>订单编号</td><td>买家</td></tr>
      <tr><td>1234567890123456789</td><td>甲&amp;乙</td></tr></table></html>`;
    expect(cells((await rowsOf(file(iconv.encode(html, 'gbk')))).rows)).toEqual([
      ['订单编号', '买家'],
      ['1234567890123456789', '甲&乙'],
    ]);
  });

  it('HTML that breaks off: the rows before', async () => {
    const html = '<table><tr><td>a</td></tr><tr><td>1</td></tr><tr><td>2';
    const { rows: read, failure } = await rowsOf(file(html));
    expect(cells(read)).toEqual([['a'], ['1']]);
    expect(failure).toMatchObject({ code: 'FILE_TRUNCATED', details: { row: 3 } });
  });

  it('a cell that claims a thousand million columns', async () => {
    const html = '<table><tr><td colspan="1000000000">a</td><td>b</td></tr></table>';
    expect((await rowsOf(file(html))).failure).toMatchObject({ code: 'FILE_UNSAFE' });
  });

  it('over 20 MB', async () => {
    const html = `<table>${' '.repeat(21 * 1024 * 1024)}</table>`;
    expect((await rowsOf(file(html))).failure).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('dates of the 1904 calendar', async () => {
    const book = utils.book_new({ A1: { t: 'n', v: 46_347 - 1462, z: 'yyyy-mm-dd' }, '!ref': 'A1' }, 'S');
    book.Workbook = { WBProps: { date1904: true } };
    const bytes = writeXlsx(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect(cells((await rowsOf(file(bytes))).rows)).toEqual([['2026-11-21 00:00:00']]);
  });
});

describe('JSON', () => {
  const any = { required: [] };
  const read = async (text: string): Promise<{ rows: unknown[]; failure: IngestError | null }> => {
    const rows: unknown[] = [];
    try {
      const table = await openTable(file(text), any);
      for await (const { row, cells: values, error } of table.rows())
        rows.push(error ? [row, error] : [row, { ...values }]);
      return { rows, failure: null };
    } catch (error) {
      return { rows, failure: error as IngestError };
    }
  };

  it('one object a line; a bad line is reported, the others go on', async () => {
    expect(await read('{"a":1,"b":{"c":true}}\n{oops}\n\n{"a":null}')).toEqual({
      rows: [
        [1, { a: '1', 'b.c': 'true' }],
        [2, 'JSON_INVALID'],
        [4, { a: null }],
      ],
      failure: null,
    });
  });

  it('half a last line', async () => {
    const { rows, failure } = await read('{"a":1}\n{"a":2}\n{"a":');
    expect(rows).toHaveLength(2);
    expect(failure).toMatchObject({ code: 'FILE_TRUNCATED', details: { row: 3 } });
  });

  it('an array', async () => {
    expect((await read('[{"a":"x"},{"a":2}]')).rows).toEqual([
      [1, { a: 'x' }],
      [2, { a: '2' }],
    ]);
  });

  it('the records inside an envelope', async () => {
    const text = JSON.stringify({
      code: 0,
      data: { list: [{ a: { fieldValue: '98.5%' } }, { a: '-' }], page: [{ n: 1 }] },
    });
    expect((await read(text)).rows).toEqual([
      [1, { a: '98.5%' }],
      [2, { a: '-' }],
    ]);
  });

  it('a document that breaks off: the whole records before', async () => {
    const { rows, failure } = await read('{"data":[{"a":"}"},{"a":[1]},{"a":3');
    expect(rows).toEqual([
      [1, { a: '}' }],
      [2, { a: '[1]' }],
    ]);
    expect(failure).toMatchObject({ code: 'FILE_TRUNCATED', details: { row: 3 } });
  });

  it('ids beyond a double show that they lost digits', async () => {
    expect((await read('{"id":1234567890123456789}')).rows).toEqual([[1, { id: '1.2345678901234568e+18' }]]);
  });
});

it('refuses what is no table at all', async () => {
  for (const bytes of [
    Buffer.from('%PDF-1.7 ....'),
    Buffer.from('<svg xmlns="…"></svg>'),
    Buffer.from([0x1f, 0x8b, 8, 0]),
  ]) {
    expect((await rowsOf(file(bytes))).failure).toMatchObject({ code: 'FILE_FORMAT_UNSUPPORTED' });
  }
});

describe('whatever the bytes, an answer or a named refusal', () => {
  // The reader of old spreadsheets grumbles about records it does not know.
  beforeAll(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  const seeds = [
    () => Promise.resolve(Buffer.from('会话ID,买家,时间\n1,"甲\n乙",2026-11-21 09:00:00\n2,丙,\n')),
    () => Promise.resolve(iconv.encode('会话ID,买家,时间\n1,"甲",2026-11-21 09:00:00\n', 'gbk')),
    () => Promise.resolve(Buffer.from('{"a":1,"b":{"c":[1,2]}}\n{"a":2}\n')),
    () => Promise.resolve(Buffer.from('{"data":[{"a":1},{"a":"二"}]}')),
    () => Promise.resolve(Buffer.from('<html><table><tr><th>a</th></tr><tr><td>1</td></tr></table></html>')),
    sample,
    () =>
      Promise.resolve(
        writeXlsx(
          utils.book_new(
            utils.aoa_to_sheet([
              ['a', 'b'],
              [1, '二'],
            ]),
            'S',
          ),
          { type: 'buffer', bookType: 'biff8' },
        ) as Buffer,
      ),
  ];

  const attempt = async (bytes: Buffer): Promise<void> => {
    try {
      const table = await openTable(file(bytes), { required: [] });
      for await (const row of table.rows()) expect(row.row).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(IngestError);
    }
  };

  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => attempt(Buffer.from(bytes))),
    );
  });

  it('a well-packed archive of broken XML', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>';
    const strings = '<sst><si><t>一</t></si><si><r><t>二</t></r></si></sst>';
    const change = (text: string) =>
      fc.array(fc.tuple(fc.nat(text.length - 1), fc.constantFrom('<', '>', '/', '"', '&', 'x', '9', ' ')), {
        maxLength: 4,
      });
    const apply = (text: string, changes: [number, string][]): string =>
      changes.reduce((result, [at, char]) => result.slice(0, at) + char + result.slice(at + 1), text);
    await fc.assert(
      fc.asyncProperty(change(sheet), change(strings), async (a, b) => {
        await attempt(
          zip([
            ['xl/worksheets/sheet1.xml', apply(sheet, a)],
            ['xl/sharedStrings.xml', apply(strings, b)],
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each(seeds.map((seed, i) => [i, seed] as const))(
    'good file %d with some bytes changed or cut',
    async (_, seed) => {
      const good = await seed();
      const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { maxLength: 6 }),
          fc.option(fc.nat(good.length)),
          async (changes, cut) => {
            const bytes = Buffer.from(good);
            for (const [at, byte] of changes) bytes[at] = byte;
            await attempt(cut === null ? bytes : bytes.subarray(0, cut));
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
