import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ConversationsModule, ImportService } from '@zuoxi/conversations';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  aPerson,
  aProvider,
  aStore,
  atStore,
  chatCsv,
  exchange,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import { QualityModule } from '@zuoxi/quality';
import {
  DailyReportService,
  documentOf,
  ReportDocument,
  ReportingModule,
  ReportResponseService,
} from '@zuoxi/reporting';
import type { StoreId } from '@zuoxi/vocabulary';

import { aDay, importCsv, numberOf, on, publishSeen, seenDraft } from './daily-report.testing.js';

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

describe('a version', () => {
  const bodyOf = async (version: number) =>
    (
      await app.db.admin.query(
        `select md5(concat(headline_zh, headline_en, numbers, promises, by_hour, slots, shifts, agents, agents_total, qc, advice, after_sales) || coalesce(comment, '') || as_of) as sum from reporting.daily_report where store_id = $1 and business_date = $2 and version = $3`,
        [storeId, on, version],
      )
    ).rows[0]?.sum;
  const publish = (over: object = {}) => publishSeen(at(), over);

  test('is published as it was seen: numbers that were built anew since are not', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(20)));
    await reports.build(ctx, storeId, on);
    const seen = await seenDraft(at());
    await reports.build(ctx, storeId, on);
    // Built anew with the same numbers it is still what was seen.
    expect(await seenDraft(at())).toBe(seen);
    await importCsv(at(), 'conversations', chatCsv(exchange('迟到的买家', `${on} 20:00:00`)));
    await reports.build(ctx, storeId, on);
    await expect(publish({ contentHash: seen })).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect(await reports.published(ctx, storeId, on)).toBeNull();
  });

  test('once published never changes: later data makes the next one, with its reason', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(40)));
    await reports.build(ctx, storeId, on);
    const first = await publish({ comment: '平稳' });
    const sum = await bodyOf(1);
    await importCsv(at(), 'conversations', chatCsv(exchange('迟到的买家', `${on} 20:00:00`)));
    app.clock.advance(3_600_000);
    const draft = await reports.build(ctx, storeId, on);
    expect(draft).toMatchObject({ version: 2, status: 'draft' });
    expect(await reports.published(ctx, storeId, on)).toMatchObject({ version: 1, body: first.body });
    for (const revisionReason of [undefined, null, '  ']) {
      await expect(publish({ revisionReason })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { problems: [{ field: 'revisionReason' }] },
      });
    }
    const second = await publish({ revisionReason: '补导入晚间记录' });
    expect(second).toMatchObject({ version: 2, revisionReason: '补导入晚间记录' });
    expect(Number(numberOf(second, 'receptions').value)).toBe(
      Number(numberOf(first, 'receptions').value) + 1,
    );
    expect(await bodyOf(1)).toBe(sum);
  });

  test('that says nothing else than the one before is refused by name, until there is something to correct', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(40)));
    await reports.build(ctx, storeId, on);
    await publish({ comment: '平稳' });
    app.clock.advance(3_600_000);
    // What was said of the day is said again, unless somebody words it otherwise.
    expect(await reports.build(ctx, storeId, on)).toMatchObject({ version: 2, comment: '平稳' });
    for (const over of [{}, { comment: ' 平稳 ' }])
      await expect(publish({ revisionReason: '文件更正', ...over })).rejects.toMatchObject({
        code: 'REPORT_UNCHANGED',
        details: { on, version: 1 },
      });
    expect(await reports.published(ctx, storeId, on)).toMatchObject({ version: 1 });
    const reworded = await publish({ revisionReason: '改写点评', comment: '晚间忙' });
    expect(reworded).toMatchObject({ version: 2, comment: '晚间忙' });
    await importCsv(at(), 'conversations', chatCsv(exchange('迟到的买家', `${on} 20:00:00`)));
    await reports.build(ctx, storeId, on);
    expect(await publish({ revisionReason: '补晚间', comment: null })).toMatchObject({
      version: 3,
      comment: null,
    });
  });

  test('shows what it says otherwise than the one published before it', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(40)));
    await reports.build(ctx, storeId, on);
    const first = await publish({ comment: '平稳' });
    await importCsv(
      at(),
      'conversations',
      chatCsv(exchange('迟到的买家', `${on} 22:40:00`, { agent: '店铺:新人' })),
    );
    const draft = await reports.build(ctx, storeId, on);
    const key = `${storeId} ${on}`;
    const [before] = await reports.differences(ctx, [key]);
    expect(before).toMatchObject({ storeId, on, version: 2, since: 1 });
    const received = before?.figures.find(({ metric }) => metric === numberOf(draft, 'receptions').metric);
    expect([received?.before?.value, received?.after?.value]).toEqual([
      numberOf(first, 'receptions').value,
      numberOf(draft, 'receptions').value,
    ]);
    expect(before?.parts).toEqual(
      expect.arrayContaining([expect.objectContaining({ part: 'hours', count: 1 })]),
    );
    await publish({ revisionReason: '补晚间', comment: '补了晚间' });
    const after = await reports.differences(ctx, [key]);
    // Published it stays what it was, with the words that were said on publishing.
    expect(after).toEqual([{ ...before, parts: [...(before?.parts ?? []), { part: 'comment', count: 1 }] }]);
  });

  test('a draft is rebuilt in place, and only one is published', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(10)));
    const first = await reports.build(ctx, storeId, on);
    expect((await reports.build(ctx, storeId, on)).id).toBe(first.id);
    const both = await Promise.allSettled([publish(), publish()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(publish()).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('of a day that was never built cannot be published', async () => {
    await expect(publish()).rejects.toMatchObject({ code: 'NOT_FOUND', details: { what: 'report' } });
  });

  test('shops see published ones only', async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(10)));
    await reports.build(ctx, storeId, on);
    expect(await reports.published(ctx, storeId, on)).toBeNull();
    expect((await reports.list(ctx, storeId, {})).edges).toEqual([]);
  });

  test('a day whose last file is taken back is built again: no data, in a version of its own', async () => {
    const file = await app.receive(ctx, 'chats.csv', chatCsv(aDay(20)), storeId);
    await app.get(ImportService).accept(ctx, file, { storeId, kind: 'conversations' });
    await app.jobs.drain('import.conversations');
    await reports.build(ctx, storeId, on);
    const first = await publish({ comment: '平稳' });
    for (const table of ['message', 'conversation', 'half_hour_fact', 'day_fact']) {
      await app.db.admin.query(`delete from conversations.${table} where store_id = $1`, [storeId]);
    }
    const draft = await reports.build(ctx, storeId, on);
    expect(draft).toMatchObject({ version: 2, status: 'draft' });
    expect(draft.body.numbers.map(({ value }) => value)).toEqual(draft.body.numbers.map(() => null));
    expect(draft.body).toMatchObject({ byHour: [], agents: [] });
    expect(documentOf(draft, '店', 'zh-CN')).toMatchObject({ headline: '当天没有数据。' });
    await publish({ revisionReason: '文件撤销' });
    expect((await reports.versions(ctx, storeId, on)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await reports.findById(ctx, first.id)).toMatchObject({ version: 1, body: first.body });
  });

  test('knows that a QC result of its day was overturned, and by when', async () => {
    const { rows } = await app.db.admin.query(`select now() as now`);
    const scorecardId = newId();
    await insertRow(app.db, 'quality.scorecard', {
      provider_id: ctx.providerId,
      id: scorecardId,
      version: 1,
      name: 'x',
      appeal_days: 3,
      items: [],
      created_at: rows[0].now,
    });
    const decidedAt = new Date('2026-11-22T03:00:00Z');
    for (const [status, appeal_decided_at] of [
      ['changed', decidedAt],
      ['upheld', new Date('2026-11-23T03:00:00Z')],
    ] as const) {
      await insertRow(app.db, 'quality.review', {
        provider_id: ctx.providerId,
        store_id: storeId,
        id: newId(),
        business_date: on,
        agent_id: newId(),
        conversation_id: newId(),
        reason: 'routine',
        status,
        scorecard_id: scorecardId,
        appeal_decided_at,
        created_at: rows[0].now,
      });
    }
    const key = `${storeId} ${on}`;
    expect(await reports.overturned(ctx, [key])).toEqual([{ storeId, on, changedAt: decidedAt }]);
  });
});

describe('what comes back from the shop', () => {
  let shop: ProviderContext;
  let reportId: string;
  const publish = (over: object = {}) => publishSeen(at(), over);
  const responses = () => app.get(ReportResponseService);

  beforeEach(async () => {
    await importCsv(at(), 'conversations', chatCsv(aDay(20)));
    await reports.build(ctx, storeId, on);
    ({ id: reportId } = await publish({ comment: '平稳' }));
    shop = atStore(aPerson(ctx, 'shop-owner'), storeId);
  });

  test('read twice is read once, and by whom', async () => {
    await Promise.all([responses().acknowledge(shop, reportId), responses().acknowledge(shop, reportId)]);
    const report = await responses().acknowledge(shop, reportId);
    expect(await responses().acknowledgementsOf(ctx, report)).toMatchObject([{ name: 'shop-owner' }]);
  });

  test('a question waits with the store until it is answered, once, and the shop reads the answer', async () => {
    const metric = 'noreply_users@1';
    const report = await responses().ask(shop, { reportId, metric, text: '为什么有人没回复？' });
    const [open] = await responses().openOfStores(ctx, [storeId]);
    expect(open).toMatchObject({ storeId, on, metric, text: '为什么有人没回复？', askedBy: 'shop-owner' });
    const answer = { id: open?.id as string, answer: '两位是机器人接待后离开。' };
    const both = await Promise.allSettled([responses().answer(ctx, answer), responses().answer(ctx, answer)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await responses().openOfStores(ctx, [storeId])).toEqual([]);
    expect(await responses().questionsOf(shop, report)).toMatchObject([
      { answer: answer.answer, answeredBy: '顾远' },
    ]);
  });

  test('a question stays with its day when a corrected version follows', async () => {
    await responses().ask(shop, { reportId, text: '晚上呢？' });
    await reports.build(ctx, storeId, on);
    const second = await publish({ revisionReason: '补晚间', comment: '晚上也平稳' });
    expect(await responses().questionsOf(shop, second)).toMatchObject([{ text: '晚上呢？', metric: null }]);
    expect(await responses().acknowledgementsOf(shop, second)).toEqual([]);
  });

  test('only about a number that the report has, and a version that was published', async () => {
    const unknown = responses().ask(shop, { reportId, metric: 'first30_jd@1', text: '？' });
    await expect(unknown).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ field: 'metric', code: 'METRIC_UNKNOWN' }] },
    });
    const draft = await reports.build(ctx, storeId, on);
    for (const who of [shop, ctx]) {
      await expect(responses().acknowledge(who, draft.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('another shop reads, asks and answers nothing here', async () => {
    await responses().ask(shop, { reportId, text: '晚上呢？' });
    const [question] = await responses().openOfStores(ctx, [storeId]);
    const stranger = (await aStore(app.db, await aProvider(app.db))).ctx;
    await expect(responses().acknowledge(stranger, reportId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(responses().ask(stranger, { reportId, text: '？' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const answered = responses().answer(stranger, { id: question?.id as string, answer: '。' });
    await expect(answered).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(app.get(ReportDocument).typeset(stranger, reportId, 'pdf')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await responses().openOfStores(stranger, [storeId])).toEqual([]);
  });

  test.each(['zh-CN', 'en-US'] as const)('as a document it says the same figures: %s', async (locale) => {
    const report = await reports.published(shop, storeId, on);
    if (!report) throw new Error('no report');
    const page = documentOf(report, '暖橙', locale);
    expect(page.numbers).toHaveLength(report.body.numbers.length);
    expect(page.numbers[0]?.value).toBe(numberOf(report, 'receptions').value);
    expect(page.numbers.find(({ name }) => /%|rate|率/.test(name))?.value).toMatch(/^\d+\.\d%$/);
    expect(page.commentBy).toMatch(/^顾远 · 2026-/);
    const idle = { hour: 3, receptions: 0, threeMinuteRate: null, seatsOnDuty: 0, seatsNeeded: 2 };
    const kept = { ...report, body: { ...report.body, byHour: [...report.body.byHour, idle] } };
    // An hour of service that nobody worked and nobody wrote in is told as well.
    expect(documentOf(kept, '暖橙', locale).hours.at(-1)).toEqual(['03:00', '0', '—', '0 / 2']);
    const pdf = await app.get(ReportDocument).typeset({ ...shop, locale }, reportId, 'pdf');
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
    const png = await app.get(ReportDocument).typeset({ ...shop, locale }, reportId, 'png');
    // The width of the picture stands at a fixed place in its header.
    expect([png.content.subarray(1, 4).toString(), png.content.readUInt32BE(16)]).toEqual(['PNG', 1170]);
    expect(png.name).toMatch(/2026-11-20\.png$/);
  });
});
