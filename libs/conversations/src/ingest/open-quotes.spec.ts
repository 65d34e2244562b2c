import { describe, expect, test } from '@jest/globals';
import { CsvSource } from './csv.source.js';
import { detectEncoding } from './encoding.js';

async function read(text: string): Promise<(string | null)[][]> {
  const file = { name: 'x.csv', bytes: Buffer.from(text) };
  const rows: (string | null)[][] = [];
  for await (const sheet of (await CsvSource.open(file, await detectEncoding(file))).sheets())
    for await (const { cells } of sheet.rows()) rows.push([...cells]);
  return rows;
}

const chat = (delimiter: string, text: (cell: string) => string) =>
  [
    ['会话', '买家', '客服', '时间', '发送方', '内容'],
    ['q1', '甲甲', '小橙', '2026-07-04 11:00:00', '客户', text('24寸的有吗')],
    ['q1', '甲甲', '小橙', '2026-07-04 11:00:10', '客服', '有的'],
    ['q2', '乙乙', '小橙', '2026-07-04 11:01:00', '客户', '能便宜吗'],
    ['q2', '乙乙', '小橙', '2026-07-04 11:05:30', '客服', `"亲，活动价"`],
    ['q3', '丙丙', '小橙', '2026-07-04 11:06:00', '客户', '好的'],
  ]
    .map((cells) => cells.join(delimiter))
    .join('\n');

describe('03 a quote that is never closed', () => {
  test.each([
    ['commas', ','],
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ])('swallows no rows of others, between %s', async (_, delimiter) => {
    const rows = await read(`${chat(delimiter, (cell) => `"${cell}`)}\n`);
    expect(rows.slice(1).map((cells) => [cells[0], cells[5]])).toEqual([
      ['q1', '24寸的有吗'],
      ['q1', '有的'],
      ['q2', '能便宜吗'],
      ['q2', '亲，活动价'],
      ['q3', '好的'],
    ]);
  });

  test('in a column between others, with line breaks of Windows', async () => {
    const rows = await read(
      [
        '订单,标题,金额,状态',
        '1,"24寸屏,10.00,成功',
        '2,数据线,5.00,成功',
        '3,"壳, 黑",6.00,关闭',
        '4,膜,7.00,成功',
        '',
      ].join('\r\n'),
    );
    expect(rows.slice(1)).toEqual([
      ['1', '24寸屏', '10.00', '成功'],
      ['2', '数据线', '5.00', '成功'],
      ['3', '壳, 黑', '6.00', '关闭'],
      ['4', '膜', '7.00', '成功'],
    ]);
  });

  test('in a table of two columns', async () => {
    const rows = await read('时间,备注\n09:00,"早\n09:30,中\n10:00,"晚"\n10:30,无\n');
    expect(rows.map((cells) => cells[0])).toEqual(['时间', '09:00', '09:30', '10:00', '10:30']);
  });

  test.each([
    ['lines of an address', '"张三\n浙江省,杭州市\n西湖区"'],
    ['a list', '"有三种:\n1、红\n2、蓝"'],
    ['a pasted table of another width', '"尺码,胸围\nS,88\nM,92"'],
    ['quotes inside', '"他说""好""\n就走了"'],
  ])('text of several lines stays one cell: %s', async (_, text) => {
    const rows = await read(`${chat(',', () => text)}\n`);
    expect(rows).toHaveLength(6);
    expect(rows[1]?.[5]).toContain('\n');
  });
});

describe('11 byte order marks', () => {
  test.each([
    ['two at the beginning', '\ufeff\ufeff"客服","接待量"\n"a","120"\n'],
    ['three', '\ufeff\ufeff\ufeff客服,接待量\na,120\n'],
    ['one before each of two files that were joined', '\ufeff"客服","接待量"\n\ufeff"a","120"\n'],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual([
      ['客服', '接待量'],
      ['a', '120'],
    ]);
  });
});
