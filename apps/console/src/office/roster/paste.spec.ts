import { describe, expect, test } from '@jest/globals';
import { readPaste } from './paste';

const people = [{ id: 'ann' }, { id: 'bo' }];
const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
const shifts = [
  { id: 'early', name: '早班' },
  { id: 'late', name: 'Late' },
];
const cell = { top: 0, left: 0, bottom: 0, right: 0 };
const paste = (text: string, range = cell) => readPaste(text, { range, people, days, shifts });
const short = ({ changes }: ReturnType<typeof paste>) =>
  changes.map(({ agentId, on, shiftId }) => `${agentId} ${on.slice(8)} ${shiftId}`);

describe('pasting shifts', () => {
  test.each([
    ['names, in any case and width', '早班\tｌａｔｅ', ['ann 23 early', 'ann 24 late']],
    ['numbers of the board', '2\t1', ['ann 23 late', 'ann 24 early']],
    [
      'days off in every usual way',
      '休\t \t-\r\noff\t0\r\n',
      ['ann 23 null', 'ann 24 null', 'ann 25 null', 'bo 23 null', 'bo 24 null'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(short(paste(text))).toEqual(expected);
    expect(paste(text).errors).toEqual([]);
  });

  test('begins at the selected cell', () => {
    expect(short(paste('1\n2', { top: 0, left: 2, bottom: 0, right: 2 }))).toEqual([
      'ann 25 early',
      'bo 25 late',
    ]);
  });

  test('one cell fills the selection', () => {
    expect(short(paste('1', { top: 0, left: 1, bottom: 1, right: 2 }))).toEqual([
      'ann 24 early',
      'ann 25 early',
      'bo 24 early',
      'bo 25 early',
    ]);
  });

  test('names row and column of what it cannot read or place, and keeps the rest', () => {
    const { changes, errors } = paste('早班\t早早班\n1\t1\t1\t1\n休\t');
    expect(short({ changes, errors })).toEqual(['ann 23 early', 'bo 23 early', 'bo 24 early', 'bo 25 early']);
    expect(errors).toEqual([
      { row: 1, column: 2, code: 'SHIFT_UNKNOWN', value: '早早班' },
      { row: 2, column: 4, code: 'OUTSIDE', value: '1' },
      { row: 3, column: 1, code: 'OUTSIDE', value: '休' },
    ]);
  });

  test('a number beyond the shifts is none', () => {
    expect(paste('3').errors).toMatchObject([{ code: 'SHIFT_UNKNOWN', value: '3' }]);
  });
});
