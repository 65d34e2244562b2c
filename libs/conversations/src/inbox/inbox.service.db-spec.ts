import { createReadStream } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { chatCsv, exchange, insertRow, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ArrivalService } from '../imports/arrival.service.js';
import { aShop, startConversations } from '../testing.js';
import { Inbox } from './inbox.service.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
let directory: string;
let folder: string;
beforeAll(async () => {
  app = await startConversations();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-21T00:00:00Z');
  ({ ctx, storeId } = await aShop(app));
  directory = await mkdtemp(join(tmpdir(), 'zuoxi-inbox-'));
  folder = join(directory, ctx.providerId, `s-${storeId}`);
  await mkdir(folder, { recursive: true });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** As another process would look: it remembers nothing of this one. */
const anotherProcess = () => {
  const db = app.get<Database>(doorOf('conversations') as never);
  return new Inbox(db, app.get(Files), app.get(ArrivalService), app.get(Clock));
};
async function lookTwice(inbox = anotherProcess()): Promise<void> {
  await inbox.look(directory);
  await inbox.look(directory);
}
const chats = (buyer: string) => chatCsv(exchange(buyer, '2026-11-20 10:00:00'));
const put = (name: string, text: string) => writeFile(join(folder, name), text);
const lying = async (within = '.') =>
  (await readdir(join(folder, within), { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
async function batches() {
  await app.jobs.drain('import.conversations');
  const { rows } = await app.db.admin.query<{ file: string; state: string; kind: string; by: string }>(
    `select file_name as file, kind, state, created_by as by from conversations.import_batch
      where store_id = $1 order by file_name`,
    [storeId],
  );
  return rows;
}
const claims = async () =>
  (await app.db.admin.query('select from conversations.inbox_claim where store_id = $1', [storeId])).rowCount;

test('a file is taken when it has not changed between two looks, and imported as if it were pushed', async () => {
  const inbox = anotherProcess();
  await put('chats.csv', chats('买家1'));
  await inbox.look(directory);
  await appendFile(join(folder, 'chats.csv'), chats('买家2').split('\n').slice(1).join('\n'));
  await inbox.look(directory);
  expect(await lying()).toEqual(['chats.csv']);
  await inbox.look(directory);
  expect([await lying(), await lying('taken'), await lying('refused')]).toEqual([[], ['chats.csv'], []]);
  const by = '收件文件夹 · Watched folder';
  expect(await batches()).toEqual([{ file: 'chats.csv', kind: 'conversations', state: 'completed', by }]);
  expect(await claims()).toBe(0);
});

test('folders by short name of the company and by id of the shop', async () => {
  folder = join(directory, `p-${ctx.providerId}`, storeId);
  await mkdir(folder, { recursive: true });
  await put('chats.csv', chats('买家1'));
  await lookTwice();
  expect(await lying('taken')).toEqual(['chats.csv']);
});

describe('what is said beside a file, in both languages', () => {
  const said = async (path: string) => (await readFile(join(folder, path), 'utf8')).trim().split('\n');

  test('refused, because it cannot be read', async () => {
    await put('nothing.csv', '');
    await lookTwice();
    expect(await lying('refused')).toEqual(['nothing.csv', 'nothing.csv.txt']);
    expect(await said('refused/nothing.csv.txt')).toEqual([
      expect.stringContaining('文件是空的'),
      expect.stringContaining('The file is empty'),
    ]);
  });

  test('taken, but nobody knows what it is', async () => {
    await put('odd.csv', '甲列,乙列\nA1,小王\n');
    await lookTwice();
    expect(await said('taken/odd.csv.txt')).toEqual([
      expect.stringContaining('不认识这份文件的列'),
      expect.stringContaining('The columns of this file are not known'),
    ]);
    expect(await batches()).toMatchObject([{ file: 'odd.csv', state: 'waiting' }]);
  });

  test('the same again is there already; what lies in taken stays', async () => {
    await put('chats.csv', chats('买家1'));
    await lookTwice();
    await put('chats.csv', chats('买家1'));
    await lookTwice();
    expect(await lying('taken')).toEqual([
      '20261121T000000 chats.csv',
      '20261121T000000 chats.csv.txt',
      'chats.csv',
    ]);
    expect((await said('taken/20261121T000000 chats.csv.txt'))[1]).toContain('nothing was imported twice');
    expect(await batches()).toHaveLength(1);
  });
});

test('what is still written, is no plain file or lies in a folder of no shop stays where it is', async () => {
  await put('chats.csv.part', chats('买家1'));
  await put('.hidden.csv', chats('买家1'));
  await symlink('/etc/hostname', join(folder, 'link.csv'));
  const elsewhere = join(directory, ctx.providerId, 'no-such-shop');
  await mkdir(elsewhere);
  await writeFile(join(elsewhere, 'chats.csv'), chats('买家1'));
  await writeFile(join(directory, 'chats.csv'), chats('买家1'));
  await lookTwice();
  expect([await batches(), await lying('taken'), await readdir(elsewhere)]).toEqual([[], [], ['chats.csv']]);
});

describe('several processes', () => {
  test('that look at once take each file once, and say of none that it was there', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `chats-${index}.csv`);
    for (const name of names) await put(name, chats(name));
    const both = [anotherProcess(), anotherProcess()];
    for (let look = 0; look < 3; look += 1) await Promise.all(both.map((inbox) => inbox.look(directory)));
    expect(await lying('taken')).toEqual(names);
    expect((await batches()).map(({ file, state }) => [file, state])).toEqual(
      names.map((name) => [name, 'completed']),
    );
  });

  const claimed = () =>
    insertRow(app.db, 'conversations.inbox_claim', {
      ...{
        provider_id: ctx.providerId,
        store_id: storeId,
        file_name: 'chats.csv',
        claimed_at: app.clock.now(),
      },
    });

  test('one that was killed before the import: another takes the file when its claim has run out', async () => {
    await put('chats.csv', chats('买家1'));
    await claimed();
    await lookTwice();
    expect([await lying(), await batches()]).toEqual([['chats.csv'], []]);
    app.clock.advance(121_000);
    await lookTwice();
    expect([await lying('taken'), (await batches()).length]).toEqual([['chats.csv'], 1]);
  });

  test('one that was killed after the import: the file is put aside, and nothing imported twice', async () => {
    await put('chats.csv', chats('买家1'));
    await claimed();
    const stored = await app.get(Files).receive(ctx, {
      ...{
        name: 'chats.csv',
        mediaType: 'text/csv',
        storeId,
        content: createReadStream(join(folder, 'chats.csv')),
      },
      ...{ limitBytes: 1 << 20, permission: 'original:reveal' },
    });
    await app.get(ArrivalService).take(ctx, stored, { storeId, kind: null });
    app.clock.advance(121_000);
    await lookTwice();
    expect(await lying('taken')).toEqual(['chats.csv', 'chats.csv.txt']);
    expect(await batches()).toHaveLength(1);
    expect(await claims()).toBe(0);
  });
});
