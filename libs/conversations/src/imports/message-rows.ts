import { businessDateOf } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import { instantArray, plainArray, textArray } from '@zuoxi/platform/database';
import type { ChunkMessage } from './import.reader.js';
import { compare } from './message-comparison.js';
import { type Placed, writeMoved } from './moved-messages.js';
import { markStale } from './stale-days.js';
import {
  lockKind,
  nothing,
  type OfStore,
  type Scope,
  storeKey,
  type Tx,
  type Written,
} from '../rows/written.js';

export async function writeMessages(
  tx: Tx,
  scope: Scope,
  messages: readonly ChunkMessage[],
): Promise<Written> {
  if (!messages.length) return nothing;
  const { storeId, timeZone } = scope;
  // First, because two files may have one message on different days, where no key would stop them.
  await lockKind(tx, storeId, 'message');
  const dated = messages.map((message) => ({ ...message, on: businessDateOf(message.at, timeZone) }));
  const homes = await homesOf(tx, scope, dated);
  const rows = homes.size
    ? dated.map((row) => ({
        ...row,
        externalConversationId:
          homes.get(`${row.on} ${row.externalConversationId}`) ?? row.externalConversationId,
      }))
    : dated;
  const idOf = await putTalks(tx, scope, talksOf(rows));
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

interface Talk {
  readonly on: string;
  readonly external: string;
  readonly buyer: string;
  account: string | null;
  from: Date;
  to: Date;
}

/** The talks of a day that messages make, each with its first and last moment. */
function talksOf(rows: readonly Placed[]): Talk[] {
  const talks = new Map<string, Talk>();
  for (const row of rows) {
    const key = `${row.on} ${row.externalConversationId}`;
    const known = talks.get(key);
    if (!known) {
      const { on, externalConversationId: external, buyer, agentAccount: account, at } = row;
      talks.set(key, { on, external, buyer, account, from: at, to: at });
      continue;
    }
    if (row.at < known.from) known.from = row.at;
    if (row.at > known.to) known.to = row.at;
    known.account ??= row.agentAccount;
  }
  return [...talks.values()];
}

/** @returns the id of each talk, by its day and its own number */
async function putTalks(tx: Tx, scope: Scope, talks: readonly Talk[]): Promise<Map<string, string>> {
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
      ...storeKey(scope),
      plainArray(talks.map(() => newId())),
      plainArray(talks.map((t) => t.on)),
      textArray(talks.map((t) => t.external)),
      textArray(talks.map((t) => t.buyer)),
      textArray(talks.map((t) => t.account)),
      instantArray(talks.map((t) => t.from)),
      instantArray(talks.map((t) => t.to)),
    ],
  );
  return new Map(ids.map((row) => [`${row.businessDate} ${row.externalId}`, row.id]));
}

/** Messages that no other day has. */
async function writeInPlace(
  tx: Tx,
  scope: Scope,
  rows: readonly Placed[],
  idOf: ReadonlyMap<string, string>,
): Promise<Written> {
  if (!rows.length) return nothing;
  const { batchId } = scope;
  // Day and id of a talk are said once, and each message names their place.
  const places = new Map([...idOf.keys()].map((talk, index) => [talk, index + 1]));
  const [written] = await tx.sql<{ count: number }>(
    `with written as (
       insert into conversations.message
         (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
       select $1::uuid, $2::uuid, $3::uuid, ($4::date[])[p], ($5::uuid[])[p], decode(f, 'hex'), a, w, g, y, t, r
         from unnest($6::int[], $7::text[], $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[],
                     $13::int[])
              as u (p, f, a, w, g, y, t, r)
       on conflict do nothing
       returning 1)
     select count(*) as count from written`,
    [
      ...storeKey(scope),
      batchId,
      plainArray([...idOf.keys()].map((talk) => talk.slice(0, 'YYYY-MM-DD'.length))),
      plainArray([...idOf.values()]),
      plainArray(rows.map((r) => places.get(`${r.on} ${r.externalConversationId}`))),
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

/**
 * Conversations that the file does not number begin with its first message of them, and another file may begin later:
 * where one message of such a conversation is known already, the others belong there too.
 */
async function homesOf(
  { sql }: Tx,
  store: OfStore,
  rows: readonly { on: string; externalConversationId: string; fingerprint: string }[],
): Promise<Map<string, string>> {
  const unnumbered = rows.filter(({ externalConversationId }) => externalConversationId.startsWith('auto-'));
  if (!unnumbered.length) return new Map();
  const known = await sql<{ on: string; thread: string; conversationId: string }>(
    `select distinct u.d as "on", u.t as thread, m.conversation_id
       from unnest($3::date[], $4::text[], $5::text[]) as u (d, t, f)
       join conversations.message m
         on m.provider_id = $1 and m.store_id = $2 and m.business_date = u.d and m.fingerprint = decode(u.f, 'hex')
      order by m.conversation_id desc`,
    [
      ...storeKey(store),
      unnumbered.map(({ on }) => on),
      unnumbered.map((row) => row.externalConversationId),
      unnumbered.map(({ fingerprint }) => fingerprint),
    ],
  );
  if (!known.length) return new Map();
  const conversations = await sql<{ id: string; externalId: string }>(
    `select id, external_id from conversations.conversation
      where provider_id = $1 and store_id = $2 and business_date = any ($3) and id = any ($4)`,
    [
      ...storeKey(store),
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
