import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Files } from '@zuoxi/platform/files';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import { aProvider, aStore, everyPage, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { Happened, StoreId } from '@zuoxi/vocabulary';
import { Readable } from 'node:stream';
import { ContractRegistry } from '../profile/contract-registry.js';
import { StoreRegistry } from '../profile/store-registry.js';
import { OnboardingModule } from '../onboarding.module.js';
import { type MatterFilter, MatterListService } from './matter-list.service.js';
import { mediaTypeOf } from './matter-upload.js';
import { MatterService } from './matter.service.js';
import { MattersByClock } from './matters-by-clock.js';

let app: TestApp;
let matters: MatterService;
let list: MatterListService;
let ctx: ProviderContext;
let shop: ProviderContext;
let storeId: StoreId;

const nobody = { provide: StoreRegistry, useValue: null };
const noContracts = { provide: ContractRegistry, useValue: null };
beforeAll(async () => {
  app = await startTestApp({
    module: OnboardingModule,
    providers: [],
    imports: [
      {
        module: class Ports {},
        global: true,
        providers: [nobody, noContracts],
        exports: [StoreRegistry, ContractRegistry],
      },
    ],
  });
  matters = app.get(MatterService);
  list = app.get(MatterListService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  ctx = { ...ctx, roles: ['account-manager'], actor: { kind: 'user', id: newId(), name: '周敏' } };
  shop = {
    ...ctx,
    storeId,
    storeIds: [storeId],
    roles: ['shop-owner'],
    actor: { kind: 'user', id: newId(), name: '林老板' },
  };
});

const ask = (by = ctx, over: Partial<Parameters<MatterService['open']>[1]> = {}) =>
  matters.open(by, {
    ...{ storeId, kind: 'material' as const, title: '双十二商品资料', text: '请发尺码表' },
    ...{ dueOn: '2026-11-25' },
    ...over,
  });
const titles = async (filter: MatterFilter = {}, by = ctx) =>
  (await everyPage((page) => list.list(by, { ...page, ...filter }))).map(({ title }) => title);
const events = async () => {
  const { rows } = await app.db.admin.query<{ input: Happened }>(
    `select data -> 'input' as input from pgboss.job
      where name = 'event.notices' and data -> 'input' ->> 'storeId' = $1 order by created_on, id`,
    [storeId],
  );
  return rows.map(({ input: { name } }) => name);
};
async function aFile(by: ProviderContext, name = '尺码表.pdf') {
  const file = await app.get(Files).receive(by, {
    ...{ name, mediaType: mediaTypeOf(name), storeId, content: Readable.from([Buffer.from('%PDF')]) },
    ...{ limitBytes: 1000, permission: 'matter:read' },
  });
  return (await matters.keep(by, file)).id;
}

describe('a matter', () => {
  test('goes to and fro until whoever asked says that all is there', async () => {
    const id = await ask();
    expect(await list.find(shop, id)).toMatchObject({ waitsFor: 'client', isOwn: false, status: 'open' });
    await matters.reply(shop, { id, text: '', fileIds: [await aFile(shop)] });
    expect(await list.find(ctx, id)).toMatchObject({ waitsFor: 'provider', isOwn: true, status: 'answered' });
    await matters.reply(ctx, { id, text: '还缺鞋码' });
    expect(await list.find(ctx, id)).toMatchObject({ waitsFor: 'client', status: 'open' });
    await matters.reply(shop, { id, text: '鞋码见群文件' });
    await matters.close(ctx, { id, as: 'done' });
    expect(await list.find(shop, id)).toMatchObject({ waitsFor: null, status: 'done' });
    const said = await list.messagesOf(shop, [id]);
    expect(said.map(({ side, text, files }) => [side, text, files.map(({ name }) => name)])).toEqual([
      ['provider', '请发尺码表', []],
      ['client', '', ['尺码表.pdf']],
      ['provider', '还缺鞋码', []],
      ['client', '鞋码见群文件', []],
    ]);
    expect(await events()).toEqual([
      'matter.asked-shop',
      'matter.replied-provider',
      'matter.replied-shop',
      'matter.replied-provider',
      'matter.closed-shop',
    ]);
  });

  test('is closed by the side that asked, once', async () => {
    const id = await ask(shop);
    await expect(matters.close(ctx, { id, as: 'done' })).rejects.toMatchObject({ code: 'MATTER_NOT_OWN' });
    await matters.close(shop, { id, as: 'withdrawn' });
    await expect(matters.close(shop, { id, as: 'done' })).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    await expect(matters.reply(ctx, { id, text: '好的' })).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('of another store is not there', async () => {
    const id = await ask();
    const other = await aStore(app.db, ctx);
    const stranger = { ...shop, storeId: other.id, storeIds: [other.id] };
    expect(await list.find(stranger, id)).toBeNull();
    await expect(matters.reply(stranger, { id, text: '在吗' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // At a shop's own endpoint the address names the shop.
    const asked = await ask(shop, { storeId: other.id });
    expect(await list.find(shop, asked)).toMatchObject({ storeId });
  });

  test('wants a day to come and something said', async () => {
    const problem = (field: string, code: string) => ({ details: { problems: [{ field, code }] } });
    await expect(ask(ctx, { dueOn: '2026-11-20' })).rejects.toMatchObject(problem('dueOn', 'DATE_PAST'));
    await expect(ask(ctx, { dueOn: '2028-11-20' })).rejects.toMatchObject(problem('dueOn', 'OUT_OF_RANGE'));
    const id = await ask();
    await expect(matters.reply(shop, { id, text: '  ' })).rejects.toMatchObject(
      problem('text', 'IS_NOT_EMPTY'),
    );
  });
});

describe('a file', () => {
  test('goes with one message, of whoever sent it', async () => {
    const id = await ask();
    const fileId = await aFile(shop);
    await expect(matters.reply(ctx, { id, text: '看附件', fileIds: [fileId] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await matters.reply(shop, { id, text: '看附件', fileIds: [fileId, fileId] });
    await expect(matters.reply(shop, { id, text: '再发', fileIds: [fileId] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await list.messagesOf(ctx, [id])).toHaveLength(2);
  });

  test.each(['page.html', 'logo.svg', 'setup.exe', 'noending', 'a.pdf.js', 'x.constructor'])(
    'that a browser or a computer would run is refused: %s',
    (name) => {
      expect(() => mediaTypeOf(name)).toThrow(expect.objectContaining({ code: 'FILE_KIND_REFUSED' }));
    },
  );
});

test('the list is told apart by whose turn it is, by what is late and by what is over', async () => {
  await ask(ctx, { title: 'a' });
  const b = await ask(shop, { title: 'b', kind: 'question', dueOn: '2026-11-22' });
  const c = await ask(ctx, { title: 'c', dueOn: '2026-11-23' });
  await matters.close(ctx, { id: c, as: 'done' });
  expect(await titles()).toEqual(['b', 'c', 'a']);
  expect(await titles({ waitsFor: 'client' })).toEqual(['a']);
  expect(await titles({ waitsFor: 'provider' })).toEqual(['b']);
  await matters.reply(ctx, { id: b, text: '48 小时内' });
  expect(await titles({ waitsFor: 'client' }, shop)).toEqual(['b', 'a']);
  expect(await titles({ state: 'over' })).toEqual(['c']);
  expect(await titles({ kind: 'question', search: 'B' })).toEqual(['b']);
  expect(await titles({ state: 'overdue' })).toEqual([]);
  await app.db.admin.query(`update onboarding.matter set due_on = '2026-11-20' where id = any($1)`, [[b, c]]);
  expect(await titles({ state: 'overdue' })).toEqual(['b']);
  expect(await list.find(ctx, c)).toMatchObject({ isOverdue: false });
});

test('whoever is waited for is reminded on the day, the day after and the third day', async () => {
  await ask();
  const remind = (on: string) =>
    app.get(MattersByClock).remind({
      ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId, dueAt: app.clock.now(), on },
    });
  expect(await remind('2026-11-24')).toMatchObject({ state: 'nothing' });
  expect(await remind('2026-11-25')).toMatchObject({ state: 'done', params: { count: 1 } });
  expect(await events()).toEqual(['matter.asked-shop', 'matter.due-shop']);
});
