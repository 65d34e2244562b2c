import { plainArray } from '@zuoxi/platform/database';
import { noteBrought } from '../rows/brought-rows.js';
import { type OfStore, type Scope, storeKey, type Tx } from '../rows/written.js';
import { contentColumns, keepVersion, type Owned } from './message-versions.js';

/** Of a day, the talks in which messages of several files stand: of which. */
async function sharedTalks({ sql }: Tx, store: OfStore, on: string): Promise<Map<string, readonly string[]>> {
  const rows = await sql<{ conversationId: string; batchIds: string[] }>(
    `select conversation_id, array_agg(distinct batch_id) as batch_ids
       from conversations.message
      where provider_id = $1 and store_id = $2 and business_date = $3
      group by 1 having min(batch_id::text) <> max(batch_id::text)`,
    [...storeKey(store), on],
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
  scope: OfStore & Pick<Scope, 'at'>,
  batches: readonly string[],
  on: string,
): Promise<boolean> {
  const talks = await sharedTalks(tx, scope, on);
  let isChanged = false;
  for (const winnerId of batches) {
    const shared = [...talks].filter(([, batchIds]) => batchIds.includes(winnerId)).map(([id]) => id);
    if (shared.length && (await supersedeIn(tx, scope, winnerId, on, shared))) isChanged = true;
  }
  return isChanged;
}

async function supersedeIn(
  tx: Tx,
  scope: OfStore & Pick<Scope, 'at'>,
  winnerId: string,
  on: string,
  talks: readonly string[],
): Promise<boolean> {
  const ofDay = [...storeKey(scope), on];
  // Joined here: planned without statistics, as after many files at once, the same joins took the square of a day.
  const found = await tx.sql<Owned>(
    `select m.business_date::text as "on", encode(m.fingerprint, 'hex') as key, m.batch_id, ${contentColumns}
       from conversations.message m
      where m.provider_id = $1 and m.store_id = $2 and m.business_date = $3 and m.conversation_id = any ($4::uuid[])
      order by m.conversation_id, m.at, m.row_no`,
    [...ofDay, plainArray(talks)],
  );
  const order = await tx.sql<{ id: string }>(
    `select id from conversations.import_batch
      where provider_id = $1 and store_id = $2 and id = any ($3::uuid[])
      order by as_of, created_at, id`,
    [...storeKey(scope), plainArray([...new Set(found.map(({ batchId }) => batchId))])],
  );
  const agreed = await tx.sql<{ key: string }>(
    `select key from conversations.brought_row
      where provider_id = $1 and store_id = $2 and kind = 'message' and business_date = $3 and batch_id = $4
        and value is null`,
    [...ofDay, winnerId],
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
    await keepVersion(tx, scope, day, key, content);
    await noteBrought(tx, { ...scope, batchId }, 'message', [{ on: day, key, value: content }]);
  }
  const keys = gone.map(({ key }) => key);
  await tx.sql(
    `update conversations.brought_row set superseded_by = $5
      where provider_id = $1 and store_id = $2 and kind = 'message' and business_date = $3
        and key = any ($4::text[]) and superseded_by is null`,
    [...ofDay, keys, winnerId],
  );
  await tx.sql(
    `delete from conversations.message
      where provider_id = $1 and store_id = $2 and business_date = $3
        and fingerprint = any (select decode(k, 'hex') from unnest($4::text[]) as k)`,
    [...ofDay, keys],
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
