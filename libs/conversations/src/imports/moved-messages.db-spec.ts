import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { chatCsv, type ChatLine, exchange, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { AgentAccountService } from './agent-account.service.js';
import { ImportUndoService } from './import-undo.service.js';
import { type BatchRow, ImportService } from './import.service.js';

const [day1, day2, day3] = ['2026-11-01', '2026-11-02', '2026-11-03'] as const;
const weeksOn = '2026-11-19';
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

/** A file that tells of a moment of the day after all of them: `09:00`. */
const bring = (
  text: string,
  asOf: string,
  kind: 'conversations' | 'orders' | 'aftersales' = 'conversations',
) => importFile(app, ctx, { storeId, kind, asOf: new Date(`2026-11-20T${asOf}:00+08:00`) }, text);
async function undo(batch: BatchRow) {
  await app.get(ImportUndoService).undo(ctx, { id: batch.id, reason: '错' });
  await app.jobs.drain('import.undo');
  expect((await app.get(ImportService).getMany(ctx, [batch.id]))[0]).toMatchObject({ state: 'undone' });
}
const rowsOf = async (table: string, columns: string) =>
  (
    await app.db.admin.query(
      `select ${columns} from conversations.${table} where store_id = $1 order by 1, 2, 3`,
      [storeId],
    )
  ).rows;
/** All that counts, of every day. */
const state = async () => ({
  messages: await rowsOf(
    'message',
    `business_date, encode(fingerprint, 'hex') as f, at, text, direction, agent_account, type, batch_id, row_no, conversation_id`,
  ),
  talks: (
    await rowsOf(
      'conversation',
      'business_date, external_id, message_count, rounds, rounds_in_time, parts, agent_accounts, started_at, ended_at',
    )
  ).filter(({ message_count }) => message_count > 0),
  facts: await rowsOf('half_hour_fact', 'business_date, slot_minute, agent_account, sums'),
  stale: await rowsOf('stale_day', 'business_date, store_id, provider_id'),
});
const perDay = async () => {
  const { messages, talks, facts, stale } = await state();
  const days = (rows: readonly { business_date: string }[]) => [
    ...new Set(rows.map(({ business_date: on }) => on)),
  ];
  expect(stale).toEqual([]);
  return { messages: days(messages), talks: days(talks), facts: days(facts), count: messages.length };
};
const changedDays = async () =>
  (await rowsOf('day_change', 'business_date, store_id, 1')).map(({ business_date: on }) => on);
const counts = (batch: BatchRow) => ({
  new: batch.rowsAccepted,
  changed: batch.rowsChanged,
  same: batch.rowsKnown,
  outdated: batch.rowsOutdated,
  conflict: batch.rowsConflict,
});
const none = { new: 0, changed: 0, same: 0, outdated: 0, conflict: 0 };

/** The same talk, said to have been on a day. */
const said = (on: string, over: Partial<ChatLine> = {}): string =>
  chatCsv(
    exchange('小王', `${on} 10:00:00`).map((line, index) => ({
      ...line,
      ...{ conversation: 'T1', message: `M${index}` },
      ...over,
    })),
  );
const at = <Value>(values: readonly Value[], place: number): Value => values[place] as Value;

describe.each([
  ['the next day', day2],
  ['weeks later', weeksOn],
])('a talk whose time is corrected to %s', (_, there) => {
  const wrong = said(day1);
  const right = said(there);

  test('stands there once, counted as changed; both days follow', async () => {
    await bring(wrong, '09:00');
    await app.db.admin.query('delete from conversations.day_change where store_id = $1', [storeId]);
    const batch = await bring(right, '10:00');
    expect(await perDay()).toEqual({ messages: [there], talks: [there], facts: [there], count: 2 });
    expect(counts(batch)).toEqual({ ...none, changed: 2 });
    expect(await changedDays()).toEqual([day1, there]);
    const accounts = await app.get(AgentAccountService).pending(ctx, storeId);
    expect(accounts.map(({ conversations }) => conversations)).toEqual([1]);
  });

  test('stands there as well when the older file comes last, counted as outdated', async () => {
    await bring(right, '10:00');
    const before = await state();
    const batch = await bring(wrong, '09:00');
    expect(await state()).toEqual(before);
    expect(counts(batch)).toEqual({ ...none, outdated: 2 });
  });

  test('comes back exactly when the correction is taken back', async () => {
    const first = await bring(wrong, '09:00');
    const before = await state();
    const correction = await bring(right, '10:00');
    await undo(correction);
    expect(await state()).toEqual(before);
    await undo(first);
    expect((await state()).messages).toEqual([]);
  });

  test('stays when the wrong file is taken back', async () => {
    const first = await bring(wrong, '09:00');
    const correction = await bring(right, '10:00');
    const before = await state();
    await undo(first);
    expect(await state()).toEqual(before);
    await undo(correction);
    expect((await state()).messages).toEqual([]);
    expect(await rowsOf('brought_row', 'kind, key, batch_id')).toEqual([]);
  });

  test('comes to the wrong file’s day when that came last and the other is taken back', async () => {
    const correction = await bring(right, '10:00');
    const older = await bring(wrong, '09:00');
    await undo(correction);
    expect(await perDay()).toEqual({ messages: [day1], talks: [day1], facts: [day1], count: 2 });
    await undo(older);
    expect((await state()).messages).toEqual([]);
  });

  test('said the same by two files, it goes from and comes back to both', async () => {
    await bring(wrong, '08:00');
    const again = await bring(`${wrong}\n`, '09:00');
    const correction = await bring(right, '10:00');
    expect(await perDay()).toMatchObject({ messages: [there], count: 2 });
    await undo(again);
    await undo(correction);
    expect(await perDay()).toMatchObject({ messages: [day1], count: 2 });
  });
});

describe('three files', () => {
  const moments = ['09:00', '10:00', '11:00'];
  const paths = [
    ['on three days', [day1, day2, day3], [0, 1, 2]],
    ['on three days', [day1, day2, day3], [2, 0, 1]],
    ['there and back', [day1, day2, day1], [0, 2, 1]],
    ['there and back', [day1, day2, day1], [1, 0, 2]],
    ['and the last two agree on the day', [day1, day2, day2], [0, 2, 1]],
    ['and the first two agree on the day', [day1, day1, day2], [2, 1, 0]],
  ] as const;

  test.each(paths)(
    '%s %j, coming in as %j: the last moment of those that stand is right, whichever goes',
    async (_, days, order) => {
      const texts = days.map((on, index) => said(on, { text: `第${index}版` }));
      const batches: BatchRow[] = [];
      for (const place of order) batches[place] = await bring(at(texts, place), at(moments, place));
      const standing = new Set([0, 1, 2]);
      const expectRight = async () => {
        const last = [...standing].sort().at(-1);
        const { messages } = await state();
        expect(messages.map(({ business_date: on, text }) => [on, text])).toEqual(
          last === undefined ? [] : [0, 1].map(() => [at(days, last), `第${last}版`]),
        );
        expect(await perDay()).toMatchObject({ talks: last === undefined ? [] : [at(days, last)] });
      };
      await expectRight();
      for (const place of [...order].reverse()) {
        await undo(at(batches, place));
        standing.delete(place);
        await expectRight();
      }
    },
  );

  test('the one between goes first', async () => {
    const batches: BatchRow[] = [];
    for (const [place, on] of [day1, day2, day3].entries())
      batches.push(await bring(said(on), at(moments, place)));
    await undo(at(batches, 1));
    expect(await perDay()).toMatchObject({ messages: [day3], count: 2 });
    await undo(at(batches, 2));
    expect(await perDay()).toMatchObject({ messages: [day1], count: 2 });
  });
});

test('of a talk over midnight one message moves; the others stay, and so do its beginning and end', async () => {
  const line = (id: string, when: string, from: ChatLine['from'], text: string): ChatLine => ({
    ...{ conversation: 'T1', message: id, buyer: '小王', at: when, from, text },
  });
  const talk = (last: string) =>
    chatCsv([
      line('1', `${day1} 23:50:00`, '买家', '在吗'),
      line('2', `${day1} 23:51:00`, '客服', '在的'),
      line('3', last, '买家', '谢谢'),
    ]);
  await bring(talk(`${day1} 23:59:50`), '09:00');
  const before = await state();
  const correction = await bring(talk(`${day2} 00:00:10`), '10:00');
  expect(counts(correction)).toEqual({ ...none, changed: 1, same: 2 });
  expect((await state()).talks).toMatchObject([
    { business_date: day1, message_count: 2, ended_at: new Date('2026-11-01T15:51:00Z') },
    { business_date: day2, message_count: 1 },
  ]);
  await undo(correction);
  expect(await state()).toEqual(before);
});

test('another talk of the same number on another day stays', async () => {
  const talk = (on: string, ids: string) =>
    chatCsv(
      exchange('小王', `${on} 10:00:00`, { conversation: 'T1' }).map((line, index) => ({
        ...line,
        message: `${ids}${index}`,
      })),
    );
  await bring(talk(day1, 'a'), '09:00');
  expect(counts(await bring(talk(day2, 'b'), '10:00'))).toEqual({ ...none, new: 2 });
  expect(await perDay()).toMatchObject({ messages: [day1, day2], count: 4 });
});

test('a file that has one number on two days counts anew each day: both stand, and so they do in the next file', async () => {
  const [line] = exchange('小王', `${day1} 10:00:00`) as [ChatLine];
  const daily = [line, { ...line, at: `${day2} 10:00:00` }];
  expect(counts(await bring(chatCsv(daily), '09:00'))).toEqual({ ...none, new: 2 });
  const next = [daily[1] as ChatLine, { ...line, at: `${day3} 10:00:00` }];
  expect(counts(await bring(chatCsv(next), '10:00'))).toEqual({ ...none, new: 1, same: 1 });
  expect(await perDay()).toMatchObject({ messages: [day1, day2, day3], count: 3 });
});

describe.each([
  [
    'orders',
    'order_record',
    (on: string) => `订单编号,买家昵称,实付金额,订单状态,下单时间\nA1,小王,100.00,成功,${on} 10:00:00\n`,
  ],
  [
    'aftersales',
    'after_sale',
    (on: string) =>
      `订单编号,退款编号,买家会员名,退款总额,退款申请时间,退款状态\nA1,R1,小王,19.90,${on} 10:00:00,退款中\n`,
  ],
] as const)('%s whose day is corrected', (kind, table, text) => {
  const rows = () => rowsOf(table, 'business_date, order_no, buyer, batch_id');

  test.each([
    ['the earlier moment first', [0, 1]],
    ['the later moment first', [1, 0]],
  ] as const)('are on the right day once, %s, and back when that goes', async (_, places) => {
    const files = [
      { content: text(day1), asOf: '09:00' },
      { content: text(weeksOn), asOf: '10:00' },
    ];
    const batches: BatchRow[] = [];
    for (const place of places) {
      const { content, asOf } = at(files, place);
      batches[place] = await bring(content, asOf, kind);
    }
    expect(await rows()).toMatchObject([{ business_date: weeksOn }]);
    expect(counts(at(batches, places[1]))).toEqual({
      ...none,
      ...(places[0] === 0 ? { changed: 1 } : { outdated: 1 }),
    });
    await undo(at(batches, 1));
    expect(await rows()).toMatchObject([{ business_date: day1 }]);
    await undo(at(batches, 0));
    expect(await rows()).toEqual([]);
  });
});
