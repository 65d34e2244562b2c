import { expect, test } from '@jest/globals';
import { moved } from './cell-change';
import { cellKey } from './difference';

const [monday, tuesday] = ['2026-11-23', '2026-11-24'] as const;
const day = { shift: { id: 'day' }, breaks: [{ startMinute: 750, minutes: 60 }] };
const long = {
  shift: { id: 'long' },
  breaks: [
    { startMinute: 720, minutes: 30 },
    { startMinute: 1080, minutes: 30 },
  ],
};
const planned = new Map([
  [cellKey('ann', monday), day],
  [cellKey('bo', tuesday), long],
]);

test('a shift moved onto a free day keeps its meal where it was', () => {
  const [from, to] = [
    { agentId: 'ann', on: monday },
    { agentId: 'bo', on: monday },
  ];
  expect(moved(planned, from, to)).toEqual([
    { ...from, shiftId: null },
    { ...to, shiftId: 'day', breaks: day.breaks },
  ]);
});

test('two shifts that are swapped keep their meals, each its own', () => {
  const [from, to] = [
    { agentId: 'ann', on: monday },
    { agentId: 'bo', on: tuesday },
  ];
  expect(moved(planned, from, to)).toEqual([
    { ...from, shiftId: 'long', breaks: long.breaks },
    { ...to, shiftId: 'day', breaks: day.breaks },
  ]);
});
