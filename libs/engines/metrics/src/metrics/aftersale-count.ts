import { startOfBusinessDate } from '../clock.js';
import { counted } from './define.js';

export const afterSaleCount = counted({
  key: 'aftersale_count',
  purpose: 'after-sales',
  name: { zh: '售后件数', en: 'After-sales records' },
  formula: { zh: '当日登记的售后记录数', en: 'after-sales records opened on the day' },
  unit: 'count',
  exclusions: [],
  origin: 'records',
  *measure(day) {
    for (const { id, at, agentId } of day.afterSales)
      yield { row: id, at: at ?? startOfBusinessDate(day.on), agentId, numerator: 1, denominator: 0 };
  },
  source: {
    confidence: 'I',
    reference: { zh: '日报售后逐条列出，一条记录计一件', en: 'one row per record in the daily report' },
  },
  decision: '2026-11-22: counted by the day the record was opened, whatever its outcome.',
});
