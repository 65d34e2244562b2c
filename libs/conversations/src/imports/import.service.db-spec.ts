import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import { chatCsv, everyPage, exchange, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ConversationService } from '../conversation/conversation.service.js';
import { aShop, importFile, startConversations } from '../testing.js';
import { workbook } from '../ingest/archive.fixture.js';
import { chunkRows } from './import.reader.js';
import { ImportRunService } from './import-run.service.js';
import { type BatchRow, ImportService } from './import.service.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startConversations();
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
});

const chats = () => ({ storeId, kind: 'conversations' as const });
const rowsOf = async (table: string, columns = '*') =>
  (
    await app.db.admin.query(`select ${columns} from conversations.${table} where store_id = $1 order by 1`, [
      storeId,
    ])
  ).rows;
const countOf = async (table: string) => (await rowsOf(table)).length;
const errorsOf = async () =>
  (await rowsOf('import_error', 'row_no, column_name, code')).map((row) => Object.values(row).join(' '));
const talk = chatCsv([
  ...exchange('小王', '2026-11-20 10:00:00', { text: '有货吗？' }),
  ...exchange('小李', '2026-11-20 11:00:00'),
]);

describe('what a file may look like', () => {
  test.each([
    ['UTF-8', Buffer.from(talk)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${talk}`)],
    ['GBK', iconv.encode(talk, 'gbk')],
    ['GB18030', iconv.encode(talk, 'gb18030')],
    ['UTF-16', iconv.encode(talk, 'utf-16', { addBOM: true })],
  ])('%s', async (_, bytes) => {
    const batch = await importFile(app, ctx, chats(), bytes);
    expect(batch).toMatchObject({ state: 'completed', rowsAccepted: 4, rowsKnown: 0, rowsRejected: 0 });
    expect(batch).toMatchObject({ fromOn: '2026-11-20', toOn: '2026-11-20' });
    expect((await rowsOf('message', 'text')).map(({ text }) => text)).toContain('有货吗？');
  });

  test.each([
    [
      'two encodings joined',
      Buffer.concat([Buffer.from(talk), iconv.encode(talk.split('\n').slice(1).join('\n'), 'gbk')]),
      'ENCODING_MIXED',
    ],
    ['missing columns', Buffer.from('会话ID,买家,内容\nc1,小王,在吗\n'), 'COLUMNS_MISSING'],
    ['an empty file', Buffer.alloc(0), 'FILE_EMPTY'],
  ])('%s is refused with a reason, and nothing is written', async (_, bytes, code) => {
    const batch = await importFile(app, ctx, chats(), bytes);
    expect(batch).toMatchObject({ state: 'failed', failure: { code } });
    expect([await countOf('message'), await countOf('conversation'), await countOf('stale_day')]).toEqual([
      0, 0, 0,
    ]);
    const task = await app.get(TaskReader).find(ctx, batch.taskId as string);
    expect(task).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_FAILED', message: expect.stringContaining('export.csv') },
    });
  });

  test.each([[null], ['orders']])(
    'one that would take all memory ends at once, preset %s',
    async (preset) => {
      const bytes = workbook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>订单编号</t></is></c><c r="B1" t="inlineStr"><is><t>订单状态</t></is></c></row>',
        { before: '<cols><col min="1" max="1000000000" width="9"/></cols>' },
      );
      const batch = await importFile(app, ctx, { storeId, kind: 'orders', preset }, bytes);
      expect(batch).toMatchObject({ state: 'failed', failure: { code: 'FILE_TOO_DEMANDING' } });
      const task = await app.get(TaskReader).find(ctx, batch.taskId as string);
      expect(task).toMatchObject({ state: 'failed' });
    },
  );

  test('columns of other names, assigned by hand', async () => {
    const odd = talk.replace('买家","客服","时间', '甲","乙","丙');
    const mapping = { buyer: '甲', agentAccount: '乙', at: '丙' };
    expect(await importFile(app, ctx, { ...chats(), mapping }, odd)).toMatchObject({
      state: 'completed',
      rowsAccepted: 4,
    });
  });

  test('a file that breaks off: the rows before count, the break is told', async () => {
    const cut = talk.slice(0, talk.length - 25);
    const batch = await importFile(app, ctx, chats(), cut);
    expect(batch).toMatchObject({ state: 'completed', rowsAccepted: 3, rowsRejected: 1 });
    expect(await errorsOf()).toEqual(['5  FILE_TRUNCATED']);
    // Once more and whole: only the last row is new.
    expect(await importFile(app, ctx, chats(), talk)).toMatchObject({ rowsAccepted: 1, rowsKnown: 3 });
  });
});

describe('what a row may say', () => {
  test('a date nobody can mean is refused, and the other rows go on', async () => {
    const lines = [
      ...exchange('小王', '1980-01-01 10:00:00', { seconds: null }),
      ...exchange('小李', '2026-11-20 10:00:00', { seconds: null }),
      ...exchange('小张', '2027-03-01 10:00:00', { seconds: null }),
    ];
    expect(await importFile(app, ctx, chats(), chatCsv(lines))).toMatchObject({
      rowsAccepted: 1,
      rowsRejected: 2,
    });
    expect(await errorsOf()).toEqual(['2 时间 DATE_IMPLAUSIBLE', '4 时间 DATE_IMPLAUSIBLE']);
    expect(await countOf('conversation')).toBe(1);
  });

  test('senders and types that nobody knows are counted on the result', async () => {
    const header = '会话ID,消息ID,买家,客服,时间,发送方,内容,消息类型';
    const line = (id: number, sender: string, type: string) =>
      `c1,m${id},小王,店铺:小美,2026-11-20 10:00:0${id},${sender},好,${type}`;
    const text = [
      header,
      line(1, '买家', '文本'),
      line(2, '客服', '弹幕'),
      line(3, '助理', ''),
      line(4, '助理', ''),
    ];
    const batch = await importFile(app, ctx, chats(), text.join('\n'));
    expect(batch).toMatchObject({ rowsAccepted: 2, rowsRejected: 2 });
    expect(batch.unknownWords).toEqual([
      { field: 'sender', word: '助理', rows: 2 },
      { field: 'type', word: '弹幕', rows: 1 },
    ]);
  });

  test('personal data is masked before it is stored', async () => {
    await importFile(
      app,
      ctx,
      chats(),
      chatCsv(exchange('小王', '2026-11-20 10:00:00', { text: '我的电话13812345678' })),
    );
    expect(JSON.stringify(await rowsOf('message', 'text'))).not.toContain('13812345678');
  });

  test('an order: a dash and a blank are no zero', async () => {
    const orders = [
      '订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间',
      '20261120001,小王,"1,234.50",买家已付款,2026-11-20 10:00:00,2026-11-20 10:05:00',
      '20261120002,小李,-,等待买家付款,2026-11-20 11:00:00,',
      '20261120003,小张,,等待买家付款,2026-11-20 11:00:00,--',
    ].join('\n');
    await importFile(app, ctx, { storeId, kind: 'orders' }, orders);
    expect(await rowsOf('order_record', 'order_no, paid_fen, paid_at')).toEqual([
      { order_no: '20261120001', paid_fen: 123_450, paid_at: new Date('2026-11-20T02:05:00Z') },
      { order_no: '20261120002', paid_fen: null, paid_at: null },
      { order_no: '20261120003', paid_fen: null, paid_at: null },
    ]);
  });

  test('a performance sheet: durations in words, dashes null, summary rows set apart', async () => {
    const sheet = [
      '旺旺昵称,询单最终付款人数,询单人数,首次响应时长（秒),平均响应时长（秒),询单最终付款金额',
      '店铺:小美,5,20,8.5,2分30秒,"1,234.50"',
      '店铺:小丽,-,10,-,,暂无数据',
      '汇总值,5,30,,,"1,234.50"',
      '同行同层均值,20,60,6,15,"5,555.00"',
    ].join('\n');
    const batch = await importFile(app, ctx, { storeId, kind: 'performance', on: '2026-11-20' }, sheet);
    expect(batch).toMatchObject({ state: 'completed', rowsAccepted: 2, summaryRows: 2, rowsRejected: 0 });
    const figures = (await rowsOf('agent_performance', 'agent_account, figures')).map((row) => row.figures);
    expect(figures).toMatchObject([
      {
        paidUsers: null,
        inquiries: 10,
        firstResponseSeconds: null,
        avgResponseSeconds: null,
        salesFen: null,
      },
      { paidUsers: 5, inquiries: 20, firstResponseSeconds: 8.5, avgResponseSeconds: 150, salesFen: 123_450 },
    ]);
  });

  test('two orders of one number in a file are one, and a later file corrects it', async () => {
    const order = (fen: string) =>
      `订单编号,买家会员名,买家实际支付金额,订单创建时间\n1001,小王,${fen},2026-11-20 10:00:00\n`;
    const twice = `${order('10.00')}1001,小王,12.00,2026-11-20 10:00:00\n`;
    expect(await importFile(app, ctx, { storeId, kind: 'orders' }, twice)).toMatchObject({
      rowsAccepted: 1,
      rowsConflict: 1,
    });
    expect(await errorsOf()).toEqual(['3  KEY_CONFLICT']);
    expect(await importFile(app, ctx, { storeId, kind: 'orders' }, order('15.00'))).toMatchObject({
      rowsAccepted: 0,
      rowsChanged: 1,
    });
    expect(await rowsOf('order_record', 'order_no, paid_fen')).toEqual([
      { order_no: '1001', paid_fen: 1500 },
    ]);
  });
});

describe('nothing is there twice', () => {
  test('the same file again, also at the same moment, starts nothing', async () => {
    const imports = app.get(ImportService);
    const upload = async () => imports.accept(ctx, await app.receive(ctx, 'a.csv', talk, storeId), chats());
    const [first, second] = await Promise.all([upload(), upload()]);
    expect([first.known, second.known].sort()).toEqual([false, true]);
    expect(second.importBatchId).toBe(first.importBatchId);
    await app.jobs.drain();
    expect(await upload()).toMatchObject({ known: true, importBatchId: first.importBatchId });
    expect([await countOf('import_batch'), await countOf('message')]).toEqual([1, 4]);
  });

  test('a file that failed may come again', async () => {
    const bad = '会话ID,买家,内容\nc1,小王,在吗\n';
    const first = await importFile(app, ctx, chats(), bad);
    const again = await importFile(app, ctx, chats(), bad);
    expect(again.id).not.toBe(first.id);
  });

  test('a file that overlaps adds only what is new', async () => {
    const day = [...exchange('小王', '2026-11-20 10:00:00'), ...exchange('小王', '2026-11-20 10:05:00')];
    const more = [...day.slice(2), ...exchange('小李', '2026-11-20 11:00:00')];
    await importFile(app, ctx, chats(), chatCsv(day));
    expect(await importFile(app, ctx, chats(), chatCsv(more))).toMatchObject({
      rowsAccepted: 2,
      rowsKnown: 2,
    });
    expect([await countOf('message'), await countOf('conversation')]).toEqual([6, 2]);
  });

  test.each(['earlier first', 'later first'])(
    'nor when files without ids cut a talk in two: %s',
    async (order) => {
      const talked = ['10:00:00', '10:05:00', '10:10:00', '10:15:00'].map((time) =>
        exchange('小王', `2026-11-20 ${time}`),
      );
      const earlier = chatCsv(talked.slice(0, 3).flat(), 'none');
      const later = chatCsv(talked.slice(1).flat(), 'none');
      const [first, second] = order === 'earlier first' ? [earlier, later] : [later, earlier];
      await importFile(app, ctx, chats(), first);
      expect(await importFile(app, ctx, chats(), second)).toMatchObject({ rowsAccepted: 2, rowsKnown: 4 });
      expect([await countOf('message'), await countOf('conversation')]).toEqual([8, 1]);
      expect(await rowsOf('conversation', 'message_count, rounds')).toEqual([
        { message_count: 8, rounds: 4 },
      ]);
    },
  );

  test('equal messages of one second stay as many as they are', async () => {
    const twice = [
      ...exchange('小王', '2026-11-20 10:00:00', { seconds: null }),
      ...exchange('小王', '2026-11-20 10:00:00', { seconds: null }),
    ];
    await importFile(app, ctx, chats(), chatCsv(twice, 'none'));
    expect(await countOf('message')).toBe(2);
  });
});

test('what was brought, and what of it did not come in, is listed page by page', async () => {
  const bad = talk.replaceAll(/2026-11-20 1(0|1):00:00/g, '昨天');
  for (const [minute, text] of [talk, bad, `${talk}\n`].entries()) {
    app.clock.set(`2026-11-22T02:0${minute}:00Z`);
    await importFile(app, ctx, chats(), text);
  }
  const imports = app.get(ImportService);
  const listed = async (sort: string | null) =>
    everyPage((page) => imports.list(ctx, { ...page, sort, storeId }));
  const newest = await listed(null);
  expect(newest.map(({ createdAt }) => createdAt.getUTCMinutes())).toEqual([2, 1, 0]);
  const [worst] = await listed('-rowsRejected');
  expect(worst?.id).toBe(newest[1]?.id);
  const errors = await everyPage((page) => imports.errorsOf(ctx, worst as BatchRow, page));
  const rows = errors.map(({ row }) => row);
  expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  expect(rows).toHaveLength(worst?.rowsRejected ?? 0);
  expect(rows.length).toBeGreaterThan(1);
});

describe('an import that was killed', () => {
  /** Over two chunks of 5,000 rows, with a refused row in each. */
  const long = () => {
    const lines = Array.from({ length: 2700 }, (_, index) => {
      const minute = String(index % 60).padStart(2, '0');
      const hour = String(9 + Math.floor(index / 270)).padStart(2, '0');
      return exchange(`买家${index}`, `2026-11-20 ${hour}:${minute}:00`);
    }).flat();
    lines[100] = { ...(lines[100] as (typeof lines)[0]), at: '1980-01-01 00:00:00' };
    lines[5100] = { ...(lines[5100] as (typeof lines)[0]), at: '昨天' };
    return chatCsv(lines);
  };

  test('goes on after the last committed rows; nothing is doubled and nothing is missing', async () => {
    const imports = app.get(ImportService);
    const { importBatchId, taskId } = await imports.accept(
      ctx,
      await app.receive(ctx, 'long.csv', long(), storeId),
      chats(),
    );
    // The third chunk breaks in the database, as if the machine had gone down under it.
    await app.db.admin.query(`
      create function conversations.go_down() returns trigger language plpgsql as $$
        begin if new.row_no > 5300 then raise exception 'down' using errcode = '57P01'; end if; return new; end $$;
      create trigger go_down before insert on conversations.message for each row execute function conversations.go_down()`);
    try {
      await expect(app.jobs.drain()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    } finally {
      await app.db.admin.query(
        `drop trigger go_down on conversations.message; drop function conversations.go_down`,
      );
    }
    const [half] = await imports.getMany(ctx, [importBatchId]);
    expect(half).toMatchObject({ state: 'running', rowsAccepted: 2 * chunkRows - 1, rowsRejected: 1 });

    const job = { ctx, input: { batchId: importBatchId, storeId }, taskId: taskId as string };
    await app.get(ImportRunService).run(job);
    // Delivered once more, as a queue may.
    await app.get(ImportRunService).run(job);
    const [batch] = await imports.getMany(ctx, [importBatchId]);
    expect(batch).toMatchObject({
      state: 'completed',
      rowsRead: 5400,
      rowsAccepted: 5398,
      rowsKnown: 0,
      rowsRejected: 2,
    });
    expect([await countOf('message'), await countOf('conversation')]).toEqual([5398, 2700]);
    expect(await errorsOf()).toEqual(['102 时间 DATE_IMPLAUSIBLE', '5102 时间 DATE_INVALID']);
    const facts = await rowsOf('half_hour_fact', 'sums');
    const messages = facts.map(({ sums }) => sums['reply_ratio@1'] ?? [0, 0]);
    expect(messages.reduce((sum, [answers, questions]) => sum + answers + questions, 0)).toBe(5398);
    expect(await countOf('stale_day')).toBe(0);
  });

  test('cancelled by its asker it stops', async () => {
    const imports = app.get(ImportService);
    const { importBatchId, taskId } = await imports.accept(
      ctx,
      await app.receive(ctx, 'long.csv', long(), storeId),
      chats(),
    );
    await app.get(TaskReader).cancel(ctx, taskId as string);
    await app.jobs.drain();
    expect(await countOf('message')).toBe(0);
    expect((await imports.getMany(ctx, [importBatchId]))[0]).toMatchObject({
      state: 'cancelled',
      rowsRead: 0,
    });
    // The same file again takes the same import up.
    expect(await importFile(app, ctx, chats(), long())).toMatchObject({
      id: importBatchId,
      state: 'completed',
      rowsAccepted: 5398,
    });
  });
});

describe('whatever it meets, an import ends, and its task with it', () => {
  const taskOf = ({ taskId }: { taskId: string | null }) => app.get(TaskReader).find(ctx, taskId as string);
  /** Makes the database refuse, for as long as the work lasts. */
  async function whileBroken<T>(breaks: string, mends: string, work: () => Promise<T>): Promise<T> {
    await app.db.admin.query(breaks);
    try {
      return await work();
    } finally {
      await app.db.admin.query(mends);
    }
  }

  test('a row that the database refuses is named, the others come in', async () => {
    const batch = await whileBroken(
      `alter table conversations.message add constraint odd check (text <> '保存不了')`,
      'alter table conversations.message drop constraint odd',
      () => importFile(app, ctx, chats(), talk.replace('有货吗？', '保存不了')),
    );
    expect(batch).toMatchObject({ state: 'completed', rowsRead: 4, rowsAccepted: 3, rowsRejected: 1 });
    expect(await errorsOf()).toEqual(['2  ROW_NOT_STORED']);
  });

  test('a database that takes nothing: at once, with the row', async () => {
    const batch = await whileBroken(
      'revoke insert on conversations.message from zuoxi_conversations',
      'grant insert on conversations.message to zuoxi_conversations',
      () => importFile(app, ctx, chats(), talk),
    );
    expect(batch).toMatchObject({
      state: 'failed',
      failure: { code: 'WRITING_FAILED', details: { row: 1 } },
    });
    expect(await taskOf(batch)).toMatchObject({ state: 'failed', error: { code: 'IMPORT_FAILED' } });
    // Nothing waits to be tried again.
    expect(await app.jobs.drain()).toBe(0);
  });

  test('a day that cannot be counted: with the day; the rows are kept and counted by the next file', async () => {
    const batch = await whileBroken(
      'revoke insert on conversations.half_hour_fact from zuoxi_conversations',
      'grant insert on conversations.half_hour_fact to zuoxi_conversations',
      () => importFile(app, ctx, chats(), talk),
    );
    expect(batch).toMatchObject({
      state: 'failed',
      rowsAccepted: 4,
      failure: { code: 'COUNTING_FAILED', details: { on: '2026-11-20' } },
    });
    expect(await taskOf(batch)).toMatchObject({ state: 'failed' });
    expect(await importFile(app, ctx, chats(), talk)).toMatchObject({ state: 'completed', rowsKnown: 4 });
    expect(await countOf('half_hour_fact')).toBeGreaterThan(0);
  });

  test('too many tries: both say so', async () => {
    const file = await app.receive(ctx, 'a.csv', talk, storeId);
    const { importBatchId, taskId } = await app.get(ImportService).accept(ctx, file, chats());
    const job = { ctx, input: { batchId: importBatchId, storeId }, taskId: taskId as string };
    await app.jobs.giveUp('import.conversations', job);
    const [batch] = await app.get(ImportService).getMany(ctx, [importBatchId]);
    expect(batch).toMatchObject({ state: 'failed', failure: { code: 'GIVEN_UP' } });
    expect(await app.get(TaskReader).find(ctx, taskId as string)).toMatchObject({ state: 'failed' });
    await app.jobs.drain();
  });

  /** What no table can hold, in every column that a file can have. */
  const odd = ['a\u0000b', '\ud800', 'x'.repeat(5000)];
  const lines = (rows: readonly Record<string, string>[]) =>
    rows.map((row) => JSON.stringify(row)).join('\n');
  const good: Readonly<
    Record<'conversations' | 'orders' | 'aftersales' | 'performance', Record<string, string>>
  > = {
    conversations: {
      ...{ 会话ID: 'c1', 买家: '小王', 客服: '店铺:小美', 时间: '2026-11-20 10:00:00', 发送方: '客户' },
      ...{ 内容: '在吗', 消息ID: 'm1', 订单号: '1', 其它: '' },
    },
    orders: {
      ...{
        订单编号: 'A1',
        买家昵称: '小王',
        实付金额: '10',
        订单状态: '成功',
        下单时间: '2026-11-20 10:00:00',
      },
      ...{ 付款时间: '2026-11-20 10:00:00', 客服: '小美', 数量: '1', 宝贝标题: '灯', 其它: '' },
    },
    aftersales: {
      ...{ 订单编号: 'A1', 退款编号: 'R1', 买家昵称: '小王', 售后类型: '退货', 金额: '1', 原因: '不喜欢' },
      ...{ 处理结果: '成功', 客服: '小美', 时间: '2026-11-20 10:00:00', 其它: '' },
    },
    performance: {
      ...{ 客服: '小美', 日期: '2026-11-20', 接待量: '1', 售前接待人数: '1', '30s应答率': '98%', 其它: '' },
    },
  };

  test.each(Object.entries(good))('%s with odd values in any column', async (kind, row) => {
    const rows = Object.keys(row).flatMap((column, at) =>
      odd.map((value, which) => ({
        ...row,
        ...(row['会话ID'] ? { 会话ID: `c${at}-${which}`, 消息ID: `m${at}-${which}` } : {}),
        [column]: value,
      })),
    );
    const facts = { storeId, kind: kind as keyof typeof good };
    const batch = await importFile(app, ctx, facts, `${lines([row, ...rows])}\n`, 'export.jsonl');
    expect(batch).toMatchObject({ state: 'completed', rowsRead: rows.length + 1 });
    expect(await taskOf(batch)).toMatchObject({ state: 'succeeded' });
    // Refused by the reader, which knows the column; the database never had to.
    expect((await errorsOf()).filter((line) => line.endsWith('ROW_NOT_STORED'))).toEqual([]);
  });

  test('an agent twice in one file', async () => {
    const text =
      '客服,接待量,售前接待人数,30s应答率\n小鹿-a,120,80,98%\n小鹿-b,60,40,95%\n小鹿-a,30,20,90%\n';
    const facts = { storeId, kind: 'performance' as const, preset: 'jd-kfguanjia' };
    const batch = await importFile(app, ctx, facts, text, '客服管家-20260810.csv');
    expect(batch).toMatchObject({ state: 'completed', rowsRead: 3 });
    expect(await taskOf(batch)).toMatchObject({ state: 'succeeded' });
  });
});

describe('whose it is', () => {
  test('a foreign store and an unknown one are refused alike', async () => {
    const foreign = await aShop(app);
    const file = await app.receive(ctx, 'a.csv', talk, storeId);
    const refusals = await Promise.all(
      [foreign.storeId, newId()].map((id) =>
        app
          .get(ImportService)
          .accept(ctx, file, { storeId: id, kind: 'conversations' })
          .catch((error) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test('the same file in two shops is two imports, and each shop lists its own talks', async () => {
    const other = await aShop(app);
    await importFile(app, ctx, chats(), talk);
    const second = await importFile(app, other.ctx, { storeId: other.storeId, kind: 'conversations' }, talk);
    expect(second).toMatchObject({ rowsAccepted: 4, rowsKnown: 0 });
    const listed = await app
      .get(ConversationService)
      .list(other.ctx, { storeId: other.storeId, on: '2026-11-20' });
    expect(listed.totalCount).toBe(2);
  });
});
