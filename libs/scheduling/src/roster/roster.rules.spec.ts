import { describe, expect, test } from '@jest/globals';
import type { UnmetReason } from '@zuoxi/rostering';
import { emptySeats, reasonText, stillTold } from './roster.rules.js';

test('a seat that stays empty is named with its time and what was sold', () => {
  const cover = [600, 630, 660].map((slotMinute) => ({ slotMinute, required: 1, planned: 1, sold: 2 }));
  const [gap, ...others] = emptySeats(cover, '2026-11-23');
  expect(others).toEqual([]);
  expect(gap && reasonText(gap, 'zh-CN')).toBe('2026-11-23 10:00–11:30 缺 1 席（已售 2 席）。');
  expect(gap && reasonText(gap, 'en-US')).toBe('2026-11-23 10:00–11:30: empty seats: 1 (sold: 2).');
});

describe('why the solver left a seat empty is told while one is', () => {
  const gap = { on: '2026-11-24', slotMinute: 600, untilMinute: 660, missing: 1 };
  const why = (over: Partial<UnmetReason>): UnmetReason => ({
    code: 'UNAVAILABLE',
    agentIds: ['a'],
    ...over,
  });
  test.each<[string, Partial<UnmetReason>, boolean]>([
    ['the same half hours', { on: '2026-11-24', slotMinute: 600, untilMinute: 660 }, true],
    ['one of them', { on: '2026-11-24', slotMinute: 630 }, true],
    ['half hours that are filled by now', { on: '2026-11-24', slotMinute: 660, untilMinute: 720 }, false],
    ['another day', { on: '2026-11-25', slotMinute: 600, untilMinute: 660 }, false],
    ['the whole day', { code: 'LOCK_BREAKS_RULE', on: '2026-11-24' }, true],
    ['its week', { code: 'TOO_FEW_HOURS', on: '2026-11-23' }, true],
    ['the week before', { code: 'TOO_FEW_HOURS', on: '2026-11-16' }, false],
    ['the whole roster', { code: 'NO_AGENTS' }, true],
  ])('%s', (_, reason, isTold) => {
    expect(stillTold([why(reason)], [gap])).toHaveLength(isTold ? 1 : 0);
    expect(stillTold([why(reason)], [])).toEqual([]);
  });
});

test('a reason says the limit that the rules have', () => {
  const at = {
    ...{ agentIds: ['a', 'b'], on: '2026-11-23' },
    ...{ slotMinute: 600, untilMinute: 630, missing: 1 },
  };
  const said = (code: string, ruleLimit: number) => reasonText({ ...at, code, ruleLimit }, 'zh-CN');
  expect(said('REST_TOO_SHORT', 750)).toBe('2026-11-23 10:00–10:30 缺 1 席：2 人两班间休息不足 12.5 小时。');
  expect(said('TOO_MANY_CONSECUTIVE_DAYS', 5)).toBe('2026-11-23 10:00–10:30 缺 1 席：2 人已连续工作 5 天。');
});
