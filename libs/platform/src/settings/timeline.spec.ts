import { expect, test } from '@jest/globals';
import { timelineOf } from './timeline.js';

const today = '2026-11-20';
const held = (...versions: [version: number, from: string | null][]) =>
  [
    ...timelineOf(
      versions.map(([version, from]) => ({ version, from })),
      today,
    ),
  ]
    .sort(([a], [b]) => a - b)
    .map(([version, { state, until }]) => `${version} ${state} ${until ?? '—'}`);

test.each([
  ['the delivered one alone', [[1, null]], ['1 in_force —']],
  [
    'one from today on',
    [
      [1, null],
      [2, today],
    ],
    ['1 former 2026-11-19', '2 in_force —'],
  ],
  [
    'one from tomorrow on',
    [
      [1, null],
      [2, '2026-11-21'],
    ],
    ['1 in_force 2026-11-20', '2 planned —'],
  ],
  [
    'a later one that begins earlier holds until the day before the other',
    [
      [1, null],
      [2, '2026-12-01'],
      [3, '2026-11-10'],
    ],
    ['1 former 2026-11-09', '2 planned —', '3 in_force 2026-11-30'],
  ],
  [
    'of two that begin together the newest',
    [
      [1, null],
      [2, today],
      [3, today],
    ],
    ['1 former 2026-11-19', '2 replaced —', '3 in_force —'],
  ],
] as [string, [number, string | null][], string[]][])('%s', (_, versions, expected) => {
  expect(held(...versions)).toEqual(expected);
});
