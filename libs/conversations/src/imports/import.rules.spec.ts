import { expect, test } from '@jest/globals';
import { beingRead, importTransitions } from './import.rules.js';

test('what is being taken back, or was, is not read', () => {
  expect(importTransitions.sources('running')).toEqual(['uploaded', 'running', 'failed', 'cancelled']);
  expect(importTransitions.sources('completed')).toEqual(['running']);
});

test('what is being read is not taken back', () => {
  expect(importTransitions.sources('undoing').filter((from) => beingRead.includes(from))).toEqual([]);
});
