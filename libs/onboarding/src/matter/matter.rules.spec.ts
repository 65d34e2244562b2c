import { describe, expect, test } from '@jest/globals';
import type { MatterSide } from '../api.types.js';
import { matterTransitions, reminderStep, sideOf, sideWaitedFor, statusAfterReply } from './matter.rules.js';

const { states } = matterTransitions;
const sides: readonly MatterSide[] = ['provider', 'client'];

describe('a message', () => {
  test.each(states.flatMap((status) => sides.map((side) => [status, side] as const)))(
    'in a matter that is %s, by %s, moves it along its table or leaves it',
    (status, side) => {
      for (const askedOf of sides) {
        const to = statusAfterReply({ status, askedOf }, side);
        if (to) expect(matterTransitions.may(status, to)).toBe(true);
        // After a message it is not the turn of whoever wrote it, unless it is over or was the other's before.
        if (to) expect(sideWaitedFor({ status: to, askedOf })).not.toBe(side);
      }
    },
  );

  test('of the side asked answers; of the other asks again, also when it was done', () => {
    expect(statusAfterReply({ status: 'open', askedOf: 'client' }, 'client')).toBe('answered');
    expect(statusAfterReply({ status: 'open', askedOf: 'client' }, 'provider')).toBeNull();
    expect(statusAfterReply({ status: 'answered', askedOf: 'client' }, 'provider')).toBe('open');
    expect(statusAfterReply({ status: 'done', askedOf: 'client' }, 'provider')).toBe('open');
    expect(statusAfterReply({ status: 'withdrawn', askedOf: 'client' }, 'provider')).toBeNull();
  });
});

test('what is withdrawn stays so; what is done can be opened again', () => {
  expect(matterTransitions.sources('withdrawn')).toEqual(['open']);
  expect(matterTransitions.sources('open')).toEqual(['answered', 'done']);
  expect(states.filter((to) => matterTransitions.may('withdrawn', to))).toEqual([]);
});

test('who has a role of the provider speaks for the provider', () => {
  expect(sideOf({ roles: ['shop-owner'] })).toBe('client');
  expect(sideOf({ roles: ['shop-owner', 'account-manager'] })).toBe('provider');
  expect(sideOf({ roles: [] })).toBe('provider');
});

test('whoever is waited for is reminded three times at most, and once for days that were missed', () => {
  const steps = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-12-20'].map(
    (today) => reminderStep('2026-11-20', today),
  );
  expect(steps).toEqual([null, 0, 1, 1, 3, 3]);
});
