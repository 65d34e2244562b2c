import { createHash } from 'node:crypto';
import type { AuditFacts, Deed, Subject } from '@zuoxi/vocabulary';
import type pg from 'pg';
import type { ProviderContext } from '../context/index.js';
import type { AuditEntry } from './audit-entry.entity.js';
import type { Changes } from './changes.js';
import type { Sql } from './orm/index.js';
import { inCamelCase } from './row-names.js';

export interface AuditNote {
  readonly subjectType: Subject;
  readonly subjectId: string;
  readonly storeId?: string | null;
  readonly details?: AuditFacts;
  /** Of a deed that changes what was there: what differs (`changesOf`). */
  readonly changes?: Changes;
}

/** What of an entry its hash covers. */
export type HashedEntry = Omit<AuditEntry, 'at' | 'previousHash' | 'hash'> & { readonly at: string };

export const genesisHash = Buffer.alloc(32);

/** JSON with sorted keys, so that the same entry hashes alike after a trip through jsonb. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
    .join(',')}}`;
}

/** SHA-256 over the previous hash and every field of the entry, in a fixed form. */
export function hashEntry(previous: Buffer, entry: HashedEntry): Buffer {
  return createHash('sha256').update(previous).update(canonical(entry)).digest();
}

type Sending = (queries: readonly (() => Promise<pg.QueryResult>)[]) => Promise<pg.QueryResult[]>;
/** The doors' connections pipeline. */
const inOneGo: Sending = (queries) => Promise.all(queries.map((query) => query()));
const inTurn: Sending = async (queries) => {
  const results: pg.QueryResult[] = [];
  for (const query of queries) results.push(await query());
  return results;
};

/** Appends one entry for each note (or one for the bare deed) to the provider's chain, in the caller's transaction. */
export async function appendAudit(
  client: pg.ClientBase,
  ctx: ProviderContext,
  at: Date,
  deed: Deed,
  notes: readonly AuditNote[],
  send: Sending = inOneGo,
): Promise<void> {
  // One writer of a chain at a time, until its transaction ends. Not a lock on the head's row: that asks for the right
  // to change it. Sent in one go, run in this order.
  const [, , head] = await send([
    () =>
      client.query(`select pg_advisory_xact_lock(hashtextextended('zuoxi.audit ' || $1, 0))`, [
        ctx.providerId,
      ]),
    () =>
      client.query(
        `insert into platform.audit_head (provider_id, seq, hash) values ($1, 0, $2) on conflict do nothing`,
        [ctx.providerId, genesisHash],
      ),
    () => client.query(`select seq, hash from platform.audit_head where provider_id = $1`, [ctx.providerId]),
  ]);
  let { seq, hash } = head?.rows[0] as { seq: number; hash: Buffer };
  const from = seq;
  for (const note of notes.length ? notes : [null]) {
    seq += 1;
    const entry: HashedEntry = {
      providerId: ctx.providerId,
      seq,
      at: at.toISOString(),
      action: deed,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      storeId: note?.storeId ?? ctx.storeId ?? null,
      subjectType: note?.subjectType ?? null,
      subjectId: note?.subjectId ?? null,
      details: JSON.parse(
        JSON.stringify({
          ...note?.details,
          ...(note?.changes && Object.keys(note.changes).length ? { changed: note.changes } : {}),
        }),
      ),
      ip: ctx.ip,
      requestId: ctx.requestId,
    };
    const previous = hash;
    hash = hashEntry(previous, entry);
    await client.query(
      `insert into platform.audit_entry (provider_id, seq, at, action, actor_kind, actor_id, actor_name, store_id,
         subject_type, subject_id, details, ip, request_id, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        entry.providerId,
        seq,
        entry.at,
        deed,
        entry.actorKind,
        entry.actorId,
        entry.actorName,
        entry.storeId,
        entry.subjectType,
        entry.subjectId,
        JSON.stringify(entry.details),
        entry.ip,
        entry.requestId,
        previous,
        hash,
      ],
    );
  }
  const moved = await client.query<{ moved: boolean }>(
    `select platform.move_audit_head($1, $2, $3, $4) as moved`,
    [ctx.providerId, from, seq, hash],
  );
  if (!moved.rows[0]?.moved) throw new Error('the head of the audit chain is not where it was');
}

/**
 * As `appendAudit`, for an operator's command: in a transaction of the database's owner with `row_security = off`. The
 * chain's head is moved by a function that has no more rights than the application, so its tenant is said for as long.
 */
export async function appendAuditAsOwner(
  client: pg.ClientBase,
  ctx: ProviderContext,
  now: Date,
  deed: Deed,
  note: AuditNote,
): Promise<void> {
  const said = `select set_config('row_security', $1, true), set_config('app.provider_id', $2, true),
                       set_config('app.provider_wide', $3, true)`;
  await client.query(said, ['on', ctx.providerId, 'on']);
  await appendAudit(client, ctx, now, deed, [note], inTurn);
  await client.query(said, ['off', '', '']);
}

const pageSize = 2000;

/** As `verifyChainBy`, for whoever holds a connection past the doors. */
export const verifyAuditChain = (client: pg.ClientBase, providerId: string): Promise<number | null> => {
  const sql: Sql = async <Row extends object>(text: string, values?: unknown[]) =>
    inCamelCase((await client.query(text, values)).rows) as Row[];
  return verifyChainBy(sql, providerId);
};

type ChainedRow = AuditEntry & { readonly atIsWhole: boolean };

/**
 * Recomputes one provider's chain, a page at a time; returns the sequence number of the first entry that does not fit,
 * or null. Inside a repeatable-read transaction it may run beside writers.
 */
export async function verifyChainBy(sql: Sql, providerId: string): Promise<number | null> {
  let previous: Buffer = genesisHash;
  let lastSeq = 0;
  for (;;) {
    const rows = await sql<ChainedRow>(
      `select provider_id, seq, at, action, actor_kind, actor_id, actor_name, store_id, subject_type, subject_id,
              details, ip, request_id, previous_hash, hash, at = date_trunc('milliseconds', at) as at_is_whole
         from platform.audit_entry where provider_id = $1 and seq > $2 order by seq limit ${pageSize}`,
      [providerId, lastSeq],
    );
    for (const { previousHash, hash: kept, atIsWhole, at, ...row } of rows) {
      const hash = hashEntry(previous, { ...row, at: at.toISOString() });
      const fits = hash.equals(kept) && previous.equals(previousHash);
      // Entries are written to the millisecond; what lies below it would not reach the hash.
      if (row.seq !== lastSeq + 1 || !fits || !atIsWhole) return lastSeq + 1;
      previous = hash;
      lastSeq = row.seq;
    }
    if (rows.length < pageSize) break;
  }
  const head = await sql<{ seq: number; hash: Buffer }>(
    `select seq, hash from platform.audit_head where provider_id = $1`,
    [providerId],
  );
  const last = head[0] ?? { seq: 0, hash: genesisHash };
  // A chain cut at its end still has a head that remembers the entry.
  if (last.seq !== lastSeq || !previous.equals(last.hash)) return lastSeq + 1;
  return null;
}
