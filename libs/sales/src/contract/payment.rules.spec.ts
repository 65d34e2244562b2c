import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Receipt, settle } from './payment.rules.js';

const quarters = ['2026-12-01', '2027-03-01', '2027-06-01'].map((dueOn, index) => ({
  id: `q${index}`,
  dueOn,
  amountFen: 300_00,
}));
const receipt = (amountFen: number, receivedOn: string, over: Partial<Receipt> = {}): Receipt => ({
  id: `${receivedOn}-${amountFen}`,
  amountFen,
  receivedOn,
  reversedAt: null,
  ...over,
});
const rows = (receipts: Receipt[]) => {
  const { byInstalment } = settle(quarters, receipts);
  return quarters.map(({ id }) => {
    const { receivedFen, outstandingFen, receivedOn } = byInstalment.get(id) ?? {};
    return [receivedFen, outstandingFen, receivedOn];
  });
};

describe('money against instalments', () => {
  test('nothing received is no data, not zero', () => {
    expect(rows([])[0]).toEqual([null, 300_00, null]);
    expect(settle(quarters, [])).toMatchObject({ receivedFen: 0, overpaidFen: 0 });
  });

  test('a part leaves the rest outstanding; the rest completes it on its own day', () => {
    expect(rows([receipt(100_00, '2026-11-28')])[0]).toEqual([100_00, 200_00, null]);
    const both = [receipt(200_00, '2026-12-03'), receipt(100_00, '2026-11-28')];
    expect(rows(both)[0]).toEqual([300_00, 0, '2026-12-03']);
  });

  test('what is more than due now covers what is due next', () => {
    expect(rows([receipt(450_00, '2026-11-28')])).toEqual([
      [300_00, 0, '2026-11-28'],
      [150_00, 150_00, null],
      [null, 300_00, null],
    ]);
  });

  test('more than all of it is overpaid', () => {
    expect(settle(quarters, [receipt(1000_00, '2026-11-28')])).toMatchObject({
      receivedFen: 1000_00,
      overpaidFen: 100_00,
    });
  });

  test('a reversed receipt covers nothing', () => {
    const wrong = receipt(300_00, '2026-11-28', { reversedAt: new Date('2026-11-29T00:00:00Z') });
    expect(rows([wrong])[0]).toEqual([null, 300_00, null]);
    expect(settle(quarters, [wrong]).receivedFen).toBe(0);
  });

  test('no fen is made or lost, whatever comes', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, amounts, (due, paid) => {
        const instalments = due.map((amountFen, index) => ({
          id: String(index),
          dueOn: `2027-01-${String(index + 1).padStart(2, '0')}`,
          amountFen,
        }));
        const receipts = paid.map((amountFen, index) =>
          receipt(amountFen, '2026-11-28', { id: String(index) }),
        );
        const { byInstalment, receivedFen, overpaidFen } = settle(instalments, receipts);
        const sum = (values: (number | null)[]) => values.reduce<number>((all, each) => all + (each ?? 0), 0);
        const covered = sum([...byInstalment.values()].map((each) => each.receivedFen));
        const outstanding = sum([...byInstalment.values()].map((each) => each.outstandingFen));
        expect(covered + overpaidFen).toBe(receivedFen);
        expect(covered + outstanding).toBe(sum(due));
        expect(Math.min(overpaidFen, outstanding)).toBe(0);
      }),
    );
  });
});
