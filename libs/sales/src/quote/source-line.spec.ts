import { expect, test } from '@jest/globals';
import type { FactSources } from '@zuoxi/published';
import { sourceLine } from './source-line.js';

test.each<[FactSources, number | null, string]>([
  [{ traffic: 'file' }, 60, '报价依据贵店提供的分时咨询量测算，原表每行 1 小时'],
  [{ traffic: 'file' }, 15, '报价依据贵店提供的分时咨询量测算，原表每行 15 分钟'],
  // Of a version from before intervals were kept.
  [{ traffic: 'file' }, null, '报价依据贵店提供的分时咨询量测算'],
  [
    { traffic: 'estimated', averageDailyInquiries: 'declared' },
    null,
    '报价依据贵店告知的日均咨询量 800 次测算，一天内的分布按网店常见的一天估算',
  ],
  [
    { traffic: 'estimated', averageDailyInquiries: 'file' },
    1440,
    '报价依据贵店表格中的日均咨询量 800 次，原表每行一天测算，一天内的分布按网店常见的一天估算',
  ],
])('%j, rows of %s minutes', (sources, trafficIntervalMinutes, line) => {
  expect(sourceLine({ averageDailyInquiries: 800, sources, trafficIntervalMinutes })).toBe(line);
});
