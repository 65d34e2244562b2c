import { describe, expect, test } from '@jest/globals';
import { type DatedContract, remindersOf } from './reminders.rules.js';

const contract: DatedContract = {
  ...{ id: 'c', number: 'C-1', status: 'in_service', openedOn: null, endsOn: null, payments: [] },
};
const told = (over: Partial<DatedContract>, today: string) =>
  remindersOf({ ...contract, ...over }, today).map(({ name, params, once }) => [name, params.days, once]);

describe('a contract that waits for signatures', () => {
  const signing = { status: 'signing', openedOn: '2026-11-01' };
  test.each([
    ['2026-11-03', []],
    ['2026-11-04', [['contract.waits-for-signature', 3, '2026-11-01 3']]],
    ['2026-11-07', [['contract.waits-for-signature', 6, '2026-11-01 3']]],
    ['2026-11-08', [['contract.waits-for-signature', 7, '2026-11-01 7']]],
    ['2027-02-01', [['contract.waits-for-signature', 92, '2026-11-01 14']]],
    ['2027-05-01', []],
  ])('on %s', (today, expected) => {
    expect(told(signing, today)).toEqual(expected);
  });
  test('and is signed, says nothing', () => {
    expect(told({ ...signing, status: 'signed' }, '2026-11-08')).toEqual([]);
  });
});

describe('a contract that ends', () => {
  test.each([
    ['2026-11-30', []],
    ['2026-12-01', [['contract.ends-soon', 30, '2026-12-31 30']]],
    ['2026-12-16', [['contract.ends-soon', 15, '2026-12-31 30']]],
    ['2026-12-24', [['contract.ends-soon', 7, '2026-12-31 7']]],
    ['2026-12-31', [['contract.ends-soon', 0, '2026-12-31 7']]],
    ['2027-01-01', []],
  ])('on %s', (today, expected) => {
    expect(told({ endsOn: '2026-12-31' }, today)).toEqual(expected);
  });
});

describe('an instalment', () => {
  const payment = { id: 'p', dueOn: '2026-12-10', outstandingFen: 120_000 };
  const payments = [payment];
  test.each([
    ['2026-12-06', []],
    ['2026-12-07', [['payment.due-soon', 3, 'p 2026-12-10 3']]],
    ['2026-12-10', [['payment.due-soon', 0, 'p 2026-12-10 3']]],
    ['2026-12-11', [['payment.overdue', 1, 'p 2026-12-10 1']]],
    ['2026-12-18', [['payment.overdue', 8, 'p 2026-12-10 7']]],
    ['2027-06-08', [['payment.overdue', 180, 'p 2026-12-10 14']]],
    ['2027-06-09', []],
  ])('on %s', (today, expected) => {
    expect(told({ payments }, today)).toEqual(expected);
  });
  test('that is paid, or of a contract that has ended, says nothing', () => {
    expect(told({ payments: [{ ...payment, outstandingFen: 0 }] }, '2026-12-18')).toEqual([]);
    expect(told({ payments, status: 'ended' }, '2026-12-18')).toEqual([]);
  });
  test('what is still owed is what is named', () => {
    expect(remindersOf({ ...contract, payments }, '2026-12-18')[0]?.params.amountFen).toBe(120_000);
  });
});
