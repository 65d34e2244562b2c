import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, type TestApp } from '@zuoxi/platform/testing';
import type { EventName, Happened, StoreId } from '@zuoxi/vocabulary';
import { startNotifications } from '../testing.js';
import { SendingService } from '../telling/sending.service.js';
import { TellingService } from '../telling/telling.service.js';
import { ChannelService, type NewChannel } from './channel.service.js';
import { DeliveryService } from '../delivery/delivery.service.js';
import { type Answer, Outbound } from '@zuoxi/platform/outbound';

type Sent = { url: string; body: Record<string, unknown>; headers: Record<string, string> };

let app: TestApp;
let channels: ChannelService;
let ctx: ProviderContext;
let storeId: StoreId;
let sent: Sent[];
/** What the other side says; it is asked of every message. */
let answer: (message: Sent) => Answer;
const taken: Answer = { status: 200, text: '{"errcode":0,"errmsg":"ok"}' };

beforeAll(async () => {
  app = await startNotifications();
  channels = app.get(ChannelService);
  jest.spyOn(app.get(Outbound), 'post').mockImplementation(async (url, body, headers = {}) => {
    const message = { url, body: JSON.parse(body) as Record<string, unknown>, headers: { ...headers } };
    sent.push(message);
    return answer(message);
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-21T02:00:00Z');
  await app.db.admin.query('delete from pgboss.job');
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { name: '山雀茶礼' }));
  sent = [];
  answer = () => taken;
});

const aRobot = async (over: Partial<NewChannel> = {}) => {
  const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k';
  const input = {
    kind: 'wecom',
    name: '客户群',
    address,
    events: ['contract.signed'],
    locale: 'zh-CN',
  } as const;
  return (await channels.add(ctx, { ...input, ...over })).channel;
};
const aWebhook = (over: Partial<NewChannel> = {}) =>
  channels.add(ctx, {
    ...{ kind: 'webhook', name: 'ERP', address: 'https://erp.example.com/hook', locale: 'zh-CN' },
    ...{ events: ['contract.signed'], ...over },
  });
const happen = (number: string, name: EventName = 'contract.signed', over: Partial<Happened> = {}) =>
  app.get(TellingService).tell(ctx, {
    ...{ eventId: newId(), name, at: app.clock.now().toISOString(), storeId, subjectId: newId() },
    ...{ by: { id: newId(), name: '周敏' }, accountIds: [], agentIds: [], params: { number } },
    ...over,
  });
const later = (seconds: number) =>
  app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000).toISOString());
const deliver = (channelId: string) => app.get(SendingService).deliver(ctx, { channelId });
const standing = async (channelId: string) => (await channels.standingOf(ctx, [channelId]))[0];
const textOf = ({ body }: Sent) => (body['text'] as { content: string }).content;

const linesOf = (message?: Sent) => (message ? textOf(message).split('\n') : []);

/** The process is gone when it has sent, before it could say how it went. */
const killedBeforeItSays = () =>
  jest
    .spyOn(DeliveryService.prototype as unknown as { settle: () => Promise<void> }, 'settle')
    .mockResolvedValueOnce();

describe('a robot', () => {
  test('is told what it asked for, of its store, in its language, in one message', async () => {
    const robot = await aRobot({ locale: 'en-US', storeId });
    await happen('C-1');
    await happen('C-2');
    await happen('Q-1', 'quote.accepted');
    await happen('C-3', 'contract.signed', { storeId: (await aStore(app.db, ctx)).id });
    await deliver(robot.id);
    expect(linesOf(sent[0])).toEqual([
      '山雀茶礼: both parties have signed contract C-1',
      expect.stringMatching(/^https:\/\/zuoxi\.example\.com\/contracts\/[\w-]+$/),
      '山雀茶礼: both parties have signed contract C-2',
      expect.stringMatching(/contracts/),
    ]);
    expect(await standing(robot.id)).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('in whose group people of the shop are hears what shops may know, with the way to their own page', async () => {
    const robot = await aRobot({ storeId, withShop: true });
    await happen('C-1');
    await deliver(robot.id);
    expect(linesOf(sent[0])).toEqual([
      '山雀茶礼：合同 C-1 双方已签署',
      expect.stringMatching(/^https:\/\/zuoxi\.example\.com\/shop\/[\w-]+\/contract$/),
    ]);
    const notForShops = aRobot({ storeId, withShop: true, events: ['appeal.filed'] });
    await expect(notForShops).rejects.toMatchObject({
      details: { problems: [{ field: 'events', code: 'NOT_FOR_SHOPS' }] },
    });
    await expect(aRobot({ withShop: true })).rejects.toMatchObject({
      details: { problems: [{ field: 'storeId', code: 'IS_NOT_EMPTY' }] },
    });
  });

  test('is not spoken to more often than its platform allows', async () => {
    const robot = await aRobot();
    await happen('C-1');
    await deliver(robot.id);
    await happen('C-2');
    await deliver(robot.id);
    expect(sent).toHaveLength(1);
    later(4);
    await deliver(robot.id);
    expect(sent.map((message) => linesOf(message)[0])).toEqual([
      '山雀茶礼：合同 C-1 双方已签署',
      '山雀茶礼：合同 C-2 双方已签署',
    ]);
  });

  test('keeps its quiet hours; then what waited comes in one', async () => {
    const robot = await aRobot();
    const hours = { quietFrom: 22 * 60, quietUntil: 8 * 60, timeZone: 'Asia/Shanghai' };
    await channels.change(ctx, { id: robot.id, events: robot.events, ...hours });
    app.clock.set('2026-11-21T23:00:00+08:00');
    await happen('C-1');
    await happen('C-2');
    await deliver(robot.id);
    expect(sent).toEqual([]);
    app.clock.set('2026-11-22T08:00:00+08:00');
    await deliver(robot.id);
    expect(sent).toHaveLength(1);
    expect(linesOf(sent[0])).toHaveLength(4);
  });

  test('to whom ten events at once go has one job that looks', async () => {
    await aRobot();
    await Promise.all(Array.from({ length: 10 }, (_, n) => happen(`C-${n}`)));
    const { rows } = await app.db.admin.query("select 1 from pgboss.job where name = 'channel.deliver'");
    expect(rows).toHaveLength(1);
  });

  test('that refuses is tried again, and the seventh time it is given up; people send it once more', async () => {
    const robot = await aRobot();
    answer = () => ({ status: 200, text: '{"errcode":45009,"errmsg":"freq"}' });
    await happen('C-1');
    for (let n = 0; n < 9; n += 1) {
      await deliver(robot.id);
      later(30_000);
    }
    expect(sent).toHaveLength(7);
    expect(await standing(robot.id)).toMatchObject({ waiting: 0, dead: 1, failure: '45009 freq' });
    answer = () => taken;
    await channels.replay(ctx, robot.id);
    await deliver(robot.id);
    expect(sent).toHaveLength(8);
    expect(await standing(robot.id)).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('whose message may have arrived when the process was killed is left to people', async () => {
    const robot = await aRobot();
    await happen('C-1');
    const killed = killedBeforeItSays();
    await deliver(robot.id);
    killed.mockRestore();
    later(30);
    await deliver(robot.id);
    expect(await standing(robot.id)).toMatchObject({ waiting: 1, dead: 0 });
    later(31);
    await deliver(robot.id);
    expect(sent).toHaveLength(1);
    expect(await standing(robot.id)).toMatchObject({ waiting: 0, dead: 1, failure: 'OUTCOME_UNKNOWN' });
  });
});

describe('a webhook', () => {
  test('gets each event, signed, with what it says and of what', async () => {
    const { channel, secret } = await aWebhook();
    expect(secret).toMatch(/^whsec_/);
    const eventId = newId();
    await happen('C-1', 'contract.signed', { eventId });
    await deliver(channel.id);
    expect(sent[0]).toMatchObject({
      url: 'https://erp.example.com/hook',
      headers: { 'webhook-id': eventId, 'webhook-signature': expect.stringMatching(/^v1,/) },
      body: { id: eventId, type: 'contract.signed', storeId, data: { number: 'C-1' } },
    });
  });

  test('is sent again under the same id when nobody knows whether it arrived', async () => {
    const { channel } = await aWebhook();
    await happen('C-1');
    const killed = killedBeforeItSays();
    await deliver(channel.id);
    killed.mockRestore();
    later(61);
    await deliver(channel.id);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.headers['webhook-id']).toBe(sent[1]?.headers['webhook-id']);
    expect(await standing(channel.id)).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('is sent once by any number of workers', async () => {
    const { channel } = await aWebhook();
    await Promise.all(['C-1', 'C-2', 'C-3', 'C-4'].map((number) => happen(number)));
    await Promise.all(Array.from({ length: 12 }, () => deliver(channel.id)));
    expect(new Set(sent.map(({ body }) => body['id'])).size).toBe(4);
    expect(sent).toHaveLength(4);
  });

  test('with one in ten lost, all arrive once or are given up, none is forgotten', async () => {
    const { channel } = await aWebhook();
    let asked = 0;
    const arrived: unknown[] = [];
    answer = ({ body }) => {
      asked += 1;
      if (asked % 10 === 0) return { status: 503, text: '' };
      arrived.push(body['id']);
      return { status: 204, text: '' };
    };
    for (let n = 0; n < 60; n += 1) await happen(`C-${n}`);
    for (let round = 0; round < 100 && (await standing(channel.id))?.waiting; round += 1) {
      await deliver(channel.id);
      later(20);
    }
    expect(await standing(channel.id)).toMatchObject({ waiting: 0, dead: 0 });
    expect([arrived.length, new Set(arrived).size]).toEqual([60, 60]);
  });
});

describe('a channel', () => {
  test('that is asked for twice by one request is one, with one secret', async () => {
    const once = { ...ctx, idempotencyKey: 'add' };
    const input = { kind: 'webhook', name: 'ERP', address: 'https://erp.example.com/hook' } as const;
    const add = () => channels.add(once, { ...input, events: ['contract.signed'], locale: 'zh-CN' });
    const [first, again] = [await add(), await add()];
    expect([again.channel.id, again.secret]).toEqual([first.channel.id, first.secret]);
  });

  test.each([
    ['wecom', 'https://evil.example.com/cgi-bin/webhook/send?key=k', 'ROBOT_ADDRESS'],
    ['dingtalk', 'http://oapi.dingtalk.com/robot/send?access_token=t', 'ROBOT_ADDRESS'],
    ['feishu', 'no address', 'ROBOT_ADDRESS'],
    ['webhook', 'http://erp.example.com/', 'IS_URL'],
  ] as const)('of %s does not lead to %s', async (kind, address, code) => {
    const added = channels.add(ctx, {
      kind,
      name: 'x',
      address,
      events: ['contract.signed'],
      locale: 'zh-CN',
    });
    await expect(added).rejects.toMatchObject({ details: { problems: [{ field: 'address', code }] } });
  });

  test('keeps its address where no copy of the database can read it', async () => {
    const robot = await aRobot();
    const { rows } = await app.db.admin.query('select * from notifications.channel where id = $1', [
      robot.id,
    ]);
    expect(JSON.stringify(rows)).not.toContain('key=k');
  });

  test('that is stopped gets nothing, also of what was on its way', async () => {
    const robot = await aRobot();
    await happen('C-1');
    await channels.stop(ctx, robot.id);
    await deliver(robot.id);
    await happen('C-2');
    expect(sent).toEqual([]);
    await expect(channels.stop(ctx, robot.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is tried at once, and says what the other side has against it', async () => {
    const robot = await aRobot();
    expect(await channels.test(ctx, robot.id)).toBeNull();
    expect(textOf(sent[0] as Sent)).toBe('坐席：通知已接通');
    answer = () => ({ status: 200, text: '{"errcode":93000,"errmsg":"invalid webhook url"}' });
    expect(await channels.test(ctx, robot.id)).toBe('93000 invalid webhook url');
  });
});
