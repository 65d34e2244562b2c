import { expect, test } from '@jest/globals';
import { contactsOn } from './contacts.rules.js';

const owners = [{ party: 'provider', name: '方雅', phone: '138' }] as const;
const to = (name: string, fromOn: string, party: 'provider' | 'client' = 'provider') => ({
  ...{ party, name, phone: null, fromOn },
});
const named = (...args: Parameters<typeof contactsOn>) =>
  contactsOn(...args).map(({ party, name }) => `${party} ${name}`);

test('whoever took over last by a day answers on it, else whom the contract names', () => {
  const handovers = [
    to('周敏', '2026-11-10'),
    to('罗晴', '2026-12-01'),
    to('张店长', '2026-11-20', 'client'),
  ];
  expect(named(owners, handovers, '2026-11-09')).toEqual(['provider 方雅']);
  expect(named(owners, handovers, '2026-11-20')).toEqual(['provider 周敏', 'client 张店长']);
  expect(named(owners, handovers, '2026-12-01')).toEqual(['provider 罗晴', 'client 张店长']);
});

test('of two that are said of one day the later word counts', () => {
  expect(named(owners, [to('周敏', '2026-11-10'), to('罗晴', '2026-11-10')], '2026-11-10')).toEqual([
    'provider 罗晴',
  ]);
});
