import { plainArray, textArray } from '@zuoxi/platform/database';
import { type OfStore, storeKey, type Tx } from '../rows/written.js';
import { type Content, contentColumns, type Owned } from './message-versions.js';

/** What one file says of one message. */
export interface Version {
  readonly on: string;
  readonly key: string;
  readonly batchId: string;
  readonly content: Content;
  readonly supersededBy: string | null;
}
export interface Batch {
  readonly id: string;
  readonly asOf: Date;
  readonly createdAt: Date;
  readonly state: string;
}
/** Of messages, every version on every day, and which of them stand. */
export interface Known {
  readonly versions: Map<string, Version[]>;
  readonly standing: Map<string, Owned>;
  readonly batches: ReadonlyMap<string, Batch>;
}
export type KeysOn = Map<string, Set<string>>;

export const add = <Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void => {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
};
export const daysIn = (versions: readonly Version[]): Set<string> => new Set(versions.map(({ on }) => on));
/** Given as it is, so that every plan knows how many there are. */
export const bytesArray = (keys: Iterable<string>): string =>
  `{${[...keys].map((key) => `"\\\\x${key}"`).join(',')}}`;

/**
 * Looked up one by one, whatever is known of the table: planned together, it may read a store's talks for each. The index
 * of their numbers is for who says that there is one.
 */
export async function daysOfTalks(
  { sql }: Tx,
  store: OfStore,
  externalIds: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const rows = await sql<{ externalId: string; on: string }>(
    `select u.external_id, c."on"
       from unnest($3::text[]) as u (external_id)
      cross join lateral (select business_date::text as "on" from conversations.conversation
                           where provider_id = $1 and store_id = $2 and external_id = u.external_id and external_id <> ''
                          offset 0) c`,
    [...storeKey(store), textArray([...externalIds])],
  );
  const days = new Map<string, string[]>();
  for (const { externalId, on } of rows) days.set(externalId, [...(days.get(externalId) ?? []), on]);
  return days;
}

/** Of days, those on which something was superseded: only there is a version that no message shows. */
export async function daysLeft({ sql }: Tx, store: OfStore, keysOn: KeysOn): Promise<KeysOn> {
  if (!keysOn.size) return keysOn;
  const rows = await sql<{ on: string }>(
    `select distinct business_date::text as "on" from conversations.brought_row
      where provider_id = $1 and store_id = $2 and superseded_by is not null and kind = 'message'`,
    storeKey(store),
  );
  return new Map(rows.flatMap(({ on }) => (keysOn.has(on) ? [[on, keysOn.get(on) as Set<string>]] : [])));
}

/** A day a statement: each reads one partition by its key. */
export async function messagesOn({ sql }: Tx, store: OfStore, keysOn: KeysOn): Promise<Owned[]> {
  const found: Owned[] = [];
  for (const [on, keys] of keysOn) {
    const rows = await sql<Owned>(
      `select m.business_date::text as "on", encode(m.fingerprint, 'hex') as key, m.batch_id, ${contentColumns}
         from conversations.message m
        where m.provider_id = $1 and m.store_id = $2 and m.business_date = $3 and m.fingerprint = any ($4::bytea[])`,
      [...storeKey(store), on, bytesArray(keys)],
    );
    found.push(...rows);
  }
  return found;
}

type Brought = Omit<Version, 'content'> & { readonly value: Content | null };
export async function broughtOn({ sql }: Tx, store: OfStore, keysOn: KeysOn): Promise<Brought[]> {
  const found: Brought[] = [];
  for (const [on, keys] of keysOn) {
    const rows = await sql<Brought>(
      `select business_date::text as "on", key, batch_id, value, superseded_by from conversations.brought_row
        where provider_id = $1 and store_id = $2 and kind = 'message' and business_date = $3
          and key = any ($4::text[])`,
      [...storeKey(store), on, plainArray([...keys])],
    );
    found.push(...rows);
  }
  return found;
}

export async function load(tx: Tx, store: OfStore, keysOn: KeysOn, also: readonly string[]): Promise<Known> {
  const messages = await messagesOn(tx, store, keysOn);
  const brought = await broughtOn(tx, store, keysOn);
  const standing = new Map(messages.map((message) => [`${message.on} ${message.key}`, message]));
  const ids = [...also, ...messages.map(({ batchId }) => batchId)];
  for (const { batchId, supersededBy } of brought) ids.push(batchId, ...(supersededBy ? [supersededBy] : []));
  const batches = await tx.sql<Batch>(
    `select id, as_of, created_at, state from conversations.import_batch
      where provider_id = $1 and store_id = $2 and id = any ($3::uuid[])`,
    [...storeKey(store), plainArray([...new Set(ids)])],
  );
  const noted = new Set(brought.map(({ on, key, batchId }) => `${on} ${key} ${batchId}`));
  const versions = [
    ...brought.flatMap(({ value, ...row }): Version[] => {
      const content = value ?? standing.get(`${row.on} ${row.key}`);
      return content ? [{ ...row, content: contentOf(content) }] : [];
    }),
    ...messages
      .filter(({ on, key, batchId }) => !noted.has(`${on} ${key} ${batchId}`))
      .map(({ on, key, batchId, ...content }) => ({ on, key, batchId, content, supersededBy: null })),
  ];
  return {
    versions: Map.groupBy(versions, ({ key }) => key),
    standing,
    batches: new Map(batches.map((batch) => [batch.id, batch])),
  };
}

const contentOf = ({ conversationId, at, direction, agentAccount, type, text, rowNo }: Content): Content => ({
  ...{ conversationId, at, direction, agentAccount, type, text, rowNo },
});
