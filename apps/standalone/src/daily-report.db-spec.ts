import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  AgentAccountService,
  ConversationsModule,
  ConversationService,
  OrderService,
  SalesService,
} from '@zuoxi/conversations';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aProvider,
  aStore,
  type ChatLine,
  chatCsv,
  exchange,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import { QualityModule } from '@zuoxi/quality';
import { DailyReportService, documentOf, ReportingModule } from '@zuoxi/reporting';
import type { StoreId } from '@zuoxi/vocabulary';

import { aDay, importCsv, numberOf, on, type Report } from './daily-report.testing.js';

let app: TestApp;
let reports: DailyReportService;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startTestApp(ConversationsModule, QualityModule, ReportingModule);
  reports = app.get(DailyReportService);
});
afterAll(() => app.close());
beforeEach(async () => {
  const store = await aStore(app.db, await aProvider(app.db), { platform: 'pdd', status: 'in_service' });
  ({ ctx, id: storeId } = store);
});
const at = () => ({ app, ctx, storeId });

/** The day's figures by the shortest way from its messages: nothing of the product's own arithmetic. */
async function recomputed() {
  const { rows } = await app.db.admin.query<{ conversation_id: string; at: Date; direction: string }>(
    `select conversation_id, at, direction from conversations.message where store_id = $1 and business_date = $2 order by at, row_no`,
    [storeId, on],
  );
  const waits: number[] = [];
  const firsts: number[] = [];
  let received = 0;
  let noReply = 0;
  let alwaysInTime = 0;
  for (const talk of Map.groupBy(rows, (row) => row.conversation_id).values()) {
    let asked: number | null = null;
    let answers = 0;
    let late = false;
    for (const { at, direction } of talk) {
      if (direction === 'buyer') asked ??= at.getTime();
      else if (asked !== null) {
        const wait = (at.getTime() - asked) / 1000;
        if (!answers) firsts.push(wait);
        waits.push(wait);
        late ||= wait > 180;
        answers += 1;
        asked = null;
      }
    }
    if (answers) received += 1;
    else noReply += 1;
    if (answers && !late) alwaysInTime += 1;
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const inTime = waits.filter((wait) => wait <= 180).length;
  return {
    received,
    noReply,
    firstResponse: sum(firsts) / firsts.length,
    // Each platform's own words: rounds with a cap and a price for silence, or people and answered rounds.
    taobao: {
      averageResponse:
        (sum(waits.map((wait) => Math.min(wait, 600))) + 600 * noReply) / (waits.length + noReply),
      inTime: [inTime, waits.length + noReply],
    },
    pdd: { averageResponse: sum(waits) / waits.length, inTime: [alwaysInTime, received + noReply] },
  };
}

type ReportNumber = Report['body']['numbers'][number];
/** What the rows that a number opens to add up to: numerator and denominator. */
async function opened(
  { rows, metric }: Pick<ReportNumber, 'rows' | 'metric'>,
  over: object = {},
): Promise<[number | null, number | null]> {
  if (rows === 'none') return [null, null];
  if (rows === 'sales') {
    const listed = await app.get(SalesService).sales(ctx, { storeId, on, metric, first: 1 });
    return [listed.numerator, listed.denominator];
  }
  if (rows === 'orders')
    return [(await app.get(OrderService).orders(ctx, { storeId, on })).totalCount ?? 0, null];
  if (rows === 'aftersales')
    return [(await app.get(OrderService).afterSales(ctx, { storeId, on })).totalCount ?? 0, null];
  const list = await app.get(ConversationService).list(ctx, { storeId, on, metric, first: 100, ...over });
  // Every row says what it counts for, and says it of itself.
  const sum = (side: 'numerator' | 'denominator') =>
    list.edges.reduce((total, edge) => total + (edge[side] ?? 0), 0);
  if (!list.pageInfo.hasNextPage) {
    expect(sum('numerator')).toBeCloseTo(list.numerator, 6);
    expect(sum('denominator')).toBe(list.denominator ?? 0);
  }
  return [list.numerator, list.denominator];
}

/** Everything that makes two ways of counting differ. */
function messyDay(): ChatLine[] {
  const at = (time: string) => `${on} ${time}`;
  const line = (
    buyer: string,
    time: string,
    from: ChatLine['from'],
    over: Partial<ChatLine> = {},
  ): ChatLine => ({
    buyer,
    at: at(time),
    from,
    text: '……',
    conversation: `c-${buyer}`,
    message: `${buyer}-${time}-${over.agent ?? ''}`,
    ...over,
  });
  return [
    // Came back: nobody answered the first talk, somebody the second.
    ...exchange('回头客', at('10:00:00'), { conversation: 'back-1', seconds: null }),
    ...exchange('回头客', at('15:00:00'), { conversation: 'back-2' }),
    // Came back and was answered neither time: one buyer without a reply, two talks.
    ...exchange('被冷落', at('11:00:00'), { conversation: 'cold-1', seconds: null }),
    ...exchange('被冷落', at('16:00:00'), { conversation: 'cold-2', seconds: null }),
    // Two agents in one talk are two receptions.
    ...exchange('两位客服', at('12:00:00'), { conversation: 'two', agent: '店铺:小美' }),
    line('两位客服', '12:05:00', '买家', { conversation: 'two', agent: '店铺:小丽' }),
    line('两位客服', '12:11:00', '客服', { conversation: 'two', agent: '店铺:小丽' }),
    // The same agent in two talks is one reception.
    ...exchange('熟客', at('13:00:00'), { conversation: 'known-1', seconds: 300 }),
    ...exchange('熟客', at('17:00:00'), { conversation: 'known-2', seconds: 10 }),
    // The store wrote first, and the buyer never did.
    line('沉默', '14:00:00', '客服'),
    // Only a robot answered; and a robot before a person.
    line('机器人接待', '14:10:00', '买家'),
    line('机器人接待', '14:10:02', '机器人'),
    line('转人工', '14:20:00', '买家'),
    line('转人工', '14:20:02', '机器人'),
    line('转人工', '14:21:00', '买家'),
    line('转人工', '14:22:00', '客服'),
    // Outside the platforms' clock, and over midnight.
    ...exchange('夜猫子', at('02:00:00'), { seconds: 500 }),
    ...exchange('跨日', at('23:59:50'), { seconds: 30 }),
  ];
}

const messyOrders = [
  '订单编号,买家会员名,买家实际支付金额,订单创建时间,订单付款时间',
  `1,回头客,10.00,${on} 18:00:00,${on} 18:01:00`,
  `2,回头客,20.00,${on} 18:10:00,${on} 18:11:00`,
  `3,两位客服,30.00,2026-11-21 09:00:00,2026-11-21 23:00:00`,
  `4,熟客,40.00,${on} 08:00:00,${on} 08:01:00`,
  `5,转人工,50.00,${on} 20:00:00,`,
  `6,夜猫子,60.00,2026-11-21 20:00:00,2026-11-22 00:30:00`,
  `7,被冷落,70.00,${on} 20:00:00,${on} 20:01:00`,
  `8,没来问,80.00,${on} 20:00:00,${on} 20:01:00`,
].join('\n');

describe('the numbers', () => {
  test.each(['taobao', 'pdd'] as const)(
    'equal a direct recomputation from the messages: %s',
    async (platform) => {
      ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { platform }));
      await importCsv(at(), 'conversations', chatCsv(aDay()));
      const report = await reports.build(ctx, storeId, on);
      const expected = await recomputed();
      expect(numberOf(report, 'receptions').value).toBe(String(expected.received));
      expect(numberOf(report, 'noReply').value).toBe(String(expected.noReply));
      expect(Number(numberOf(report, 'firstResponse').value)).toBeCloseTo(expected.firstResponse, 0);
      expect(Number(numberOf(report, 'averageResponse').value)).toBeCloseTo(
        expected[platform].averageResponse,
        0,
      );
      const rate = numberOf(report, 'threeMinuteRate');
      expect([rate.numerator, rate.denominator]).toEqual(expected[platform].inTime);
      expect(Number(rate.value)).toBeCloseTo((rate.numerator as number) / (rate.denominator as number), 3);
      const byAgent = report.body.agents.reduce((sum, agent) => sum + agent.receptions, 0);
      expect(byAgent).toBe(expected.received);
      expect(report.body.byHour.reduce((sum, hour) => sum + hour.receptions, 0)).toBe(expected.received);
    },
  );

  test.each(['taobao', 'tmall', 'jd', 'pdd', 'douyin'] as const)(
    'open to rows that count to them, however messy the day: %s',
    async (platform) => {
      ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { platform }));
      await importCsv(at(), 'conversations', chatCsv([...aDay(60), ...messyDay()]));
      await importCsv(at(), 'orders', messyOrders);
      await importCsv(
        at(),
        'aftersales',
        [
          '订单编号,买家会员名,售后类型,退款金额,原因,处理结果,客服,申请时间',
          `1,回头客,仅退款,10.00,质量问题,处理中,店铺:小美,${on} 23:00:00`,
          `,没来问,换货,-,尺码,处理中,,${on} 09:00:00`,
        ].join('\n'),
      );
      const report = await reports.build(ctx, storeId, on);
      const { numbers } = report.body;
      expect(numbers.map(({ key }) => key)).toEqual([
        'receptions',
        'firstResponse',
        'averageResponse',
        'threeMinuteRate',
        ...(platform === 'jd' ? ['thirtySecondRate'] : []),
        'noReply',
        'orders',
        'conversion',
        'agentSales',
        'agentSalesShare',
        'afterSales',
        'qcCoverage',
        'seatCoverage',
        'robotRounds',
      ]);
      for (const number of numbers.filter(({ rows }) => rows !== 'agents')) {
        expect([number.key, await opened(number)]).toEqual([
          number.key,
          [number.numerator, number.denominator],
        ]);
      }
      // Nobody has been reviewed; two accounts are two agents.
      expect([numberOf(report, 'qcCoverage').numerator, report.body.qc?.rows.length]).toEqual([0, 2]);
      // By hour and by agent too, and together they are the whole.
      for (const key of ['receptions', 'threeMinuteRate', 'firstResponse', 'averageResponse', 'noReply']) {
        const { metric, rows, numerator, denominator } = numberOf(report, key);
        const ways = [
          Array.from({ length: 24 }, (_, hour) => ({ hour })),
          [{ recognised: true }, { recognised: false }],
        ];
        for (const parts of ways) {
          const each = await Promise.all(parts.map((over) => opened({ metric, rows }, over)));
          const sum = (side: 0 | 1) => each.reduce((total, part) => total + (part[side] ?? 0), 0);
          expect([key, sum(0), sum(1)]).toEqual([key, numerator, denominator ?? 0]);
        }
      }
      const pairs = report.body.agents.reduce((sum, agent) => sum + agent.receptions, 0);
      expect(pairs).toBe(report.body.agentsTotal?.receptions);
      const rate = numberOf(report, 'threeMinuteRate');
      const [met, judged] = await opened(rate, { missedOnly: true });
      expect(judged as number).toBeGreaterThanOrEqual(
        (rate.denominator as number) - (rate.numerator as number),
      );
      expect(met as number).toBeLessThan(judged as number);
      expect(numberOf(report, 'orders').value).toBe('6');
      // Asked, received, not ordered before, paid by the end of the next day: 回头客 and 两位客服.
      expect(numberOf(report, 'conversion')).toMatchObject({ numerator: 2, rows: 'conversations' });
    },
  );

  test.each([
    [
      'nine greeted and never answered, one answered in 20 s',
      [...Array(9).fill(null), 20],
      0,
      { numerator: 1, denominator: 10, value: '0.1' },
      '20',
      /^接待 1 人，三分钟回复率 10.0%。$/,
    ],
    [
      'ten greeted, asking again after an hour, answered 20 s later',
      Array(10).fill(20),
      3600,
      { numerator: 0, denominator: 10, value: '0' },
      '3620',
      /^接待 10 人，三分钟回复率 0.0%。$/,
    ],
    [
      'ten greeted and never answered',
      Array(10).fill(null),
      0,
      { numerator: 0, denominator: 10, value: '0' },
      null,
      /^当天 10 位买家来问，没有一位得到人工回复。$/,
    ],
  ] as [string, (number | null)[], number, object, string | null, RegExp][])(
    'take no greeting for an answer: %s',
    async (_, waits, pause, rate, firstResponse, headline) => {
      ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { platform: 'tmall' }));
      const moment = (seconds: number) =>
        `${on} ${new Date(Date.UTC(2026, 10, 20, 10, 0, seconds)).toISOString().slice(11, 19)}`;
      const lines = waits.flatMap((seconds, index): ChatLine[] => {
        const talk = { buyer: `买家${index}`, conversation: `g-${index}` };
        const line = (id: string, from: ChatLine['from'], after: number, text: string): ChatLine => ({
          ...talk,
          ...{ message: `g-${index}-${id}`, at: moment(after), from, text },
        });
        // By the sender, by how it begins under an agent's name, and by a robot that only greets.
        const greetings = [
          line('g', '欢迎语', 1, '亲，欢迎光临'),
          line('a', '客服', 2, '[自动回复] 客服正忙，稍后回复您'),
          line('b', '机器人', 3, '您好，请问有什么可以帮您？'),
        ];
        return [
          line('1', '买家', 0, '有货吗'),
          ...(seconds !== null && !pause ? [] : greetings),
          ...(pause ? [line('2', '买家', pause, '还在吗')] : []),
          ...(seconds === null ? [] : [line('3', '客服', pause + seconds, '有的')]),
        ];
      });
      await importCsv(at(), 'conversations', chatCsv(lines));
      const report = await reports.build(ctx, storeId, on);
      expect(numberOf(report, 'threeMinuteRate')).toMatchObject(rate);
      expect(numberOf(report, 'firstResponse').value).toBe(firstResponse);
      expect(documentOf(report, '店', 'zh-CN').headline).toMatch(headline);
      for (const number of report.body.numbers.filter(({ rows }) => rows !== 'agents'))
        expect([number.key, await opened(number)]).toEqual([
          number.key,
          [number.numerator, number.denominator],
        ]);
    },
  );

  test('a buyer is counted once, whatever the number of talks', async () => {
    await importCsv(at(), 'conversations', chatCsv(messyDay()));
    const report = await reports.build(ctx, storeId, on);
    // 回头客, 两位客服, 熟客, 转人工, 夜猫子, and 跨日, who is answered right after midnight.
    expect(numberOf(report, 'receptions').value).toBe('6');
    // As pairs, 两位客服 twice.
    expect(report.body.agentsTotal?.receptions).toBe(7);
    // 被冷落, 机器人接待.
    expect(numberOf(report, 'noReply').value).toBe('2');
  });

  test('orders and after-sales are what was imported; money that is missing stays missing', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(20)));
    await importCsv(
      at(),
      'orders',
      [
        '订单编号,买家会员名,买家实际支付金额,订单创建时间,订单付款时间',
        `1,买家1,10.00,${on} 22:00:00,${on} 22:01:00`,
        `2,买家2,-,${on} 22:00:00,`,
      ].join('\n'),
    );
    await importCsv(
      at(),
      'aftersales',
      [
        '订单编号,买家会员名,售后类型,退款金额,原因,处理结果,客服,申请时间',
        `1,买家1,仅退款,-,质量问题,处理中,店铺:小美,${on} 23:00:00`,
      ].join('\n'),
    );
    const report = await reports.build(ctx, storeId, on);
    expect(numberOf(report, 'orders').value).toBe('2');
    expect(numberOf(report, 'conversion')).toMatchObject({ numerator: 1 });
    expect(numberOf(report, 'afterSales').value).toBe('1');
    expect(report.body.afterSales).toMatchObject([{ kind: '仅退款', amountFen: null, reason: '质量问题' }]);
  });

  test('what no file tells of is no data: not nought, no change, no row; in figures, sentence and on paper', async () => {
    const before = '2026-11-19';
    const chats = [...exchange('昨天', `${before} 10:00:00`), ...aDay(20)];
    await importCsv(at(), 'conversations', chatCsv(chats));
    const unknown = await reports.build(ctx, storeId, on);
    for (const key of ['orders', 'conversion', 'afterSales']) {
      expect([key, numberOf(unknown, key)]).toMatchObject([
        key,
        { value: null, numerator: null, sample: null, previousDay: null, sameWeekday: null, rows: 'none' },
      ]);
    }
    const page = documentOf(unknown, '店', 'zh-CN');
    expect(page.numbers.slice(5, 8).map(({ value, before: earlier }) => [value, earlier])).toEqual(
      Array(3).fill(['—', '—']),
    );
    expect([page.noAfterSales, page.headline.includes('订单')]).toEqual(['—', false]);

    // A file of this day alone says nothing of the day before.
    const order = (no: number, day: string) => `${no},买家${no},10.00,${day} 22:00:00,${day} 22:01:00`;
    const case_ = (no: number, day: string) => `${no},买家${no},仅退款,1.00,质量问题,处理中,,${day} 23:00:00`;
    const orderHead = '订单编号,买家会员名,买家实际支付金额,订单创建时间,订单付款时间';
    const caseHead = '订单编号,买家会员名,售后类型,退款金额,原因,处理结果,客服,申请时间';
    await importCsv(at(), 'orders', [orderHead, order(1, on)].join('\n'));
    await importCsv(at(), 'aftersales', [caseHead, case_(1, on)].join('\n'));
    const today = await reports.build(ctx, storeId, on);
    expect(numberOf(today, 'orders')).toMatchObject({ value: '1', previousDay: null, numerator: 1 });
    expect(numberOf(today, 'afterSales')).toMatchObject({ value: '1', previousDay: null, numerator: 1 });
    expect(documentOf(today, '店', 'zh-CN').headline).toContain('订单 1 单');

    // One over several days tells of those without rows too: there were none.
    await importCsv(at(), 'orders', [orderHead, order(2, '2026-11-18'), order(3, on)].join('\n'));
    await importCsv(at(), 'aftersales', [caseHead, case_(2, '2026-11-18'), case_(3, on)].join('\n'));
    const both = await reports.build(ctx, storeId, on);
    expect(numberOf(both, 'orders')).toMatchObject({ value: '2', previousDay: '0' });
    expect(numberOf(both, 'afterSales')).toMatchObject({ value: '2', previousDay: '0' });
    expect(numberOf(both, 'conversion').previousDay).toBe('0');
  });

  test('a day before without chats has no figure, rather than a zero', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(20)));
    const report = await reports.build(ctx, storeId, on);
    for (const number of report.body.numbers)
      expect([number.key, number.previousDay]).toEqual([number.key, null]);
  });

  test('name agents by their alias, and never by their name', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(30)));
    const agentId = await anAgent(app.db, ctx, { name: '王小丽', alias: '客服001' });
    await app.get(AgentAccountService).match(ctx, { storeId, account: '店铺:小丽', agentId });
    const report = await reports.build(ctx, storeId, on);
    expect(report.body.agents.map(({ alias }) => alias)).toEqual(['客服001', null]);
    expect(JSON.stringify(report.body)).not.toMatch(/王小丽|店铺:小/);
  });

  test('an agent with two accounts is one row, and what nobody matched is one more', async () => {
    await importCsv(
      at(),
      'conversations',
      chatCsv(
        ['店铺:小丽', '店铺:小丽2', '店铺:甲', '店铺:乙'].flatMap((agent, index) =>
          exchange(`买家${index}`, `${on} 10:0${index}:00`, { agent }),
        ),
      ),
    );
    const agentId = await anAgent(app.db, ctx, { name: '王小丽', alias: '客服001' });
    for (const account of ['店铺:小丽', '店铺:小丽2']) {
      await app.get(AgentAccountService).match(ctx, { storeId, account, agentId });
    }
    const { body } = await reports.build(ctx, storeId, on);
    expect(body.agents.map(({ alias, receptions }) => [alias, receptions])).toEqual([
      ['客服001', 2],
      [null, 2],
    ]);
    // Both ways of naming the agent open to the same rows; shops know the alias only.
    const pairs = { rows: 'conversations', metric: 'recv_users@1' } as const;
    for (const part of [{ agentId }, { agentAlias: '客服001' }, { recognised: false }])
      expect(await opened(pairs, part)).toEqual([2, null]);
  });

  test('a day without chats has no report', async () => {
    await expect(reports.build(ctx, storeId, on)).rejects.toMatchObject({
      code: 'REPORT_DATA_MISSING',
      details: { on },
    });
  });

  test('says a definition’s source by the shop’s own platform, and of no foreign shop', async () => {
    expect(await reports.platformOf(ctx, storeId)).toBe('pdd');
    expect(await reports.platformOf(ctx, null)).toBeNull();
    const stranger = (await aStore(app.db, await aProvider(app.db))).ctx;
    await expect(reports.platformOf(stranger, storeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a foreign store there is none to build, to publish or to read', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(10)));
    await reports.build(ctx, storeId, on);
    const stranger = (await aStore(app.db, await aProvider(app.db))).ctx;
    await expect(reports.build(stranger, storeId, on)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const refusals = await Promise.all(
      [storeId, newId()].map((id) =>
        reports.publish(stranger, { storeId: id, on, contentHash: '' }).catch((error) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusals[1]).toEqual(refusals[0]);
    expect(await reports.draftOrNewest(stranger, storeId, on)).toBeNull();
  });
});
