import { describe, expect, test } from '@jest/globals';
import { type Column, exportColumns, shownColumns } from './columns';

const column = (key: string, over: Partial<Column<object>> = {}): Column<object> => ({
  key,
  title: key.toUpperCase(),
  render: () => null,
  ...over,
});
const columns = [
  column('name', { path: 'store.name' }),
  column('price', { kind: 'fen' }),
  column('days', {
    exportAs: [
      { title: 'From', path: 'fromOn', kind: 'date' },
      { title: 'To', path: 'toOn', kind: 'date' },
    ],
  }),
  column('id', { extra: true }),
  column('actions', { path: null }),
];
const keys = (shown: readonly Column<object>[]) => shown.map(({ key }) => key);

describe('the columns of a list', () => {
  test('are all but the extra ones', () => {
    expect(keys(shownColumns(columns, null))).toEqual(['name', 'price', 'days', 'actions']);
  });

  test('or those chosen, and what is no value', () => {
    expect(keys(shownColumns(columns, ['id', 'price', 'gone']))).toEqual(['price', 'id', 'actions']);
  });

  test('never none', () => {
    expect(keys(shownColumns(columns, []))).toEqual(['name', 'price', 'days', 'actions']);
  });

  test('in a file are values only, several for a cell that shows several', () => {
    expect(exportColumns(columns).map(({ title, path, kind }) => `${title} ${path} ${kind}`)).toEqual([
      'NAME store.name text',
      'PRICE price fen',
      'From fromOn date',
      'To toOn date',
      'ID id text',
    ]);
  });
});
