import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import {
  AgentAccountService,
  ConversationService,
  ImportService,
  ImportUndoService,
  OrderService,
  SalesService,
} from '@zuoxi/conversations';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Files } from '@zuoxi/platform/files';
import { anAgent, aProfile, aServedContract, aStore, everyPage, insertRow } from '@zuoxi/platform/testing';
import { DailyReportService, documentOf } from '@zuoxi/reporting';
import { figure } from '@zuoxi/vocabulary';
import { accounts } from './generated-week/chats.js';
import { type Expected, expectedOf, type Known, type Parts } from './generated-week/oracle.js';
import { decimalOf, inFile, printed } from './generated-week/printed.js';
import {
  dateOf,
  DAY,
  days,
  Dice,
  HOUR,
  midnight,
  type Review,
  type WeekFile,
} from './generated-week/rows.js';
import { afterSaleText, chatText, orderText, weekOf } from './generated-week/shops.js';
import { startServer, type TestServer } from './testing.js';

/** Another week: `WEEK_SEED=7`. */
const seed = Number(process.env['WEEK_SEED'] ?? 20261129);
const perDay = Number(process.env['WEEK_CHATS'] ?? 60);
const platforms = ['tmall', 'jd', 'pdd', 'douyin'] as const;
type Platform = (typeof platforms)[number];
const now = midnight('2026-11-16') + 12 * HOUR;
const servedFrom = '2026-11-10';

/** What a shop's report prints, and what was promised to it. */
const numbersOf: Readonly<Record<Platform, readonly string[]>> = {
  tmall: ['avg_resp_tb@1', 'resp3m_tb@2'],
  jd: ['avg_resp_jd@1', 'resp3m@1', 'first30_jd@1'],
  pdd: ['avg_resp_pdd@1', 'reply3m_pdd@1'],
  douyin: ['avg_resp_dy@1', 'reply3m_dy_sess@1'],
};
const unitOf = (metric: string) =>
  /^(avg|first_response|resp_p)/.test(metric)
    ? 'seconds'
    : /^(cs_sales|aov|silent|shop_sales|net_sales|refund_amt)/.test(metric)
      ? 'fen'
      : /^(recv|noreply|consult|orders|after)/.test(metric)
        ? 'count'
        : 'fraction';

const isOfSales = (metric: string) =>
  /^(shop_sales|cs_sales|silent|cs_share|paying_users|aov|items_per|refund_amt|refund_users|net_sales)@/.test(
    metric,
  );

interface Shop {
  readonly storeId: string;
  readonly slug: string;
  readonly known: Known;
}
let server: TestServer;
let ctx: ProviderContext;
const shops = new Map<Platform, Shop>();
const shopOf = (platform: Platform) => shops.get(platform) as Shop;
const get = <T>(type: abstract new (...args: never[]) => T): T => server.app.get(type, { strict: false });

type Kind = 'conversations' | 'orders' | 'aftersales';
async function bring(storeId: string, kind: Kind, file: WeekFile<unknown>, text: string) {
  const received = await get(Files).receive(ctx, {
    ...{ name: `${file.name}.csv`, mediaType: 'text/csv', storeId, limitBytes: 1 << 26 },
    ...{ content: Readable.from([Buffer.from(text)]), permission: 'original:reveal' as const },
  });
  const facts = { storeId, kind, asOf: new Date(file.asOf) };
  const preset = kind === 'conversations' ? { preset: 'generic-chat' } : {};
  const { importBatchId } = await get(ImportService).accept(ctx, received, { ...facts, ...preset });
  await server.jobs.drain('import.conversations');
  const [batch] = await get(ImportService).getMany(ctx, [importBatchId]);
  expect([file.name, batch?.state, batch?.rowsRejected, batch?.rowsConflict]).toEqual([
    file.name,
    'completed',
    0,
    0,
  ]);
  return importBatchId;
}

/** Everything that the week came in, in any order; what was wrong is taken back in the end. */
async function bringAll({ storeId, known: { week } }: Shop, dice: Dice) {
  const isNumbered = week.platform !== 'pdd';
  const steps = [
    ...week.chats.map((file) => ['conversations', file, chatText(file, isNumbered)] as const),
    ...week.orders.map((file) => ['orders', file, orderText(file)] as const),
    ...week.afterSales.map((file) => ['aftersales', file, afterSaleText(file)] as const),
  ];
  const undone: string[] = [];
  for (const [kind, file, text] of dice.shuffled(steps)) {
    const id = await bring(storeId, kind, file, text);
    if (file.isUndone) undone.push(id);
  }
  for (const id of undone) {
    await get(ImportUndoService).undo(ctx, { id, reason: '传错了店' });
    await server.jobs.drain('import.undo');
  }
}

/** Some agents are reviewed in time, some too late, some drawn and not reviewed. */
async function review(
  storeId: string,
  version: number,
  agents: readonly string[],
  dice: Dice,
): Promise<Review[]> {
  const reviews = days.flatMap((on) =>
    agents.flatMap((agentId): Review[] => {
      const ways = [
        midnight(on) + DAY + 10 * HOUR,
        midnight(on) + 2 * DAY - 1000,
        midnight(on) + 2 * DAY,
        null,
      ];
      const submittedAt = dice.pick(ways);
      return dice.chance(80)
        ? [{ on, agentId, submittedAt: submittedAt !== null && submittedAt > now ? null : submittedAt }]
        : [];
    }),
  );
  const scorecardId = newId();
  const { providerId } = ctx;
  const made = { provider_id: providerId, created_at: new Date(midnight('2026-11-01')) };
  await insertRow(server.db, 'quality.scorecard', {
    ...{ ...made, id: scorecardId, version, name: storeId, appeal_days: 3, items: [] },
  });
  for (const { on, agentId, submittedAt } of reviews)
    await insertRow(server.db, 'quality.review', {
      ...{ ...made, store_id: storeId, id: newId(), business_date: on, agent_id: agentId },
      ...{ conversation_id: newId(), reason: 'routine', scorecard_id: scorecardId },
      ...(submittedAt === null
        ? { status: 'open' }
        : { status: 'submitted', score: 90, submitted_at: new Date(submittedAt) }),
    });
  return reviews;
}

async function promise(storeId: string, metrics: readonly string[]) {
  await aServedContract(server.db, ctx, storeId, { startsOn: servedFrom });
  const { rows } = await server.db.admin.query('select id from sales.contract where store_id = $1', [
    storeId,
  ]);
  for (const [ordinal, metric] of metrics.entries())
    await insertRow(server.db, 'sales.contract_clause', {
      ...{
        provider_id: ctx.providerId,
        store_id: storeId,
        id: newId(),
        contract_id: rows[0].id,
        ordinal,
        metric,
      },
      ...{ comparator: unitOf(metric) === 'seconds' ? '<=' : '>=', period: 'month', remedy: '' },
      target: unitOf(metric) === 'seconds' ? 60 : 0.9,
    });
}

beforeAll(async () => {
  server = await startServer();
  server.clock.set(new Date(now).toISOString());
  ctx = await server.aProvider('week');
  const dice = new Dice(seed);
  for (const [place, platform] of platforms.entries()) {
    const slug = `week-${platform}`;
    const store = await aStore(server.db, ctx, { platform, slug, name: slug, status: 'in_service' });
    ctx = store.ctx;
    if (platform === 'jd') await aProfile(server.db, ctx, store.id, { startMinute: 540, endMinute: 1440 });
    const agents = [
      await anAgent(server.db, ctx, { alias: `甲${place}`, storeId: store.id }),
      await anAgent(server.db, ctx, { alias: `乙${place}`, storeId: store.id }),
    ];
    // Two accounts are one agent's, and one is nobody's.
    const agentOf = new Map(
      accounts.slice(0, 3).map((account, i) => [account, agents[Math.min(i, 1)] as string]),
    );
    const known: Known = {
      week: weekOf(platform, seed + place, perDay),
      serviceHours: platform === 'jd' ? [540, 1440] : null,
      asOf: dateOf(now),
      agentOf,
      reviews: await review(store.id, place + 1, agents, dice),
    };
    const shop = { storeId: store.id, slug, known };
    shops.set(platform, shop);
    await bringAll(shop, dice);
    for (const [account, agentId] of agentOf)
      await get(AgentAccountService).match(ctx, { storeId: store.id, account, agentId });
    await promise(store.id, [
      ...numbersOf[platform].slice(0, 2),
      'qc_cov@1',
      ...(platform === 'douyin' ? ['reply3m_dy_msg@1'] : []),
    ]);
    for (const on of days) {
      const draft = await get(DailyReportService).build(ctx, store.id, on);
      await get(DailyReportService).publish(ctx, { storeId: store.id, on, contentHash: draft.contentHash });
    }
  }
}, 300_000);
afterAll(() => server.close());

const wanted = new Map<string, Expected>();
function expected(platform: Platform, on: string): Expected {
  const key = `${platform} ${on}`;
  const known = wanted.get(key) ?? expectedOf(shopOf(platform).known, on);
  wanted.set(key, known);
  return known;
}
const reportOf = async (platform: Platform, on: string) => {
  const report = await get(DailyReportService).published(ctx, shopOf(platform).storeId, on);
  if (!report) throw new Error(`no report of ${platform} on ${on}`);
  return report;
};
const said = (parts: Parts) => ({
  value: parts && decimalOf(parts.numerator, parts.denominator),
  numerator: parts?.numerator ?? null,
  denominator: parts?.denominator ?? null,
});
/** Clauses over their own period: sums of the days that no longer move. */
const promised = (platform: Platform, metric: string, on: string): Parts => {
  const counted = days.filter(
    (day) =>
      day >= servedFrom &&
      day <= on &&
      (metric !== 'qc_cov@1' || midnight(day) + 2 * DAY <= midnight(dateOf(now))),
  );
  const parts = counted.flatMap((day) => expected(platform, day).parts[metric] ?? []);
  const sum = (side: 'numerator' | 'denominator') =>
    parts.reduce((total, part) => total + (part[side] ?? 0), 0);
  return parts.length ? { numerator: sum('numerator'), denominator: sum('denominator') } : null;
};
const everyDay = platforms.flatMap((platform) => days.map((on) => [platform, on] as const));

test('the week has what makes counting hard', () => {
  for (const platform of platforms) {
    const { week } = shopOf(platform).known;
    const kinds = Map.groupBy(
      week.chats.flatMap(({ rows }) => rows),
      ({ kind }) => kind,
    );
    for (const kind of ['courtesy', 'robot', 'automatic', 'card', 'transfer', 'recall'] as const)
      expect(kinds.get(kind)?.length).toBeGreaterThan(5);
    expect(expected(platform, '2026-11-11').parts['recv_users@2']?.numerator).toBeGreaterThan(perDay / 3);
  }
  expect(expected('pdd', '2026-11-11').parts['orders@1']).toBeNull();
  expect(expected('jd', '2026-11-12').parts['orders@1']).toBeNull();
  expect(expected('tmall', '2026-11-12').parts['aftersale_count@1']).toBeNull();
});

describe.each(everyDay)('%s on %s', (platform, on) => {
  test('every number of the report is the dictionary’s, and what no file tells of is null', async () => {
    const { body } = await reportOf(platform, on);
    const { parts, isProvisional, receptions } = expected(platform, on);
    expect(
      body.numbers.map(({ metric, value, numerator, denominator, provisional }) => ({
        ...{ metric, value, numerator, denominator, provisional },
      })),
    ).toEqual(
      body.numbers.map(({ metric }) => ({
        ...{ metric, ...said(parts[metric] ?? null), provisional: isProvisional[metric] ?? false },
      })),
    );
    expect(body.numbers.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining([
        ...[
          'recv_users@2',
          'first_response_avg@1',
          'noreply_users@1',
          'robot_rounds@1',
          'orders@1',
          'conv_next@1',
        ],
        ...['aftersale_count@1', 'qc_cov@1', 'seat_cov@1', ...numbersOf[platform]],
      ]),
    );
    // Agents and what nobody recognised.
    const { agentOf } = shopOf(platform).known;
    const byAgent = new Map<string | null, number>();
    for (const [account, pairs] of receptions) {
      const agent = agentOf.get(account) ?? null;
      byAgent.set(agent, (byAgent.get(agent) ?? 0) + pairs);
    }
    const shown = body.agents.filter((row) => row.receptions > 0);
    expect(new Map(shown.map((row) => [row.agentId, row.receptions]))).toEqual(byAgent);
    expect(body.agentsTotal?.receptions).toBe(parts['recv_users@1']?.numerator);
    expect(body.byHour.reduce((sum, hour) => sum + hour.receptions, 0)).toBe(
      parts['recv_users@2']?.numerator,
    );
    // The scores of the rows are those of the mean.
    const scores = body.qc?.rows.flatMap((row) => row.scores) ?? [];
    const reviewed = shopOf(platform).known.reviews.filter(
      (each) => each.on === on && each.submittedAt !== null,
    );
    expect(scores).toHaveLength(body.qc ? reviewed.length : 0);
    expect(Number(body.qc?.averageScore ?? 0) * scores.length).toBe(
      scores.reduce((sum, score) => sum + score, 0),
    );
    // And how each promise stands.
    expect(
      body.promises.map(({ metric, value, numerator, denominator }) => ({
        metric,
        value,
        numerator,
        denominator,
      })),
    ).toEqual(
      on < servedFrom
        ? []
        : body.promises.map(({ metric }) => ({ metric, ...said(promised(platform, metric as string, on)) })),
    );
    expect(body.promises.length).toBe(on < servedFrom ? 0 : platform === 'douyin' ? 4 : 3);
  });

  test('the rows of every number add up to it: all, by agent, by hour', async () => {
    const { parts } = expected(platform, on);
    const { storeId, known } = shopOf(platform);
    const conversations = get(ConversationService);
    const asked = { storeId, on };
    for (const [metric, total] of Object.entries(parts)) {
      if (!total || ['orders@1', 'aftersale_count@1', 'qc_cov@1'].includes(metric) || isOfSales(metric))
        continue;
      const sumOf = async (over: object): Promise<[number, number]> => {
        const list = await conversations.list(ctx, { ...asked, metric, first: 1, ...over });
        return [list.numerator, list.denominator ?? 0];
      };
      const added = (list: readonly [number, number][]) =>
        list.reduce(([n, d], [a, b]) => [n + a, d + b], [0, 0] as [number, number]);
      const whole = [metric, total.numerator, total.denominator ?? 0];
      const ways = [
        [{}],
        [{ recognised: true }, { recognised: false }],
        [...[...new Set(known.agentOf.values())].map((agentId) => ({ agentId })), { recognised: false }],
        // Each asks the database once an hour of the day: of one day a shop.
        ...(on === days[platforms.indexOf(platform) * 2]
          ? [Array.from({ length: 24 }, (_, hour) => ({ hour }))]
          : []),
      ];
      for (const way of ways)
        expect([metric, way, ...added(await Promise.all(way.map(sumOf)))]).toEqual([
          metric,
          way,
          ...whole.slice(1),
        ]);
      const rows: [number, number][] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await conversations.list(ctx, { ...asked, metric, first: 100, after });
        rows.push(
          ...page.edges.map(({ numerator, denominator }): [number, number] => [numerator, denominator ?? 0]),
        );
        after = page.pageInfo.endCursor ?? null;
        more = page.pageInfo.hasNextPage;
      }
      expect([metric, ...added(rows)]).toEqual(whole);
    }
    const sales = get(SalesService);
    for (const [metric, total] of Object.entries(parts)) {
      if (!total || !isOfSales(metric)) continue;
      const sumOf = async (over: object): Promise<[number, number]> => {
        const { numerator, denominator } = await sales.sales(ctx, { ...asked, metric, first: 1, ...over });
        return [numerator, denominator ?? 0];
      };
      const agents = [...new Set(known.agentOf.values())].map((agentId) => ({ agentId }));
      for (const way of [
        [{}],
        [{ recognised: true }, { recognised: false }],
        [...agents, { recognised: false }],
      ]) {
        const sums = await Promise.all(way.map(sumOf));
        expect([
          metric,
          sums.reduce((n, [each]) => n + each, 0),
          sums.reduce((d, [, each]) => d + each, 0),
        ]).toEqual([metric, total.numerator, total.denominator ?? 0]);
      }
      const rows = await everyPage((page) => sales.sales(ctx, { ...asked, metric, ...page }));
      expect([metric, rows.reduce((sum, row) => sum + (row.sums[metric]?.[0] ?? 0), 0)]).toEqual([
        metric,
        total.numerator,
      ]);
    }
    const orders = get(OrderService);
    if (parts['orders@1'])
      expect((await orders.orders(ctx, asked)).totalCount).toBe(parts['orders@1'].numerator);
    if (parts['aftersale_count@1'])
      expect((await orders.afterSales(ctx, asked)).totalCount).toBe(parts['aftersale_count@1'].numerator);
  });
});

describe('the same digits', () => {
  const shown = (parts: Parts, metric: string) =>
    parts ? printed(parts.numerator, parts.denominator, unitOf(metric)) : '—';

  test.each(everyDay)('on paper: %s on %s', async (platform, on) => {
    const report = await reportOf(platform, on);
    const { parts, isProvisional } = expected(platform, on);
    expect(documentOf(report, '店', 'zh-CN').numbers.map(({ value }) => value)).toEqual(
      report.body.numbers.map(({ metric, value }) => {
        const text = shown(parts[metric] ?? null, metric);
        return isProvisional[metric] && value !== null ? `${text} 暂定` : text;
      }),
    );
  });

  test.each(platforms)('at the shop’s own endpoint, and on its screen: %s', async (platform) => {
    const { slug, storeId } = shopOf(platform);
    const owner = await server.aToken(ctx, 'shop-owner', { storeId });
    const query = `query ($on: BusinessDate) { store { dailyReport(on: $on) {
      numbers { metric unit value numerator denominator provisional } promises { metric value numerator denominator } } } }`;
    for (const on of days) {
      const { body } = await server.graphql(owner, query, { on }, { store: slug });
      expect(body.errors).toBeUndefined();
      const { numbers, promises } = (
        body.data as {
          store: {
            dailyReport: Record<
              'numbers' | 'promises',
              (Record<'metric' | 'unit' | 'value', string> & object)[]
            >;
          };
        }
      ).store.dailyReport;
      const { parts, isProvisional } = expected(platform, on);
      expect(numbers).toEqual(
        numbers.map(({ metric, unit }) => ({
          ...{ metric, unit, ...said(parts[metric] ?? null), provisional: isProvisional[metric] ?? false },
        })),
      );
      expect(numbers.map(({ value, unit }) => figure(value, unit, 'zh-CN'))).toEqual(
        numbers.map(({ metric }) => shown(parts[metric] ?? null, metric)),
      );
      expect(promises).toEqual(
        promises.map(({ metric }) => ({ metric, ...said(promised(platform, metric, on)) })),
      );
    }
  });

  test('in the file of the morning list', async () => {
    const documents = JSON.parse(
      readFileSync('apps/console/src/gql/office/persisted-documents.json', 'utf8'),
    ) as Record<string, string>;
    const hash = Object.entries(documents).find(([, text]) => text.includes('query Morning('))?.[0];
    const owner = await server.aToken(ctx, 'provider-owner');
    const keys = [
      'receptions',
      'firstResponse',
      'averageResponse',
      'threeMinuteRate',
      'thirtySecondRate',
    ].concat([...['noReply', 'orders', 'conversion', 'afterSales', 'qcCoverage', 'seatCoverage']]);
    const isRate = (key: string) => /Rate|conversion|Coverage/.test(key);
    for (const on of days) {
      const answer = await server.post(
        '/exports',
        {
          ...{ list: 'morning', title: '早班', format: 'csv', variables: { on }, rows: 'morning' },
          document: hash?.replace('sha256:', ''),
          columns: [
            { title: '店铺', path: 'store.name', kind: 'text' },
            ...keys.map((key) => ({
              ...{ title: key, path: `report.numbers[key=${key}].value` },
              kind: isRate(key) ? 'rate' : 'number',
            })),
          ],
        },
        { authorization: `Bearer ${owner}` },
      );
      expect(answer.status).toBe(200);
      const lines = answer.text
        .split('\r\n')
        .slice(1, -1)
        .map((each) => each.split(','));
      const wantedLines = await Promise.all(
        [...platforms].sort().map(async (platform) => {
          const { body } = await reportOf(platform, on);
          const { parts } = expected(platform, on);
          return [
            `week-${platform}`,
            ...keys.map((key) => {
              const metric = body.numbers.find((number) => number.key === key)?.metric;
              const own = metric ? (parts[metric] ?? null) : null;
              return own ? inFile(own.numerator, own.denominator, isRate(key) ? 'fraction' : 'number') : '';
            }),
          ];
        }),
      );
      expect(lines.sort()).toEqual(wantedLines.sort());
    }
  });
});
