import { expect, test } from '@jest/globals';
import { approvalTransitions } from './quote-approval.rules.js';

test('a request is answered once', () => {
  expect(approvalTransitions.sources('approved')).toEqual(['requested']);
  expect(approvalTransitions.sources('returned')).toEqual(['requested']);
  expect(approvalTransitions.sources('requested')).toEqual([]);
});
