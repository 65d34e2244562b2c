import { businessDateOf } from '@zuoxi/platform/calendar';
import type { RowError } from '../ingest/index.js';
import { noteBrought, noteChange } from '../rows/brought-rows.js';
import { AgentAccount } from './agent-account.entity.js';
import { ImportError } from './import-error.entity.js';
import type { Chunk } from './import.reader.js';
import { writeAfterSales } from './after-sale-rows.js';
import { writeMessages } from './message-rows.js';
import { writeOrders } from './order-rows.js';
import { writePerformance } from './performance-rows.js';
import type { Scope, Tx } from '../rows/written.js';

export interface WrittenChunk {
  readonly accepted: number;
  readonly changed: number;
  readonly known: number;
  readonly outdated: number;
  readonly conflicts: number;
  readonly days: string[];
}

/** Writes one chunk: every row is new, a change, the same, older than what is there, or in conflict with its own file. */
export async function writeChunk(tx: Tx, scope: Scope, chunk: Chunk): Promise<WrittenChunk> {
  const accounts = [...chunk.messages, ...chunk.performance, ...chunk.orders, ...chunk.afterSales].flatMap(
    ({ agentAccount }) => agentAccount ?? [],
  );
  await noteAccounts(tx, scope, new Set(accounts));
  const parts = [
    await writeMessages(tx, scope, chunk.messages),
    await writePerformance(tx, scope, chunk.performance),
    await writeOrders(tx, scope, chunk.orders),
    await writeAfterSales(tx, scope, chunk.afterSales),
  ];
  const conflicts = parts.flatMap((part) => part.conflicts);
  await writeErrors(tx, scope, [...chunk.errors, ...conflicts]);
  await noteChange(
    tx,
    scope,
    parts.flatMap(({ changedDays }) => changedDays),
  );
  const sum = (name: 'accepted' | 'changed' | 'known' | 'outdated'): number =>
    parts.reduce((total, part) => total + part[name], 0);
  return {
    accepted: sum('accepted'),
    changed: sum('changed'),
    known: sum('known'),
    outdated: sum('outdated'),
    conflicts: new Set(conflicts.map(({ row }) => row)).size,
    days: [...new Set(parts.flatMap((part) => part.days))].sort(),
  };
}

async function writeErrors(
  { insert }: Tx,
  { ctx, storeId, batchId }: Scope,
  errors: readonly RowError[],
): Promise<void> {
  if (!errors.length) return;
  const own = { providerId: ctx.providerId, storeId, batchId };
  const rows = errors.map(({ row, column, code, value }) => ({
    ...{ ...own, rowNo: row, columnName: column ?? '', code, value },
  }));
  await insert(ImportError, rows, { ignore: true });
}

async function noteAccounts(tx: Tx, scope: Scope, accounts: ReadonlySet<string>): Promise<void> {
  if (!accounts.size) return;
  const { ctx, storeId, at } = scope;
  const providerId = ctx.providerId;
  const rows = [...accounts].sort().map((account) => ({ providerId, storeId, account, firstSeenAt: at }));
  const brought = rows.map(({ account }) => ({ on: businessDateOf(at, scope.timeZone), key: account }));
  await noteBrought(tx, scope, 'account', brought);
  await tx.insert(AgentAccount, rows, { ignore: true });
}
