import { expect, test } from '@jest/globals';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { Event } from '../event/event.entity.js';
import type { Speech } from '../event/event-words.js';
import { itemsOf, letterOf } from './letter.rules.js';

const event = (number: string, name: Event['name'] = 'contract.signed'): Event => ({
  ...{ providerId: 'p' as ProviderId, id: number, name, storeId: 's' as StoreId, subjectId: 'c' },
  ...{ params: { number }, byId: 'b', byName: '周敏', at: new Date() },
});
const stores = new Map([['s', { name: '山雀 <茶>', slug: 'tea' }]]);
const urlOf = () => 'https://zuoxi.example.com/contracts/c?a=1&b=2';
const ways = {
  choicesUrl: 'https://zuoxi.example.com/account',
  unsubscribeUrl: 'https://zuoxi.example.com/u',
};
const speech: Speech = { stores, wordingsOn: () => [] };
const letter = (...events: Event[]) => letterOf(itemsOf(events, speech, 'en-US', urlOf), ways, 'en-US');

test('one sentence is the subject too; what people typed is no markup', () => {
  const { subject, text, html } = letter(event('C-1'));
  expect(subject).toBe('山雀 <茶>: both parties have signed contract C-1');
  expect(text).toBe(
    `${subject}\n${urlOf()}\n\n—\nChoose what you are told: ${ways.choicesUrl}\nNo more mail like this: ${ways.unsubscribeUrl}`,
  );
  expect(html).toContain('<p>山雀 &lt;茶&gt;: both parties');
  expect(html).toContain('href="https://zuoxi.example.com/contracts/c?a=1&amp;b=2"');
  expect(html).not.toContain('<茶>');
});

test('a hundred alike are one sentence beside the others', () => {
  const alike = Array.from({ length: 100 }, (_, n) => event(`C-${n}`));
  const { subject, text } = letter(event('Q-1', 'quote.accepted'), ...alike);
  expect(subject).toBe('Zuoxi: 2 notices');
  expect(text).toContain('周敏 accepted quote Q-1');
  expect(text).toContain('100 contracts were signed');
});

test('sentences of the provider’s own are said, of one and of many each for itself', () => {
  const own: Speech = {
    ...speech,
    wordingsOn: () => [
      {
        event: 'contract.signed',
        form: 'one',
        zh: '{store} 签好了 {number}',
        en: '{store} is signed: {number}',
      },
    ],
  };
  const said = (...events: Event[]) => itemsOf(events, own, 'en-US', urlOf).map(({ sentence }) => sentence);
  expect(said(event('C-1'))).toEqual(['山雀 <茶> is signed: C-1']);
  expect(said(event('C-1'), event('C-2'))).toEqual(
    itemsOf([event('C-1'), event('C-2')], speech, 'en-US', urlOf).map(({ sentence }) => sentence),
  );
});
