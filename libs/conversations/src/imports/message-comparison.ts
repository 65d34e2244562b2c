import { plainArray } from '@zuoxi/platform/database';
import { rowError, type RowError } from '../ingest/index.js';
import { noteBrought } from '../rows/brought-rows.js';
import { type Scope, storeKey, type Tx, type Written } from '../rows/written.js';
import {
  type Content,
  contentColumns,
  isSame,
  keepVersion,
  type Owned,
  putContents,
} from './message-versions.js';
import type { Placed } from './moved-messages.js';

type Standing = Owned & { readonly asOf: Date };

/** Of messages that were there, or stand in this file twice: what is different, and whose word counts. */
export async function compare(
  tx: Tx,
  scope: Scope,
  rows: readonly Placed[],
  idOf: ReadonlyMap<string, string>,
  accepted: number,
): Promise<Omit<Written, 'accepted' | 'days'>> {
  const standing = await tx.sql<Standing>(
    `select m.business_date::text as "on", encode(m.fingerprint, 'hex') as key, m.batch_id, i.as_of, ${contentColumns}
       from unnest($3::date[], $4::text[]) as u (d, f)
       join conversations.message m
         on m.provider_id = $1 and m.store_id = $2 and m.business_date = u.d and m.fingerprint = decode(u.f, 'hex')
       join conversations.import_batch i
         on i.provider_id = m.provider_id and i.store_id = m.store_id and i.id = m.batch_id`,
    [
      ...storeKey(scope),
      plainArray(rows.map(({ on }) => on)),
      plainArray(rows.map((row) => row.fingerprint)),
    ],
  );
  const standingOf = new Map(standing.map((row) => [`${row.on} ${row.key}`, row]));
  const seen = new Map<string, Content>();
  const conflicts: RowError[] = [];
  const changes: { former: Standing; now: Content }[] = [];
  const outdated: { former: Standing; now: Content }[] = [];
  const same: Standing[] = [];
  for (const row of rows) {
    const key = `${row.on} ${row.fingerprint}`;
    const former = standingOf.get(key);
    if (!former) continue;
    const now: Content = {
      conversationId: idOf.get(`${row.on} ${row.externalConversationId}`) ?? former.conversationId,
      ...{ at: row.at.toISOString(), direction: row.direction, agentAccount: row.agentAccount },
      ...{ type: row.type, text: row.text, rowNo: row.row },
    };
    const first =
      seen.get(key) ?? (former.batchId === scope.batchId && former.rowNo !== row.row ? former : null);
    if (first) {
      if (!isSame(first, now)) conflicts.push(rowError(row.row, null, 'KEY_CONFLICT', row.text));
      continue;
    }
    seen.set(key, now);
    if (former.batchId === scope.batchId) continue;
    if (isSame(former, now)) same.push(former);
    else (former.asOf <= scope.asOf ? changes : outdated).push({ former, now });
  }
  await noteBrought(
    tx,
    scope,
    'message',
    same.map(({ on, key }) => ({ on, key })),
  );
  await noteBrought(
    tx,
    scope,
    'message',
    outdated.map(({ former: { on, key }, now }) => ({ on, key, value: now })),
  );
  await change(tx, scope, changes);
  return {
    changed: changes.length,
    outdated: outdated.length,
    known: rows.length - accepted - changes.length - outdated.length - conflicts.length,
    conflicts,
    changedDays: [...new Set(changes.map(({ former }) => former.on))],
  };
}

/** The new version takes the row; the former is kept with every file that said so. */
async function change(
  tx: Tx,
  scope: Scope,
  changes: readonly { former: Standing; now: Content }[],
): Promise<void> {
  if (!changes.length) return;
  const contentOf = ({ on: _, key: _key, batchId: _batch, asOf: _asOf, ...content }: Standing): Content =>
    content;
  for (const { former } of changes) await keepVersion(tx, scope, former.on, former.key, contentOf(former));
  await noteBrought(
    tx,
    scope,
    'message',
    changes.map(({ former }) => ({ ...former, value: contentOf(former) })),
  );
  await putContents(
    tx,
    scope,
    changes.map(({ former: { on, key }, now }) => ({ on, key, batchId: scope.batchId, ...now })),
  );
}
