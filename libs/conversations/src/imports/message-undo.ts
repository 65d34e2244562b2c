import { type OfStore, type Scope, storeKey, type Tx } from '../rows/written.js';
import { type Content, keepVersion, putContents } from './message-versions.js';

/** Takes a file's messages of a day back: versions and messages that it had replaced stand again. @returns whether anything changed */
export async function takeBackMessages(tx: Tx, scope: Scope, on: string): Promise<boolean> {
  const { sql } = tx;
  const ofFile = [...storeKey(scope), on, scope.batchId];
  const standing = `
    select b.*, i.as_of from conversations.brought_row b
      join conversations.import_batch i
        on i.provider_id = b.provider_id and i.store_id = b.store_id and i.id = b.batch_id
     where b.provider_id = $1 and b.store_id = $2 and b.kind = 'message' and b.business_date = $3 and b.batch_id <> $4
       and i.state not in ('undoing', 'undone')`;
  const heirs = await sql<{ key: string; heir: string; value: Content | null; present: Content }>(
    `select distinct on (s.key) s.key, s.batch_id as heir, s.value,
            jsonb_build_object('conversationId', m.conversation_id, 'at', to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'direction', m.direction, 'agentAccount', m.agent_account, 'type', m.type, 'text', m.text, 'rowNo', m.row_no) as present
       from (${standing}) s
       join conversations.message m
         on m.provider_id = $1 and m.store_id = $2 and m.business_date = $3
        and m.fingerprint = decode(s.key, 'hex') and m.batch_id = $4
      where s.superseded_by is null
      order by s.key, s.as_of desc, s.brought_at desc, s.batch_id desc`,
    ofFile,
  );
  for (const { key, value, present } of heirs) if (value) await keepVersion(tx, scope, on, key, present);
  await putContents(
    tx,
    scope,
    heirs.map(({ key, heir, value, present }) => ({ on, key, batchId: heir, ...(value ?? present) })),
  );
  await asTheRowStands(tx, scope, on, heirs);
  const [gone] = await sql<{ count: number }>(
    `with gone as (delete from conversations.message
                    where provider_id = $1 and store_id = $2 and business_date = $3 and batch_id = $4
                   returning 1)
     select count(*) as count from gone`,
    ofFile,
  );
  const back = await sql<{ key: string; heir: string }>(
    `with back as (
       select distinct on (s.key) s.key, s.batch_id as heir, s.value
         from (${standing}) s where s.superseded_by = $4
        order by s.key, s.as_of desc, s.brought_at desc, s.batch_id desc)
     insert into conversations.message
       (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
     select $1::uuid, $2::uuid, heir, $3::date, (value->>'conversationId')::uuid, decode(key, 'hex'),
            (value->>'at')::timestamptz, value->>'direction', value->>'agentAccount', value->>'type', value->>'text',
            (value->>'rowNo')::int
       from back
     on conflict do nothing
     returning encode(fingerprint, 'hex') as key, batch_id as heir`,
    ofFile,
  );
  await asTheRowStands(tx, scope, on, back);
  await sql(
    `update conversations.brought_row set superseded_by = null
      where provider_id = $1 and store_id = $2 and kind = 'message' and business_date = $3 and superseded_by = $4`,
    ofFile,
  );
  return heirs.length > 0 || (gone?.count ?? 0) > 0 || back.length > 0;
}

async function asTheRowStands(
  { sql }: Tx,
  store: OfStore,
  on: string,
  rows: readonly { readonly key: string; readonly heir: string }[],
): Promise<void> {
  await sql(
    `update conversations.brought_row b set value = null, superseded_by = null
       from unnest($4::text[], $5::uuid[]) as r (key, heir)
      where b.provider_id = $1 and b.store_id = $2 and b.kind = 'message' and b.business_date = $3 and b.key = r.key and b.batch_id = r.heir`,
    [...storeKey(store), on, rows.map(({ key }) => key), rows.map(({ heir }) => heir)],
  );
}
