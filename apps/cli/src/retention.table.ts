import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

export interface RetentionScope {
  readonly client: pg.ClientBase;
  readonly filesDirectory: string;
}

interface Kept {
  readonly what: string;
  readonly days: number;
  /** Removes what is older. @returns how many there were */
  readonly remove: (scope: RetentionScope, before: Date) => Promise<number>;
}

const rows =
  (statement: string): Kept['remove'] =>
  async ({ client }, before) =>
    (await client.query(statement, [before])).rowCount ?? 0;

/**
 * What is not kept for ever: how long, and how it goes. Everything else stays until its store's keys are erased or its
 * import undone; the audit log and what was agreed and paid stay for good.
 */
export const retention: readonly Kept[] = [
  // A client repeats a request for minutes, not for weeks.
  { what: 'idempotency', days: 14, remove: rows('delete from platform.idempotency where at < $1') },
  // Older ones are refused by their time.
  {
    what: 'pushed-messages',
    days: 1,
    remove: rows('delete from conversations.pushed_message where sent_at < $1'),
  },
  {
    what: 'tasks',
    days: 90,
    remove: rows(
      `delete from platform.task where updated_at < $1 and state in ('succeeded', 'failed', 'cancelled')`,
    ),
  },
  {
    what: 'schedule-runs',
    days: 90,
    remove: rows('delete from platform.schedule_run where ended_at < $1'),
  },
  // Work that looks every quarter of an hour mostly finds nothing.
  {
    what: 'idle-schedule-runs',
    days: 7,
    remove: rows(`delete from platform.schedule_run where ended_at < $1 and state = 'nothing'`),
  },
  // A notice waits for a person for half a year; what it was about shows on its own page.
  { what: 'notices', days: 180, remove: rows('delete from notifications.notice where at < $1') },
  {
    what: 'deliveries',
    days: 90,
    remove: rows(
      `delete from notifications.delivery where due_at < $1 and state in ('sent', 'dead', 'withheld')`,
    ),
  },
  // By its event a reminder is known to have been given, for longer than anybody is reminded of one thing.
  {
    what: 'events',
    days: 400,
    remove: rows(
      `delete from notifications.event e
        where e.at < $1
          and not exists (select 1 from notifications.notice n
                           where n.provider_id = e.provider_id and n.event_id = e.id)
          and not exists (select 1 from notifications.delivery d
                           where d.provider_id = e.provider_id and d.event_id = e.id)`,
    ),
  },
  // From which address somebody opened a quote; who accepted it, and when, is kept with the acceptance.
  { what: 'share-link-views', days: 365, remove: rows('delete from sales.share_link_view where at < $1') },
  // Where and by which device somebody signed in.
  {
    what: 'sessions',
    days: 30,
    remove: rows('delete from identity.session where coalesce(ended_at, expires_at) < $1'),
  },
  { what: 'reset-links', days: 7, remove: rows('delete from identity.reset_link where expires_at < $1') },
  {
    what: 'invitations',
    days: 180,
    remove: rows('delete from identity.invitation where expires_at < $1 and accepted_at is null'),
  },
  {
    what: 'sign-in-attempts',
    days: 1,
    remove: rows('delete from identity.attempt where expire < extract(epoch from $1::timestamptz) * 1000'),
  },
  // What was read of them stays; a correction comes as a new file.
  { what: 'originals', days: 180, remove: removeOriginals },
  // Of uploads and typesettings whose process was killed.
  { what: 'unknown-files', days: 1, remove: removeUnknownFiles },
];

/** Not those that an import still reads. Rows first: bytes that no row knows are removed later at the latest. */
async function removeOriginals({ client, filesDirectory }: RetentionScope, before: Date): Promise<number> {
  const { rows: removed } = await client.query<{ key: string }>(
    `delete from platform.stored_file f
      where f.permission = 'original:reveal' and f.created_at < $1
        and not exists (select 1 from conversations.import_batch b
                         where b.file_id = f.id and b.state in ('waiting', 'uploaded', 'running', 'undoing'))
      returning f.storage_key as key`,
    [before],
  );
  for (const { key } of removed) await rm(join(filesDirectory, key), { force: true });
  return removed.length;
}

async function removeUnknownFiles({ client, filesDirectory }: RetentionScope, before: Date): Promise<number> {
  let removed = 0;
  const folders = await readdir(filesDirectory, { withFileTypes: true }).catch(() => []);
  for (const folder of folders.filter((each) => each.isDirectory())) {
    const names = await readdir(join(filesDirectory, folder.name));
    const { rows: known } = await client.query<{ key: string }>(
      `select storage_key as key from platform.stored_file where storage_key = any ($1)`,
      [names.map((name) => `${folder.name}/${name}`)],
    );
    const keys = new Set(known.map(({ key }) => key));
    for (const name of names) {
      const key = `${folder.name}/${name}`;
      const path = join(filesDirectory, key);
      if (keys.has(key)) continue;
      const facts = await stat(path).catch(() => null);
      if (!facts?.isFile() || facts.mtime >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}
