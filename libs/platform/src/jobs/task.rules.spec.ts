import { expect, test } from '@jest/globals';
import { isOver, taskTransitions } from './task.rules.js';

test('what is done or was stopped is over; what failed may come again', () => {
  expect(taskTransitions.states.filter(isOver)).toEqual(['succeeded', 'cancelled']);
});

test('a person stops what has not ended', () => {
  expect(taskTransitions.sources('cancelled')).toEqual(['queued', 'running']);
});
