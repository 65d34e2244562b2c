import { randomBytes } from 'node:crypto';
import { newId } from '../context/index.js';
import type { CatalogTable } from './catalog.js';

/**
 * A row that a table's types and checks accept, made from the catalog alone, so that a new table needs no new code.
 *
 * @throws when a column has a type that it has never met.
 */
export function generateRow(
  table: CatalogTable,
  fixed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const checks = table.checks.join('\n');
  const row: Record<string, unknown> = {};
  for (const { name, type } of table.columns) {
    row[name] = name in fixed ? fixed[name] : valueFor(name, type, checks);
  }
  // `check (end_minute > start_minute)`: one column that must exceed another.
  for (const [, greater = '', less = ''] of checks.matchAll(/\((\w+) > (\w+)\)/g)) {
    if (less in row) row[greater] = Number(row[less]) + 1;
  }
  // `check ((status = 'failed') = (failure is not null))`: one column that is there in one state only.
  const onlyIn = /\((\w+) = '([^']*)'::text\) = \((\w+) IS NOT NULL\)/g;
  for (const [, state = '', value, column = ''] of checks.matchAll(onlyIn)) {
    if (row[state] !== value) row[column] = null;
  }
  return row;
}

function valueFor(name: string, type: string, checks: string): unknown {
  const choice = new RegExp(`\\(${name} = ANY \\(ARRAY\\['([^']+)'`).exec(checks)?.[1];
  if (choice !== undefined) return choice;
  const least = new RegExp(`\\(${name} >= (?:\\(?)(\\d+)`).exec(checks)?.[1];
  switch (type) {
    case 'uuid':
      return newId();
    case 'text':
    case 'varchar':
      return newId();
    case 'int2':
    case 'int4':
    case 'int8':
    case 'numeric':
      return Number(least ?? 1);
    case 'bool':
      return false;
    case 'date':
      return '2026-01-05';
    case 'timestamptz':
      return '2026-01-05T02:00:00Z';
    case 'jsonb':
      // A kept document, whether it is one with fields or a list.
      return '{"v":1,"items":[]}';
    case '_text':
      // `check (cardinality(numbers) between 1 and 40)`: a list that is never empty.
      return new RegExp(`cardinality\\(${name}\\) >= [1-9]`).test(checks) ? `{${newId()}}` : '{}';
    case 'bytea':
      return randomBytes(32);
    default:
      throw new Error(`no value for ${name} of type ${type}: say here how to make one`);
  }
}
