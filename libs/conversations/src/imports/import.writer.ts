import { businessDateOf } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { instantArray, plainArray, sql, textArray, type WriteTx } from '@zuoxi/platform/database';
import type { ConversationsTables } from '../tables.js';
import { noteBrought, noteChange } from './brought-rows.js';
import type { Chunk } from './import.reader.js';

export interface WrittenChunk {
  readonly accepted: number;
  readonly known: number;
  readonly days: string[];
  /** Rows that were there were changed. */
  readonly replaced?: boolean;
}

interface Scope {
  readonly ctx: Context;
  readonly storeId: string;
  readonly batchId: string;
  readonly timeZone: string;
  readonly at: Date;
}
type Tx = WriteTx<ConversationsTables>;

/** Writes one chunk; every row that is already there, from this file or another, is left as it is and counted. */
export async function writeChunk(tx: Tx, scope: Scope, chunk: Chunk): Promise<WrittenChunk> {
  await writeErrors(tx, scope, chunk);
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
  const changed = parts.flatMap((part) => (part.accepted || part.replaced ? part.days : []));
  await noteChange(tx, scope, changed);
  return {
    accepted: parts.reduce((sum, part) => sum + part.accepted, 0),
    known: parts.reduce((sum, part) => sum + part.known, 0),
    days: [...new Set(parts.flatMap((part) => part.days))].sort(),
  };
}

async function writeErrors({ q }: Tx, { ctx, storeId, batchId }: Scope, { errors }: Chunk): Promise<void> {
  if (!errors.length) return;
  const providerId = ctx.providerId as string;
  const rows = errors.map(({ row, column, code, value }) => ({
    providerId,
    storeId,
    batchId,
    rowNo: row,
    columnName: column ?? '',
    code,
    value,
  }));
  await q
    .insertInto('conversations.importError')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute();
}

async function noteAccounts(tx: Tx, scope: Scope, accounts: ReadonlySet<string>): Promise<void> {
  if (!accounts.size) return;
  const { ctx, storeId, at } = scope;
  const providerId = ctx.providerId as string;
  const rows = [...accounts].sort().map((account) => ({ providerId, storeId, account, firstSeenAt: at }));
  const brought = rows.map(({ account }) => ({ on: businessDateOf(at, scope.timeZone), key: account }));
  await noteBrought(tx, scope, 'account', brought);
  await tx.q
    .insertInto('conversations.agentAccount')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute();
}

const nothing: WrittenChunk = { accepted: 0, known: 0, days: [] };

async function writeMessages({ q }: Tx, scope: Scope, messages: Chunk['messages']): Promise<WrittenChunk> {
  if (!messages.length) return nothing;
  const { ctx, storeId, batchId, timeZone } = scope;
  const dated = messages.map((message) => ({ ...message, on: businessDateOf(message.at, timeZone) }));
  const homes = await homesOf({ q } as Tx, storeId, dated);
  const rows = homes.size
    ? dated.map((row) => ({
        ...row,
        externalConversationId:
          homes.get(`${row.on} ${row.externalConversationId}`) ?? row.externalConversationId,
      }))
    : dated;
  const threads = new Map<
    string,
    { on: string; external: string; buyer: string; account: string | null; from: Date; to: Date }
  >();
  for (const row of rows) {
    const key = `${row.on} ${row.externalConversationId}`;
    const known = threads.get(key);
    if (!known) {
      threads.set(key, {
        on: row.on,
        external: row.externalConversationId,
        buyer: row.buyer,
        account: row.agentAccount,
        from: row.at,
        to: row.at,
      });
      continue;
    }
    if (row.at < known.from) known.from = row.at;
    if (row.at > known.to) known.to = row.at;
    known.account ??= row.agentAccount;
  }
  const list = [...threads.values()];
  const { rows: ids } = await sql<{ id: string; businessDate: string; externalId: string }>`
    insert into conversations.conversation as c
      (provider_id, store_id, id, business_date, external_id, buyer, agent_account, started_at, ended_at)
    select ${ctx.providerId}::uuid, ${storeId}::uuid, *
      from unnest(${plainArray(list.map(() => newId()))}::uuid[], ${plainArray(list.map((t) => t.on))}::date[],
                  ${textArray(list.map((t) => t.external))}::text[], ${textArray(list.map((t) => t.buyer))}::text[],
                  ${textArray(list.map((t) => t.account))}::text[],
                  ${instantArray(list.map((t) => t.from))}::timestamptz[], ${instantArray(list.map((t) => t.to))}::timestamptz[])
    on conflict (store_id, business_date, external_id) do update set
      started_at = least(c.started_at, excluded.started_at),
      ended_at = greatest(c.ended_at, excluded.ended_at),
      agent_account = coalesce(c.agent_account, excluded.agent_account)
    returning id, business_date, external_id`.execute(q);
  const idOf = new Map(ids.map((row) => [`${row.businessDate} ${row.externalId}`, row.id]));
  const written = await sql`
    insert into conversations.message
      (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
    select ${ctx.providerId}::uuid, ${storeId}::uuid, ${batchId}::uuid, d, c, decode(f, 'hex'), a, w, g, y, t, r
      from unnest(${plainArray(rows.map((r) => r.on))}::date[],
                  ${plainArray(rows.map((r) => idOf.get(`${r.on} ${r.externalConversationId}`)))}::uuid[],
                  ${plainArray(rows.map((r) => r.fingerprint))}::text[], ${instantArray(rows.map((r) => r.at))}::timestamptz[],
                  ${plainArray(rows.map((r) => r.direction))}::text[], ${textArray(rows.map((r) => r.agentAccount))}::text[],
                  ${plainArray(rows.map((r) => r.type))}::text[], ${textArray(rows.map((r) => r.text))}::text[],
                  ${plainArray(rows.map((r) => r.row))}::int[])
        as u (d, c, f, a, w, g, y, t, r)
    on conflict do nothing`.execute(q);
  const accepted = Number(written.numAffectedRows ?? 0);
  const days = [...new Set(rows.map(({ on }) => on))];
  if (accepted) await markStale({ q } as Tx, scope, days);
  if (accepted < rows.length) await noteKnownMessages({ q } as Tx, scope, rows);
  return { accepted, known: rows.length - accepted, days };
}

/** Of messages that other files had brought before. */
async function noteKnownMessages(
  tx: Tx,
  scope: Scope,
  rows: readonly { on: string; fingerprint: string }[],
): Promise<void> {
  const { rows: known } = await sql<{ on: string; key: string }>`
    select u.d::text as "on", u.f as key
      from unnest(${plainArray(rows.map(({ on }) => on))}::date[], ${plainArray(rows.map((row) => row.fingerprint))}::text[]) as u (d, f)
      join conversations.message m
        on m.store_id = ${scope.storeId} and m.business_date = u.d and m.fingerprint = decode(u.f, 'hex')
     where m.batch_id <> ${scope.batchId}::uuid`.execute(tx.q);
  await noteBrought(tx, scope, 'message', known);
}

/**
 * Conversations that the file does not number begin with its first message of them, and another file may begin later:
 * where one message of such a conversation is known already, the others belong there too.
 */
async function homesOf(
  { q }: Tx,
  storeId: string,
  rows: readonly { on: string; externalConversationId: string; fingerprint: string }[],
): Promise<Map<string, string>> {
  const unnumbered = rows.filter(({ externalConversationId }) => externalConversationId.startsWith('auto-'));
  if (!unnumbered.length) return new Map();
  const { rows: known } = await sql<{ on: string; thread: string; conversationId: string }>`
    select distinct u.d as "on", u.t as thread, m.conversation_id
      from unnest(${unnumbered.map(({ on }) => on)}::date[], ${unnumbered.map((row) => row.externalConversationId)}::text[],
                  ${unnumbered.map(({ fingerprint }) => fingerprint)}::text[]) as u (d, t, f)
      join conversations.message m
        on m.store_id = ${storeId} and m.business_date = u.d and m.fingerprint = decode(u.f, 'hex')
     order by m.conversation_id desc`.execute(q);
  if (!known.length) return new Map();
  const conversations = await q
    .selectFrom('conversations.conversation')
    .select(['id', 'externalId'])
    .where('storeId', '=', storeId)
    .where('businessDate', 'in', [...new Set(known.map(({ on }) => on))])
    .where('id', 'in', [...new Set(known.map(({ conversationId }) => conversationId))])
    .execute();
  const externalOf = new Map(conversations.map(({ id, externalId }) => [id, externalId]));
  return new Map(
    known.map(({ on, thread, conversationId }) => [
      `${on} ${thread}`,
      externalOf.get(conversationId) ?? thread,
    ]),
  );
}

async function markStale({ q }: Tx, { ctx, storeId }: Scope, days: readonly string[]): Promise<void> {
  const rows = days.map((businessDate) => ({ providerId: ctx.providerId as string, storeId, businessDate }));
  await q
    .insertInto('conversations.staleDay')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute();
}

async function writePerformance(tx: Tx, scope: Scope, rows: Chunk['performance']): Promise<WrittenChunk> {
  if (!rows.length) return nothing;
  const { q } = tx;
  const { ctx, storeId, batchId } = scope;
  const values = rows.map(({ kind: _, row: _row, agentAccount, on, raw, ...figures }) => ({
    providerId: ctx.providerId as string,
    storeId,
    businessDate: on,
    agentAccount,
    preset: 'platform',
    figures: JSON.stringify(figures),
    raw: JSON.stringify(raw),
    batchId,
  }));
  const brought = rows.map(({ kind: _, row: _row, agentAccount, on, raw, ...figures }) => ({
    on,
    key: agentAccount,
    value: { figures, raw },
  }));
  await noteBrought(tx, scope, 'performance', brought);
  // A later export of the same day is the platform's correction, and replaces the figures.
  await q
    .insertInto('conversations.agentPerformance')
    .values(values)
    .onConflict((c) =>
      c.columns(['storeId', 'businessDate', 'agentAccount', 'preset']).doUpdateSet((eb) => ({
        figures: eb.ref('excluded.figures'),
        raw: eb.ref('excluded.raw'),
        batchId: eb.ref('excluded.batchId'),
      })),
    )
    .execute();
  return { accepted: rows.length, known: 0, days: [...new Set(rows.map(({ on }) => on))] };
}

async function writeOrders(tx: Tx, scope: Scope, rows: Chunk['orders']): Promise<WrittenChunk> {
  if (!rows.length) return nothing;
  const { q } = tx;
  const { ctx, storeId, batchId, timeZone, at } = scope;
  const values = rows.map((row) => ({
    providerId: ctx.providerId as string,
    storeId,
    id: newId(),
    businessDate: businessDateOf(row.createdAt ?? row.paidAt ?? at, timeZone),
    orderNo: row.orderNo,
    buyer: row.buyer ?? '',
    agentAccount: row.agentAccount,
    paidFen: row.paidFen,
    status: row.status,
    orderedAt: row.createdAt,
    paidAt: row.paidAt,
    batchId,
  }));
  const unique = [...new Map(values.map((value) => [value.orderNo, value])).values()];
  const brought = unique.map(
    ({ orderNo, businessDate: on, buyer, agentAccount, orderedAt, paidFen, status, paidAt }) => ({
      on,
      key: orderNo,
      value: { on, buyer, agentAccount, orderedAt, paidFen, status, paidAt },
    }),
  );
  await noteBrought(tx, scope, 'order', brought);
  const before = await q
    .selectFrom('conversations.orderRecord')
    .select('orderNo')
    .where('storeId', '=', storeId)
    .where(
      'orderNo',
      'in',
      unique.map(({ orderNo }) => orderNo),
    )
    .execute();
  await q
    .insertInto('conversations.orderRecord')
    .values(unique)
    .onConflict((c) =>
      c.columns(['storeId', 'orderNo']).doUpdateSet((eb) => ({
        paidFen: eb.ref('excluded.paidFen'),
        status: eb.ref('excluded.status'),
        paidAt: eb.ref('excluded.paidAt'),
      })),
    )
    .execute();
  return {
    accepted: unique.length - before.length,
    known: rows.length - (unique.length - before.length),
    replaced: before.length > 0,
    days: [...new Set(values.map(({ businessDate }) => businessDate))],
  };
}

const fingerprintOf = (row: Chunk['afterSales'][number]): string =>
  row.externalRecordId ?? [row.orderNo, row.type, row.amountFen, row.at?.toISOString()].join('|');

async function writeAfterSales({ q }: Tx, scope: Scope, rows: Chunk['afterSales']): Promise<WrittenChunk> {
  if (!rows.length) return nothing;
  const { ctx, storeId, batchId, timeZone, at } = scope;
  const written = await sql`
    insert into conversations.after_sale
      (provider_id, store_id, batch_id, id, business_date, fingerprint, order_no, buyer, kind, amount_fen, reason, outcome, agent_account, at)
    select ${ctx.providerId}::uuid, ${storeId}::uuid, ${batchId}::uuid, i, d, sha256(convert_to(f, 'UTF8')), o, b, k, m, r, u, g, a
      from unnest(${rows.map(() => newId())}::uuid[], ${rows.map((r) => businessDateOf(r.at ?? at, timeZone))}::date[],
                  ${rows.map(fingerprintOf)}::text[],
                  ${rows.map((r) => r.orderNo)}::text[], ${rows.map((r) => r.buyer ?? '')}::text[],
                  ${rows.map((r) => r.type ?? '')}::text[], ${rows.map((r) => r.amountFen)}::bigint[],
                  ${rows.map((r) => r.reason)}::text[], ${rows.map((r) => r.outcome)}::text[],
                  ${rows.map((r) => r.agentAccount)}::text[], ${rows.map((r) => r.at)}::timestamptz[])
        as x (i, d, f, o, b, k, m, r, u, g, a)
    on conflict do nothing`.execute(q);
  const accepted = Number(written.numAffectedRows ?? 0);
  if (accepted < rows.length) {
    const { rows: known } = await sql<{ on: string; key: string }>`
      select s.business_date::text as "on", encode(s.fingerprint, 'hex') as key
        from conversations.after_sale s
       where s.store_id = ${storeId} and s.batch_id <> ${batchId}::uuid
         and s.fingerprint = any (select sha256(convert_to(f, 'UTF8')) from unnest(${rows.map(fingerprintOf)}::text[]) as f)`.execute(
      q,
    );
    await noteBrought({ q } as Tx, scope, 'after_sale', known);
  }
  return {
    accepted,
    known: rows.length - accepted,
    days: [...new Set(rows.map((row) => businessDateOf(row.at ?? at, timeZone)))],
  };
}
