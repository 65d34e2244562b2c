import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { ImportUndoService } from './import-undo.service.js';

const phone = '13912345678';
const other = '13998765678';
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

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await app.db.admin.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'pgboss')`,
  );
  const texts = [];
  for (const { name } of tables)
    texts.push(...(await app.db.admin.query(`select '${name} ' || t::text as row from ${name} t`)).rows);
  return texts.map(({ row }) => row).join('\n');
}
const linesWith = (text: string, needle: string) => text.split('\n').filter((line) => line.includes(needle));
const chats = (buyer: string) =>
  `会话ID,买家,客服,时间,发送方,内容\nc-${buyer},${buyer},小美,2026-11-20 10:00:00,买家,打我${phone}\nc-${buyer},${buyer},小美,2026-11-20 10:00:20,客服,好的\n`;

test('no column of any file brings a number into any table, nor does undoing', async () => {
  const name = `王女士${phone}.csv`;
  const files = [
    ['conversations', chats(phone)],
    ['conversations', chats(`tb${phone}`)],
    ['conversations', `会话ID,买家,客服,时间,发送方,内容\n1,小王,小美,昨天${phone},买家,在吗\n`],
    [
      'orders',
      `订单编号,买家昵称,实付金额,订单状态,下单时间\nA1,${phone},10.00,联系${phone},2026-11-20 10:00:00\nA2,jd_${phone},x${phone},成功,2026-11-20 10:00:00\n`,
    ],
    [
      'orders',
      `订单编号,买家昵称,实付金额,订单状态,下单时间\nA1,${phone},12.00,联系${phone},2026-11-20 10:00:00\n`,
    ],
    [
      'aftersales',
      `订单编号,退款编号,买家会员名,退款总额,退款申请时间,退款状态,退款原因\nA1,R1,${phone},1.00,2026-11-20 10:00:00,打${phone},买家电话${phone}\n`,
    ],
    [
      'performance',
      `客服,日期,接待量,售前接待人数,30s应答率,备注\n小鹿-a,2026-11-20,120,80,98%,电话${phone}\n小鹿-b,2026-11-20,${phone}个,80,98%,\n`,
    ],
  ] as const;
  const batches = [];
  for (const [kind, text] of files)
    batches.push(
      await importFile(
        app,
        ctx,
        { storeId, kind, ...(kind === 'performance' ? { preset: 'jd-kfguanjia' } : {}) },
        text,
        name,
      ),
    );
  expect(batches.map(({ state }) => state)).toEqual(batches.map(() => 'completed'));
  expect(linesWith(await everything(), phone)).toEqual([]);
  for (const { id } of batches.slice(0, 2)) {
    await app.get(ImportUndoService).undo(ctx, { id, reason: '错' });
    await app.jobs.drain('import.undo');
  }
  expect(linesWith(await everything(), phone)).toEqual([]);
});

test('two buyers whose masked nicks are alike stay two, and one stays one in every file', async () => {
  await importFile(app, ctx, { storeId, kind: 'conversations' }, chats(phone));
  await importFile(app, ctx, { storeId, kind: 'conversations' }, chats(other));
  await importFile(app, ctx, { storeId, kind: 'orders' }, `订单编号,买家昵称,订单状态\nA1,${phone},成功\n`);
  const { rows } = await app.db.admin.query(
    `select c.buyer, count(o.id)::int as orders from conversations.conversation c
       left join conversations.order_record o on o.store_id = c.store_id and o.buyer = c.buyer
      where c.store_id = $1 group by 1 order by 2`,
    [storeId],
  );
  expect(rows).toEqual([
    { buyer: expect.stringMatching(/^139\*\*\*\*5678·[0-9a-f]{6}$/), orders: 0 },
    { buyer: expect.stringMatching(/^139\*\*\*\*5678·[0-9a-f]{6}$/), orders: 1 },
  ]);
  expect(rows[0].buyer).not.toBe(rows[1].buyer);
});

test('what says what a cell is stands above it', async () => {
  const id = '11010519491231002' + '1';
  await importFile(
    app,
    ctx,
    { storeId, kind: 'performance', preset: 'jd-kfguanjia' },
    `客服,日期,接待量,售前接待人数,30s应答率,身份证\n小鹿-a,2026-11-20,120,80,98%,${id}\n`,
  );
  expect(linesWith(await everything(), id)).toEqual([]);
});
