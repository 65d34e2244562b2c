import { expect, test } from '@jest/globals';
import { statutoryHolidays } from '@zuoxi/vocabulary';
import { holidayLine, paymentLine } from './terms.js';

test.each([
  [1, '一次付清，共 ¥1,000.00。'],
  [2, '一次付清，共 ¥2,000.00。'],
  [3, '按季度支付，每季 ¥3,000.00。'],
  [4, '按季度支付，每季 ¥3,000.00，最后一期 ¥1,000.00。'],
  [12, '按季度支付，每季 ¥3,000.00。'],
])('an offer for %i months of ¥1,000 says: %s', (months, text) => {
  expect(paymentLine(months, 100_000)).toBe(text);
});

test('an offer never denies the holidays that it has', () => {
  expect(holidayLine([])).toBe('平常节假日照常服务，国家法定节假日休息；法定节假日需要服务的，另行约定。');
  expect(holidayLine(['national_day'])).toMatch(
    /国庆.*照常服务，其余休息；其余法定节假日需要服务的，另行约定。$/,
  );
  expect(holidayLine([...statutoryHolidays])).toBe('平常节假日照常服务，国家法定节假日照常服务。');
});
