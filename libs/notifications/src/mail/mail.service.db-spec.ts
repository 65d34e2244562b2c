import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aPerson, aProvider, aStore, atStore, insertRow, type TestApp } from '@zuoxi/platform/testing';
import type { EventName, Happened, Role, StoreId } from '@zuoxi/vocabulary';
import { DeliveryService } from '../delivery/delivery.service.js';
import { NoticeService } from '../notice/notice.service.js';
import { SendingService } from '../telling/sending.service.js';
import { TellingService } from '../telling/telling.service.js';
import { startNotifications } from '../testing.js';
import { Addresses } from './addresses.js';
import { FakeMailServer } from './mail-server.fixture.js';
import { MailService } from './mail.service.js';

let app: TestApp;
let server: FakeMailServer;
let mail: MailService;
let ctx: ProviderContext;
let storeId: StoreId;
let slug: string;

beforeAll(async () => {
  server = new FakeMailServer();
  process.env['ZUOXI_SMTP_URL'] = await server.start();
  process.env['ZUOXI_MAIL_FROM'] = '坐席 <notices@zuoxi.example.com>';
  app = await startNotifications();
  mail = app.get(MailService);
});
afterAll(async () => {
  delete process.env['ZUOXI_SMTP_URL'];
  delete process.env['ZUOXI_MAIL_FROM'];
  await app.close();
  await server.stop();
});
beforeEach(async () => {
  app.clock.set('2026-11-21T02:00:00Z');
  await app.db.admin.query('delete from pgboss.job');
  const store = await aStore(app.db, await aProvider(app.db), { name: '山雀茶礼' });
  ({ ctx, id: storeId } = store);
  const found = await app.db.admin.query('select slug from identity.store where store_id = $1', [storeId]);
  slug = String(found.rows[0].slug);
  server.received.length = 0;
  server.offered = 0;
  server.manner = 'take';
});

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
  return inStore ? atStore({ ...person, storeIds: [inStore] }, inStore) : person;
}

const happen = (name: EventName, params: Happened['params'], over: Partial<Happened> = {}) =>
  app.get(TellingService).tell(ctx, {
    ...{ eventId: newId(), name, at: app.clock.now().toISOString(), storeId, subjectId: newId() },
    ...{ by: { id: newId(), name: '周敏' }, accountIds: [], agentIds: [], params, ...over },
  });
const reportIsOut = (on = '2026-11-20') => happen('report.published', { on });
const appealIsFiled = () => happen('appeal.filed', { on: '2026-11-20' });
const later = (seconds: number) =>
  app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000).toISOString());

async function mailboxOf({ userId }: ProviderContext): Promise<string> {
  const { rows } = await app.db.admin.query('select id from notifications.channel where account_id = $1', [
    userId,
  ]);
  return String(rows[0]?.id ?? newId());
}
const deliver = async (person: ProviderContext) =>
  app.get(SendingService).deliver(ctx, { channelId: await mailboxOf(person) });
async function statesOf(person: ProviderContext): Promise<string[]> {
  const { rows } = await app.db.admin.query(
    'select state from notifications.delivery where channel_id = $1 order by state',
    [await mailboxOf(person)],
  );
  return rows.map(({ state }) => String(state));
}
const usual = { locale: 'zh-CN', digest: 'at_once', digestMinute: 540, timeZone: 'Asia/Shanghai' } as const;
/** When jobs look what is due, by the clock of China. */
async function looks(): Promise<string[]> {
  const { rows } = await app.db.admin.query(
    `select to_char(start_after at time zone 'Asia/Shanghai', 'DD HH24:MI') as at from pgboss.job
      where name = 'channel.deliver' order by start_after`,
  );
  return rows.map(({ at }) => String(at));
}
async function sendNow(person: ProviderContext) {
  later(80);
  await deliver(person);
}

describe('mail', () => {
  test('tells a shop that its report is out, with the way to its own page and no way past it', async () => {
    const owner = await aMember('shop-owner', storeId);
    const headline = { headlineZh: '接待 318 人，3 分钟回复率 97.1%。', headlineEn: '318 people received.' };
    await happen('report.published', { on: '2026-11-20', ...headline });
    await sendNow(owner);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.text).toContain('日报已发布\n接待 318 人，3 分钟回复率 97.1%。\nhttps://');
    expect(server.received[0]).toMatchObject({
      to: `${owner.userId}@mail.example`,
      subject: '山雀茶礼：2026-11-20 日报已发布',
      messageId: expect.stringMatching(/^<[0-9a-f-]{36}@zuoxi\.example\.com>$/),
      unsubscribe: expect.stringMatching(/^https:\/\/zuoxi\.example\.com\/mail\/unsubscribe\/u\./),
    });
    expect(server.received[0]?.text).toContain(`https://zuoxi.example.com/shop/${slug}?on=2026-11-20`);
    expect(server.received[0]?.html).toContain('日报已发布');
    expect(await statesOf(owner)).toEqual(['sent']);
  });

  test('is in the language that they chose', async () => {
    const owner = await aMember('shop-owner', storeId);
    await mail.change(owner, { ...usual, locale: 'en-US' });
    await reportIsOut();
    await sendNow(owner);
    expect(server.received[0]?.subject).toBe('山雀茶礼: the report of 2026-11-20 is out');
    expect(await mail.settings(owner)).toMatchObject({ isOn: true, locale: 'en-US', waiting: 0 });
  });

  test('is one for a hundred alike', async () => {
    const owner = await aMember('shop-owner', storeId);
    await Promise.all(Array.from({ length: 100 }, () => reportIsOut()));
    await sendNow(owner);
    await sendNow(owner);
    expect(server.received.map(({ subject }) => subject)).toEqual([
      '山雀茶礼：100 份日报已发布，最近 2026-11-20',
    ]);
  });

  test('comes of what they want to know, and of no other', async () => {
    const [seller, other] = [await aMember('sales'), await aMember('sales')];
    await app.get(NoticeService).choose(seller, { event: 'contract.signed', isMailed: true });
    await happen('contract.signed', { number: 'C-1' });
    await sendNow(seller);
    await sendNow(other);
    expect(server.received.map(({ to }) => to)).toEqual([`${seller.userId}@mail.example`]);
    expect(server.received[0]?.text).toContain('https://zuoxi.example.com/contracts/');
  });
});

describe('when it comes', () => {
  test('not in the quiet hours; what waited comes at their end, in one', async () => {
    const owner = await aMember('shop-owner', storeId);
    await mail.change(owner, { ...usual, quietFrom: 22 * 60, quietUntil: 8 * 60 });
    app.clock.set('2026-11-21T23:30:00+08:00');
    for (const on of ['2026-11-18', '2026-11-19', '2026-11-20']) await reportIsOut(on);
    expect(await looks()).toEqual(['22 08:00']);
    await sendNow(owner);
    expect(server.offered).toBe(0);
    app.clock.set('2026-11-22T08:00:00+08:00');
    await deliver(owner);
    expect(server.received.map(({ subject }) => subject)).toEqual([
      '山雀茶礼：3 份日报已发布，最近 2026-11-20',
    ]);
  });

  test('what failed before them is not tried again in them', async () => {
    const owner = await aMember('shop-owner', storeId);
    await mail.change(owner, { ...usual, quietFrom: 22 * 60, quietUntil: 8 * 60 });
    app.clock.set('2026-11-21T21:58:30+08:00');
    await reportIsOut();
    server.manner = 450;
    await sendNow(owner);
    expect(server.offered).toBe(1);
    server.manner = 'take';
    await sendNow(owner);
    expect(server.offered).toBe(1);
    expect(await looks()).toContain('22 08:00');
    app.clock.set('2026-11-22T08:00:00+08:00');
    await deliver(owner);
    expect(await statesOf(owner)).toEqual(['sent']);
  });

  test('once a day at the time that they chose; at once again, at once', async () => {
    const owner = await aMember('shop-owner', storeId);
    await mail.change(owner, { ...usual, digest: 'daily', digestMinute: 18 * 60 });
    await reportIsOut('2026-11-19');
    await reportIsOut('2026-11-20');
    expect(await looks()).toEqual(['21 18:00']);
    await sendNow(owner);
    expect(server.offered).toBe(0);
    app.clock.set('2026-11-21T18:00:00+08:00');
    await deliver(owner);
    expect(server.received).toHaveLength(1);
    await reportIsOut('2026-11-21');
    await mail.change(owner, usual);
    await sendNow(owner);
    expect(server.received).toHaveLength(2);
  });

  test.each([
    [{ timeZone: 'Mars/Olympus' }, 'ZONE_UNKNOWN'],
    [{ quietFrom: 60 }, 'INVALID_INPUT'],
    [{ quietFrom: 60, quietUntil: 60 }, 'INVALID_INPUT'],
  ])('never by %o', async (hours, code) => {
    const owner = await aMember('shop-owner', storeId);
    await expect(mail.change(owner, { ...usual, ...hours })).rejects.toMatchObject({ code });
  });
});

describe('what is not sent', () => {
  test('what its reader may no longer see', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    await app.db.admin.query('update identity.membership set revoked_at = now() where account_id = $1', [
      owner.userId,
    ]);
    await sendNow(owner);
    expect(server.offered).toBe(0);
    expect(await statesOf(owner)).toEqual(['withheld']);
  });

  test('anything to who has no address any more', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    const gone = jest.spyOn(app.get(Addresses), 'addressOf').mockResolvedValueOnce(null);
    await sendNow(owner);
    gone.mockRestore();
    expect([server.offered, await statesOf(owner)]).toEqual([0, ['withheld']]);
  });

  test('what they unsubscribed from by the link, looking at which ends nothing', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    await sendNow(owner);
    const [token = '', kind = ''] = server.received[0]?.unsubscribe?.split('/').slice(-2) ?? [];
    expect(await mail.look(token, kind)).toMatchObject({ event: 'report.published' });
    await reportIsOut();
    await mail.unsubscribe(token, kind);
    await mail.unsubscribe(token, kind);
    await sendNow(owner);
    await reportIsOut();
    expect(server.received).toHaveLength(1);
    expect(await statesOf(owner)).toEqual(['sent', 'withheld']);
    const choices = await app.get(NoticeService).choices(owner);
    expect(choices.find(({ event }) => event === 'report.published')).toMatchObject({
      isTold: true,
      isMailed: false,
    });
    await expect(mail.unsubscribe(token, 'contract.ended')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('what waits for them is, without a way to end it', async () => {
    const lead = await aMember('qc-lead');
    await app.get(NoticeService).choose(lead, { event: 'appeal.filed', isMailed: false });
    await appealIsFiled();
    await sendNow(lead);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.unsubscribe).toBeNull();
    expect(server.received[0]?.text).not.toContain('unsubscribe');
  });
});

describe('a mail server', () => {
  test('that has no time is asked again, with the same letter whatever has come since', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    server.manner = 450;
    await sendNow(owner);
    expect(await statesOf(owner)).toEqual(['waiting']);
    expect((await mail.settings(owner)).failure).toContain('450');
    await reportIsOut('2026-11-19');
    server.manner = 'take';
    await sendNow(owner);
    await sendNow(owner);
    expect(server.received.map(({ subject }) => subject)).toEqual([
      '山雀茶礼：2026-11-20 日报已发布',
      '山雀茶礼：2026-11-19 日报已发布',
    ]);
    expect(await statesOf(owner)).toEqual(['sent', 'sent']);
  });

  test('that does not know them has said its last word', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    server.manner = 550;
    await sendNow(owner);
    expect([server.offered, await statesOf(owner)]).toEqual([1, ['dead']]);
    expect((await mail.settings(owner)).failure).toContain('550');
  });

  test('that is gone in the middle of a letter gets it again, under the same id', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    server.manner = 'drop';
    await sendNow(owner);
    expect([server.offered, await statesOf(owner)]).toEqual([1, ['waiting']]);
    server.manner = 'take';
    await sendNow(owner);
    expect([server.received.length, await statesOf(owner)]).toEqual([1, ['sent']]);
  });

  test('gets a letter again whose sender was killed before it could say that it was taken', async () => {
    const owner = await aMember('shop-owner', storeId);
    await reportIsOut();
    const killed = jest.spyOn(DeliveryService.prototype, 'settle').mockResolvedValueOnce();
    await sendNow(owner);
    killed.mockRestore();
    await reportIsOut('2026-11-19');
    later(30);
    await deliver(owner);
    expect(server.received).toHaveLength(1);
    await sendNow(owner);
    await sendNow(owner);
    const [first, ...others] = server.received;
    const again = others.filter(({ messageId }) => messageId === first?.messageId);
    expect([others.length, again.map(({ text }) => text)]).toEqual([2, [first?.text]]);
    expect(await statesOf(owner)).toEqual(['sent', 'sent']);
  });
});

test('without a mail server nothing waits for one, and the pages say so', async () => {
  delete process.env['ZUOXI_SMTP_URL'];
  const without = await startNotifications();
  try {
    const provider = await aProvider(without.db);
    const store = await aStore(without.db, provider);
    const owner = aPerson(store.ctx, 'shop-owner');
    expect(await without.get(MailService).settings(owner)).toMatchObject({ isOn: false, failure: null });
    await insertRow(without.db, 'identity.account', {
      ...{ id: owner.userId, email: 'o@x.example', name: 'o', password_hash: 'x' },
      created_at: without.clock.now(),
    });
    await insertRow(without.db, 'identity.membership', {
      ...{ provider_id: provider.providerId, id: newId(), account_id: owner.userId, store_id: store.id },
      ...{ role: 'shop-owner', created_at: without.clock.now() },
    });
    await without.get(TellingService).tell(store.ctx, {
      ...{ eventId: newId(), name: 'report.published', at: without.clock.now().toISOString() },
      ...{ storeId: store.id, subjectId: newId(), by: { id: newId(), name: '周敏' } },
      ...{ accountIds: [], agentIds: [], params: { on: '2026-11-20' } },
    });
    const { rows } = await without.db.admin.query('select 1 from notifications.delivery');
    expect(rows).toEqual([]);
    expect(await without.get(NoticeService).unread({ ...owner, storeIds: [store.id] })).toBe(1);
  } finally {
    await without.close();
  }
});
