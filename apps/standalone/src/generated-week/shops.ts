import { filesOf, talksOf, withoutNumbers } from './chats.js';
import { afterSaleFiles, orderFiles, ordersOf } from './orders.js';
import { type AfterSale, type Chat, Dice, type Order, type ShopWeek, stamp, type WeekFile } from './rows.js';

/** What of each shop's week never came. */
const missing = {
  tmall: { orders: [], afterSales: ['2026-11-12'] },
  jd: { orders: ['2026-11-12'], afterSales: [] },
  pdd: { orders: 'all', afterSales: ['2026-11-13'] },
  douyin: { orders: [], afterSales: ['2026-11-10'] },
} as const;

export function weekOf(platform: ShopWeek['platform'], seed: number, perDay: number): ShopWeek {
  const dice = new Dice(seed);
  const isNumbered = platform !== 'pdd';
  const talks = talksOf(dice, platform, perDay);
  const rows = isNumbered ? talks : withoutNumbers(talks);
  const chats = filesOf(dice, rows, isNumbered);
  const orders = ordersOf(dice, rows);
  const without = missing[platform];
  const undone = { isUndone: true, asOf: Math.max(...chats.map(({ asOf }) => asOf)) + 1000 };
  return {
    platform,
    chats: isNumbered ? [...chats, { ...undone, name: 'wrong', rows: wrongRows(dice, rows) }] : chats,
    orders:
      without.orders === 'all'
        ? []
        : [
            ...orderFiles(dice, orders, without.orders),
            {
              ...undone,
              name: 'wrong',
              rows: orders.slice(0, 200).map((order) => ({ ...order, paidAt: null })),
            },
          ],
    afterSales: afterSaleFiles(dice, orders, without.afterSales),
  };
}

/** A file of another shop, say: talks that never were, and replies a second after the question. */
function wrongRows(dice: Dice, rows: readonly Chat[]): Chat[] {
  const moved = rows.flatMap((row, index) => {
    const former = rows[index - 1];
    const isReply = row.kind === 'human' && former?.kind === 'question' && former.session === row.session;
    return isReply && dice.chance(20) ? [{ ...row, at: former.at + 500 }] : [];
  });
  const strange = rows
    .filter(({ kind }) => kind === 'question')
    .slice(0, 40)
    .map((row) => ({ ...row, id: `x${row.id}`, buyer: `别家${row.id}`, session: `x${row.session}` }));
  return dice.shuffled([
    ...moved.map((row) => ({ ...row, at: Math.floor(row.at / 1000) * 1000 })),
    ...strange,
  ]);
}

const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');

export const chatText = ({ rows }: WeekFile<Chat>, isNumbered: boolean): string =>
  [
    [...(isNumbered ? ['会话ID', '消息ID'] : []), '买家', '客服', '时间', '发送方', '消息类型', '内容'],
    ...rows.map(({ id, session, buyer, account, at, sender, type, text }) => [
      ...(isNumbered ? [session, id] : []),
      ...[buyer, account ?? '', stamp(at), sender, type, text],
    ]),
  ]
    .map(line)
    .join('\n');

export const orderText = ({ rows }: WeekFile<Order>): string =>
  [
    ['订单编号', '买家会员名', '买家实际支付金额', '宝贝总数量', '订单创建时间', '订单付款时间'],
    ...rows.map(({ no, buyer, amount, pieces, orderedAt, paidAt }) => [
      ...[no, buyer, amount, pieces, stamp(orderedAt)],
      paidAt === null ? '' : stamp(paidAt),
    ]),
  ]
    .map(line)
    .join('\n');

export const afterSaleText = ({ rows }: WeekFile<AfterSale>): string =>
  [
    ['订单编号', '退款编号', '买家会员名', '退款总额', '退款申请时间', '退款状态'],
    ...rows.map(({ no, order, amount, buyer, at, state }) => [order, no, buyer, amount, stamp(at), state]),
  ]
    .map(line)
    .join('\n');
