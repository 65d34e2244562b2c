import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  aPerson,
  aProvider,
  aStore,
  atStore,
  everyPage,
  insertRow,
  type TestApp,
} from '@zuoxi/platform/testing';
import { SettingsDesk } from '@zuoxi/platform/settings';
import type { EventName, Happened, Role, StoreId } from '@zuoxi/vocabulary';
import { startNotifications } from '../testing.js';
import { NoticeService } from './notice.service.js';
import { TellingService } from '../telling/telling.service.js';

let app: TestApp;
let telling: TellingService;
let notices: NoticeService;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startNotifications();
  telling = app.get(TellingService);
  notices = app.get(NoticeService);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-21T02:00:00Z');
  const store = await aStore(app.db, await aProvider(app.db), { name: '山雀茶礼' });
  ({ ctx } = store);
  storeId = store.id;
});

/** Somebody who can sign in, with a role in all stores or in one. */
async function aMember(role: Role, inStore: StoreId | null = null): Promise<ProviderContext> {
  const person = aPerson(ctx, role);
  await insertRow(app.db, 'identity.account', {
    id: person.userId,
    email: `${person.userId}@x.example`,
    name: person.actor.name,
    password_hash: 'x',
    created_at: app.clock.now(),
  });
  await insertRow(app.db, 'identity.membership', {
    provider_id: ctx.providerId,
    id: newId(),
    account_id: person.userId,
    store_id: inStore,
    role,
    created_at: app.clock.now(),
  });
  return person;
}

const happened = (name: EventName, params: Happened['params'], over: Partial<Happened> = {}): Happened => ({
  ...{ eventId: newId(), name, at: app.clock.now().toISOString(), storeId, subjectId: newId(), params },
  ...{ by: { id: newId(), name: '周敏' }, accountIds: [], agentIds: [] },
  ...over,
});
const signed = (number: string) => happened('contract.signed', { number });
const toldTo = async (person: ProviderContext) =>
  (await notices.list(person, {})).edges.map(({ node }) => node.sentence);

describe('telling', () => {
  test('in the provider’s own words, by the day on which it happened', async () => {
    const seller = { ...(await aMember('sales')), locale: 'zh-CN' as const };
    await app.get(SettingsDesk).set(ctx, {
      ...{ kind: 'notice-wordings', basedOnVersion: 1, from: '2026-11-22', note: '' },
      rows: [
        {
          ...{ event: 'contract.signed', form: 'one' },
          ...{ zh: '恭喜！{store} 的合同 {number} 签好了', en: '{store} signed {number}' },
        },
      ],
    });
    await telling.tell(ctx, signed('C-7'));
    expect((await toldTo(seller))[0]).not.toContain('恭喜');
    await notices.read(seller, null);
    app.clock.set('2026-11-22T02:00:00Z');
    await telling.tell(ctx, signed('C-8'));
    expect(await toldTo(seller)).toEqual([
      '恭喜！山雀茶礼 的合同 C-8 签好了',
      expect.stringMatching(/^山雀茶礼：.*C-7/),
    ]);
  });

  test('each in their language, with the way there; nobody else', async () => {
    const [seller, trainer] = [await aMember('sales'), await aMember('trainer')];
    const event = signed('C-7');
    await telling.tell(ctx, event);
    expect(await toldTo(seller)).toEqual(['山雀茶礼：合同 C-7 双方已签署']);
    const { edges } = await notices.list({ ...seller, locale: 'en-US' }, {});
    expect(edges[0]?.node).toMatchObject({
      sentence: '山雀茶礼: both parties have signed contract C-7',
      path: `/contracts/${event.subjectId}`,
      count: 1,
    });
    expect(await toldTo(trainer)).toEqual([]);
  });

  test('once, however often it is told', async () => {
    const seller = await aMember('sales');
    const event = signed('C-7');
    await Promise.all([telling.tell(ctx, event), telling.tell(ctx, event), telling.tell(ctx, event)]);
    await telling.tell(ctx, event);
    expect([await notices.unread(seller), await toldTo(seller)]).toEqual([
      1,
      ['山雀茶礼：合同 C-7 双方已签署'],
    ]);
  });

  test('a hundred alike are one notice until it is read', async () => {
    const seller = await aMember('sales');
    await Promise.all(Array.from({ length: 100 }, (_, n) => telling.tell(ctx, signed(`C-${n}`))));
    expect(await toldTo(seller)).toEqual(['山雀茶礼：100 份合同已签署']);
    expect(await notices.read(seller, null)).toBe(0);
    await telling.tell(ctx, signed('C-100'));
    expect(await toldTo(seller)).toEqual(['山雀茶礼：合同 C-100 双方已签署', '山雀茶礼：100 份合同已签署']);
  });

  test('of another store it is another notice, and at a shop’s endpoint there are only its own', async () => {
    const other = await aStore(app.db, ctx, { name: '远山户外' });
    const owner = await aMember('shop-owner', storeId);
    const lead = await aMember('account-manager');
    await telling.tell(ctx, signed('C-1'));
    await telling.tell(ctx, { ...signed('C-2'), storeId: other.id });
    const both = { ...lead, storeIds: [storeId, other.id] };
    expect(await toldTo(both)).toHaveLength(2);
    expect(await toldTo(atStore(both, other.id))).toEqual(['远山户外：合同 C-2 双方已签署']);
    expect(await toldTo(atStore(owner, storeId))).toEqual(['山雀茶礼：合同 C-1 双方已签署']);
    const { edges } = await notices.list(atStore(owner, storeId), {});
    expect(edges[0]?.node.path).toBe('/contract');
  });
});

describe('reading', () => {
  test('one, or all up to now', async () => {
    const seller = await aMember('sales');
    await telling.tell(ctx, signed('C-1'));
    await telling.tell(ctx, happened('quote.accepted', { number: 'Q-1' }));
    const [first] = (await notices.list(seller, { unread: true })).edges;
    expect(await notices.read(seller, [first?.node.id as string])).toBe(1);
    expect(await notices.read(seller, [newId()])).toBe(1);
    expect(await notices.read(seller, null)).toBe(0);
    expect((await notices.list(seller, { unread: true })).edges).toEqual([]);
    expect(await toldTo(seller)).toHaveLength(2);
  });

  test('is nobody else’s', async () => {
    const [seller, colleague] = [await aMember('sales'), await aMember('sales')];
    await telling.tell(ctx, signed('C-1'));
    expect(await notices.read(seller, null)).toBe(0);
    expect(await notices.unread(colleague)).toBe(1);
  });

  test('what may not be seen any more is not shown', async () => {
    const seller = await aMember('sales');
    await telling.tell(ctx, signed('C-1'));
    expect(await toldTo({ ...seller, storeIds: [] })).toEqual([]);
    expect(await toldTo({ ...seller, permissions: ['store:read'] })).toEqual([]);
  });

  test('all of a long list, in pages, newest first', async () => {
    const seller = await aMember('sales');
    for (let n = 0; n < 5; n += 1) {
      app.clock.set(`2026-11-21T02:0${n}:00Z`);
      await telling.tell(ctx, signed(`C-${n}`));
      await notices.read(seller, null);
    }
    const all = await everyPage((page) => notices.list(seller, page));
    expect(all.map(({ sentence }) => sentence.match(/C-\d/)?.[0])).toEqual([
      'C-4',
      'C-3',
      'C-2',
      'C-1',
      'C-0',
    ]);
  });
});

describe('choosing', () => {
  test('turns off and on what does not wait for them', async () => {
    const seller = await aMember('sales');
    const choice = async (event: string) =>
      (await notices.choices(seller)).find((each) => each.event === event);
    expect(await choice('contract.signed')).toMatchObject({
      name: '合同签署完成',
      isTold: true,
      mayChange: true,
    });
    await notices.choose(seller, { event: 'contract.signed', isTold: false });
    expect(await choice('contract.signed')).toMatchObject({ isTold: false });
    await telling.tell(ctx, signed('C-1'));
    expect(await toldTo(seller)).toEqual([]);
  });

  test('what waits for them is told all the same', async () => {
    const owner = await aMember('provider-owner');
    const event = 'quote.approval-requested';
    expect(await notices.choose(owner, { event, isTold: false })).toMatchObject({
      isTold: true,
      mayChange: false,
    });
    await telling.tell(ctx, happened(event, { number: 'Q-1' }));
    expect(await toldTo(owner)).toEqual(['山雀茶礼：周敏 请您批准低于毛利底线的报价 Q-1']);
  });

  test.each(['appeal.decided', 'nothing.such'])(
    'of %s there is nothing to choose for sales',
    async (event) => {
      const seller = await aMember('sales');
      await expect(notices.choose(seller, { event, isTold: true })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    },
  );
});
