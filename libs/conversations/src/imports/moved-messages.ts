import { plainArray } from '@zuoxi/platform/database';
import { IsNull, Not } from 'typeorm';
import { rowError, type RowError } from '../ingest/index.js';
import { ImportBatch } from './import-batch.entity.js';
import type { ChunkMessage } from './import.reader.js';
import {
  add,
  type Batch,
  broughtOn,
  bytesArray,
  daysIn,
  daysLeft,
  daysOfTalks,
  type KeysOn,
  type Known,
  load,
  messagesOn,
  type Version,
} from './known-versions.js';
import { addContents, type Content, isSame, type Owned, putContents } from './message-versions.js';
import { type OfStore, type Scope, storeKey, type Tx, type Written } from '../rows/written.js';

export type Placed = ChunkMessage & { readonly on: string };

const isNumbered = ({ externalConversationId }: Placed): boolean =>
  !externalConversationId.startsWith('auto-');

/**
 * Messages that the file numbers are known by that number on any day: where another file has one on another day, the
 * later moment says on which it stands, and the other version is kept with the day it was on.
 *
 * @returns the rows that are no such messages, and what became of those that are
 */
export async function writeMoved(
  tx: Tx,
  scope: Scope,
  rows: readonly Placed[],
  idOf: ReadonlyMap<string, string>,
): Promise<{ readonly others: readonly Placed[]; readonly moved: Written | null }> {
  const known = await knownElsewhere(tx, scope, rows.filter(isNumbered));
  if (!known) return { others: rows, moved: null };
  const counts = { accepted: 0, changed: 0, known: 0, outdated: 0 };
  const conflicts: RowError[] = [];
  const own = rows.filter((row) => known.versions.has(row.fingerprint));
  for (const { on, fingerprint: key, ...row } of own) {
    const versions = known.versions.get(key) as Version[];
    const content: Content = {
      conversationId: idOf.get(`${on} ${row.externalConversationId}`) as string,
      ...{ at: row.at.toISOString(), direction: row.direction, agentAccount: row.agentAccount },
      ...{ type: row.type, text: row.text, rowNo: row.row },
    };
    const first = versions.find(({ batchId }) => batchId === scope.batchId);
    if (first) {
      if (isSame(first.content, content)) counts.known += 1;
      else conflicts.push(rowError(row.row, null, 'KEY_CONFLICT', row.text));
      continue;
    }
    const version = { on, key, batchId: scope.batchId, content, supersededBy: null };
    const former = lastOf(versions, known);
    versions.push(version);
    if (!former) counts.accepted += 1;
    else if (former.on === on && isSame(former.content, content)) counts.known += 1;
    else if (lastOf(versions, known) === version) counts.changed += 1;
    else counts.outdated += 1;
  }
  const changedDays = await settle(tx, scope, known);
  return {
    others: rows.filter((row) => !known.versions.has(row.fingerprint)),
    moved: { ...counts, conflicts, days: [...new Set(own.map(({ on }) => on))], changedDays },
  };
}

/** Of rows, those of which another day has a version too; null where there are none. */
async function knownElsewhere(tx: Tx, scope: Scope, rows: readonly Placed[]): Promise<Known | null> {
  if (!rows.length || !(await hasOtherFiles(tx, scope))) return null;
  const { batchId } = scope;
  const days = await daysOfTalks(tx, scope, new Set(rows.map((row) => row.externalConversationId)));
  const elsewhere: KeysOn = new Map();
  for (const { on, externalConversationId, fingerprint } of rows)
    for (const day of days.get(externalConversationId) ?? [])
      if (day !== on) add(elsewhere, day, fingerprint);
  const found = new Set<string>();
  for (const { key } of await messagesOn(tx, scope, elsewhere)) found.add(key);
  const left = await daysLeft(tx, scope, elsewhere);
  for (const { key } of await broughtOn(tx, scope, left)) found.add(key);
  if (!found.size) return null;

  const everywhere: KeysOn = new Map();
  const own = new Map<string, Set<string>>();
  for (const { on, externalConversationId, fingerprint } of rows) {
    if (!found.has(fingerprint)) continue;
    add(own, fingerprint, on);
    for (const day of [on, ...(days.get(externalConversationId) ?? [])]) add(everywhere, day, fingerprint);
  }
  const known = await load(tx, scope, everywhere, [batchId]);
  // A file that has one number on two days counts anew each day: there it does not tell which message it is.
  for (const [key, ownDays] of own) {
    const versions = known.versions.get(key) ?? [];
    const byFile = Map.groupBy(versions, (version) => version.batchId);
    const again = [...(byFile.get(batchId) ?? []).map(({ on }) => on), ...ownDays];
    const isUsedAgain = new Set(again).size > 1 || [...byFile.values()].some((each) => daysIn(each).size > 1);
    if (isUsedAgain || !versions.length) known.versions.delete(key);
  }
  return known.versions.size ? known : null;
}

/** The first file of a store, which is often its longest, has nothing to look for. */
async function hasOtherFiles({ manager }: Tx, { ctx, storeId, batchId }: Scope): Promise<boolean> {
  return manager.existsBy(ImportBatch, {
    ...{ providerId: ctx.providerId, storeId, kind: 'conversations', id: Not(batchId) },
    ...{ fromOn: Not(IsNull()), state: Not('undone') },
  });
}

const stands = ({ batches }: Known, id: string): boolean =>
  !['undoing', 'undone', undefined].includes(batches.get(id)?.state);

/** Of files that stand, what the latest moment says. */
function lastOf(versions: readonly Version[], known: Known): Version | undefined {
  const order = ({ batchId }: Version) => {
    const { asOf, createdAt } = known.batches.get(batchId) as Batch;
    return [asOf.getTime(), createdAt.getTime(), batchId] as const;
  };
  return versions
    .filter(({ batchId }) => stands(known, batchId))
    .sort((a, b) => {
      const [one, other] = [order(a), order(b)];
      return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : 1);
    })
    .at(-1);
}

/** Recognised by its place as another message's correction, on its own day: that stays so. */
const isByPlace = ({ on, supersededBy }: Version, versions: readonly Version[], known: Known): boolean =>
  supersededBy !== null &&
  stands(known, supersededBy) &&
  !versions.some((other) => other.batchId === supersededBy && other.on !== on);

/** Makes messages what their versions on all days say together. @returns days where something is different now */
async function settle(tx: Tx, scope: Omit<Scope, 'timeZone'>, known: Known): Promise<string[]> {
  const changedDays = new Set<string>();
  const notes: (Omit<Version, 'content'> & { value: Content | null })[] = [];
  const gone: KeysOn = new Map();
  const added: Owned[] = [];
  const put: Owned[] = [];
  for (const [key, versions] of known.versions) {
    const last = lastOf(versions, known);
    const shown = last && !isByPlace(last, versions, known) ? last : null;
    for (const { content, ...version } of versions) {
      const isHidden = isByPlace({ ...version, content }, versions, known);
      const isThere = !isHidden && version.on === shown?.on && stands(known, version.batchId);
      let { supersededBy } = version;
      if (stands(known, version.batchId) && !isHidden)
        supersededBy = last && version.on !== last.on ? last.batchId : null;
      notes.push({
        ...version,
        supersededBy,
        value: isThere && shown && isSame(content, shown.content) ? null : content,
      });
    }
    for (const on of daysIn(versions)) {
      const present = known.standing.get(`${on} ${key}`);
      if (on !== shown?.on) {
        if (present) add(gone, on, key);
        if (present) changedDays.add(on);
        continue;
      }
      const wanted = { ...shown.content, on, key, batchId: shown.batchId };
      if (!present) added.push(wanted);
      else if (present.batchId !== shown.batchId || !isSame(present, shown.content)) put.push(wanted);
      if (!present || !isSame(present, shown.content)) changedDays.add(on);
    }
  }
  await noteVersions(tx, scope, notes);
  for (const [on, keys] of gone)
    await tx.sql(
      `delete from conversations.message
        where provider_id = $1 and store_id = $2 and business_date = $3 and fingerprint = any ($4::bytea[])`,
      [...storeKey(scope), on, bytesArray(keys)],
    );
  if (added.length) await addContents(tx, scope, added);
  if (put.length) await putContents(tx, scope, put);
  return [...changedDays];
}

async function noteVersions(
  { sql }: Tx,
  { ctx, storeId, at }: Omit<Scope, 'timeZone'>,
  notes: readonly (Omit<Version, 'content'> & { value: Content | null })[],
): Promise<void> {
  await sql(
    `insert into conversations.brought_row
       (provider_id, store_id, batch_id, kind, business_date, key, value, superseded_by, brought_at)
     select $1::uuid, $2::uuid, r."batchId", 'message', r."on", r.key, r.value, r."supersededBy", $3::timestamptz
       from jsonb_to_recordset($4::jsonb)
         as r ("on" date, key text, "batchId" uuid, value jsonb, "supersededBy" uuid)
     on conflict (provider_id, store_id, kind, business_date, key, batch_id) do update
       set value = excluded.value, superseded_by = excluded.superseded_by`,
    [ctx.providerId, storeId, at, JSON.stringify(notes)],
  );
}

/** Days on which a file's versions stand in for others'. */
export async function daysSupersededBy(
  { sql }: Pick<Tx, 'sql'>,
  scope: OfStore & Pick<Scope, 'batchId'>,
): Promise<string[]> {
  const rows = await sql<{ on: string }>(
    `select distinct business_date::text as "on" from conversations.brought_row
      where provider_id = $1 and store_id = $2 and superseded_by = $3 and kind = 'message' order by 1`,
    [...storeKey(scope), scope.batchId],
  );
  return rows.map(({ on }) => on);
}

/** Brings messages of a day back that a file, which is being undone, had moved from it. @returns days where something is different now */
export async function takeBackMoved(tx: Tx, scope: Scope, on: string): Promise<string[]> {
  const { batchId } = scope;
  const rows = await tx.sql<{ key: string; conversationId: string }>(
    `select distinct key, value->>'conversationId' as conversation_id from conversations.brought_row
      where provider_id = $1 and store_id = $2 and kind = 'message' and business_date = $3 and superseded_by = $4`,
    [...storeKey(scope), on, batchId],
  );
  if (!rows.length) return [];
  const ids = [...new Set(rows.map(({ conversationId }) => conversationId))];
  const talks = await tx.sql<{ id: string; externalId: string }>(
    `select id, external_id from conversations.conversation
      where provider_id = $1 and store_id = $2 and business_date = $3 and id = any ($4::uuid[])`,
    [...storeKey(scope), on, plainArray(ids)],
  );
  const days = await daysOfTalks(tx, scope, new Set(talks.map(({ externalId }) => externalId)));
  const externalOf = new Map(talks.map(({ id, externalId }) => [id, externalId]));
  const everywhere: KeysOn = new Map();
  for (const { key, conversationId } of rows)
    for (const day of days.get(externalOf.get(conversationId) ?? '') ?? []) add(everywhere, day, key);
  const known = await load(tx, scope, everywhere, [batchId]);
  // What was superseded by its place comes back with its day.
  for (const [key, versions] of known.versions) if (daysIn(versions).size === 1) known.versions.delete(key);
  return known.versions.size ? settle(tx, scope, known) : [];
}
