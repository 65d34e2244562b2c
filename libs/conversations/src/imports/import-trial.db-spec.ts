import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProfile, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { ImportPreviewService } from './import-preview.service.js';
import type { ImportKind } from './import.reader.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startConversations();
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app, { platform: 'jd' }));
});

const look = (kind: ImportKind, text: string, { name = 'x.csv', isPart = false } = {}) =>
  app
    .get(ImportPreviewService)
    .preview(ctx, { storeId, kind }, { name, content: Readable.from([Buffer.from(text)]), isPart });
const head = '订单编号,买家会员名,买家实际支付金额,订单付款时间,订单状态';
const order = (no: string, status = '交易成功', paid = '19.90') =>
  `${no},甲甲,${paid},2026-07-02 10:01:00,${status}`;
const counted = async () =>
  (
    await app.db.admin.query(
      `select count(*)::int as n from conversations.order_record where store_id = $1`,
      [storeId],
    )
  ).rows[0].n;

describe('before anything is written', () => {
  test('new, changed, the same, in conflict and bad rows are counted, and nothing stays', async () => {
    await importFile(
      app,
      ctx,
      { storeId, kind: 'orders' },
      [head, order('A1'), order('A2'), ''].join('\n'),
      'one.csv',
    );
    app.clock.advance(60_000);
    const next = [
      head,
      order('A1'),
      order('A2', '已退款'),
      order('A3'),
      order('A3', '关闭'),
      order('A4', '', '很多'),
      '合计,,59.70,,',
      '',
    ];
    const { trial, problems } = await look('orders', next.join('\n'));
    expect(trial).toMatchObject({
      ...{ isWhole: true, known: 1, changed: 1, accepted: 1, conflicts: 1, rejected: 1 },
      ...{ fromOn: '2026-07-02', toOn: '2026-07-02' },
    });
    expect(problems).toEqual([
      { code: 'MONEY_INVALID', row: 6, column: '买家实际支付金额', message: expect.stringContaining('金额') },
    ]);
    expect(await counted()).toBe(2);
  });

  test('of a file whose beginning was sent its cut end is no fault', async () => {
    const { trial, problems } = await look('orders', `${head}\n${order('A1')}\n${order('A2').slice(0, 8)}`, {
      isPart: true,
    });
    expect(trial).toMatchObject({ isWhole: false, accepted: 1, rejected: 0 });
    expect(problems).toEqual([]);
  });

  test('a unit that is not known says so, and which column', async () => {
    const { problems, trial } = await look(
      'performance',
      '客服,接待量,30s应答率,促成下单商品金额（美元）\na,1,98%,5\n',
      { name: '20260701.csv' },
    );
    expect(trial).toBeNull();
    expect(problems).toMatchObject([
      { code: 'UNIT_UNKNOWN', message: expect.stringContaining('促成下单商品金额（美元）') },
    ]);
  });
});

describe('a file that looks as if it belonged elsewhere is questioned', () => {
  const jd = '客服,接待量,售前接待人数,30s应答率\n京东店:a,120,80,98%\n京东店:b,60,40,95%\n';
  const tmall = '旺旺昵称,询单人数,净销售额\n天猫店:小美,10,5.00\n';

  test('of another platform', async () => {
    expect((await look('performance', jd, { name: '20260701.csv' })).questions).toEqual([]);
    expect((await look('performance', tmall, { name: '20260701.csv' })).questions).toMatchObject([
      { code: 'PLATFORM_OTHER', message: expect.stringContaining('生意参谋') },
    ]);
  });

  test('of another kind', async () => {
    expect((await look('conversations', jd, { name: '20260701.csv' })).questions).toMatchObject([
      { code: 'KIND_OTHER', kind: 'performance' },
    ]);
  });

  test('of another shop, by whose accounts it holds', async () => {
    await app.db.admin.query(
      `insert into conversations.agent_account (provider_id, store_id, account, agent_id, first_seen_at)
       values ($1, $2, '京东店:a', gen_random_uuid(), now())`,
      [ctx.providerId, storeId],
    );
    const other = jd.replaceAll('京东店', '别家店');
    expect((await look('performance', jd, { name: '20260701.csv' })).questions).toEqual([]);
    expect((await look('performance', other, { name: '20260701.csv' })).questions).toMatchObject([
      { code: 'SHOP_OTHER', message: expect.stringContaining('别家店') },
    ]);
  });
});

test("what nothing recognises is offered by the preset of the shop's platform", async () => {
  const seen = await look('performance', '姓名,甲,乙\n小美,1,2\n');
  expect(seen.preset).toBe('jd-kfguanjia');
  // A person reads its name, in their language.
  expect(seen.presetName).toMatch(/[一-鿿]/);
  ctx = { ...ctx, locale: 'en-US' };
  expect((await look('performance', '姓名,甲,乙\n小美,1,2\n')).presetName).toMatch(/^[ -~]+$/);
});

describe('what was lost or moved before the file came here', () => {
  test('numbers whose leading noughts a spreadsheet dropped: beside others of the column they are refused', async () => {
    const { problems } = await look(
      'orders',
      [head, order('00012'), order('10013'), order('14'), ''].join('\n'),
    );
    expect(problems).toEqual([
      { code: 'ID_ZEROS_LOST', row: 4, column: '订单编号', message: expect.stringContaining('前导 0') },
    ]);
  });

  test('alone in their file they are asked about, by the number that the shop has', async () => {
    await importFile(app, ctx, { storeId, kind: 'orders' }, [head, order('0077'), ''].join('\n'), 'one.csv');
    const { questions, problems } = await look('orders', [head, order('77'), ''].join('\n'));
    expect(problems).toEqual([]);
    expect(questions).toMatchObject([{ code: 'ZEROS_LOST', message: expect.stringContaining('0077') }]);
    expect((await look('orders', [head, order('0077'), ''].join('\n'))).questions).toEqual([]);
    expect((await look('orders', [head, order('78'), ''].join('\n'))).questions).toEqual([]);
  });

  test('a day in the time of another zone is asked about, one that says its zone is not', async () => {
    const chats = (hourOf: (hour: number) => string) =>
      [
        '会话ID,消息ID,买家,客服,时间,发送方,内容',
        ...Array.from({ length: 14 }, (_, index) => index + 9).flatMap((hour) =>
          [0, 30].map((minute) => {
            const at = hourOf(hour).replace('mm', String(minute).padStart(2, '0'));
            return `c${hour}${minute},m${hour}${minute},买家${hour}${minute},京东店:小安,${at},买家,在吗`;
          }),
        ),
        '',
      ].join('\n');
    const two = (hour: number) => String(hour).padStart(2, '0');
    const codesOf = async (text: string) =>
      (await look('conversations', text)).questions.map(({ code }) => code);
    const utc = chats((hour) =>
      hour < 8 ? `2026-07-01 ${two(hour + 16)}:mm:05` : `2026-07-02 ${two(hour - 8)}:mm:05`,
    );
    // The shop has not told when it is served.
    expect(await codesOf(utc)).toEqual([]);
    await aProfile(app.db, ctx, storeId, { startMinute: 540, endMinute: 1440 });
    expect(await codesOf(utc)).toEqual(['ZONE_SHIFTED']);
    expect((await look('conversations', utc)).questions[0]?.message).toContain('+8');
    expect(await codesOf(chats((hour) => `2026-07-02 ${two(hour)}:mm:05`))).toEqual([]);
    expect(await codesOf(chats((hour) => `2026-07-02T${two(hour - 8)}:mm:05Z`))).toEqual([]);
  });
});
