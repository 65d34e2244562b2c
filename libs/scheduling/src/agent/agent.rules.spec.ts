import { expect, test } from '@jest/globals';
import { agentTransitions } from './agent.rules.js';

test('who has left comes back, and nobody leaves twice', () => {
  expect(agentTransitions.sources('left')).toEqual(['active']);
  expect(agentTransitions.sources('active')).toEqual(['left']);
});
