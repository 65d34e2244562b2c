import type { BusinessDate, ClockWindow } from './clock.js';
import { getMetric, metricsOn } from './dictionary.js';
import { type DayFacts, measureDay, readMetric } from './facts.js';
import type { Platform } from './metric.js';
import type { StoreDay } from './records.js';
import type { RoundMessage } from './rounds.js';
import { Thread } from './thread.js';

export const DAY = '2026-11-21';
export const at = (clock: string, on: BusinessDate = DAY): number => Date.parse(`${on}T${clock}+08:00`);
export const ask = (clock: string, rest: Partial<RoundMessage> = {}): RoundMessage => ({
  at: at(clock),
  direction: 'buyer',
  type: 'text',
  ...rest,
});
export const reply = (clock: string, agentId = 'A', rest: Partial<RoundMessage> = {}): RoundMessage => ({
  at: at(clock),
  direction: 'agent',
  type: 'text',
  agentId,
  ...rest,
});

export const storeDay = (
  buyers: readonly (readonly RoundMessage[])[],
  rest: Partial<StoreDay> & { readonly answeredBefore?: boolean } = {},
): StoreDay => {
  const { answeredBefore = false, ...day } = rest;
  const on = day.on ?? DAY;
  return {
    on,
    serviceHours: null,
    threads: buyers.map(
      (messages, index) => new Thread({ buyer: `buyer-${index}`, on, messages, answeredBefore }),
    ),
    orders: [],
    purchases: new Map(),
    sales: [],
    afterSales: [],
    ...day,
  };
};

export const factsOf = (
  platform: Platform,
  buyers: readonly (readonly RoundMessage[])[],
  rest: Parameters<typeof storeDay>[1] = {},
): DayFacts => {
  const day = storeDay(buyers, rest);
  return measureDay(day, metricsOn(platform, day.on));
};

/** `numerator/denominator` of a metric, a count as it is; seconds as seconds. */
export const partsOf = (facts: DayFacts, id: string): string => {
  const reading = readMetric(getMetric(id), facts.total);
  if (!reading) return 'not measured';
  return reading.denominator === null
    ? `${reading.numerator}`
    : `${reading.numerator}/${reading.denominator}`;
};

export const hours = (from: number, to: number): ClockWindow => ({
  fromMinute: from * 60,
  toMinute: to * 60,
});
