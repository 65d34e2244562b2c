import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RowError } from './fields.js';
import { openMapped } from './mapping.js';
import { type PerformanceRow, type PerformanceSummary, readPerformance } from './performance.reader.js';
import { getPreset } from './presets.js';
import { parseDuration, parseInteger, parseMoney, parseRate } from './values.js';

const now = new Date('2026-11-22T12:00:00+08:00');
type Item = PerformanceRow | PerformanceSummary | RowError;

/** One agent's figure under a header, as a file of Tmall has it; several cells are several agents. */
async function column(header: string, ...cells: string[]): Promise<Item[]> {
  const quoted = (cell: string) => `"${cell}"`;
  const lines = cells.map((cell, index) => `店:客服${index},10,${quoted(cell)}`);
  const text = [`旺旺昵称,询单人数,${quoted(header)}`, ...lines].join('\n');
  const preset = getPreset('tmall-performance');
  const { table, mapping } = await openMapped({ name: '20261121.csv', bytes: Buffer.from(text) }, preset);
  const items: Item[] = [];
  for await (const item of readPerformance(table, preset, mapping, { now })) items.push(item);
  return items;
}
const figures = async (field: keyof PerformanceRow, header: string, ...cells: string[]) =>
  (await column(header, ...cells)).map((item) =>
    item.kind === 'row' ? item[field] : (item as RowError).code,
  );

describe('06 a unit in the header is part of the value', () => {
  test.each([
    ['询单最终付款金额（万元）', '1.25', 'salesFen', 1_250_000],
    ['询单最终付款金额（千元）', '12.5', 'salesFen', 1_250_000],
    ['询单最终付款金额(分)', '1250000', 'salesFen', 1_250_000],
    ['询单最终付款金额/百元', '125', 'salesFen', 1_250_000],
    ['询单最终付款金额（单位：万元）', '1.25', 'salesFen', 1_250_000],
    ['询单最终付款金额 万元', '1.25', 'salesFen', 1_250_000],
    ['询单最终付款金额（万元，含税）', '1.25', 'salesFen', 1_250_000],
    ['询单最终付款金额（万）', '1.25', 'salesFen', 1_250_000],
    ['询单最终付款金额（亿元）', '0.000125', 'salesFen', 1_250_000],
    // What the cell itself says goes before.
    ['询单最终付款金额（万元）', '12,500元', 'salesFen', 1_250_000],
    ['询单最终付款金额', '1.25万', 'salesFen', 1_250_000],
    ['询单最终付款金额', '￥1.25万元', 'salesFen', 1_250_000],
    ['平均响应时长（分）', '1.5', 'avgResponseSeconds', 90],
    ['平均响应时长（小时）', '0.025', 'avgResponseSeconds', 90],
    ['平均响应时长（毫秒）', '90000', 'avgResponseSeconds', 90],
    ['平均响应时长（天）', '0.00104166666667', 'avgResponseSeconds', 90],
    ['平均响应时长-分钟', '1.5', 'avgResponseSeconds', 90],
    ['平均响应分钟数', '1.5', 'avgResponseSeconds', 90],
    ['平均响应时长（分）', '90秒', 'avgResponseSeconds', 90],
    ['客户满意率（‰）', '985', 'satisfactionRate', '0.985'],
    ['客户满意率（百分点）', '98.5', 'satisfactionRate', '0.985'],
    ['客户满意率(%)', '98.5', 'satisfactionRate', '0.985'],
    ['客户满意率', '985‰', 'satisfactionRate', '0.985'],
    ['客户满意率', '98.5个百分点', 'satisfactionRate', '0.985'],
    ['接待人数（千）', '1.2', 'receptions', 1200],
    ['接待人数（万人）', '0.12', 'receptions', 1200],
    ['接待人数', '1.2千人', 'receptions', 1200],
    ['接待人数', '0.12万', 'receptions', 1200],
  ] as const)('%s, %s', async (header, cell, field, value) => {
    expect(await figures(field, header, cell)).toEqual([value]);
  });

  test.each([
    '询单最终付款金额（美元）',
    '询单最终付款金额($)',
    '询单最终付款金额（10k）',
    '平均响应时长（%）',
  ])('%s is refused by name: no value without its unit', async (header) => {
    await expect(column(header, '1')).rejects.toMatchObject({
      code: 'UNIT_UNKNOWN',
      details: { columns: [header] },
    });
  });

  test.each(['平均响应时长（新）', '客户满意率（近30天）', '接待人数（人）', '客户满意率（人数）'])(
    '%s names a condition, no unit that matters',
    async (header) => {
      await expect(column(header, '1')).resolves.toHaveLength(1);
    },
  );

  test('a value is the same under every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (n) => {
        const decimals = (places: number) => (n / 10 ** places).toFixed(places);
        expect(parseMoney(decimals(6), '万元').value).toBe(n);
        expect(parseMoney(`${decimals(5)}千`).value).toBe(n);
        expect(parseMoney(String(n), '分').value).toBe(n);
        expect(parseInteger(`${decimals(4)}万`).value).toBe(n);
        expect(parseRate(String(n), '‱').value).toBe(parseRate(`${decimals(2)}`, '%').value);
        expect(parseDuration(decimals(3), '分钟').value).toBe(parseDuration(`${n * 60}毫秒`).value);
      }),
    );
  });
});

describe('a scale that only the column shows', () => {
  test.each([
    ['percentages without their sign', ['98.5', '100', '95%'], ['0.985', '1', '0.95']],
    ['fractions', ['0.985', '1', '0'], ['0.985', '1', '0']],
    ['both: nobody can tell', ['0.95', '95', '0'], ['RATE_UNCLEAR', 'RATE_UNCLEAR', '0']],
    ['both, but each says its own', ['0.95%', '95%'], ['0.0095', '0.95']],
  ])('rates: %s', async (_, cells, values) => {
    expect(await figures('satisfactionRate', '客户满意率', ...cells)).toEqual(values);
  });

  test.each([
    [
      'a clock without its format is a fraction of a day',
      ['0.000289351851852', '0.0416666666667'],
      [25, 3600],
    ],
    ['seconds', ['25', '0.5', '8.25'], [25, 0.5, 8.25]],
    [
      'both: nobody can tell',
      ['0.000289351851852', '25', '-'],
      ['DURATION_UNCLEAR', 'DURATION_UNCLEAR', null],
    ],
    ['a clock beside it says its own', ['0.000289351851852', '0:00:31'], [25, 31]],
  ])('durations: %s', async (_, cells, values) => {
    expect(await figures('avgResponseSeconds', '平均响应时长', ...cells)).toEqual(values);
    expect(await figures('avgResponseSeconds', '平均响应时长（秒）', ...cells)).toEqual(values);
  });
});
