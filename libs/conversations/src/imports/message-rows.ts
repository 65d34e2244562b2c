import { businessDateOf } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import { instantArray, plainArray, textArray } from '@zuoxi/platform/database';
import { rowError, type RowError } from '../ingest/index.js';
import { noteBrought } from '../rows/brought-rows.js';
import type { ChunkMessage } from './import.reader.js';
import { type Content, contentColumns, isSame, putContents } from './message-versions.js';
import { type Placed, writeMoved } from './moved-messages.js';
import { markStale } from './stale-days.js';
import { lockKind, nothing, type Scope, type Tx, type Written } from '../rows/written.js';

export async function writeMessages(
  tx: Tx,
  scope: Scope,
  messages: readonly ChunkMessage[],
): Promise<Written> {
  if (!messages.length) return nothing;
  const { ctx, storeId, timeZone } = scope;
  // First, because two files may have one message on different days, where no key would stop them.
  await lockKind(tx, storeId, 'message');
  const dated = messages.map((message) => ({ ...message, on: businessDateOf(message.at, timeZone) }));
  const homes = await homesOf(tx, storeId, dated);
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
  const ids = await tx.sql<{ id: string; businessDate: string; externalId: string }>(
    `insert into conversations.conversation as c
       (provider_id, store_id, id, business_date, external_id, buyer, agent_account, started_at, ended_at)
     select $1::uuid, $2::uuid, *
       from unnest($3::uuid[], $4::date[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[])
     on conflict (provider_id, store_id, business_date, external_id) do update set
       started_at = least(c.started_at, excluded.started_at),
       ended_at = greatest(c.ended_at, excluded.ended_at),
       agent_account = coalesce(c.agent_account, excluded.agent_account)
     returning id, business_date, external_id`,
    [
      ctx.providerId,
      storeId,
      plainArray(list.map(() => newId())),
      plainArray(list.map((t) => t.on)),
      textArray(list.map((t) => t.external)),
      textArray(list.map((t) => t.buyer)),
      textArray(list.map((t) => t.account)),
      instantArray(list.map((t) => t.from)),
      instantArray(list.map((t) => t.to)),
    ],
  );
  const idOf = new Map(ids.map((row) => [`${row.businessDate} ${row.externalId}`, row.id]));
  const { others, moved } = await writeMoved(tx, scope, rows, idOf);
  const plain = await writeInPlace(tx, scope, others, idOf);
  const parts = moved ? [plain, moved] : [plain];
  const sum = (name: 'accepted' | 'changed' | 'known' | 'outdated'): number =>
    parts.reduce((total, part) => total + part[name], 0);
  const changedDays = [...new Set(parts.flatMap((part) => part.changedDays))];
  // Also of rows that stand elsewhere: their talk of this day seemed to begin or end with them.
  const stale = new Set([...changedDays, ...(moved?.days ?? [])]);
  if (stale.size) await markStale(tx, scope, [...stale]);
  return {
    ...{ accepted: sum('accepted'), changed: sum('changed'), known: sum('known'), outdated: sum('outdated') },
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
    ...{ days: [...new Set(rows.map(({ on }) => on))], changedDays },
  };
}

/** Messages that no other day has. */
async function writeInPlace(
  tx: Tx,
  scope: Scope,
  rows: readonly Placed[],
  idOf: ReadonlyMap<string, string>,
): Promise<Written> {
  if (!rows.length) return nothing;
  const { ctx, storeId, batchId } = scope;
  const [written] = await tx.sql<{ count: number }>(
    `with written as (
       insert into conversations.message
         (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
       select $1::uuid, $2::uuid, $3::uuid, d, c, decode(f, 'hex'), a, w, g, y, t, r
         from unnest($4::date[], $5::uuid[], $6::text[], $7::timestamptz[], $8::text[], $9::text[], $10::text[],
                     $11::text[], $12::int[])
              as u (d, c, f, a, w, g, y, t, r)
       on conflict do nothing
       returning 1)
     select count(*) as count from written`,
    [
      ctx.providerId,
      storeId,
      batchId,
      plainArray(rows.map((r) => r.on)),
      plainArray(rows.map((r) => idOf.get(`${r.on} ${r.externalConversationId}`))),
      plainArray(rows.map((r) => r.fingerprint)),
      instantArray(rows.map((r) => r.at)),
      plainArray(rows.map((r) => r.direction)),
      textArray(rows.map((r) => r.agentAccount)),
      plainArray(rows.map((r) => r.type)),
      textArray(rows.map((r) => r.text)),
      plainArray(rows.map((r) => r.row)),
    ],
  );
  const accepted = written?.count ?? 0;
  const days = [...new Set(rows.map(({ on }) => on))];
  const others =
    accepted < rows.length
      ? await compare(tx, scope, rows, idOf, accepted)
      : { changed: 0, known: 0, outdated: 0, conflicts: [], changedDays: [] };
  return { ...others, accepted, days, changedDays: accepted ? days : others.changedDays };
}

interface Standing extends Content {
  readonly on: string;
  readonly key: string;
  readonly batchId: string;
  readonly asOf: Date;
}

/** Of messages that were there, or stand in this file twice: what is different, and whose word counts. */
async function compare(
  tx: Tx,
  scope: Scope,
  rows: readonly Placed[],
  idOf: ReadonlyMap<string, string>,
  accepted: number,
): Promise<Omit<Written, 'accepted' | 'days'>> {
  const standing = await tx.sql<Standing>(
    `select m.business_date::text as "on", encode(m.fingerprint, 'hex') as key, m.batch_id, i.as_of, ${contentColumns}
       from unnest($1::date[], $2::text[]) as u (d, f)
       join conversations.message m
         on m.store_id = $3 and m.business_date = u.d and m.fingerprint = decode(u.f, 'hex')
       join conversations.import_batch i on i.store_id = m.store_id and i.id = m.batch_id`,
    [plainArray(rows.map(({ on }) => on)), plainArray(rows.map((row) => row.fingerprint)), scope.storeId],
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
  for (const { former } of changes)
    await keepVersion(tx, scope.storeId, former.on, former.key, contentOf(former));
  await noteBrought(
    tx,
    scope,
    'message',
    changes.map(({ former }) => ({ ...former, value: contentOf(former) })),
  );
  await putContents(
    tx,
    scope.storeId,
    changes.map(({ former: { on, key }, now }) => ({ on, key, batchId: scope.batchId, ...now })),
  );
}

/** Files whose version was "as the row stands" get it written down before the row changes. */
async function keepVersion(
  tx: Tx,
  storeId: string,
  on: string,
  key: string,
  content: Content,
): Promise<void> {
  await tx.sql(
    `update conversations.brought_row set value = $1::jsonb
      where store_id = $2 and kind = 'message' and business_date = $3 and key = $4 and value is null`,
    [JSON.stringify(content), storeId, on, key],
  );
}

/** Of a day, the talks in which messages of several files stand: of which. */
async function sharedTalks(
  { sql }: Tx,
  storeId: string,
  on: string,
): Promise<Map<string, readonly string[]>> {
  const rows = await sql<{ conversationId: string; batchIds: string[] }>(
    `select conversation_id, array_agg(distinct batch_id) as batch_ids
       from conversations.message
      where store_id = $1 and business_date = $2
      group by 1 having min(batch_id::text) <> max(batch_id::text)`,
    [storeId, on],
  );
  return new Map(rows.map(({ conversationId, batchIds }) => [conversationId, batchIds]));
}

/**
 * Files without message ids cannot say that a message is another one's correction: it is recognised by its place. A
 * message of an earlier moment goes where the later file has one of the same person in that talk that the earlier has not,
 * in the same second, or with the same words after the same message of the other side.
 *
 * @param batches files that have the day, later ones last
 * @returns whether anything went
 */
export async function supersede(
  tx: Tx,
  scope: Pick<Scope, 'ctx' | 'storeId' | 'at'>,
  batches: readonly string[],
  on: string,
): Promise<boolean> {
  const talks = await sharedTalks(tx, scope.storeId, on);
  let isChanged = false;
  for (const winnerId of batches) {
    const shared = [...talks].filter(([, batchIds]) => batchIds.includes(winnerId)).map(([id]) => id);
    if (shared.length && (await supersedeIn(tx, scope, winnerId, on, shared))) isChanged = true;
  }
  return isChanged;
}

async function supersedeIn(
  tx: Tx,
  scope: Pick<Scope, 'ctx' | 'storeId' | 'at'>,
  winnerId: string,
  on: string,
  talks: readonly string[],
): Promise<boolean> {
  const { storeId } = scope;
  // Joined here: planned without statistics, as after many files at once, the same joins took the square of a day.
  const found = await tx.sql<Omit<Standing, 'asOf'>>(
    `select m.business_date::text as "on", encode(m.fingerprint, 'hex') as key, m.batch_id, ${contentColumns}
       from conversations.message m
      where m.store_id = $1 and m.business_date = $2 and m.conversation_id = any ($3::uuid[])
      order by m.conversation_id, m.at, m.row_no`,
    [storeId, on, plainArray(talks)],
  );
  const order = await tx.sql<{ id: string }>(
    `select id from conversations.import_batch
      where store_id = $1 and id = any ($2::uuid[])
      order by as_of, created_at, id`,
    [storeId, plainArray([...new Set(found.map(({ batchId }) => batchId))])],
  );
  const agreed = await tx.sql<{ key: string }>(
    `select key from conversations.brought_row
      where store_id = $1 and kind = 'message' and batch_id = $2 and business_date = $3 and value is null`,
    [storeId, winnerId, on],
  );
  const places = new Map(order.map(({ id }, place) => [id, place]));
  const placeOf = (batchId: string) => places.get(batchId) ?? -1;
  const saysTheSame = new Set(agreed.map(({ key }) => key));
  const rows = found.map((row) => ({
    ...row,
    isKept: row.batchId === winnerId,
    mine: row.batchId === winnerId || saysTheSame.has(row.key),
    isEarlier: placeOf(row.batchId) < placeOf(winnerId),
  }));
  const gone = [...Map.groupBy(rows, ({ conversationId }) => conversationId).values()].flatMap((talk) =>
    talk.filter((message, index) => {
      if (message.mine || !message.isEarlier) return false;
      const asked = before(talk, index, ({ isKept, mine }) => !isKept || mine);
      return talk.some((other, place) => {
        if (
          !other.isKept ||
          other.direction !== message.direction ||
          other.agentAccount !== message.agentAccount
        )
          return false;
        if (other.at === message.at) return !asked || asked.mine;
        const isAnswer = asked?.mine && before(talk, place, ({ mine }) => mine) === asked;
        return other.text === message.text && isAnswer === true;
      });
    }),
  );
  if (!gone.length) return false;
  for (const { on: day, key, batchId, mine: _mine, isEarlier: _earlier, isKept: _kept, ...content } of gone) {
    await keepVersion(tx, storeId, day, key, content);
    await noteBrought(tx, { ...scope, batchId }, 'message', [{ on: day, key, value: content }]);
  }
  const keys = gone.map(({ key }) => key);
  await tx.sql(
    `update conversations.brought_row set superseded_by = $1
      where store_id = $2 and kind = 'message' and business_date = $3 and key = any ($4::text[])
        and superseded_by is null`,
    [winnerId, storeId, on, keys],
  );
  await tx.sql(
    `delete from conversations.message
      where store_id = $1 and business_date = $2
        and fingerprint = any (select decode(k, 'hex') from unnest($3::text[]) as k)`,
    [storeId, on, keys],
  );
  return true;
}

/** What the other side said last before a message, of what a file has. */
const before = <M extends { readonly direction: string }>(
  talk: readonly M[],
  index: number,
  has: (message: M) => boolean,
): M | undefined =>
  talk.slice(0, index).findLast((each) => each.direction !== talk[index]?.direction && has(each));

/** Takes a file's messages of a day back: versions and messages that it had replaced stand again. @returns whether anything changed */
export async function takeBackMessages(tx: Tx, scope: Scope, on: string): Promise<boolean> {
  const { sql } = tx;
  const { storeId, batchId } = scope;
  const standing = `
    select b.*, i.as_of from conversations.brought_row b
      join conversations.import_batch i on i.store_id = b.store_id and i.id = b.batch_id
     where b.store_id = $1 and b.kind = 'message' and b.business_date = $2 and b.batch_id <> $3
       and i.state not in ('undoing', 'undone')`;
  const heirs = await sql<{ key: string; heir: string; value: Content | null; present: Content }>(
    `select distinct on (s.key) s.key, s.batch_id as heir, s.value,
            jsonb_build_object('conversationId', m.conversation_id, 'at', to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'direction', m.direction, 'agentAccount', m.agent_account, 'type', m.type, 'text', m.text, 'rowNo', m.row_no) as present
       from (${standing}) s
       join conversations.message m
         on m.store_id = $1 and m.business_date = $2 and m.fingerprint = decode(s.key, 'hex') and m.batch_id = $3
      where s.superseded_by is null
      order by s.key, s.as_of desc, s.brought_at desc, s.batch_id desc`,
    [storeId, on, batchId],
  );
  for (const { key, value, present } of heirs) if (value) await keepVersion(tx, storeId, on, key, present);
  await putContents(
    tx,
    storeId,
    heirs.map(({ key, heir, value, present }) => ({ on, key, batchId: heir, ...(value ?? present) })),
  );
  await asTheRowStands(tx, storeId, on, heirs);
  const [gone] = await sql<{ count: number }>(
    `with gone as (delete from conversations.message
                    where store_id = $1 and business_date = $2 and batch_id = $3 returning 1)
     select count(*) as count from gone`,
    [storeId, on, batchId],
  );
  const back = await sql<{ key: string; heir: string }>(
    `with back as (
       select distinct on (s.key) s.key, s.batch_id as heir, s.value
         from (${standing}) s where s.superseded_by = $3
        order by s.key, s.as_of desc, s.brought_at desc, s.batch_id desc)
     insert into conversations.message
       (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
     select $4::uuid, $1::uuid, heir, $2::date, (value->>'conversationId')::uuid, decode(key, 'hex'),
            (value->>'at')::timestamptz, value->>'direction', value->>'agentAccount', value->>'type', value->>'text',
            (value->>'rowNo')::int
       from back
     on conflict do nothing
     returning encode(fingerprint, 'hex') as key, batch_id as heir`,
    [storeId, on, batchId, scope.ctx.providerId],
  );
  await asTheRowStands(tx, storeId, on, back);
  await sql(
    `update conversations.brought_row set superseded_by = null
      where store_id = $1 and superseded_by = $2 and kind = 'message' and business_date = $3`,
    [storeId, batchId, on],
  );
  return heirs.length > 0 || (gone?.count ?? 0) > 0 || back.length > 0;
}

async function asTheRowStands(
  { sql }: Tx,
  storeId: string,
  on: string,
  rows: readonly { readonly key: string; readonly heir: string }[],
): Promise<void> {
  await sql(
    `update conversations.brought_row b set value = null, superseded_by = null
       from unnest($1::text[], $2::uuid[]) as r (key, heir)
      where b.store_id = $3 and b.kind = 'message' and b.business_date = $4 and b.key = r.key and b.batch_id = r.heir`,
    [rows.map(({ key }) => key), rows.map(({ heir }) => heir), storeId, on],
  );
}

/**
 * Conversations that the file does not number begin with its first message of them, and another file may begin later:
 * where one message of such a conversation is known already, the others belong there too.
 */
async function homesOf(
  { sql }: Tx,
  storeId: string,
  rows: readonly { on: string; externalConversationId: string; fingerprint: string }[],
): Promise<Map<string, string>> {
  const unnumbered = rows.filter(({ externalConversationId }) => externalConversationId.startsWith('auto-'));
  if (!unnumbered.length) return new Map();
  const known = await sql<{ on: string; thread: string; conversationId: string }>(
    `select distinct u.d as "on", u.t as thread, m.conversation_id
       from unnest($1::date[], $2::text[], $3::text[]) as u (d, t, f)
       join conversations.message m
         on m.store_id = $4 and m.business_date = u.d and m.fingerprint = decode(u.f, 'hex')
      order by m.conversation_id desc`,
    [
      unnumbered.map(({ on }) => on),
      unnumbered.map((row) => row.externalConversationId),
      unnumbered.map(({ fingerprint }) => fingerprint),
      storeId,
    ],
  );
  if (!known.length) return new Map();
  const conversations = await sql<{ id: string; externalId: string }>(
    `select id, external_id from conversations.conversation
      where store_id = $1 and business_date = any ($2) and id = any ($3)`,
    [
      storeId,
      [...new Set(known.map(({ on }) => on))],
      [...new Set(known.map(({ conversationId }) => conversationId))],
    ],
  );
  const externalOf = new Map(conversations.map(({ id, externalId }) => [id, externalId]));
  return new Map(
    known.map(({ on, thread, conversationId }) => [
      `${on} ${thread}`,
      externalOf.get(conversationId) ?? thread,
    ]),
  );
}
