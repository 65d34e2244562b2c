import { expect, test } from '@jest/globals';
import { documentTransitions } from './document.rules.js';

test('only what was let in is withdrawn, and only what waits is let in or refused', () => {
  expect(documentTransitions.sources('withdrawn')).toEqual(['approved']);
  expect(documentTransitions.sources('approved')).toEqual(['waiting']);
  expect(documentTransitions.sources('refused')).toEqual(['waiting']);
});
