import { expect, test } from '@jest/globals';
import { consumers, eventNames } from '@zuoxi/vocabulary';
import { gone, onItsWay, stageAfter, stageIn, storeTransitions } from './stage.rules.js';

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

test('what sales does leads forward alone', () => {
  const ahead = (to: 'quoted' | 'contracted' | 'in_service') =>
    storeTransitions.sources(to).filter((from) => onItsWay.includes(from));
  expect(ahead('quoted')).toEqual(['lead']);
  expect(ahead('contracted')).toEqual(['lead', 'quoted']);
  expect(ahead('in_service')).toEqual(['lead', 'quoted', 'contracted']);
});

test('a shop is paused in service, closed from anywhere, and brought back from where it went', () => {
  expect(storeTransitions.sources('paused')).toEqual(['in_service']);
  expect(storeTransitions.sources('closed')).toEqual(
    storeTransitions.states.filter((from) => from !== 'closed'),
  );
  expect(storeTransitions.sources('in_service').filter((from) => gone.includes(from))).toEqual(gone);
});
