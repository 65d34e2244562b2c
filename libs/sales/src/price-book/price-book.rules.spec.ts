import { describe, expect, test } from '@jest/globals';
import { checkedPriceBook, defaultFactors, defaultPriceBook } from './price-book.rules.js';

describe('the price book to begin with', () => {
  test('is one that the engine takes', () => {
    expect(checkedPriceBook(defaultPriceBook)).toBe(defaultPriceBook);
  });

  test('has every factor that people usually leave alone', () => {
    expect(defaultPriceBook).toMatchObject(defaultFactors);
  });
});

describe('a book that cannot be priced with', () => {
  test.each([
    ['a margin of everything', { marginTarget: '1' }, 'margin'],
    ['a floor above the target', { marginTarget: '0.1', marginFloor: '0.2' }, 'margin'],
    [
      'money that is less than nothing',
      { components: { ...defaultPriceBook.components, salary: -1 } },
      'salary',
    ],
  ])('%s is refused with the field that is wrong', (_, wrong, field) => {
    const check = () => checkedPriceBook({ ...defaultPriceBook, ...wrong });
    expect(check).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        details: { problems: [expect.objectContaining({ field: expect.stringContaining(field) })] },
      }),
    );
  });
});
