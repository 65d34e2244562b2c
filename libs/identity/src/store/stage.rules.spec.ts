import { expect, test } from '@jest/globals';
import { consumers, eventNames } from '@zuoxi/vocabulary';
import { stageAfter, stageIn } from './stage.rules.js';

test('every event that a store follows leads it somewhere, and no other', () => {
  expect(eventNames.filter((name) => stageAfter(name) !== null).sort()).toEqual(
    [...consumers['store.advance']].sort(),
  );
});

test('what a release before events put into the queue is still followed', () => {
  expect(stageIn({ storeId: 's', to: 'quoted' })).toBe('quoted');
  expect(stageIn({ storeId: 's', name: 'service.started' })).toBe('in_service');
  expect(stageIn({ storeId: 's', name: 'report.published' })).toBeNull();
});
