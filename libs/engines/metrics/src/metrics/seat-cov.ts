import { startOfBusinessDate } from '../clock.js';
import { ALL, define, rate } from './define.js';

export const seatCoverage = define({
  key: 'seat_cov',
  version: 1,
  purpose: 'seat-coverage',
  platforms: ALL,
  name: { zh: '排班在岗率', en: 'Seats rostered' },
  formula: {
    zh: 'Σ min(排班在岗, 已购坐席) ÷ Σ 已购坐席，按服务时间内的半小时',
    en: 'Σ min(rostered, seats bought) ÷ Σ seats bought, over the half hours of service',
  },
  numerator: { zh: '排了人的已购坐席·半小时', en: 'bought seat half hours that the roster fills' },
  denominator: { zh: '已购坐席·半小时', en: 'bought seat half hours' },
  unit: 'fraction',
  window: 'service-hours',
  exclusions: [
    { zh: '多派的人不抵别的时段', en: 'More people in one half hour do not make up for another' },
    { zh: '排班中用餐的人不算在岗', en: 'Who is rostered for a meal is not on duty' },
    { zh: '零点以后的服务时间算在次日', en: 'Hours of service after midnight count on the next day' },
  ],
  rounding: rate,
  origin: 'duty',
  *measure({ on, slots }) {
    for (const { slotMinute, sold, onDuty } of slots)
      yield {
        row: String(slotMinute),
        at: startOfBusinessDate(on) + slotMinute * 60_000,
        agentId: null,
        numerator: Math.min(sold, onDuty),
        denominator: sold,
      };
  },
  source: {
    confidence: 'I',
    reference: { zh: '合同坐席条款与已发布的班表', en: 'seats of the contract, published roster' },
  },
  decision:
    '2026-11-29: planned duty of the published roster until attendance is recorded; the name says so.',
});
