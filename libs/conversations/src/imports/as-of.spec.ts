import { expect, test } from '@jest/globals';
import { asOfOf, type FileEvidence } from './as-of.js';

const now = new Date('2026-11-25T12:00:00+08:00');
const at = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`);
const none: FileEvidence = { name: 'export.csv', preamble: [], given: null, modified: null };

test.each([
  ['nothing', {}, 'upload', now],
  [
    'a person',
    { given: at('2026-11-20 09:00:00'), name: '订单20261121103000.csv' },
    'given',
    at('2026-11-20 09:00:00'),
  ],
  ['a line above', { preamble: ['导出时间：2026-11-21 10:30:05'] }, 'content', at('2026-11-21 10:30:05')],
  ['a compact stamp', { name: 'ExportOrderList20261121103000.csv' }, 'name', at('2026-11-21 10:30:00')],
  ['a spelled stamp', { name: '退款_2026-11-21_10-30.xlsx' }, 'name', at('2026-11-21 10:30:00')],
  [
    'when it was written',
    { modified: at('2026-11-22 08:00:00'), name: '订单-20261121.csv' },
    'modified',
    at('2026-11-22 08:00:00'),
  ],
  ['a day', { name: '订单-20261121.csv' }, 'name', at('2026-11-22 00:00:00')],
  ['today', { name: '订单-20261125.csv' }, 'name', now],
  ['two days', { name: '订单20261101-20261121.csv' }, 'upload', now],
  [
    'a moment to come',
    { given: at('2027-01-01 00:00:00'), modified: at('2027-01-01 00:00:00') },
    'upload',
    now,
  ],
  ['a period above', { preamble: ['统计时间：2026-11-21 00:00:00'] }, 'upload', now],
  ['a long number', { name: '260701012345678912345.csv' }, 'upload', now],
] as const)('%s', (_, file, source, expected) => {
  expect(asOfOf({ ...none, ...file } as FileEvidence, now)).toEqual({ at: expected, source });
});
