import { expect, test } from '@jest/globals';
import { transitions } from './transitions.js';

const lamp = transitions<'off' | 'on' | 'broken'>({ off: ['on'], on: ['off', 'broken'], broken: [] });

test('a table says where each state comes from, and where it leads', () => {
  expect(lamp.states).toEqual(['off', 'on', 'broken']);
  expect(lamp.sources('broken')).toEqual(['on']);
  expect(lamp.sources('on')).toEqual(['off']);
  expect([lamp.may('off', 'broken'), lamp.may('on', 'broken'), lamp.may('broken', 'on')]).toEqual([
    ...[false, true, false],
  ]);
});
