import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { newId, type ProviderContext, systemContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { Files, type StoredFile } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { removeWhatIsOld, sealOlderFiles } from './retention.js';
import { retention } from './retention.table.js';

const now = new Date('2026-11-22T02:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
let app: TestApp;
let ctx: ProviderContext;
const storeId = newId() as StoreId;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = systemContext(newId() as ProviderId, [storeId]);
  await app.db.admin.query(
    'truncate platform.idempotency, platform.task, platform.stored_file, identity.attempt cascade',
  );
});

const remove = () => removeWhatIsOld(app.db.admin as never, { filesDirectory: app.directory, now });
const count = async (table: string) =>
  Number((await app.db.admin.query(`select count(*) from ${table}`)).rows[0].count);
const daysOf = (what: string) => retention.find((each) => each.what === what)?.days as number;
const db = () => app.get<Database>(doorOf('platform') as never);

async function stored(content: string, createdAt: Date, permission = 'original:reveal'): Promise<StoredFile> {
  const file = { ...(await app.receive(ctx, 'chats.csv', content, storeId)), permission };
  await db().write(ctx, null, async (tx) => {
    await app.get(Files).register(ctx, tx, file);
    return null;
  });
  await app.db.admin.query('update platform.stored_file set created_at = $1 where id = $2', [
    createdAt,
    file.id,
  ]);
  return file;
}

describe('the declared table', () => {
  test('says of every kind how long it is kept', () => {
    expect(new Set(retention.map(({ what }) => what)).size).toBe(retention.length);
    for (const { days } of retention) expect(days).toBeGreaterThan(0);
  });

  test('removes keys of repeated requests that nobody repeats any more, and keeps the others', async () => {
    const key = (at: Date) =>
      app.db.admin.query(
        `insert into platform.idempotency (provider_id, actor_id, key, operation, request_hash, at) values ($1, 'a', $2, 'x', 'x', $3)`,
        [ctx.providerId, newId(), at],
      );
    await key(daysAgo(daysOf('idempotency') + 1));
    await key(daysAgo(daysOf('idempotency') - 1));
    expect((await remove())['idempotency']).toBe(1);
    expect(await count('platform.idempotency')).toBe(1);
  });

  test('removes ended work, never what still runs', async () => {
    for (const state of ['succeeded', 'failed', 'running'])
      await app.db.admin.query(
        `insert into platform.task (provider_id, id, kind, state, sentence, created_by, created_at, updated_at)
         values ($1, $2, 'x', $3, 'x', 'x', $4, $4)`,
        [ctx.providerId, newId(), state, daysAgo(daysOf('tasks') + 1)],
      );
    expect((await remove())['tasks']).toBe(2);
    expect(await count('platform.task')).toBe(1);
  });

  test('removes runs by the clock, those that found nothing to do sooner', async () => {
    const scheduleId = newId();
    await insertRow(app.db, 'platform.schedule', {
      ...{ provider_id: ctx.providerId, id: scheduleId, store_id: storeId, kind: 'qc-sample' },
      ...{ time_zone: 'Asia/Shanghai', recurrence: 'weekly', at_minute: 480, weekdays: 127, month_day: 1 },
      ...{ every_minutes: 60, next_run_at: new Date(), planned_at: new Date() },
    });
    const run = (state: string, at: Date, endedAt: Date | null = at) =>
      insertRow(app.db, 'platform.schedule_run', {
        ...{ provider_id: ctx.providerId, id: newId(), schedule_id: scheduleId, store_id: storeId },
        ...{ due_at: at, on_date: '2026-11-20', state, sentence: 'x', ended_at: endedAt },
      });
    const [idle, old] = [daysOf('idle-schedule-runs'), daysOf('schedule-runs')];
    await run('nothing', daysAgo(idle + 1));
    await run('done', daysAgo(idle + 1.5));
    await run('failed', daysAgo(old + 1));
    await run('running', daysAgo(old + 2), null);
    expect(await remove()).toMatchObject({ 'schedule-runs': 1, 'idle-schedule-runs': 1 });
    expect(await count('platform.schedule_run')).toBe(2);
  });

  test('removes what people were told, and an event when nothing is left of its telling', async () => {
    const account = newId();
    const anEvent = async (days: number) => {
      const id = newId();
      await insertRow(app.db, 'notifications.event', {
        ...{ provider_id: ctx.providerId, id, name: 'quote.sent', subject_id: id, params: {} },
        ...{ by_id: 'x', by_name: 'x', at: daysAgo(days) },
      });
      return id;
    };
    const aNotice = (eventId: string, days: number) =>
      insertRow(app.db, 'notifications.notice', {
        ...{ provider_id: ctx.providerId, account_id: account, id: newId(), name: 'quote.sent' },
        ...{ event_id: eventId, at: daysAgo(days), read_at: daysAgo(days) },
      });
    const channelId = newId();
    await insertRow(app.db, 'notifications.channel', {
      ...{
        provider_id: ctx.providerId,
        id: channelId,
        kind: 'webhook',
        name: 'x',
        host: 'x',
        events: '{}',
        address: 'x',
      },
      ...{ locale: 'zh-CN', next_send_at: now, created_by: 'x', created_at: now },
    });
    const aDelivery = (eventId: string, state: string, days: number) =>
      insertRow(app.db, 'notifications.delivery', {
        ...{ provider_id: ctx.providerId, channel_id: channelId, event_id: eventId, state },
        due_at: daysAgo(days),
      });
    const [notices, deliveries, events] = ['notices', 'deliveries', 'events'].map(daysOf) as [
      number,
      number,
      number,
    ];
    await aNotice(await anEvent(events + 1), notices + 1);
    await aNotice(await anEvent(events + 1), notices - 1);
    await aDelivery(await anEvent(events - 1), 'sent', deliveries + 1);
    await aDelivery(await anEvent(events + 1), 'waiting', deliveries + 1);
    expect(await remove()).toMatchObject({ notices: 1, deliveries: 1, events: 1 });
    expect(await count('notifications.event')).toBe(3);
    expect(await remove()).toMatchObject({ notices: 0, deliveries: 0, events: 0 });
  });

  test('leaves alone what was agreed, published and written down', () => {
    const legal =
      /\b(audit_\w+|contract\w*|signature|payment\w*|daily_report\w*|quote|quote_acceptance|message)\b/;
    const statements =
      readFileSync('apps/cli/src/retention.table.ts', 'utf8').match(/delete from \S+/g) ?? [];
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((each) => legal.test(each))).toEqual([]);
  });

  test('removes an original with its bytes, and no document of another kind', async () => {
    const old = daysAgo(daysOf('originals') + 1);
    const gone = await stored('gone', old);
    const kept = [await stored('contract', old, 'contract:read'), await stored('new', daysAgo(1))];
    expect((await remove())['originals']).toBe(1);
    expect(existsSync(join(app.directory, gone.storageKey))).toBe(false);
    for (const { storageKey } of kept) expect(existsSync(join(app.directory, storageKey))).toBe(true);
    expect(await count('platform.stored_file')).toBe(2);
    expect((await remove())['originals']).toBe(0);
  });

  test('keeps an original that an import still reads', async () => {
    const { id } = await stored('reading', daysAgo(daysOf('originals') + 1));
    await insertRow(app.db, 'conversations.import_batch', {
      provider_id: ctx.providerId,
      store_id: storeId,
      id: newId(),
      kind: 'conversations',
      file_id: id,
      file_name: 'chats.csv',
      file_sha256: 'x',
      bytes: 1,
      preset: 'generic-chat',
      state: 'running',
      created_by: 'x',
      created_at: now,
      as_of: now,
      as_of_source: 'upload',
    });
    expect((await remove())['originals']).toBe(0);
  });

  test('removes bytes of a killed upload that no row knows, once they are a day old', async () => {
    const known = await stored('known', daysAgo(1));
    const folder = join(app.directory, ctx.providerId);
    for (const [name, at] of [
      ['killed', daysAgo(2)],
      ['killed.partial', daysAgo(2)],
      ['under-way', daysAgo(0.5)],
    ] as const) {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), at, at);
    }
    utimesSync(join(app.directory, known.storageKey), daysAgo(2), daysAgo(2));
    expect((await remove())['unknown-files']).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(
      ['under-way', known.storageKey.split('/')[1] as string].sort(),
    );
  });
});

describe('a file that an earlier release left in the clear', () => {
  const canary = 'canary 13912345678';
  async function plain(content: string, sha256 = createHash('sha256').update(content).digest('hex')) {
    const id = newId();
    const key = `${ctx.providerId}/${id}`;
    mkdirSync(join(app.directory, ctx.providerId), { recursive: true });
    writeFileSync(join(app.directory, key), content);
    await app.db.admin.query(
      `insert into platform.stored_file (provider_id, id, store_id, name, media_type, bytes, sha256, storage_key, permission, created_by, created_at)
       values ($1, $2, $3, 'chats.csv', 'text/csv', 1, $4, $5, 'original:reveal', 'x', now())`,
      [ctx.providerId, id, storeId, sha256, key],
    );
    return { id, key };
  }
  const seal = () =>
    sealOlderFiles(app.db.admin as never, {
      databaseUrl: app.db.url,
      filesDirectory: app.directory,
      masterKey: 'a key for tests alone',
    });
  const bytes = () =>
    readdirSync(app.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

  test('is sealed, still says what it said, and lies nowhere in the clear', async () => {
    const { id, key } = await plain(canary);
    expect(await seal()).toEqual({ sealed: 1, damaged: [] });
    expect(existsSync(join(app.directory, key))).toBe(false);
    for (const content of bytes()) expect(content.includes('13912345678')).toBe(false);
    const file = await db().read(ctx, (tx) => app.get(Files).get(ctx, tx, id));
    const parts: Buffer[] = [];
    for await (const part of await app.get(Files).content(ctx, file)) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString()).toBe(canary);
    expect(await seal()).toEqual({ sealed: 0, damaged: [] });
  });

  test('that is not what its row says is named and left', async () => {
    const { key } = await plain(canary, '0'.repeat(64));
    expect(await seal()).toEqual({ sealed: 0, damaged: [key] });
    expect(readFileSync(join(app.directory, key), 'utf8')).toBe(canary);
    expect(existsSync(join(app.directory, `${key}.sealed`))).toBe(false);
  });
});
