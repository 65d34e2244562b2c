import { describe, expect, test } from '@jest/globals';
import { utils, write as writeBook } from '@e965/xlsx';
import iconv from 'iconv-lite';
import type { FileInput } from './file-input.js';
import type { RowError } from './fields.js';
import { inspectFile } from './inspection.js';
import { openMapped } from './mapping.js';
import { type PerformanceRow, type PerformanceSummary, readPerformance } from './performance.reader.js';
import { getPreset, PRESETS } from './presets.js';
import { openTable } from './table.js';

const now = new Date('2026-11-22T12:00:00+08:00');
type Item = PerformanceRow | PerformanceSummary | RowError;
type Cell = string | number | null;

/** A workbook of one sheet; `merges` as A1:B1. */
function book(
  rows: readonly (readonly Cell[])[],
  merges: readonly string[] = [],
  type: 'xlsx' | 'biff8' = 'xlsx',
): Buffer {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((ref) => utils.decode_range(ref));
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, '数据');
  return writeBook(made, { type: 'buffer', bookType: type }) as Buffer;
}
const csv = (rows: readonly (readonly Cell[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n') + '\n');
const html = (body: string): Buffer =>
  iconv.encode(`<html><head><meta charset="gbk"></head><body><table>${body}</table></body></html>`, 'gbk');

async function read(bytes: Buffer, presetId = 'jd-kfguanjia', accounts: string[] = []): Promise<Item[]> {
  const preset = getPreset(presetId);
  const { table, mapping } = await openMapped({ name: 'x-20261121.xls', bytes }, preset);
  const items: Item[] = [];
  for await (const item of readPerformance(table, preset, mapping, { now, accounts })) items.push(item);
  return items;
}
const people = (items: readonly Item[]) =>
  items.flatMap((item) =>
    item.kind === 'row' ? [[item.agentAccount, item.receptions, item.inquiries]] : [],
  );
const codes = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === 'error' ? [`${item.row} ${item.column} ${item.code}`] : []));

describe('09 group rows above equal labels', () => {
  const rows: Cell[][] = [
    ['客服', '售前', null, '售后', null, '30s应答率'],
    [null, '接待量', '平均响应时长', '接待量', '平均响应时长', null],
    ['小鹿客服-a', 80, 25, 40, 60, '98.5%'],
    ['小鹿客服-b', 40, 31, 20, 70, '95%'],
  ];
  const merges = ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'];

  test.each([
    ['xlsx', book(rows, merges)],
    ['xls', book(rows, merges, 'biff8')],
    ['text, where nothing is merged', csv(rows)],
    [
      'with a title and the day above',
      book([['客服绩效'], ['统计时间：2026-11-21'], ...rows], ['A1:F1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:F4']),
    ],
  ])('%s', async (_, bytes) => {
    const file: FileInput = { name: 'x-20261121.xlsx', bytes };
    const { sheets } = await inspectFile(
      file,
      now,
      PRESETS.filter(({ kind }) => kind === 'performance'),
    );
    expect(sheets[0]).toMatchObject({
      preset: { id: 'jd-kfguanjia' },
      headers: ['客服', '售前·接待量', '售前·平均响应时长', '售后·接待量', '售后·平均响应时长', '30s应答率'],
    });
    const items = await read(bytes);
    expect(items).toMatchObject([
      {
        agentAccount: '小鹿客服-a',
        inquiries: 80,
        receptions: null,
        avgResponseSeconds: null,
        thirtySecondRate: '0.985',
      },
      { agentAccount: '小鹿客服-b', inquiries: 40, thirtySecondRate: '0.95' },
    ]);
    expect((items[0] as PerformanceRow).raw).toMatchObject({ '售前·接待量': '80', '售后·接待量': '40' });
  });

  test('three levels', async () => {
    const table = await openTable(
      {
        name: 'x',
        bytes: book(
          [
            ['客服', '全部', null, null, null],
            [null, '工作日', null, '周末', null],
            [null, '接待量', '评价量', '接待量', '评价量'],
            ['a', 1, 2, 3, 4],
          ],
          ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2'],
        ),
      },
      { required: [{ label: '客服', headers: ['客服'] }] },
    );
    expect(table.headers).toEqual(['客服', '工作日·接待量', '工作日·评价量', '周末·接待量', '周末·评价量']);
  });

  test('a file whose columns are unknown is refused with both rows, never with people', async () => {
    const bytes = csv([
      ['人', '早', '', '晚', ''],
      ['', '量', '时', '量', '时'],
      ['小鹿', '80', '25', '40', '60'],
      ['小马', '1', '2', '3', '4'],
    ]);
    await expect(
      openTable({ name: 'x', bytes }, { required: [{ label: '客服', headers: ['客服'] }] }),
    ).rejects.toMatchObject({
      code: 'COLUMNS_MISSING',
      details: { columns: ['客服'], found: ['人', '早·量', '早·时', '晚·量', '晚·时'] },
    });
  });
});

describe('10 a header over two rows in HTML', () => {
  const header =
    '<tr><td rowspan=2>客服</td><td colspan=2>接待</td><td rowspan=2>平均响应时长<br>（新）</td><td rowspan=2>30s应答率</td></tr><tr><td>接待量</td><td>售前接待人数</td></tr>';
  const body =
    '<tr><td>小鹿客服-a</td><td>1,120</td><td>80</td><td>25&nbsp;</td><td>98.50%</td></tr><tr><td>小鹿客服-b</td><td>60</td><td>40</td><td>1分5秒</td><td>95%</td></tr>';

  test('is read, and its total is nobody', async () => {
    const items = await read(
      html(`${header}${body}<tr><td>合计</td><td>1,180</td><td>120</td><td>-</td><td>-</td></tr>`),
    );
    expect(items).toMatchObject([
      {
        agentAccount: '小鹿客服-a',
        receptions: 1120,
        inquiries: 80,
        avgResponseSeconds: 25,
        thirtySecondRate: '0.985',
      },
      {
        agentAccount: '小鹿客服-b',
        receptions: 60,
        inquiries: 40,
        avgResponseSeconds: 65,
        thirtySecondRate: '0.95',
      },
      { kind: 'summary', label: '合计', summary: 'total', values: { receptions: 1180 } },
    ]);
  });

  test('a name over two rows of the body holds for both', async () => {
    const two =
      '<tr><td rowspan=2>客服</td><td rowspan=2>日期</td><td>接待量</td><td>售前接待人数</td><td>30s应答率</td></tr><tr></tr>'
        .replaceAll(' rowspan=2', '')
        .replace('<tr></tr>', '');
    const days =
      '<tr><td rowspan=2>a</td><td>2026-11-20</td><td>8</td><td>4</td><td>98%</td></tr><tr><td>2026-11-21</td><td>7</td><td>3</td><td>97%</td></tr>';
    expect(people(await read(html(two + days)))).toEqual([
      ['a', 8, 4],
      ['a', 7, 3],
    ]);
  });
});

describe('15 merged cells', () => {
  const rows: Cell[][] = [
    ['客服', '日期', '接待量', '售前接待人数', '30s应答率'],
    ['a', '2026-11-20', 80, 40, '98%'],
    [null, '2026-11-21', 70, 30, '97%'],
    ['b', '2026-11-20', 60, 20, '96%'],
    [null, '2026-11-21', 50, 10, '95%'],
  ];

  test.each(['xlsx', 'biff8'] as const)('of a name hold for all their rows: %s', async (type) => {
    expect(people(await read(book(rows, ['A2:A3', 'A4:A5'], type)))).toEqual([
      ['a', 80, 40],
      ['a', 70, 30],
      ['b', 60, 20],
      ['b', 50, 10],
    ]);
  });

  test('of a day as well', async () => {
    const byDay = [rows[0]!, ['a', '2026-11-20', 8, 4, '98%'], ['b', null, 7, 3, '97%']];
    const items = await read(book(byDay, ['B2:B3']));
    expect(items).toMatchObject([{ on: '2026-11-20' }, { agentAccount: 'b', on: '2026-11-20' }]);
  });

  test('of a figure are refused by name: nobody knows whose it is', async () => {
    const items = await read(
      book([rows[0]!, ['a', '2026-11-20', 80, 40, '98%'], ['b', '2026-11-20', null, 30, '97%']], ['C2:C3']),
    );
    expect(codes(items)).toEqual(['2 接待量 VALUE_MERGED', '3 接待量 VALUE_MERGED']);
  });

  test('a merge that reaches over blank rows makes no people', async () => {
    expect(people(await read(book(rows.slice(0, 3), ['A2:A40'])))).toHaveLength(2);
  });
});

describe('units and notes around the header', () => {
  test('units in a second row', async () => {
    const items = await read(
      csv([
        ['客服', '接待量', '售前接待人数', '平均响应时长', '促成下单商品金额'],
        ['', '人', '（人）', '分钟', '万元'],
        ['a', '80', '40', '1.5', '1.25'],
      ]),
    );
    expect(items).toMatchObject([{ receptions: 80, avgResponseSeconds: 90, salesFen: 1_250_000 }]);
  });

  test('notes above and below', async () => {
    const items = await read(
      csv([
        ['京东客服管家'],
        ['说明：数据次日更新'],
        ['口径：不含机器人'],
        ['统计时间：2026-11-21'],
        [''],
        ['范围：全部客服'],
        [''],
        ['客服', '接待量', '售前接待人数', '30s应答率'],
        ['a', 80, 40, '98%'],
        ['注：以上数据来自商家后台，仅供参考'],
      ]),
    );
    expect(people(items)).toEqual([['a', 80, 40]]);
    expect(items.at(-1)).toMatchObject({ kind: 'summary', summary: 'note' });
  });

  test('a header that stands again where files were joined', async () => {
    const head: Cell[] = ['客服', '日期', '接待量', '售前接待人数', '30s应答率'];
    const items = await read(
      csv([head, ['a', '2026-11-20', 8, 4, '98%'], head, ['a', '2026-11-21', 7, 3, '97%']]),
    );
    expect(people(items)).toHaveLength(2);
    expect(codes(items)).toEqual([]);
  });
});

describe('rows of summary by what they mean', () => {
  const head: Cell[] = ['客服', '接待量', '售前接待人数', '30s应答率'];
  const two: Cell[][] = [
    ['a', 80, 40, '98%'],
    ['b', 60, 21, '96%'],
  ];

  test.each([
    '合计（2人）',
    '团队合计',
    '本组小计:',
    '全部客服',
    '团队整体（2人）',
    '人均',
    '平均值(2)',
    '环比上周',
    '较昨日',
    '行业均值',
    'Total',
    'Subtotal (2)',
    'Average',
    '共计2人',
    '店铺',
    '全店数据',
  ])('%s is nobody', async (label) => {
    expect(people(await read(csv([head, ...two, [label, 1, 1, '1%']])))).toHaveLength(2);
  });

  test.each([
    '小鹿客服-a',
    '全能客服',
    '小店铺主',
    '店铺:小计',
    '汇丰',
    '团团',
    '客服1',
    '美食团队小王',
    'all4you',
  ])('%s is somebody', async (label) => {
    expect(people(await read(csv([head, ...two, [label, 7, 3, '1%']])))).toHaveLength(3);
  });

  test.each(['本月', '∑', ''])('what the rows above add up to is nobody, called %j', async (label) => {
    const items = await read(csv([head, ...two, [label, 140, 61, '97%']]));
    expect(people(items)).toHaveLength(2);
    expect(items.at(-1)).toMatchObject({ kind: 'summary', summary: 'total' });
  });

  const differing: Cell[][] = [
    ['a', 81, 40, '98%'],
    ['b', 60, 21, '95%'],
  ];
  test.each([
    ['a fraction of people', ['五月', 70.5, 30.5, '97%']],
    ['whole numbers and their rate', ['∅', 70, 31, '96.5%']],
    ['figures rounded as printed', ['', '70.5', '30.5', '96%']],
  ])('the mean of the rows above is nobody: %s', async (_, row) => {
    const items = await read(csv([head, ...differing, row]));
    expect(people(items)).toHaveLength(2);
    expect(items.at(-1)).toMatchObject({ kind: 'summary', summary: 'average' });
  });

  test.each([
    ['people with the same figures', [...differing.slice(0, 1), ['b', 81, 40, '98%'], ['c', 81, 40, '98%']]],
    ['whole numbers that are near by chance', [...differing, ['c', 70, 31, '91%']]],
    [
      'few of everything',
      [
        ['a', 1, 2, '98%'],
        ['b', 3, 2, '96%'],
        ['c', 2, 2, '97%'],
      ],
    ],
  ])('a person in the middle stays a person: %s', async (_, rows) => {
    expect(people(await read(csv([head, ...rows])))).toHaveLength(3);
  });

  test('a known account is never a mean', async () => {
    const rows = [head, ...differing, ['均线', 70, 31, '96.5%']];
    expect(people(await read(csv(rows), 'jd-kfguanjia', ['均线']))).toHaveLength(3);
  });

  test.each([
    '环比上周',
    '环比（%）',
    '较昨日',
    '同比去年',
    '夜班组平均',
    '团队平均（8人）',
    '人均值（12）',
    'A组合计（8人）',
    '共计8人',
    '全部客服（12）',
  ])('%s says that it is nobody', async (label) => {
    const items = await read(csv([head, ...differing, [label, 5, 3, '1%']]));
    expect(people(items)).toHaveLength(2);
  });

  test('each group may have its sum', async () => {
    const items = await read(
      csv([
        head,
        ...two,
        ['一组', 140, 61, '97%'],
        ['c', 5, 4, '1%'],
        ['d', 6, 3, '1%'],
        ['二组', 11, 7, '1%'],
        ['两组', 151, 68, '1%'],
      ]),
    );
    expect(people(items).map(([account]) => account)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('one figure that adds up by chance makes no sum, and a known account is never one', async () => {
    expect(people(await read(csv([head, ...two, ['c', 140, 5, '97%']])))).toHaveLength(3);
    expect(
      people(await read(csv([head, ...two, ['团队合计', 140, 61, '97%']]), 'jd-kfguanjia', ['团队合计'])),
    ).toHaveLength(3);
  });
});

describe('files that are not what they seem', () => {
  const rows: Cell[][] = [
    ['客服', '接待量', '售前接待人数', '30s应答率'],
    ['a', 80, 40, '98%'],
  ];

  test.each([
    ['a byte order mark', '\ufeff'],
    ['an empty line', '\r\n'],
    ['lines of a download', 'HTTP/1.1 200 OK\r\nContent-Type: application/vnd.ms-excel\r\n\r\n'],
  ])('a workbook behind %s is read', async (_, junk) => {
    expect(people(await read(Buffer.concat([Buffer.from(junk), book(rows)])))).toEqual([['a', 80, 40]]);
  });

  test.each([
    [
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n',
      'FILE_WEB_ARCHIVE',
    ],
    ['From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n', 'FILE_WEB_ARCHIVE'],
  ])('%j is refused by name', async (text, code) => {
    await expect(
      openTable({ name: 'x.xls', bytes: Buffer.from(text) }, { required: [] }),
    ).rejects.toMatchObject({ code });
  });
});
