import { expect, test } from '@jest/globals';
import { questionDueOn, questionStep } from './question-dates.rules.js';

test('a question is due the day after it was asked, by the shop’s calendar', () => {
  expect(questionDueOn(new Date('2026-11-20T15:59:59Z'))).toBe('2026-11-21');
  expect(questionDueOn(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-22');
});

test('it is told of three times at most, and once for days that were missed', () => {
  const steps = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-12-20'].map((today) =>
    questionStep('2026-11-21', today),
  );
  expect(steps).toEqual([null, 0, 1, 1, 3]);
});
