import { expect, test } from '@jest/globals';
import { METRICS } from '@zuoxi/metrics';
import {
  everyNumber,
  measuredNumbers,
  numberKey,
  templateProblems,
  usualNumbers,
} from './report-template.rules.js';

const on = '2026-11-20';

test('every number that can be counted can be chosen, each by one key', () => {
  const counted = new Set(
    METRICS.filter(({ origin, platforms }) => origin !== 'export' && platforms.includes('jd')).map(
      ({ purpose }) => purpose,
    ),
  );
  const keys = everyNumber('jd', on).map(({ key }) => key);
  for (const purpose of counted) expect(keys).toContain(numberKey(purpose));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.slice(0, 3)).toEqual(['receptions', 'firstResponse', 'averageResponse']);
});

test('a shop is shown what its platform has, in the order chosen', () => {
  const ids = (platform: 'jd' | 'tmall') =>
    measuredNumbers(['net-sales', 'thirtySecondRate', 'receptions'], platform, on).map(
      ({ metric }) => metric.id,
    );
  expect(ids('jd')).toEqual(['net_sales@1', 'first30_jd@1', 'recv_users@2']);
  expect(ids('tmall')).toEqual(['net_sales@1', 'recv_users@2']);
  expect(measuredNumbers(['nothing'], 'jd', on)).toEqual([]);
});

test('a list has what other parts of a report say again, and nothing that nobody defined', () => {
  expect(templateProblems(usualNumbers)).toEqual([]);
  expect(templateProblems(['orders', 'nothing'])).toEqual([
    { field: 'numbers', code: 'NUMBERS_NEEDED' },
    { field: 'numbers.1', code: 'METRIC_UNKNOWN' },
  ]);
});
