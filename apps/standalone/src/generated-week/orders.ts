import {
  type AfterSale,
  type Chat,
  dateOf,
  DAY,
  dayAfter,
  days,
  type Dice,
  HOUR,
  midnight,
  MINUTE,
  type Order,
  type WeekFile,
} from './rows.js';

/** Orders of the week's buyers, before, during and after their talks, and of people who never wrote. */
export function ordersOf(dice: Dice, chats: readonly Chat[]): Order[] {
  const orders: Order[] = [];
  const add = (buyer: string, orderedAt: number, paidAt: number | null) =>
    orders.push({
      ...{ no: `D${String(orders.length + 1).padStart(6, '0')}`, buyer, orderedAt, paidAt },
      amount: `${dice.between(10, 300)}.${dice.between(10, 99)}`,
      pieces: dice.chance(80) ? String(dice.between(1, 4)) : '',
    });
  for (const own of Map.groupBy(chats, ({ buyer, at }) => `${buyer} ${dateOf(at)}`).values()) {
    const asked = own.find(({ kind }) => kind === 'question');
    if (!asked || !dice.chance(45)) continue;
    const { buyer, at } = asked;
    const start = midnight(dateOf(at));
    const ways = [
      () => add(buyer, at + 20 * MINUTE, at + 25 * MINUTE),
      () => add(buyer, at + 20 * MINUTE, start + DAY + 10 * HOUR),
      () => add(buyer, start + DAY + 9 * HOUR, start + 2 * DAY - 1000),
      () => add(buyer, start + DAY + 9 * HOUR, start + 2 * DAY),
      () => add(buyer, at + 30 * MINUTE, null),
      // A moment before the question, and at it.
      () => add(buyer, at - 1000, at + 10 * MINUTE),
      () => add(buyer, at, at),
      () => add(buyer, start - dice.between(1, 29) * DAY + 12 * HOUR, start - HOUR),
      () => add(buyer, start - 30 * DAY, start - 30 * DAY + HOUR),
      () => add(buyer, start - 30 * DAY - 1000, start - 30 * DAY + HOUR),
      // A deposit long ago, and the rest after asking.
      () => add(buyer, start - dice.between(35, 60) * DAY, at + HOUR),
      () => add(buyer, start - 40 * DAY, start - 39 * DAY),
    ];
    dice.pick(ways)();
    if (dice.chance(25)) add(buyer, at + 40 * MINUTE, at + 50 * MINUTE);
    if (dice.chance(10)) dice.pick(ways)();
  }
  for (const on of days)
    for (let index = 0; index < 5; index++)
      add(`没来问${on}${index}`, midnight(on) + dice.between(0, 1439) * MINUTE, null);
  // Times of a later day than the files tell of are not there yet.
  return orders.filter(({ orderedAt }) => orderedAt < midnight(dayAfter(days.at(-1) as string)));
}

/** Runs of days without a gap: a file tells of every day between its first and its last. */
function runsWithout(missing: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const on of days) {
    if (missing.includes(on)) runs.push([]);
    else runs.at(-1)?.push(on);
  }
  return runs.filter((run) => run.length);
}

/** As it was the night after, two days a file, and as it is in the end; what is older came before. */
export function orderFiles(
  dice: Dice,
  orders: readonly Order[],
  missing: readonly string[],
): WeekFile<Order>[] {
  const end = midnight('2026-11-16') + 11 * HOUR;
  const known = (order: Order, asOf: number): Order => ({
    ...order,
    paidAt: order.paidAt !== null && order.paidAt <= asOf ? order.paidAt : null,
  });
  const first = midnight(days[0] as string);
  const old = orders.filter(({ orderedAt }) => orderedAt < first);
  const of = (run: readonly string[]) => orders.filter(({ orderedAt }) => run.includes(dateOf(orderedAt)));
  // As it was first: another amount, another buyer, another time of the day.
  const early = (order: Order, asOf: number): Order =>
    dice.chance(20)
      ? {
          ...known(order, asOf),
          amount: '1.00',
          buyer: dice.chance(50) ? dice.pick(orders).buyer : order.buyer,
          orderedAt: dice.chance(50)
            ? midnight(dateOf(order.orderedAt)) + dice.between(0, 1439) * MINUTE
            : order.orderedAt,
        }
      : known(order, asOf);
  const files = runsWithout(missing).flatMap((run): WeekFile<Order>[] => [
    ...run.flatMap((on, index) => {
      if (index % 2) return [];
      const pair = run.slice(index, index + 2);
      const asOf = midnight(pair.at(-1) as string) + DAY + HOUR;
      return [{ name: `orders-${on}`, asOf, rows: of(pair).map((order) => early(order, asOf)) }];
    }),
    { name: `orders-later-${run[0]}`, asOf: end, rows: of(run).map((order) => known(order, end)) },
  ]);
  return [
    { name: 'before', asOf: first, rows: old.map((order) => known(order, first)) },
    { name: 'before-later', asOf: end, rows: old.map((order) => known(order, end)) },
    ...files.map((file) => ({ ...file, rows: dice.shuffled(file.rows) })),
  ].filter(({ rows }) => rows.length);
}

/** Of an order that the files tell of, or of one that they do not. */
const ofOrder = (order: Order | null, name: string) =>
  order
    ? { order: order.no, buyer: order.buyer }
    : { order: `D9${name.replaceAll('-', '')}`, buyer: `没来问${name}` };

export const afterSaleFiles = (
  dice: Dice,
  orders: readonly Order[],
  missing: readonly string[],
): WeekFile<AfterSale>[] =>
  runsWithout(missing).flatMap((run) => {
    const rows = run.flatMap((on) =>
      Array.from({ length: dice.between(1, 8) }, (_, index): AfterSale => ({
        no: `R${on.slice(8)}${index}`,
        ...ofOrder(orders.length ? dice.pick(orders) : null, `${on}${index}`),
        amount: dice.pick(['9.90', '5.05', '500.00']),
        state: '退款中',
        at: midnight(on) + dice.between(0, 1439) * MINUTE,
      })),
    );
    const asOf = midnight(run.at(-1) as string) + DAY + HOUR;
    // The state moves on, and a case is asked for later than was first said.
    const later = rows
      .filter(() => dice.chance(50))
      .map((row) => ({
        ...row,
        state: '退款成功',
        at: midnight(dateOf(row.at)) + dice.between(0, 1439) * MINUTE,
      }));
    return [
      { name: `cases-${run[0]}`, asOf, rows: dice.shuffled(rows) },
      { name: `cases-${run[0]}-later`, asOf: asOf + 2 * HOUR, rows: later },
    ].filter((file) => file.rows.length);
  });
