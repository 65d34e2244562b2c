import { describe, expect, test } from '@jest/globals';
import { addDays, businessDateOf, instantAt } from '@zuoxi/platform/calendar';
import { makeHistory } from './history.js';
import { MovableClock } from './movable-clock.js';

const store = { slug: 'a', category: 'home', perDay: 400 } as const;
const today = '2026-11-23';
const momentsIn = (text: string) =>
  [...text.matchAll(/"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"/g)].map(([, at]) => Date.parse(`${at}+08:00`));

describe.each([
  ['00:10', 10],
  ['06:00', 360],
  ['23:50', 1430],
])('a demo made at %s in Shanghai', (_, minute) => {
  const wall = instantAt(today, minute);
  const clock = new MovableClock(() => wall);

  test('does nothing later than the clock: what would be done in the morning is done now', () => {
    for (const due of [420, 510]) {
      clock.set(instantAt(today, due));
      expect(clock.now()).toEqual(due > minute ? wall : instantAt(today, due));
    }
    clock.set(instantAt(addDays(today, -7), 510));
    expect(clock.now()).toEqual(instantAt(addDays(today, -7), 510));
  });

  test('tells of no message, order, payment or case that is still to come', () => {
    clock.set(instantAt(today, 420));
    const until = clock.now();
    // Many seeds: talks that begin in the last minutes of the day before are few.
    for (let seed = 0; seed < 12; seed += 1) {
      const day = makeHistory(store, () => ['店:01'], addDays(today, -1), 1, seed, until);
      for (const text of [day.chats, day.orders, day.afterSales]) {
        const moments = momentsIn(text);
        expect(moments.length).toBeGreaterThan(50);
        expect(Math.max(...moments)).toBeLessThanOrEqual(until.getTime());
        expect(businessDateOf(new Date(Math.min(...moments)))).toBe(addDays(today, -1));
      }
    }
  });
});
