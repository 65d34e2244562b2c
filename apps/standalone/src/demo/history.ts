import { addDays, instantAt, weekday } from '@zuoxi/platform/calendar';
import { shapeOfDay } from '@zuoxi/staffing';
import { buyerWords, fill, scenesOf } from './dialogues.js';
import { type Random, seededRandom } from './random.js';

export interface DemoStore {
  readonly slug: string;
  readonly category: 'home' | 'baby' | 'outdoor';
  /** Conversations of an ordinary weekday. */
  readonly perDay: number;
}
/** Who is at work at a minute of a day, as the platform's accounts. */
export type OnDuty = (on: string, minute: number) => readonly string[];
export interface DemoDay {
  readonly chats: string;
  readonly orders: string;
  readonly afterSales: string;
}

const csv = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n');

const chatHeader = ['会话ID', '消息ID', '买家', '客服', '时间', '发送方', '内容'];
const orderHeader = [
  '订单编号',
  '买家会员名',
  '买家实际支付金额',
  '订单状态',
  '订单创建时间',
  '订单付款时间',
];
const afterSaleHeader = [
  '订单编号',
  '买家会员名',
  '售后类型',
  '退款金额',
  '原因',
  '处理结果',
  '客服',
  '申请时间',
];

const stamp = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/**
 * A store's days as its platform would export them at `until`: talks that went on over midnight may not have ended yet.
 * The same for the same seed and dates.
 */
export function makeHistory(
  store: DemoStore,
  onDuty: OnDuty,
  lastOn: string,
  days: number,
  seed: number,
  until: Date,
): DemoDay {
  const random = seededRandom(seed);
  const shape = shapeOfDay().filter(({ slotMinute }) => slotMinute >= 540);
  const chats: (string | number)[][] = [chatHeader];
  const orders: (string | number)[][] = [orderHeader];
  const afterSales: (string | number)[][] = [afterSaleHeader];
  for (let back = days - 1; back >= 0; back -= 1) {
    const on = addDays(lastOn, -back);
    const busy = weekday(on) >= 6 ? 1.2 : 1;
    const count = Math.round(store.perDay * busy * random.between(0.88, 1.12));
    for (let index = 0; index < count; index += 1) {
      const slot = pickSlot(shape, random);
      const startedAt = instantAt(on, slot + random.whole(0, 29)).getTime() + random.whole(0, 59) * 1000;
      const account = random.pick(onDuty(on, slot));
      oneConversation(store, account, on, index, startedAt, slot, random, until, chats, orders, afterSales);
    }
  }
  return { chats: csv(chats), orders: csv(orders), afterSales: csv(afterSales) };
}

function pickSlot(shape: readonly { slotMinute: number; share: number }[], random: Random): number {
  let left = random.next() * shape.reduce((sum, { share }) => sum + share, 0);
  return shape.find(({ share }) => (left -= share) <= 0)?.slotMinute ?? 1200;
}

function oneConversation(
  store: DemoStore,
  account: string,
  on: string,
  index: number,
  startedAt: number,
  slot: number,
  random: Random,
  until: Date,
  chats: (string | number)[][],
  orders: (string | number)[][],
  afterSales: (string | number)[][],
): void {
  const id = `${store.slug}-${on.replaceAll('-', '')}-${String(index).padStart(4, '0')}`;
  const kind = random.chance(0.22) ? 'aftersale' : 'presale';
  const scene = random.pick(scenesOf(kind));
  const buyer = `${random.pick(buyerWords)}${random.whole(1000, 99999)}`;
  const rush = slot >= 1200 && slot < 1320;
  const abandoned = random.chance(rush ? 0.03 : 0.008);
  let at = startedAt;
  let line = 0;
  const isPast = (moment: number) => moment <= until.getTime();
  const say = (direction: '买家' | '客服', text: string) => {
    const words = fill(text, store.category, random);
    if (!isPast(at)) return;
    chats.push([id, `${id}-${line}`, buyer, account, stamp(new Date(at)), direction, words]);
    line += 1;
  };
  scene.asks.forEach((ask, turn) => {
    say('买家', ask);
    if (abandoned && turn === scene.asks.length - 1) return;
    const slow = random.chance(rush ? 0.06 : 0.015);
    at += (slow ? random.whole(190, 420) : random.whole(6, rush ? 95 : 55)) * 1000;
    const answer = scene.answers[turn];
    if (answer) say('客服', answer);
    at += random.whole(8, 60) * 1000;
  });
  if (kind === 'presale' && scene.orders && random.chance(0.62)) {
    const willPay = random.chance(0.93);
    const price = random.whole(39, 399);
    const number = `${on.replaceAll('-', '')}${String(index).padStart(5, '0')}${random.whole(100, 999)}`;
    const amount = willPay ? `${price}.${random.whole(10, 99)}` : '-';
    const paidAt = willPay ? at + random.whole(20, 900) * 1000 : Infinity;
    const paid = isPast(paidAt);
    if (isPast(at))
      orders.push([
        number,
        buyer,
        paid ? amount : '-',
        paid ? '买家已付款' : '等待买家付款',
        stamp(new Date(at)),
        paid ? stamp(new Date(paidAt)) : '',
      ]);
  }
  if (kind === 'aftersale' && random.chance(0.8)) {
    const number = `${on.replaceAll('-', '')}9${String(index).padStart(5, '0')}`;
    const type = random.pick(['仅退款', '退货退款', '换货', '补发']);
    const money = type === '仅退款' || type === '退货退款' ? `${random.whole(19, 199)}.00` : '-';
    const reason = random.pick(['质量问题', '物流延误', '少件', '不喜欢']);
    const outcome = random.pick(['已同意', '已补寄', '处理中']);
    if (isPast(at))
      afterSales.push([number, buyer, type, money, reason, outcome, account, stamp(new Date(at))]);
  }
}
